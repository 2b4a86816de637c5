"""Every weight and threshold of an answer, each with the measurement that chose it.

Entry points make the settings, everything below takes them, a kept evaluation run records them all, and the ablation
varies them with dataclasses.replace. Unless another is named, the sets are the public ones of `make fit` (at most 400
questions each) and corpus/questions.jsonl, 22 November 2026.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from types import MappingProxyType
from typing import Any

from assistant.evidence.features import FEATURES, Feature
from assistant.evidence.signals import LIKENESS, SIGNALS, Likeness, Signal
from assistant.records import Level
from index.settings import IndexSettings

# On clapnq, mtrag, squad2 (at most 500 questions each) and corpus/questions.jsonl, wrong of answered: cautious 0.17,
# 0.05, 0.45, 0.11; balanced 0.46, 0.16, 0.56, 0.19; eager 0.50, 0.20, 0.57, 0.26. Answerable questions answered:
# cautious 0.80, 0.47, 0.57, 0.30; balanced 0.97, 0.94, 0.99, 0.86; eager 1, 0.98, 1, 0.95.
THRESHOLDS: Mapping[Level, float] = MappingProxyType({Level.CAUTIOUS: 0.7, Level.BALANCED: 0.4, Level.EAGER: 0.25})


@dataclass(frozen=True, slots=True)
class Settings:
    """What decides an answer, beside the texts and the encoder; words and letters are counted, chances are 0 to 1."""

    index: IndexSettings = field(default_factory=IndexSettings)

    # Reading a question.
    story_words: int = 30  # a longer question tells a story first
    few_words: int = 3  # with a subject, or fewer: too little to stand alone in a conversation
    most_keywords: int = 8  # words of a query that only lists some
    shortest_scoped: int = 3  # words after a prefix that names a document: a question of its own
    shortest_variant: int = 4  # letters of a word that may have an American spelling
    shortest_slip: int = 5  # letters: a shorter word is one letter from too many others
    shortest_slip_of_name: int = 6  # letters of a capitalised word: "Hodge" is no slip for "lodge"
    shortest_of_two_slips: int = 8  # letters of a word that may hold two slips
    # A follow-up leans on the turns before it. On doc2dial and mtrag, with 1,500 letters of conversation, the right
    # passage's mean reciprocal rank was 0.65 and 0.92, with the last turn only 0.49 and 0.83. Weights of earlier words
    # beside 1 for the question's own ...
    last_question_words: float = 0.35
    last_answer_words: float = 0.1
    earlier_question_words: float = 0.15
    # ... and of their vectors beside the question's own.
    together_vector: float = 0.5  # the last question and this one
    whole_vector: float = 0.6  # all that was said: as right as with a third, and a quarter faster
    # Letters of it, from the end, or as many as the last two questions have: quote@1 0.866 on mtrag and 0.41 on
    # doc2dial; with 600 it is 0.862 and 0.425, and an answer takes a third longer.
    longest_conversation: int = 300
    favour: float = 0.4  # of the document that the conversation was about, down to none ...
    favoured_within: float = 0.15  # ... for one this far behind it
    # A prefix ("In the privacy policy of Example: ...") names the document that has this share of its words, rarer ones
    # counting more. On policyqa and legalbenchrag it is the right one for all 1,642 questions; with 0.5 for 24 fewer,
    # and quote@1 on legalbenchrag is 0.03 lower.
    named: float = 0.4
    tied: float = 0.1  # this close to the best is named too: with none the same, with 0.2 legalbenchrag loses 0.07
    opening_match: float = 0.7  # of a word in the first lines, 1 in the title: with 0.4 it loses 0.005, with 1 0.08
    opening_words: int = 80  # of a document, in which it may name itself
    # "In the response to the green paper, ...": the share of that in a title and of the title in it. With a comma for
    # their colon 1,270 of 1,642 questions of policyqa and legalbenchrag name the right document, none a wrong one, with
    # 0.75 96 a wrong one. Of 3,941 of squad2, clapnq, mtrag and doc2dial no limit of any kind touches one.
    titled: float = 0.9
    shortest_inner: int = 4  # letters of a word that may be part of a run-together title ("example-com-policy")

    # Ranking sentences.
    passages: int = 10  # the right sentence is among those of the ten best passages for 93% to 100% of questions
    # A story around the question counts in late and late_rare as much as this many words of the question: the less
    # that one says, the more its story is needed. On 178 questions in stories written for the public-service pages of
    # doc2dial: quote@1 0.28 where the question leans on its story, 0.72 where it says all itself; without 0.16, 0.68.
    story_worth: int = 5
    # Its few words find less: with twenty passages quote@1 is 0.30 and quote@3 0.45 for those that lean on it, with ten
    # 0.28 and 0.41. The public sets gain nothing by more than ten.
    story_passages: int = 20
    short: int = 5  # words, fewer of which say little on their own: mean quote@1 0.645, from 3 to 10 as well
    features: tuple[Feature, ...] = FEATURES

    # Choosing quotes.
    most_citations: int = 3
    most_apart: int = 10  # documents asked one by one whether they say it too: as many as a search finds passages
    longest_run: int = 60  # words of a quote of several sentences: short enough to read out
    # How far below the best sentence another may score and still be quoted (mean quote@3 0.78, at 2.0 0.77), and below
    # its neighbour and still be part of its quote (mean quote@1 +0.01, without 0.62).
    close: float = 3.0
    longest_pair: int = 55  # words of two such sentences: with 50 quote@1 is 0.005 lower, with 60 half of all pass 40
    same_passage: float = 1.0  # what a second quote of a passage must be better by than another's: +0.008 quote@3
    same: float = 0.8  # share of words in common from which two quotes say the same: mean quote@3 0.782, at 0.6 0.781

    # How sure. The chance that the answer is in the texts: AUROC on clapnq, mtrag, squad2 and the corpus 0.88, 0.86,
    # 0.66 and 0.89; calibration error with each set left out 0.24 to 0.27: it ranks better than it counts.
    likeness: tuple[Likeness, ...] = LIKENESS
    signals: tuple[Signal, ...] = SIGNALS
    lead_over: int = 5  # the rank from 0: nearer ones may say the same; mean AUROC 0.800, over the third 0.796
    looked_at: int = 3  # of the best sentences for a time, a place or a full name
    looked_at_for_number: int = 2
    thresholds: Mapping[Level, float] = field(default_factory=lambda: THRESHOLDS)

    def record(self) -> Mapping[str, Any]:
        """Every weight and threshold by its name, as plain JSON values, to be kept with a run."""
        tables = ("features", "signals", "likeness", "thresholds", "index")
        plain = {name: getattr(self, name) for name in self.__slots__ if name not in tables}
        return {
            **plain,
            "index": asdict(self.index),
            "features": {feature.name: feature.weight for feature in self.features},
            "likeness": {each.name: [each.mean, each.spread] for each in self.likeness},
            "signals": {signal.name: signal.weight for signal in self.signals},
            "thresholds": {str(level): threshold for level, threshold in self.thresholds.items()},
        }
