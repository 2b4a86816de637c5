"""The members of a body: the lists in which the texts give them, counted and looked through."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from assistant.evidence.asked import Candidate
from assistant.evidence.stretches import quote_of
from assistant.lexicon import bodies
from assistant.overview.bodies import Forms, forms_of, means
from assistant.overview.catalogue import Catalogue
from assistant.overview.sources import Sources, Told, whole_stems
from assistant.records import Quote, Status, Turn
from assistant.wording import texts as wording
from index.records import Entry, Sentence
from index.words import Words

FEWEST = 3  # names that make a list: two may be one
SHORTEST_CUT = 3  # letters of a name that is cut short
MOST_WORDS_OF_NAME = 6  # of somebody who is looked for in a list: more words are a clause


@dataclass(frozen=True, slots=True)
class MemberList:
    """A list of members whole, its items in order, and whether they can be counted."""

    quote: Quote
    items: tuple[str, ...]
    countable: bool


def listed(sources: Sources, catalogue: Catalogue, body: str, turns: Sequence[Turn]) -> Told | None:
    """Every list of a body's members; None when there is none."""
    lists = _lists(sources, catalogue, body, turns)
    counts = [len(each.items) if each.countable else None for each in lists]
    return Told(wording.members(_entries(lists, catalogue), counts), _quotes(lists)) if lists else None


def counted(sources: Sources, catalogue: Catalogue, body: str, turns: Sequence[Turn]) -> Told | None:
    """How many members the lists hold; None when none can be counted."""
    lists = [each for each in _lists(sources, catalogue, body, turns) if each.countable]
    counts = [len(each.items) for each in lists]
    return Told(wording.member_counts(_entries(lists, catalogue), counts), _quotes(lists)) if lists else None


def belongs(sources: Sources, catalogue: Catalogue, name: str, body: str, turns: Sequence[Turn]) -> Told | None:
    """Whether the lists name somebody; None when there is no list, or the question names nobody."""
    asked = sources.forms(name) if len(name.split()) <= MOST_WORDS_OF_NAME else ()
    lists = _lists(sources, catalogue, body, turns) if asked else []
    if not lists:
        return None
    named = {each: _named(sources, name, asked, each.items) for each in lists}
    lists.sort(key=lambda each: not named[each])
    if any(named.values()):
        return Told(wording.named(_entries(lists, catalogue), [named[each] for each in lists]), _quotes(lists))
    text = wording.not_named(name, _entries(lists, catalogue))
    return Told(text, _quotes(lists), Status.NOT_FOUND, 0.0)


def within(sources: Sources, catalogue: Catalogue, name: str, body: str, turns: Sequence[Turn]) -> Told | None:
    """The same, but of what is written as no name it is told only that the lists do name it."""
    told = belongs(sources, catalogue, name, body, turns)
    return None if told and told.status is Status.NOT_FOUND and name.islower() else told


def _named(sources: Sources, name: str, forms: Forms, items: Sequence[str]) -> list[str]:
    """The items that name somebody, or each of several: "NSPCC and NCH"."""
    found = _holding(forms, items)
    parts = bodies.AND.split(name)
    if found or len(parts) == 1:
        return found
    return [item for part in parts for item in _holding(sources.forms(part.strip()), items)]


def _holding(forms: Forms, items: Sequence[str]) -> list[str]:
    return [item for item in items if any(_holds(item, form) for form in forms)]


def _holds(item: str, form: frozenset[str]) -> bool:
    """Whether an item has all words of a name, some of them cut short: "the Met"."""
    words = Words.of(item)
    cut = (word for word in form if len(word) >= SHORTEST_CUT)
    return form <= {*whole_stems(words), *(word for word in cut if any(map(partial(_begins, word), words.folded)))}


def _begins(cut: str, word: str) -> bool:
    return word.startswith(cut)


def _lists(sources: Sources, catalogue: Catalogue, body: str, turns: Sequence[Turn]) -> list[MemberList]:
    """The best list of each text, best first; a body may be called by its text: "the September list"."""
    called = bodies.BY_LIST.sub("", body).strip()
    documents = [entry.id for entry in catalogue.meant(f"{called} text")] if called != body else []
    forms = () if documents else forms_of(sources, body)
    query = sources.query(f"Who are the members of {'the group' if documents else body or 'the group'}?", turns)
    found: dict[str, MemberList] = {}
    for candidate in sources.found(query, documents).ranked:
        document = candidate.sentence.document
        if document not in found and (each := _list_at(candidate, forms)):
            found[document] = each
    return list(found.values())[: sources.settings.most_lists]


def _list_at(candidate: Candidate, forms: Forms) -> MemberList | None:
    match = bodies.LIST.match(candidate.sentence.text)
    if not match or not means(forms, match["body"], candidate):
        return None
    after = candidate.neighbours[candidate.number + 1 :]
    points = list(_items_after(after)) if not match["list"] else []
    rest = list(_rest(candidate.sentence, after)) if match["list"] else []
    last = (points or rest or [candidate.sentence])[-1]
    quote = quote_of(candidate.retrieved.passage, candidate.sentence, last)
    if points:
        return MemberList(quote, tuple(point.text for point in points), countable=True)
    parts = _split(" ".join([match["list"], *(each.text for each in rest)]))
    names = _names(parts)
    return MemberList(quote, names, _is_safe(parts)) if len(names) >= FEWEST else None


def _names(parts: Sequence[str]) -> tuple[str, ...]:
    """The parts of a list without what explains them, when all of them are names."""
    bare = tuple(bodies.GLOSS.sub("", part).strip(" .;,*") for part in parts)
    return bare if all(bodies.NAME.match(part) for part in bare) else ()


def _items_after(after: Sequence[Sentence]) -> Iterator[Sentence]:
    for sentence in after:
        if sentence.kind != "item":
            return
        yield sentence


def _rest(sentence: Sentence, after: Sequence[Sentence]) -> Iterator[Sentence]:
    """The rest of a list that was split as too long a sentence."""
    whole = sentence
    for each in after:
        if bodies.SENTENCE_END.search(whole.text) or each.paragraph != whole.paragraph:
            return
        yield each
        whole = each


def _split(text: str) -> list[str]:
    """The items of "A, B and C"."""
    first, *others = bodies.COMMA.split(text.strip())
    parts = [first, *others]
    last = bodies.LAST_TWO.match(bodies.GLOSS.sub("", parts[-1]))
    return [*parts[:-1], last["first"], last["second"]] if last else parts


def _is_safe(items: Sequence[str]) -> bool:
    """Whether no item may be two, and no two may be one: "Department for Education and Skills"."""
    one_of_two = bodies.ONE_OF_TWO.search(items[-2]) if len(items) > 1 else None
    return not bodies.AND.search(items[-1]) and not (one_of_two and bodies.SINGLE.match(items[-1]))


def _entries(lists: Sequence[MemberList], catalogue: Catalogue) -> list[Entry]:
    return [catalogue.entry(each.quote.document) for each in lists]


def _quotes(lists: Sequence[MemberList]) -> tuple[Quote, ...]:
    return tuple(each.quote for each in lists)
