"""What people think of the answers: judged and unanswered questions, kept in the data folder for a stated time."""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path

from assistant.records import Answer, Status, Turn
from index.errors import KeepingError

FILE = "verdicts.sqlite"
DEFAULT_DATA = Path(".data")
DEFAULT_KEEP_DAYS = 90
LONGEST_KEEP_DAYS = 36_500  # a hundred years: far beyond any rule on keeping, within what dates can count
OURS = 0x504F4C41  # "POLA" in the file's header: tells a file of kept questions from any other database
VERSION = 1  # of the table below
PATIENCE = 5.0  # seconds to wait for another process that writes
PRIVATE = 0o600  # questions can hold personal data: only the user who runs the program may read them

_TABLE = """CREATE TABLE IF NOT EXISTS kept (
    id INTEGER PRIMARY KEY AUTOINCREMENT, asked TEXT NOT NULL, question TEXT NOT NULL, history TEXT NOT NULL,
    understood_as TEXT NOT NULL, status TEXT NOT NULL, confidence REAL NOT NULL, quotes TEXT NOT NULL,
    store_version TEXT NOT NULL, verdict TEXT, judged TEXT)"""
_COLUMNS = "id, asked, question, history, understood_as, status, confidence, quotes, store_version, verdict, judged"


class Verdict(StrEnum):
    """What a user can say of an answer; is_there is for an answer that said not found."""

    RIGHT = "right"
    WRONG_QUOTE = "wrong_quote"
    NOT_THERE = "not_there"
    IS_THERE = "is_there"


@dataclass(frozen=True, slots=True)
class Shown:
    """A quote that an answer showed."""

    document: str
    quote: str


@dataclass(frozen=True, slots=True)
class Kept:
    """One question with what was answered and what a user thought of it; times are UTC in ISO form."""

    id: int
    asked: str
    question: str
    history: tuple[Turn, ...]
    understood_as: str
    status: Status
    confidence: float
    quotes: tuple[Shown, ...]
    store_version: str
    verdict: Verdict | None
    judged: str | None


class Verdicts:
    """The kept questions of a data folder. Every call opens the file, so that it may be erased meanwhile.

    Each method raises KeepingError when the file is broken, foreign or cannot be written. keep_days 0 keeps nothing.
    """

    def __init__(self, data: Path, keep_days: int = DEFAULT_KEEP_DAYS) -> None:
        self._path = data / FILE
        self.keep_days = keep_days

    def keep(self, answer: Answer, history: Sequence[Turn], verdict: Verdict | None = None) -> int:
        """Keep a question with its answer; the number that it is kept under."""
        now = _now()
        values = (
            now,
            answer.question,
            json.dumps([asdict(turn) for turn in history], ensure_ascii=False),
            answer.understood_as,
            answer.status,
            answer.confidence,
            json.dumps([[cited.document, cited.quote] for cited in answer.citations or answer.nearest]),
            answer.store_version,
            verdict,
            now if verdict else None,
        )
        with _opened(self._path) as connection:
            row = connection.execute(f"INSERT INTO kept ({_COLUMNS}) VALUES (NULL{', ?' * len(values)})", values)
            return int(row.lastrowid or 0)

    def judge(self, number: int | None, answer: Answer, history: Sequence[Turn], verdict: Verdict | None) -> int | None:
        """Keep, change or take back (None) the verdict on an answer; the number that it is then kept under, if any.

        An unanswered question stays kept when its verdict is taken back; any other is deleted.
        """
        if number is None:
            return self.keep(answer, history, verdict) if verdict else None
        with _opened(self._path) as connection:
            if verdict is None and answer.status is not Status.NOT_FOUND:
                connection.execute("DELETE FROM kept WHERE id = ?", (number,))
                return None
            judged = _now() if verdict else None
            changed = connection.execute(
                "UPDATE kept SET verdict = ?, judged = ? WHERE id = ?", (verdict, judged, number)
            ).rowcount
        if changed:
            return number
        return self.keep(answer, history, verdict) if verdict else None  # it was erased meanwhile

    def kept(self) -> tuple[Kept, ...]:
        """Everything that is kept, oldest first."""
        if not self._path.exists():
            return ()
        with _opened(self._path) as connection:
            return tuple(map(_read, connection.execute(f"SELECT {_COLUMNS} FROM kept ORDER BY id")))

    def expire(self) -> int:
        """Delete what is older than the days that questions are kept; how many."""
        if not self._path.exists():
            return 0
        oldest = (datetime.now(UTC) - timedelta(days=self.keep_days)).isoformat()
        with _opened(self._path) as connection:
            return connection.execute("DELETE FROM kept WHERE asked < ?", (oldest,)).rowcount


def erase(data: Path) -> int:
    """Delete every kept question and every trace of it in the file; how many. Raises KeepingError."""
    path = data / FILE
    if not path.exists():
        return 0
    with _opened(path) as connection:
        erased = connection.execute("DELETE FROM kept").rowcount
        connection.commit()
        connection.execute("VACUUM")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return erased


@contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    """The file, made when there is none; what was done is kept on leaving."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(PRIVATE)
        with closing(sqlite3.connect(path, timeout=PATIENCE)) as connection:
            _prepare(connection)
            with connection:
                yield connection
    except (OSError, sqlite3.Error, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise KeepingError(
            f"{path}: questions cannot be kept there ({reason}); move the file away or give another --data"
        ) from error


def _prepare(connection: sqlite3.Connection) -> None:
    """Make an empty file ours; refuse any other. Deleted rows are overwritten, not only forgotten."""
    owner, version, tables = (
        connection.execute(statement).fetchone()[0]
        for statement in ("PRAGMA application_id", "PRAGMA user_version", "SELECT count(*) FROM sqlite_master")
    )
    connection.execute("PRAGMA secure_delete = ON")
    if (owner, version) == (OURS, VERSION):
        return
    if owner == OURS:
        raise ValueError(f"it is of version {version}, this program reads version {VERSION}")
    if owner or tables:
        raise ValueError("it is another program's database")
    connection.execute("PRAGMA journal_mode = WAL")
    with connection:
        connection.execute(_TABLE)
        connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute(f"PRAGMA application_id = {OURS}")


def _read(row: tuple[int, str, str, str, str, str, float, str, str, str | None, str | None]) -> Kept:
    number, asked, question, history, understood_as, status, confidence, quotes, version, verdict, judged = row
    return Kept(
        id=number,
        asked=asked,
        question=question,
        history=tuple(Turn(turn["question"], turn["answer"]) for turn in json.loads(history)),
        understood_as=understood_as,
        status=Status(status),
        confidence=confidence,
        quotes=tuple(Shown(*quote) for quote in json.loads(quotes)),
        store_version=version,
        verdict=Verdict(verdict) if verdict else None,
        judged=judged,
    )


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")
