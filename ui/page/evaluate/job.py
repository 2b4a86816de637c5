"""Long work in a thread of its own, watched and cancelled from the page."""

import threading
import time
from collections.abc import Callable, Iterator
from typing import Generic, TypeVar

LOOK_EVERY = 0.25  # seconds between two looks at the progress: smooth enough to the eye

Result = TypeVar("Result")
Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]


class Job(Generic[Result]):
    """Starts work when one of the places for it is free; work gets what to tell its progress and what to ask."""

    def __init__(self, work: Callable[[Progress, Cancelled], Result], places: threading.Semaphore) -> None:
        self._work = work
        self._places = places
        self._cancelled = threading.Event()
        self._state: tuple[int, int] | None = None  # None while it waits for its place
        self._result: Result | None = None
        self._error: BaseException | None = None
        self._thread = threading.Thread(target=self._run, daemon=True)  # never keeps a stopped page alive

    def states(self) -> Iterator[tuple[int, int] | None]:
        """Starts; what is done of how much, from time to time until the end. None while it waits."""
        self._thread.start()
        while self._thread.is_alive():
            yield self._state
            time.sleep(LOOK_EVERY)

    def cancel(self) -> None:
        self._cancelled.set()

    @property
    def is_cancelled(self) -> bool:
        return self._cancelled.is_set()

    def result(self) -> Result | None:
        """What the work gave, None when it was cancelled before it began. Raises what the work raised."""
        self._thread.join()
        if self._error is not None:
            raise self._error
        return self._result

    def _run(self) -> None:
        while not self._places.acquire(timeout=LOOK_EVERY):
            if self._cancelled.is_set():
                return
        try:
            self._state = (0, 0)
            self._result = self._work(self._tell, self._cancelled.is_set)
        except BaseException as error:
            self._error = error
        finally:
            self._places.release()

    def _tell(self, done: int, total: int) -> None:
        self._state = (done, total)
