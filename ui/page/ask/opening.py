"""What the Ask tab shows before the first question and beside the answers, looked up in the texts as they are now."""

from itertools import islice

from assistant import Assistant
from assistant.evidence.verify import still_holds
from assistant.outlets.markdown import markdown
from assistant.records import Answer, Citation, Status
from index.errors import StoreError
from index.records import Document
from ui.page.ask import source
from ui.page.ask.source import OpenDocument, Opened, View
from ui.page.ask.start import LISTED
from ui.page.ask.start import start as start_page
from ui.page.frame.markup import Html

EXAMPLES = (
    "what did the IAG say about custody?",
    "What is the role of schools?",
    "What is said about the voluntary sector?",
    "Should there be a children's commissioner?",
)
SHOWN_EXAMPLES = 3


def start(assistant: Assistant, keeping: str) -> Html:
    """With the first examples that these texts answer; asking them also warms the assistant.

    What a calibration promises stands before what is kept.
    """
    answered = (text for text in EXAMPLES if assistant.ask(text).status is Status.ANSWERED)
    ids = assistant.document_ids()
    documents = [assistant.document(name) for name in ids[:LISTED]]
    promised = f"{assistant.calibration.promise} {keeping}" if assistant.calibration else keeping
    return start_page(list(islice(answered, SHOWN_EXAMPLES)), documents, len(ids), promised)


def quote_source(
    assistant: Assistant, citation: Citation, turn: int, view: View = "text", opened: Opened = "chosen"
) -> Html:
    """A quote in its document, checked at this moment; its answer may be of an earlier version of the texts."""
    document = _document(assistant, citation.document)
    if document is None:
        return source.gone(citation.title, opened)
    verified = still_holds(assistant.store, citation)
    return source.source(OpenDocument(document, citation, verified, turn, view, opened))


def document_source(assistant: Assistant, name: str, view: View = "text") -> Html:
    document = _document(assistant, name)
    return source.source(OpenDocument(document, view=view)) if document else source.gone(name)


def about(assistant: Assistant, keeping: str) -> Html:
    documents = [assistant.document(name) for name in assistant.document_ids()]
    return source.about(documents, assistant.left_out(), assistant.store.manifest.version, keeping, assistant.sent_to)


def note(assistant: Assistant, answer: Answer) -> str:
    """The answer to copy; empty when one of its quotes no longer holds."""
    try:
        return markdown(answer, assistant.store)
    except StoreError:
        return ""


def _document(assistant: Assistant, name: str) -> Document | None:
    return assistant.document(name) if name in assistant.document_ids() else None
