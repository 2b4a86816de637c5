"""What an organisation's own labelled questions promise of its answers: kept in the store, used by all who open it."""

import hashlib
import json
import logging
import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import msgspec

from assistant.evidence.signals import constant
from assistant.lexicon import dates
from assistant.records import Level
from assistant.settings import Settings
from index.errors import StoreError, brief
from index.store import Store

FILE = "calibration.json"
REMEDY = "run: policy-assistant calibrate SET"


@dataclass(frozen=True, slots=True)
class Calibration:
    """A map of the sum of the signals to the chance, and the chance from which answers are given.

    Of any answers given from that chance on, at most the share most_wrong is wrong, 95% sure; of the labelled questions
    some were answered, and of those some wrong. shipped_threshold is that chance by the shipped weights; settings is
    the fingerprint of all that it was fitted with; read_by names the reading model, "" for none; made is UTC in ISO
    8601.
    """

    test_set: str
    test_set_sha256: str
    made: str
    questions: int
    store_version: str
    settings: str
    read_by: str
    slope: float
    intercept: float
    shipped_threshold: float
    most_wrong: float
    answered: int
    wrong: int

    @property
    def promise(self) -> str:
        """What may be said of the answers, in a sentence that holds what it rests on."""
        return (
            f"At most {self.most_wrong:.0%} of answers are wrong, 95% sure ({self.questions:,} questions of "
            f"{self.test_set}, {dates.day(self.made[:10])}); {self.answered / self.questions:.0%} were answered, "
            f"{self.wrong:,} of {self.answered:,} wrongly."
        )

    def chance(self, shipped: float) -> float:
        """The calibrated chance for one that the shipped weights give; both lie between 0 and 1."""
        total = self.slope * math.log(shipped / (1 - shipped)) + self.intercept
        return 1 / (1 + math.exp(-total))

    def applied(self, settings: Settings) -> Settings:
        """The settings with the calibrated chance, and with balanced, the usual level, at its threshold.

        The other levels answer what they did, but cautious is never laxer than balanced and eager never stricter.
        """
        signals = tuple(
            replace(each, weight=self.slope * each.weight + self.intercept * (each.measure is constant))
            for each in settings.signals
        )
        shipped, usual = settings.thresholds, self.shipped_threshold
        moved: Mapping[Level, float] = {
            Level.CAUTIOUS: max(shipped[Level.CAUTIOUS], usual),
            Level.BALANCED: usual,
            Level.EAGER: min(shipped[Level.EAGER], usual),
        }
        thresholds = {level: self.chance(threshold) for level, threshold in moved.items()}
        return replace(settings, signals=signals, thresholds=thresholds)


def fingerprint(settings: Settings) -> str:
    """A hash of every weight and threshold."""
    return hashlib.sha256(json.dumps(settings.record(), sort_keys=True).encode()).hexdigest()


def keep(calibration: Calibration, store: Path) -> Path:
    """Write it to the store's folder, in one step. Raises StoreError when that cannot be written."""
    path = store / FILE
    new = path.with_suffix(".new")
    try:
        new.write_text(json.dumps(asdict(calibration), indent=1) + "\n", encoding="utf-8")
        new.replace(path)
    except OSError as error:
        raise StoreError(f"{path}: cannot be written ({error.strerror})") from error
    return path


def calibration_of(store: Store, settings: Settings, read_by: str = "") -> Calibration | None:
    """The calibration kept with a store; one of other texts, settings or reading model is told and not used.

    Raises StoreError for a file that is no calibration.
    """
    path = store.folder / FILE
    try:
        found = msgspec.json.decode(path.read_bytes(), type=Calibration)
    except FileNotFoundError:
        return None
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise StoreError(f"{path}: cannot be read ({brief(error)}); {REMEDY}, or delete it") from error
    made_with = {
        "other texts": found.store_version == store.manifest.version,
        "other settings": found.settings == fingerprint(settings),
        "another reading model": found.read_by == read_by,
    }
    other = " and ".join(name for name, same in made_with.items() if not same)
    if not other:
        return found
    logging.getLogger(__name__).warning(
        "policy-assistant: %s: made with %s and not used; %s, or delete it", path, other, REMEDY
    )
    return None
