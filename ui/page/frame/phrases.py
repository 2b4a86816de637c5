"""What the page says about answers and documents, as plain text."""

from datetime import datetime
from urllib.parse import urlsplit

from assistant import wording
from assistant.lexicon import dates
from assistant.records import Answer, Citation, Status
from assistant.wording.texts import UNKNOWN_ORGANISATION

MEASURED = frozenset({Status.ANSWERED, Status.PARTIAL, Status.NOT_FOUND})  # the endings that a search led to
LEAST_CHANCE = 0.01  # a calibrated chance is never nought or certain: outside these two it is a bound
GREATEST_CHANCE = 0.99
LINKED_SCHEMES = frozenset({"http", "https"})  # any other address (javascript:, file:) is shown as text only


def chance(answer: Answer) -> str:
    """The measured chance in words; empty where none was measured."""
    if answer.strength is None:
        return ""
    return wording.sure(_percent(answer.confidence), answer.strength, answer.read_by)


def remark(answer: Answer) -> str:
    """What is said beside the quotes: all of the text where there are none, a missing part or what is said of them."""
    if answer.missing:
        return wording.partial(answer.missing)
    return answer.remark if answer.citations else answer.text


def cited(answer: Answer) -> tuple[Citation, ...]:
    """The numbered quotes on show: an answer's own, else the nearest."""
    return answer.citations or answer.nearest


def day(value: str | None) -> str:
    """A date as people write it: "2 September 2003"; what is no full date stays as it is."""
    return dates.day(value)


def organisation(value: str | None) -> str:
    return value or UNKNOWN_ORGANISATION


def link(address: str | None) -> str | None:
    """The address where it may become a link."""
    try:
        safe = bool(address) and urlsplit(address or "").scheme.lower() in LINKED_SCHEMES
    except ValueError:
        return None
    return address if safe else None


def keeping(days: int, problem: str = "") -> str:
    """What is kept of the questions, in one plain line."""
    if problem:
        return f"Questions are not kept: {problem}."
    if not days:
        return "Nothing that you ask is kept."
    return f"Judged and unanswered questions are kept on this machine for {count(days, 'day')}."


def moment(value: str) -> str:
    """A UTC time in ISO form as people write it here: "22 November 2026, 14:30:05"."""
    local = datetime.fromisoformat(value).astimezone()
    return f"{local.day} {local:%B %Y, %H:%M:%S}"


def local_day(value: str) -> str:
    """The day here of a UTC time in ISO form."""
    return day(datetime.fromisoformat(value).astimezone().date().isoformat())


def place(citation: Citation) -> str:
    return f"Paragraph {citation.paragraph}, characters {citation.start:,}–{citation.end:,}"


def sentence(message: str) -> str:
    """An error's one line as a sentence of the page; a file's name stays as it is."""
    first, _, _ = message.partition(" ")
    return f"{message[:1].upper() if first.isalpha() else message[:1]}{message[1:]}."


def count(number: int, one: str, many: str = "") -> str:
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def _percent(value: float) -> str:
    if value < LEAST_CHANCE:
        return f"Less than {LEAST_CHANCE:.0%}"
    if value > GREATEST_CHANCE:
        return f"More than {GREATEST_CHANCE:.0%}"
    return f"{value:.0%}"
