"""Names in a question, expanded both ways by what the texts themselves define."""

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from assistant.question.kinds import Kind, kind_asked
from assistant.question.spelling import is_english
from index.records import Name
from index.words import content_stems, fold, stems

_SHORT_FORM = re.compile(r"[A-Za-z][\w&]*")


WordsOf = Callable[[Sequence[str]], Mapping[str, str]]


class Glossary:
    """The names that the texts define, ready to be looked up.

    words_of gives those of some folded words that the texts hold, as they write them.
    """

    def __init__(self, names: Sequence[Name], words_of: WordsOf, organisations: Sequence[str] = ()) -> None:
        self._words_of = words_of
        self._speakers = _speakers(organisations, names)
        self._full_names: dict[str, list[Name]] = defaultdict(list)
        self._short_forms: dict[str, list[tuple[str, Name]]] = defaultdict(list)
        for name in names:
            self._full_names[name.short.lower()].append(name)
            phrase = _joined_stems(name.full)
            if len(phrase) > 1:
                self._short_forms[phrase[0]].append((_spoken(phrase), name))

    def expansions(self, text: str) -> tuple[str, ...]:
        """Other forms of the names in a text, in the order in which they are met, none that the text holds already.

        A full name brings its short form only where the texts write that.
        """
        said = _joined_stems(text)
        spoken = _spoken(said)
        found = dict.fromkeys(full for word in _SHORT_FORM.findall(text) for full in self._full_forms(word).values())
        shorts = [
            name.short
            for stem in dict.fromkeys(said)
            for phrase, name in self._short_forms.get(stem, ())
            if phrase in spoken
        ]
        found.update((short, None) for short in shorts if self._written(short) == short)
        return tuple(name for name in found if _spoken(_joined_stems(name)) not in spoken)

    def spelled_out(self, text: str) -> str:
        """The text with each short form replaced by its full name, which an encoder understands better.

        A question about the short form itself ("what does IAG stand for?") keeps it.
        """
        if kind_asked(text) is Kind.NAME:
            return text
        spoken = _spoken(_joined_stems(text))

        def replace(match: re.Match[str]) -> str:
            forms = self._full_forms(match.group())
            known = any(phrase in spoken for phrase in forms)
            return next(iter(forms.values())) if len(forms) == 1 and not known else match.group()

        return _SHORT_FORM.sub(replace, text)

    def asked_for(self, text: str) -> tuple[Name, ...]:
        """The names whose full form a text asks for: "what does IAG stand for?"."""
        if kind_asked(text) is not Kind.NAME:
            return ()
        return tuple(dict.fromkeys(name for word in _SHORT_FORM.findall(text) for name in self._meant(word)))

    def subject(self, text: str) -> str:
        """The text without the names of organisations that the documents are by, where a subject is left.

        "What did the Inter-Agency Group say about custody?" asks about custody; that the group speaks is known. Who its
        members are asks about the group.
        """
        if kind_asked(text) is Kind.MEMBERS:
            return text
        left = self._speakers.sub(" ", text) if self._speakers else text
        return left if content_stems(left) else text

    def _full_forms(self, word: str) -> Mapping[str, str]:
        """What a short form stands for, by how it is spoken; of two spellings the first."""
        return {_spoken(_joined_stems(name.full)): name.full for name in reversed(self._meant(word))}

    def _meant(self, word: str) -> list[Name]:
        """The names that a word is the short form of: those that the texts define, or else the only one whose initials
        it has, when the texts do not write it themselves.

        Typed in lower case, a word that the texts or the language use otherwise is no short form.
        """
        named = self._full_names.get(word.lower(), ())
        phrases = {name: _spoken(_joined_stems(name.full)) for name in named}
        defined = {phrases[name] for name in named if name.defined}
        if not named or not (defined or len(set(phrases.values())) == 1):
            return []
        short, written = named[0].short, self._written(word)
        meant = word == short or written == short or not (written or is_english(word.lower()))
        if not meant or (written == short and not defined):
            return []
        return [name for name in named if not defined or phrases[name] in defined]

    def _written(self, word: str) -> str | None:
        """The word as the texts write it, in lower case if they ever do."""
        return self._words_of([fold(word)]).get(fold(word))


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
