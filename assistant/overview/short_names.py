"""What a name is short for when no text says so outright: a full name in the texts has its initials."""

from assistant.evidence.attribution import as_quote
from assistant.overview.catalogue import Catalogue
from assistant.overview.sources import Sources, Told
from assistant.wording import texts as wording


def spelled(sources: Sources, catalogue: Catalogue, short: str) -> Told | None:
    """The one full name whose initials are asked for; None where a text defines the name, for that says it better."""
    names = [name for name in sources.store.names() if name.short.lower() == short.lower()]
    if len(names) != 1 or names[0].defined:
        return None
    full = names[0].full
    ranked = sources.found(sources.query(full)).ranked
    sentence = next((each.sentence for each in ranked if full in each.sentence.text), None)
    if not sentence:
        return None
    return Told(wording.has_initials(names[0], catalogue.entry(sentence.document)), (as_quote(sentence),))
