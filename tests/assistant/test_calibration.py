"""A calibration that is kept in a store, and used by whoever opens it."""

import logging
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.assistant import Assistant
from assistant.calibration import FILE, Calibration, calibration_of, fingerprint, keep
from assistant.records import Level, Status
from assistant.settings import Settings
from index.errors import StoreError
from index.store import Store
from tests.stub_encoder import StubEncoder
from ui.page.ask.opening import start

QUESTION = "what did the IAG say about custody?"


@pytest.fixture
def made(copied_store: Path) -> Calibration:
    version = Store(copied_store).manifest.version
    return Calibration(
        test_set="set.csv",
        test_set_sha256="5e7",
        made="2003-09-02T12:00:00+00:00",
        questions=200,
        store_version=version,
        settings=fingerprint(Settings()),
        read_by="",
        slope=0.5,
        intercept=-1.0,
        shipped_threshold=0.3,
        most_wrong=0.1,
        answered=90,
        wrong=4,
    )


def opened(folder: Path, level: Level = Level.BALANCED) -> Assistant:
    store = Store(folder)
    return Assistant(store, level=level, encoder=StubEncoder(), calibration=calibration_of(store, Settings()))


def test_a_kept_calibration_gives_the_chance_and_the_threshold(copied_store: Path, made: Calibration) -> None:
    before = opened(copied_store).ask(QUESTION)
    assert before.status is Status.ANSWERED
    assert keep(made, copied_store) == copied_store / FILE
    assistant = opened(copied_store)
    after = assistant.ask(QUESTION)
    assert assistant.threshold == pytest.approx(made.chance(0.3))
    assert after.confidence == pytest.approx(made.chance(before.confidence), abs=0.001)
    assert after.citations == before.citations
    assert (
        opened(copied_store, Level.EAGER).threshold
        < assistant.threshold
        < opened(copied_store, Level.CAUTIOUS).threshold
    )
    keep(replace(made, shipped_threshold=0.98), copied_store)
    assert opened(copied_store).ask(QUESTION).status is Status.NOT_FOUND


def test_the_page_says_what_is_promised(copied_store: Path, made: Calibration) -> None:
    keep(made, copied_store)
    promise = (
        "At most 10% of answers are wrong, 95% sure (200 questions of set.csv, 2 September 2003); 45% were answered, "
        "4 of 90 wrongly."
    )
    assert f"{promise} Nothing is kept." in start(opened(copied_store), "Nothing is kept.")


@pytest.mark.parametrize(
    ("other", "said"),
    [
        pytest.param({"store_version": "0123456789ab"}, "other texts", id="of other texts"),
        pytest.param({"settings": "0123456789ab"}, "other settings", id="of other settings"),
    ],
)
def test_a_stale_calibration_is_told_in_one_line_and_not_used(
    copied_store: Path, made: Calibration, caplog: pytest.LogCaptureFixture, other: dict[str, str], said: str
) -> None:
    keep(replace(made, **other), copied_store)
    with caplog.at_level(logging.WARNING):
        assistant = opened(copied_store)
    [record] = caplog.records
    assert f"{FILE}: made with {said} and not used; run: policy-assistant calibrate SET" in record.getMessage()
    assert assistant.calibration is None
    assert assistant.settings == Settings()


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"{", id="cut short"),
        pytest.param(b'{"slope": 1}', id="of other keys"),
        pytest.param(b"\xff\xfe", id="no text"),
    ],
)
def test_a_broken_calibration_is_refused(copied_store: Path, content: bytes) -> None:
    (copied_store / FILE).write_bytes(content)
    with pytest.raises(StoreError, match=rf"{FILE}: cannot be read .*; run: policy-assistant calibrate SET, or delete"):
        opened(copied_store)


@pytest.mark.encoder
def test_opening_takes_a_calibration_made_with_the_same_settings(copied_store: Path, made: Calibration) -> None:
    keep(made, copied_store)
    assert Assistant.open(copied_store).calibration == made
    assert Assistant.open(copied_store, settings=replace(Settings(), close=1.0)).calibration is None


def test_a_calibration_made_with_a_reading_model_is_for_that_model(
    copied_store: Path, made: Calibration, caplog: pytest.LogCaptureFixture
) -> None:
    keep(replace(made, read_by="reader"), copied_store)
    assert calibration_of(Store(copied_store), Settings()) is None
    assert "made with another reading model" in caplog.text
    assert calibration_of(Store(copied_store), Settings(), "reader") is not None
