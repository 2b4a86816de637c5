"""Names in a question, expanded both ways by what the texts themselves define."""

import re
from collections import defaultdict
from collections.abc import Callable, Sequence

from index.records import Name
from index.words import content_stems, stems

_ASKS_FULL_NAME = re.compile(r"\b(stands? for|short for|abbreviat\w+|acronym)\b", re.IGNORECASE)
_SHORT_FORM = re.compile(r"[A-Za-z][\w&]*")


class Glossary:
    """The names that the texts define, ready to be looked up.

    unused tells whether no text uses any of some stems: a short form typed in lower case is taken for a name only when
    the texts define it outright, or do not use it as a word.
    """

    def __init__(
        self, names: Sequence[Name], unused: Callable[[Sequence[str]], bool], organisations: Sequence[str] = ()
    ) -> None:
        self._unused = unused
        self._speakers = _speakers(organisations, names)
        self._full_names: dict[str, list[Name]] = defaultdict(list)
        self._short_forms: dict[str, list[tuple[str, Name]]] = defaultdict(list)
        for name in names:
            self._full_names[name.short.lower()].append(name)
            phrase = _joined_stems(name.full)
            if len(phrase) > 1:
                self._short_forms[phrase[0]].append((_spoken(phrase), name))

    def expansions(self, text: str) -> tuple[str, ...]:
        """Other forms of the names in a text, in the order in which they are met, none that the text holds already."""
        said = _joined_stems(text)
        spoken = _spoken(said)
        found = dict.fromkeys(name.full for word in _SHORT_FORM.findall(text) for name in self._meant(word))
        for stem in dict.fromkeys(said):
            for phrase, name in self._short_forms.get(stem, ()):
                if phrase in spoken:
                    found[name.short] = None
        return tuple(name for name in found if _spoken(_joined_stems(name)) not in spoken)

    def spelled_out(self, text: str) -> str:
        """The text with each short form replaced by its full name, which an encoder understands better.

        A question about the short form itself ("what does IAG stand for?") keeps it.
        """
        if _ASKS_FULL_NAME.search(text):
            return text
        spoken = _spoken(_joined_stems(text))

        def replace(match: re.Match[str]) -> str:
            names = [name.full for name in self._meant(match.group())]
            known = any(_spoken(_joined_stems(name)) in spoken for name in names)
            return names[0] if names and not known else match.group()

        return _SHORT_FORM.sub(replace, text)

    def asked_for(self, text: str) -> tuple[Name, ...]:
        """The names whose full form a text asks for: "what does IAG stand for?"."""
        if not _ASKS_FULL_NAME.search(text):
            return ()
        return tuple(dict.fromkeys(name for word in _SHORT_FORM.findall(text) for name in self._meant(word)))

    def subject(self, text: str) -> str:
        """The text without the names of organisations that the documents are by, where a subject is left.

        "What did the Inter-Agency Group say about custody?" asks about custody; that the group speaks is known.
        """
        left = self._speakers.sub(" ", text) if self._speakers else text
        return left if content_stems(left) else text

    def _meant(self, word: str) -> list[Name]:
        """The names that a word is the short form of."""
        return [
            name
            for name in self._full_names.get(word.lower(), ())
            if word == name.short or name.defined or self._unused(stems(word))
        ]


def _speakers(organisations: Sequence[str], names: Sequence[Name]) -> re.Pattern[str] | None:
    """A pattern for every form of the organisations' names, or None when no organisation is known."""
    given = {form.strip() for organisation in organisations for form in re.split(r"[()]", organisation) if form.strip()}
    forms = given | {form for name in names if given & {name.short, name.full} for form in (name.short, name.full)}
    if not forms:
        return None
    alternatives = "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))
    return re.compile(rf"\b(?:the )?(?:{alternatives})\b(?:['’]s)?", re.IGNORECASE)


def _joined_stems(text: str) -> list[str]:
    """Stems with hyphenated words as one, so that "Inter-Agency" and "Interagency" are the same."""
    return stems(text.replace("-", ""))


def _spoken(phrase: Sequence[str]) -> str:
    return f" {' '.join(phrase)} "
