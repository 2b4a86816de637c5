"""The words of every ending, in one place."""

from collections.abc import Mapping, Sequence

from assistant.question.chat import Chat
from assistant.records import Status

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
THANKS = "You're welcome."
SURE = "{sure} sure that the answer is in the texts"
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


def not_found(documents: int) -> str:
    """What is said when no quote answers: all documents were searched."""
    return f"{NOT_FOUND} Searched {documents} of {documents} {_documents(documents)}."


def partial(missing: Sequence[str]) -> str:
    """What is said of the parts of a question that no quote answers."""
    return f"These texts don't say anything on this part: {'; '.join(missing)}"


def about(documents: int, sent_to: str = "") -> str:
    """What the assistant says of itself; sent_to is the address that is sent what is read, "" where none is."""
    return ABOUT.format(documents=f"{documents} {_documents(documents)}", privacy=privacy(sent_to))


def privacy(sent_to: str) -> str:
    return SENT.format(address=sent_to) if sent_to else PRIVATE


def sure(sure: str, read_by: str) -> str:
    """The chance in words, with the model that has read the passages, if one has."""
    return SURE.format(sure=sure) + (READ.format(model=read_by) if read_by else "")


def _documents(count: int) -> str:
    return "document" if count == 1 else "documents"
