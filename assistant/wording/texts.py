"""The words of answers about the texts themselves, made of what the store knows; "[1]" is the quote that shows it."""

from collections.abc import Sequence

from assistant.lexicon.dates import day
from index.records import Entry, Name

UNKNOWN_ORGANISATION = "organisation unknown"
KEY = "Key sentences, chosen by how central they are; not a summary in other words."


def called(entry: Entry) -> str:
    return f"“{entry.title}”"


def described(entry: Entry) -> str:
    return f"{called(entry)} ({entry.organisation or UNKNOWN_ORGANISATION}, {day(entry.date)})"


def count(number: int, one: str, many: str = "") -> str:
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def listed(parts: Sequence[str]) -> str:
    """ "A; B" with the number of the quote that shows each."""
    return "; ".join(f"{part} [{number}]" for number, part in enumerate(parts, 1))


def documents(shown: Sequence[Entry], total: int) -> str:
    lead = "There is" if total == 1 else "There are"
    order = " by date" if shown[0].date else ""
    more = f", the first {len(shown)}{order}" if len(shown) < total else ""
    return f"{lead} {count(total, 'document')}{more}: {listed([described(entry) for entry in shown])}."


def extreme(entry: Entry, latest: bool, undated: int) -> str:
    """The latest or oldest document, and of how many the date is unknown."""
    told = f"the {'latest' if latest else 'oldest'} is {described(entry)} [1]"
    if not undated:
        return f"{told[0].upper()}{told[1:]}."
    return f"Of the texts whose date is known, {told}; the date of {count(undated, 'text')} is unknown."


def dated(shown: Sequence[Entry], total: int) -> str:
    """When documents were published; of the unknown it is said that they are."""
    more = f" The first {len(shown)} of {count(total, 'document')}." if len(shown) < total else ""
    return f"{listed([f'{called(entry)}: {_published(entry)}' for entry in shown])}.{more}"


def _published(entry: Entry) -> str:
    return day(entry.date) if entry.date else "the text does not state when it was published"


def says_when(shown: Sequence[Entry]) -> str:
    return f"No date of publication is known; the texts say this of dates: {listed(list(map(called, shown)))}."


def undated(entries: Sequence[Entry]) -> str:
    which = called(entries[0]) if len(entries) == 1 else count(len(entries), "text")
    return f"The date is unknown: {which} {'does' if len(entries) == 1 else 'do'} not state when published."


def published_by(shown: Sequence[Entry]) -> str:
    return f"{listed([f'{called(entry)}: {entry.organisation or UNKNOWN_ORGANISATION}' for entry in shown])}."


def no_publisher(entries: Sequence[Entry]) -> str:
    which = called(entries[0]) if len(entries) == 1 else count(len(entries), "text")
    return f"The organisation is unknown: {which} {'does' if len(entries) == 1 else 'do'} not state who published it."


def members(entries: Sequence[Entry], counts: Sequence[int | None]) -> str:
    parts = [f"{described(entry)}{_counted(number)}" for entry, number in zip(entries, counts, strict=True)]
    return f"The members as {'the text lists' if len(entries) == 1 else 'each text lists'} them: {listed(parts)}."


def _counted(number: int | None) -> str:
    return f", {count(number, 'member')} counted from the list" if number else ""


def member_counts(entries: Sequence[Entry], counts: Sequence[int]) -> str:
    parts = [f"{number} in {described(entry)}" for entry, number in zip(entries, counts, strict=True)]
    return f"Members, counted from the list: {listed(parts)}."


def named(entries: Sequence[Entry], items: Sequence[Sequence[str]]) -> str:
    """What each list names of what was asked."""
    return f"What the lists name: {listed([_naming(*each) for each in zip(entries, items, strict=True)])}."


def _naming(entry: Entry, items: Sequence[str]) -> str:
    return f"{' and '.join(items) or 'not this one'}, in {described(entry)}"


def not_named(name: str, entries: Sequence[Entry]) -> str:
    lists = "The list does" if len(entries) == 1 else "The lists do"
    return f"{lists} not name “{name}”: {listed(list(map(described, entries)))}."


def holds_office(entries: Sequence[Entry], people: Sequence[tuple[str, str]]) -> str:
    """Persons with their offices; one without is quoted."""
    parts = [_holder(entry, *person) for entry, person in zip(entries, people, strict=True)]
    return f"{listed(parts)}."


def _holder(entry: Entry, person: str, office: str) -> str:
    return f"{called(entry)} names {person} as {office}" if office else f"{called(entry)} quotes {person}"


def _why(shown: Sequence[Entry], subject: str) -> str:
    """Why these of many are shown."""
    if subject:
        return "these fit best"
    return "these are the latest" if all(entry.date for entry in shown) else f"only {len(shown)} are shown"


def has_initials(name: Name, entry: Entry) -> str:
    return f"No text says what {name.short} is short for; “{name.full}” in {called(entry)} has these initials [1]."


def key_sentences(digested: Sequence[tuple[Entry, int]], silent: Sequence[Entry], total: int, subject: str) -> str:
    """What the quotes of a digest are: of which text each, which texts say nothing, and how many were left out."""
    lines, first = [KEY], 1
    for entry, number in digested:
        quotes = " ".join(f"[{each}]" for each in range(first, first + number))
        lines.append(f"{described(entry)}: {quotes}.")
        first += number
    lines += [f"Nothing was found on this in {called(entry)}." for entry in silent]
    if total > len(digested) + len(silent):
        lines.append(f"Of {total:,} texts {_why([entry for entry, _ in digested], subject)}.")
    return " ".join(lines)


def silent(entries: Sequence[Entry], total: int, subject: str) -> str:
    """That no text holds anything on a subject."""
    which = " and ".join(map(called, entries)) if len(entries) == total else f"the {count(total, 'text')}"
    return f"Nothing on “{subject}” was found in {which}."


def in_order(entries: Sequence[Entry]) -> str:
    """How far the order in time is known."""
    undated = [called(entry) for entry in entries if not entry.date]
    if not undated:
        return "In the order of their dates."
    return f"Which came first is not certain: the date of {' and '.join(undated)} is unknown."
