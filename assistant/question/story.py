"""The question in a story: "My aunt moved in last year ... . Can she claim? Any help would be appreciated."."""

from assistant.lexicon import several
from index.words import content_stems


def split_story(text: str, fewest_words: int) -> tuple[str, str]:
    """What is told before and after the question, or nothing, and the last question that asks for something.

    A text of fewer words tells no story.
    """
    if len(text.split()) < fewest_words:
        return "", text
    sentences = several.AFTER_SENTENCE.split(text)
    marked = [number for number, sentence in enumerate(sentences) if sentence.endswith("?")]
    asking = marked or [number for number, sentence in enumerate(sentences) if several.ASKS_IN_STORY.search(sentence)]
    if not asking or len(sentences) == 1:
        return "", text
    precise = [number for number in asking if _is_precise(sentences[number])]
    last = (precise or asking)[-1]
    first = last if precise else max(0, last - 1)
    told = [*sentences[:first], *sentences[last + 1 :]]
    return " ".join(told), " ".join(sentences[first : last + 1])


def _is_precise(sentence: str) -> bool:
    return bool(content_stems(sentence)) and not several.ASKS_FOR_ANYTHING.match(sentence)
