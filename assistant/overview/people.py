"""Who holds an office in a body, and who is quoted: sentences that name a person in an office, or as who speaks."""

from collections.abc import Iterator, Sequence

from assistant.evidence.asked import Candidate
from assistant.evidence.stretches import standing_alone
from assistant.lexicon import bodies
from assistant.overview.bodies import Forms, forms_of, means
from assistant.overview.catalogue import Catalogue
from assistant.overview.sources import Sources, Told
from assistant.records import Quote, Turn
from assistant.wording import texts as wording


def speakers(sources: Sources, catalogue: Catalogue, office: str, body: str, turns: Sequence[Turn]) -> Told | None:
    """The person whom each text names in an office, or quotes; None when no text does."""
    forms = forms_of(sources, body)
    query = sources.query(f"{office} of {body or 'the group'} said", turns)
    found: dict[str, tuple[Quote, tuple[str, str]]] = {}
    for candidate in sources.found(query).ranked:
        person = next(_people(candidate, office, forms), None)
        if person and candidate.sentence.document not in found:
            quote = standing_alone(candidate, sources.settings.longest_run).quote()
            found[candidate.sentence.document] = (quote, person)
    shown = list(found.values())[: sources.settings.most_lists]
    if not shown:
        return None
    text = wording.holds_office(
        [catalogue.entry(quote.document) for quote, _ in shown], [person for _, person in shown]
    )
    return Told(text, tuple(quote for quote, _ in shown))


def _people(candidate: Candidate, office: str, forms: Forms) -> Iterator[tuple[str, str]]:
    """The persons of a sentence, each with the office in which it names them; "" for one that is quoted only."""
    text = candidate.sentence.text
    for pattern in bodies.HOLDERS:
        for match in pattern.finditer(text):
            if _is_asked(match["office"], office) and means(forms, match["body"], candidate):
                yield match["person"], match["office"]
    if bodies.SAYS.match(office) and not forms:
        for pattern in (bodies.QUOTED, bodies.QUOTED_AFTER):
            yield from ((match["person"], "") for match in pattern.finditer(text))


def _is_asked(held: str, asked: str) -> bool:
    """Whether an office is the one that is asked for; whoever holds any speaks for the body."""
    if bodies.SAYS.match(asked):
        return True
    same = held.lower()[: len("chair")] == asked.lower()[: len("chair")]
    return same or bool(bodies.CHAIRS.match(asked) and bodies.CHAIRS.match(held))
