"""The words of every ending, in one place."""

from collections.abc import Mapping, Sequence

from assistant.question.chat import Chat
from assistant.records import Citation, Status, Strength
from index.records import Entry

BADGES: Mapping[Status, str] = {
    Status.ANSWERED: "Answered",
    Status.PARTIAL: "Partly answered",
    Status.NOT_FOUND: "Not in these texts",
    Status.CLARIFY: "Please say more",
    Status.CHAT: "About this assistant",
}
NOT_FOUND = "These texts don't say."
EMPTY = "Please ask a question, for example: what did the group say about custody?"
VAGUE = "That is too vague to search for. Name a subject, for example: custody, schools, funding."
GREETING = "Hello. Ask what the texts say about a subject, and you get their exact sentences with sources."
ABOUT = (
    "I answer questions from {documents} with the exact sentences that answer them, numbered, each with its place "
    "in the source, who said it and when. When the texts hold no answer, I say so. {privacy}"
)
PRIVATE = "Nothing leaves this machine."
SENT = "Each question goes with its best passages to {address}, which reads them; nothing else leaves this machine."
NOTHING_BEFORE = (
    "That asks about an answer before it, and there is none in this conversation. Ask about a subject first, for "
    "example: what did the group say about custody?"
)
NOBODY_NAMED = "The texts give no words to anyone who was named in this conversation. Say whose words you want."
EXACT_WORDS = "These are the exact words, letter for letter as the text has them."
MOST_NAMED = 5  # documents that a question is limited to, named one by one
THANKS = "You're welcome."
SURE = "{sure} sure that the answer is in the texts: {strength}"
READ = ", read by {model}"


def chat(chat: Chat, documents: int, sent_to: str = "") -> tuple[Status, str]:
    """The ending of what is no question to the texts."""
    match chat:
        case Chat.NOTHING:
            return Status.CLARIFY, EMPTY
        case Chat.VAGUE:
            return Status.CLARIFY, VAGUE
        case Chat.GREETING:
            return Status.CHAT, GREETING
        case Chat.THANKS:
            return Status.CHAT, THANKS
        case Chat.ABOUT:
            return Status.CHAT, about(documents, sent_to)


def not_found(searched: int, documents: int, absent: Sequence[str] = ()) -> str:
    """What is said when no quote answers: which documents are not there, or how many of them were searched."""
    if absent:
        return f"{NOT_FOUND} {' '.join(absent)}"
    return f"{NOT_FOUND} Searched {searched} of {documents} {_documents(documents)}."


def searched_in(heads: Sequence[Entry], note: str) -> tuple[str, ...]:
    """The documents that a question was limited to, the first few of many, with what is to be said of their order."""
    named = [f"{head.title} ({'; '.join(filter(None, [head.date or 'date unknown', note]))})" for head in heads]
    more = len(named) - MOST_NAMED
    return (*named[:MOST_NAMED], f"{more} more") if more > 0 else tuple(named)


def as_listed(place: str) -> str:
    return f"the {place} as the texts are listed, since not every one has a date"


def undated(count: int) -> str:
    """What is said of an order by date when some documents have none."""
    return f"of those with a date; {count} {'has' if count == 1 else 'have'} none" if count else ""


def none_dated(date: str, by: str = "") -> str:
    """Why a question about a document of some date has no answer."""
    return f"No text here{f' by {by}' if by else ''} is known to be dated {date}."


def none_at(place: str, documents: int) -> str:
    return f"There is no {place} text here: there are {documents}."


def partial(missing: Sequence[str]) -> str:
    """What is said of the parts of a question that no quote answers."""
    return f"These texts don't say anything on this part: {'; '.join(missing)}"


def about(documents: int, sent_to: str = "") -> str:
    """What the assistant says of itself; sent_to is the address that is sent what is read, "" where none is."""
    return ABOUT.format(documents=f"{documents} {_documents(documents)}", privacy=privacy(sent_to))


def privacy(sent_to: str) -> str:
    return SENT.format(address=sent_to) if sent_to else PRIVATE


def sure(chance: str, strength: Strength, read_by: str) -> str:
    """The chance in words, with the model that has read the passages, if one has."""
    return SURE.format(sure=chance, strength=strength) + (READ.format(model=read_by) if read_by else "")


def cited(citations: Sequence[Citation], text: str) -> str:
    """Quotes with their numbers, and what else is said, apart."""
    return "\n\n".join(filter(None, [*(f"{citation.quote} [{citation.number}]" for citation in citations), text]))


def published_by(organisation: str | None) -> str:
    """Whose words they are where a text names no speaker."""
    return f"{organisation}, whose text this is" if organisation else "nobody whom the text names"


def said_by(by: Mapping[str, Sequence[int]]) -> str:
    """Who said the quotes of some numbers."""
    return f"Said by {'; '.join(f'{who} {_marks(numbers)}' for who, numbers in by.items())}."


def nothing_else(name: str) -> str:
    return f"These texts give no other words to {name}."


def dated(citations: Sequence[Citation]) -> str:
    """When each quote was said: as its text is dated."""
    dates = {citation.document: citation.date or f"not stated for {citation.title}" for citation in citations}
    return f"Date: {_by_document(citations, dates)}."


def stands_in(citations: Sequence[Citation]) -> str:
    """The document and the paragraph of each quote."""
    places = (f"{each.title} ({each.date or 'date unknown'}), paragraph {each.paragraph}" for each in citations)
    return f"In {'; '.join(f'{place} [{each.number}]' for place, each in zip(places, citations, strict=True))}."


def said_in(citations: Sequence[Citation], silent: Sequence[str]) -> str:
    """Which documents have something on it and which have not."""
    titles = {citation.document: citation.title for citation in citations}
    found = f"found in {_by_document(citations, titles)}" if citations else ""
    absent = f"not found in {'; '.join(silent)}" if silent else ""
    return f"Each text was searched apart: {', '.join(filter(None, [found, absent]))}."


def how_sure(confidence: float) -> str:
    return (
        f"The chance that the texts hold the answer was put at {confidence:.0%}. The quotes stand in the texts letter "
        "for letter: this was checked again just now. Whether they answer your question is yours to judge."
    )


def _by_document(citations: Sequence[Citation], told: Mapping[str, str]) -> str:
    numbers: dict[str, list[int]] = {}
    for citation in citations:
        numbers.setdefault(citation.document, []).append(citation.number)
    return "; ".join(f"{told[document]} {_marks(given)}" for document, given in numbers.items())


def _marks(numbers: Sequence[int]) -> str:
    return ", ".join(f"[{number}]" for number in numbers)


def _documents(count: int) -> str:
    return "document" if count == 1 else "documents"
