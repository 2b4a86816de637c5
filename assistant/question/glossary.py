"""Names in a question, expanded both ways by what the texts themselves define."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.lexicon import name_forms
from assistant.lexicon.english import is_english
from index.records import Name
from index.words import Words, fold

WordsOf = Callable[[Sequence[str]], Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class _Known:
    """A name with its two forms split into words."""

    name: Name
    full: Words
    short: Words


class Glossary:
    """The names that the texts define, ready to be looked up.

    words_of gives those of some folded words that the texts hold, as they write them.
    """

    def __init__(self, names: Sequence[Name], words_of: WordsOf, organisations: Sequence[str] = ()) -> None:
        self._words_of = words_of
        forms = _forms(organisations, names)
        self._speakers = name_forms.naming(forms) if forms else None
        self._spoken_for: dict[str, frozenset[str]] = defaultdict(frozenset)
        for form, named in forms.items():
            self._spoken_for[_bare(form)] |= named
        self._by_short_form: dict[str, list[_Known]] = defaultdict(list)
        self._by_first_word: dict[str, list[_Known]] = defaultdict(list)
        for known in (_Known(name, Words.of(name.full), Words.of(name.short)) for name in names):
            self._by_short_form[known.name.short.lower()].append(known)
            first, *others = known.full.spoken.split() or [""]
            if others:
                self._by_first_word[first].append(known)

    def expansions(self, said: Words) -> tuple[Words, ...]:
        """Other forms of the names in a text, in the order in which they are met, none that the text holds already.

        A full name brings its short form only where the texts write that.
        """
        found = {full.text: full for word in _short_forms(said) for full in self._full_forms(word)}
        for word in dict.fromkeys(stem for _, _, stem in said.places):
            for known in self._by_first_word.get(word, ()):
                if known.full.spoken in said.spoken and self._written(known.name.short) == known.name.short:
                    found.setdefault(known.name.short, known.short)
        return tuple(form for form in found.values() if form.spoken not in said.spoken)

    def spelled_out(self, said: Words) -> Words:
        """The text with each short form replaced by its full name, which an encoder understands better."""

        def replace(match: re.Match[str]) -> str:
            forms = self._full_forms(match.group())
            known = any(form.spoken in said.spoken for form in forms)
            return forms[0].text if len(forms) == 1 and not known else match.group()

        return said.of_changed(name_forms.SHORT_FORM.sub(replace, said.text))

    def meant(self, said: Words) -> tuple[Name, ...]:
        """The names whose short forms stand in a text."""
        return tuple(dict.fromkeys(known.name for word in _short_forms(said) for known in self._meant(word)))

    def without_speakers(self, said: Words) -> Words:
        """The text without the names of organisations that the documents are by, where a subject is left.

        "What did the Inter-Agency Group say about custody?" asks about custody; that the group speaks is known.
        """
        left = said.of_changed(self._speakers.sub(" ", said.text)) if self._speakers else said
        return left if left.content else said

    def speakers_in(self, text: str) -> Iterator[tuple[int, int, frozenset[str]]]:
        """Where each name of an organisation that documents are by stands in a text, and which these are."""
        for match in self._speakers.finditer(text) if self._speakers else ():
            yield *match.span(), self._spoken_for[_bare(match.group())]

    def _full_forms(self, word: str) -> list[Words]:
        """What a short form stands for; of two spellings of one name the first."""
        forms = {known.full.spoken: known.full for known in reversed(self._meant(word))}
        return list(forms.values())

    def _meant(self, word: str) -> list[_Known]:
        """The names that a word is the short form of: those that the texts define, or else the only one whose initials
        it has, when the texts do not write it themselves.

        Typed in lower case, a word that the texts or the language use otherwise is no short form.
        """
        named = self._by_short_form.get(word.lower(), ())
        defined = {known.full.spoken for known in named if known.name.defined}
        if not named or not (defined or len({known.full.spoken for known in named}) == 1):
            return []
        short, written = named[0].name.short, self._written(word)
        meant = word == short or written == short or not (written or is_english(word.lower()))
        if not meant or (written == short and not defined):
            return []
        return [known for known in named if not defined or known.full.spoken in defined]

    def _written(self, word: str) -> str | None:
        """The word as the texts write it, in lower case if they ever do."""
        return self._words_of([fold(word)]).get(fold(word))


def _short_forms(said: Words) -> list[str]:
    return name_forms.SHORT_FORM.findall(said.text)


def _forms(organisations: Sequence[str], names: Sequence[Name]) -> Mapping[str, frozenset[str]]:
    """Every form of the organisations' names, with the organisations that it names."""
    found: dict[str, frozenset[str]] = defaultdict(frozenset)
    for organisation in organisations:
        for form in filter(None, map(str.strip, name_forms.IN_BRACKETS.split(organisation))):
            found[form] |= {organisation}
    given = dict(found)
    for name in names:
        for form, other in ((name.short, name.full), (name.full, name.short)):
            if form in given:
                found[other] |= given[form]
    return found


def _bare(name: str) -> str:
    """A name in lower case without its article and its possessive."""
    return name_forms.AROUND.sub("", name).lower()
