"""Where the assistant falls short: unanswered and badly judged questions, those that mean the same together."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from assistant.feedback.kept import Kept, Verdict
from assistant.records import Status
from index.encoder import Vectors

# The least cosine of two questions that mean the same. Of 20 reworded pairs 15 reach it, of 20 near misses ("the
# role of schools", "the role of parents") 3; at 0.70 it is 18 and 8, at 0.86 10 and 1.
SAME_MEANING = 0.78
MOST_GROUPED = 2_000  # the latest questions: encoding more would keep the page waiting for over ten seconds
BAD = frozenset({Verdict.WRONG_QUOTE, Verdict.NOT_THERE, Verdict.IS_THERE})

Encode = Callable[[str], Vectors]


@dataclass(frozen=True, slots=True)
class Gap:
    """Questions that mean the same, oldest first."""

    questions: tuple[Kept, ...]

    @property
    def latest(self) -> Kept:
        """The question that stands for all."""
        return self.questions[-1]

    @property
    def count(self) -> int:
        return len(self.questions)

    @property
    def wordings(self) -> tuple[str, ...]:
        """Each different way in which it was asked, the latest first."""
        return tuple(dict.fromkeys(kept.question for kept in reversed(self.questions)))

    def holds(self, number: int) -> bool:
        """Whether a kept question, by its number, is one of these."""
        return any(kept.id == number for kept in self.questions)


def gaps(kept: Sequence[Kept], encode: Encode) -> tuple[Gap, ...]:
    """The gaps among kept questions, most asked first, then latest first. encode gives a text's unit vector (d,)."""
    short = [item for item in kept if item.status is Status.NOT_FOUND or item.verdict in BAD][-MOST_GROUPED:]
    groups = (Gap(tuple(questions)) for questions in _alike(short, encode))
    return tuple(sorted(groups, key=lambda gap: (gap.count, gap.latest.asked), reverse=True))


def _alike(questions: Iterable[Kept], encode: Encode) -> list[list[Kept]]:
    """Each question joins the group whose first question is nearest, if it means the same; else it opens a group."""
    groups: list[list[Kept]] = []
    firsts: list[Vectors] = []
    by_text: dict[str, list[Kept]] = {}
    for kept in questions:
        text = kept.understood_as or kept.question
        if text not in by_text:
            vector = encode(text)
            nearness = np.array([first @ vector for first in firsts])
            if not firsts or nearness.max() < SAME_MEANING:
                groups.append([])
                firsts.append(vector)
                by_text[text] = groups[-1]
            else:
                by_text[text] = groups[int(nearness.argmax())]
        by_text[text].append(kept)
    return groups
