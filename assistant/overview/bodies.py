"""Whether words near a list or an office mean the body that is asked about."""

from collections.abc import Sequence

from assistant.evidence.asked import Candidate
from assistant.lexicon import bodies
from assistant.overview.sources import Sources, whole_stems
from index.words import Words

Forms = Sequence[frozenset[str]]


def forms_of(sources: Sources, body: str) -> Forms:
    """The stems of a body in each form of its name; none when the question names none."""
    return () if not body or bodies.POINTER.match(body) else sources.forms(body)


def means(forms: Forms, said: str, candidate: Candidate) -> bool:
    """Whether what is said in a sentence is the body: by its name, or as "the group" where its name stands near."""
    if not forms:
        return True
    lead = whole_stems(Words.of(said))
    if any(form <= lead for form in forms):
        return True
    if lead - bodies.GENERIC:
        return False
    around = whole_stems(Words.of(" ".join([*candidate.retrieved.passage.trail, candidate.retrieved.passage.text])))
    return any(form <= around for form in forms)
