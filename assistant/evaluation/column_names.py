"""What the columns of a test set may be called, as staff name them."""

from collections.abc import Collection, Iterable, Mapping

from index.errors import QuestionError

# Each meaning is the documented name; beside it stand the other names that are understood.
NAMES: Mapping[str, tuple[str, ...]] = {
    "id": ("question id", "no", "number", "ref", "reference"),
    "question": ("query", "ask", "question text", "questions"),
    "evidence": (
        "expected quote",
        "quote",
        "quotes",
        "gold",
        "gold quote",
        "answer quote",
        "expected",
        "expected answer",
        "expected evidence",
    ),
    "document": ("source", "source document", "doc", "doc id", "document id", "file"),
    "answerable": ("in the texts", "in texts", "is answerable", "can be answered"),
    "tags": ("tag", "topic", "topics", "category", "theme"),
    "notes": ("note", "comment", "comments", "remarks"),
    "history": (),
}
SHOWN = "id, question, expected quote (or evidence), document, answerable, tags, notes"
LONGEST_NAME = 30  # letters of a column's name in a message, which stays one line
MOST_NAMED = 10

_MEANING = {name: meaning for meaning, names in NAMES.items() for name in (meaning, *names)}


def understood(found: Iterable[str], where: str) -> Mapping[str, str]:
    """Each found column that is understood, with what it means; the others are left out.

    Raises QuestionError when two mean the same and neither has the documented name, or when none is the question or
    says what is right.
    """
    columns = [column for column in found if isinstance(column, str)]
    meanings: dict[str, str] = {}
    for meaning in NAMES:
        same = [column for column in columns if _MEANING.get(plain(column)) == meaning]
        same = [column for column in same if plain(column) == meaning] or same
        if len(same) > 1:
            raise QuestionError(f"{where}: the columns {_listed(same)} mean the same; keep one, or rename the others")
        meanings |= dict.fromkeys(same, meaning)
    for needed, called in (
        ({"question"}, "the question"),
        ({"evidence", "answerable"}, "the expected quote or 'answerable'"),
    ):
        if not needed & set(meanings.values()):
            raise QuestionError(f"{where}: no column is {called}; found {_listed(columns)}; understood are {SHOWN}")
    return meanings


def plain(name: str) -> str:
    """A column's name without case, underscores and punctuation: "Expected_Quote:" is "expected quote"."""
    return " ".join("".join(letter if letter.isalnum() else " " for letter in name.lower()).split())


def _listed(names: Collection[str]) -> str:
    shown = [repr(name if len(name) <= LONGEST_NAME else f"{name[:LONGEST_NAME]}…") for name in names]
    more = f" and {len(shown) - MOST_NAMED} more" if len(shown) > MOST_NAMED else ""
    return ", ".join(shown[:MOST_NAMED]) + more or "no names"
