"""Who says a sentence, as the text itself tells: "Ann Lee, who chairs the board, said: ...", in it or right before."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import dropwhile, groupby

from assistant.lexicon import speaking
from assistant.question.intake import clean
from assistant.records import Quote
from index.reading.sentences import sentences
from index.records import Document, Sentence
from index.words import FUNCTION_WORDS, fold


@dataclass(frozen=True, slots=True)
class Speaker:
    """A name, how the text introduces it, and the sentence that does."""

    name: str
    told: str
    sentence: Sentence

    def is_called(self, name: str) -> bool:
        """Whether the last words of both names are the same: "Mr Lee" is Ann Lee."""
        return fold(self.name).split()[-1] == fold(name).split()[-1]


def speakers_of(document: Document, start: int, end: int) -> tuple[Speaker, ...]:
    """Who is named for the words between two places, each once."""
    around = sentences(document)
    within = [number for number, sentence in enumerate(around) if sentence.start < end and start < sentence.end]
    found = (_speaker(around, number) for number in within)
    return tuple({speaker.name: speaker for speaker in found if speaker}.values())


def said_by(document: Document, name: str, told: str) -> list[Quote]:
    """What a document gives to a person, neighbouring sentences as one, in order, without those that were told."""
    around = sentences(document)
    speakers = (_speaker(around, number) for number in range(len(around)))
    theirs = [
        speaker is not None and speaker.is_called(name) and clean(sentence.text) not in told
        for sentence, speaker in zip(around, speakers, strict=True)
    ]
    numbered = zip(around, theirs, strict=True)
    runs = groupby(numbered, key=lambda pair: (pair[1], pair[0].paragraph))
    return [_together(document, [sentence for sentence, _ in run]) for (is_theirs, _), run in runs if is_theirs]


def as_quote(sentence: Sentence) -> Quote:
    return Quote(sentence.document, sentence.start, sentence.end, sentence.text, sentence.paragraph)


def _together(document: Document, run: Sequence[Sentence]) -> Quote:
    start, end = run[0].start, run[-1].end
    return Quote(document.id, start, end, document.text[start:end], run[0].paragraph)


def _speaker(around: Sequence[Sentence], number: int) -> Speaker | None:
    """Who is named in the sentence, or before it in its paragraph where speech goes on from there."""
    own = next(_named(around[number]), None)
    if own:
        return own[0]
    between = ""
    for before in reversed(around[:number]):
        if before.paragraph != around[number].paragraph:
            return None
        last = next(iter(reversed(list(_named(before)))), None)
        if last:
            speaker, end = last
            return speaker if _goes_on(before.text[end:], between) else None
        between = f" {before.text}{between}"
    return None


def _named(sentence: Sentence) -> Iterator[tuple[Speaker, int]]:
    """Each speaker that a sentence names, with where that ends in it."""
    for pattern in speaking.ATTRIBUTIONS:
        for match in pattern.finditer(sentence.text):
            words = list(dropwhile(lambda word: fold(word) in FUNCTION_WORDS, match["who"].split(" ")))
            if words:
                name = " ".join(words)
                yield Speaker(name, name + match["told"][len(match["who"]) :], sentence), match.end()


def _goes_on(after: str, between: str) -> bool:
    """Whether speech that begins after the name of its speaker has not ended before the sentence in question."""
    begins = speaking.SPEECH_BEGINS.search(after)
    return begins is not None and not speaking.SPEECH_ENDS.search(after[begins.end() :] + between)
