"""Answers as Markdown to paste into a note; every quote is checked again on its way out."""

from pathlib import Path

from assistant.evidence.verify import still_holds
from assistant.lexicon import dates
from assistant.records import Answer, Citation
from assistant.wording.texts import UNKNOWN_ORGANISATION
from index.errors import PolicyAssistantError, StoreError
from index.store import Store

MARKUP = str.maketrans({mark: f"\\{mark}" for mark in "\\`*_{}[]<>#|"})
OPENING_MARKUP = ("-", "+", "=", "~")  # of a list, a heading or a rule, at the start of a line only


def source_line(citation: Citation) -> str:
    """Who said it, where and when, in one line of plain text."""
    who = citation.organisation or UNKNOWN_ORGANISATION
    when = citation.date or dates.UNKNOWN
    return f"{citation.title}, {who}, {when}, paragraph {citation.paragraph}"


def markdown(answer: Answer, store: Store) -> str:
    """The answer with its sources. Raises StoreError when a quote is no longer at its place."""
    for citation in (*answer.citations, *answer.nearest):
        if not still_holds(store, citation):
            raise StoreError(f"{citation.document}: quote {citation.number} is not in this store; ask again")
    lines = [f"**{_plain(answer.question)}**", ""]
    if answer.searched_in:
        lines += [f"Searched only: {_plain('; '.join(answer.searched_in))}", ""]
    if answer.remark or not answer.citations:
        lines += [_plain(answer.remark or answer.text), ""]
    if answer.nearest:
        lines += ["Nearest passages, not an answer:", ""]
    for citation in (*answer.citations, *answer.nearest):
        lines += [f"{_quoted(citation.quote)} [{citation.number}]", ""]
    for citation in (*answer.citations, *answer.nearest):
        lines.append(f"[{citation.number}] {_plain(source_line(citation))}{_address(citation)}  ")
    lines += ["", f"Status: {answer.status}. Texts: version {answer.store_version}."]
    return "\n".join(lines).strip() + "\n"


def write(path: Path, note: str) -> None:
    """Write a note to a file. Raises PolicyAssistantError when the file cannot be written."""
    try:
        path.write_text(note, encoding="utf-8")
    except OSError as error:
        raise PolicyAssistantError(f"{path}: cannot be written ({error.strerror}); give another --output") from error


def _address(citation: Citation) -> str:
    return f", <{citation.url}>" if citation.url else ""


def _quoted(text: str) -> str:
    """A block quote with the lines of the text: a list stays one."""
    return "  \n".join(f"> {_plain(line)}".rstrip() for line in text.splitlines())


def _plain(text: str) -> str:
    """Text that Markdown shows as it is, on one line."""
    line = " ".join(text.split()).translate(MARKUP)
    return f"\\{line}" if line.startswith(OPENING_MARKUP) else line
