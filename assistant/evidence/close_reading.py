"""Having the best passages read by a reading model: within a time budget, whether it is quick, slow or dead."""

import logging
import math
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as OverTime
from functools import partial

from assistant.language_models.reading_model import ReadingModel
from assistant.question.query import Query
from assistant.settings import Settings
from index.errors import LanguageModelError, brief
from index.records import Passage

Read = Callable[[Query, Sequence[Passage]], Mapping[Passage, float]]
"""Gives the logits, yes minus no, of those passages that could be read in time, in the order given."""

MOST_KEPT = 10_000  # verdicts, each a few hundred letters


class CloseReading:
    """Reads for every question in turn and keeps the verdicts; safe to share between threads and between stores.

    After a failure the model is left alone for a while, so that not every question waits for it.
    """

    def __init__(self, model: ReadingModel) -> None:
        self._model = model
        self._worker = ThreadPoolExecutor(1, "reading")
        self._verdicts: OrderedDict[tuple[str, str], float] = OrderedDict()
        self._lock = threading.Lock()
        self._rests_until = 0.0

    @property
    def name(self) -> str:
        return self._model.name

    @property
    def sent_to(self) -> str:
        return self._model.sent_to

    def within(self, settings: Settings) -> Read:
        """What reads for one question, all of whose parts share the time that starts now."""
        return partial(self._read, settings, time.monotonic() + settings.reading_seconds)

    def _read(
        self, settings: Settings, until: float, query: Query, passages: Sequence[Passage]
    ) -> Mapping[Passage, float]:
        question = asked_of(query, settings.longest_lead)
        read: dict[Passage, float] = {}
        for passage in passages:
            verdict = self._verdict(question, shown(passage), until, settings.reading_pause)
            if verdict is None:
                break
            read[passage] = max(-settings.surest_verdict, min(settings.surest_verdict, verdict))
        return read

    def _verdict(self, question: str, passage: str, until: float, pause: float) -> float | None:
        kept = self._verdicts.get((question, passage))
        if kept is not None or time.monotonic() < self._rests_until:
            return kept
        reading: Future[float | None] = self._worker.submit(self._have_read, question, passage, pause)
        try:
            return reading.result(max(0.0, until - time.monotonic()))
        except OverTime:
            reading.cancel()  # one that is being read is read to its end, and its verdict kept
            return None

    def _have_read(self, question: str, passage: str, pause: float) -> float | None:
        """One passage's verdict, kept; none when the model fails, whatever its failure is."""
        if time.monotonic() < self._rests_until:
            return None
        try:
            [verdict] = self._model.read(question, [passage])
            if not math.isfinite(verdict):
                raise LanguageModelError(f"{self.name}: gives {verdict} for a verdict")
        except Exception as error:
            self._rests_until = time.monotonic() + pause
            told = "policy-assistant: %s; answers are given without it for %g seconds"
            logging.getLogger(__name__).warning(told, brief(error), pause)
            return None
        with self._lock:
            self._verdicts[question, passage] = verdict
            if len(self._verdicts) > MOST_KEPT:
                self._verdicts.popitem(last=False)
        return verdict


def asked_of(query: Query, longest: int) -> str:
    """The question with what led to it: the question before it, or its story."""
    lead = query.leads[-1] if query.leads else ""
    return f"{query.text.text} (asked after: {lead[-longest:]})" if lead else query.text.text


def shown(passage: Passage) -> str:
    """A passage under its title and headings."""
    return f"{' > '.join(passage.trail)}\n{passage.text}"
