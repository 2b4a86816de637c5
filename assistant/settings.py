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

# On clapnq, mtrag, squad2 (600 questions) and 198 of the corpus, wrong of answered: cautious 0.17, 0.07, 0.40, 0.13;
# balanced 0.37, 0.14, 0.54, 0.23; eager 0.47, 0.19, 0.59, 0.28. Answerable questions answered: cautious 0.80, 0.62,
# 0.51, 0.58; balanced 0.95, 0.92, 0.90, 0.82; eager 0.99, 0.97, 0.98, 0.91. 25 November 2026.
THRESHOLDS: Mapping[Level, float] = MappingProxyType({Level.CAUTIOUS: 0.6, Level.BALANCED: 0.38, Level.EAGER: 0.25})


@dataclass(frozen=True, slots=True)
class Settings:
    """What decides an answer, beside the texts and the encoder; words and letters are counted, chances are 0 to 1."""

    index: IndexSettings = field(default_factory=IndexSettings)

    # Reading a question.
    story_words: int = 30  # a longer question tells a story first
    topic_words: int = 4  # of one of two topics that a question is split into: "custody and nuclear power"
    few_words: int = 3  # with a subject, or fewer: too little to stand alone in a conversation
    most_keywords: int = 8  # words of a query that only lists some
    shortest_scoped: int = 3  # words after a prefix that names a document: a question of its own
    shortest_variant: int = 4  # letters of a word that may have an American spelling
    shortest_slip: int = 5  # letters: a shorter word is one letter from too many others
    shortest_slip_of_name: int = 6  # letters of a capitalised word: "Hodge" is no slip for "lodge"
    short_term: int = 4  # letters up to which a capitalised term needs its capital: "the Met", but "whitehall"
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
    # A word that no text holds ("anywhere", "still") counts the less the commoner it is in English: on 198 questions in
    # staff's own words quote@1 0.76 and AUROC 0.78, without 0.74 and 0.77. With all words so mtrag has 0.004 less.
    everyday: float = 4.5  # on the Zipf scale, from which a word is an everyday one
    everyday_loss: float = 0.3  # of its rarity, for each step above that
    everyday_least: float = 0.3  # the least that it keeps
    features: tuple[Feature, ...] = FEATURES

    # Choosing quotes.
    most_citations: int = 3
    most_apart: int = 10  # documents asked one by one whether they say it too: as many as a search finds passages
    longest_run: int = 60  # words of a quote of several sentences: short enough to read out
    # How far below the best sentence another may score and still be quoted (mean quote@3 0.78, at 2.0 0.77), and below
    # its neighbour and still be part of its quote (mean quote@1 +0.01, without 0.62).
    close: float = 3.0
    # The same for a further quote of a passage or from a document that is not quoted yet: it adds less. On seven sets
    # (300 questions each) citation precision 0.544, with 3.0 for both 0.526; quote@3 0.760 and 0.761.
    close_in_passage: float = 2.5
    close_elsewhere: float = 2.0  # with 1.5 quote@3 on mtrag and the corpus is 0.01 lower
    between: int = 1  # sentences between two quotes of a paragraph that are one: mean quote@1 0.619, apart 0.616
    longest_pair: int = 55  # words of two such sentences: with 50 quote@1 is 0.005 lower, with 60 half of all pass 40
    same_passage: float = 1.0  # what a second quote of a passage must be better by than another's: +0.008 quote@3
    same: float = 0.8  # share of words in common from which two quotes say the same: mean quote@3 0.782, at 0.6 0.781

    # The texts as a whole.
    most_listed: int = 10  # documents of a list: what a screen holds
    most_digested: int = 5  # texts whose key sentences are given: fifteen quotes at most
    key_sentences: int = 5  # of one text ...
    key_sentences_each: int = 3  # ... and of each of several
    # How far the best sentence of a text may be below that of the text that fits a subject best: of ten subjects of the
    # corpus five are in one text only, and four of these are told so; with 3.0 all five, and one that is in both.
    fitting: float = 5.0
    most_lists: int = 3  # texts whose lists of members are quoted
    damping: float = 0.85  # of LexRank, as its authors have it
    rank_rounds: int = 30  # of LexRank: 0.85 ** 30 leaves less than a hundredth to settle
    digest_passages: int = 60  # the most central ones of a long text: about 300 sentences
    same_key: float = 0.8  # cosine from which two key sentences say the same

    # How sure. The chance that the answer is in the texts: AUROC on clapnq, mtrag, squad2 and the corpus 0.89, 0.86,
    # 0.67 and 0.90. It ranks better than it counts: calibration error 0.21 on average, 0.27 with a map (slope and
    # intercept) of the other sets, 0.17 by the others' share answerable alone; the sets' shares are 0.49 to 0.83. So
    # none is shipped: with the set's share known it is 0.12, with half of the set's own questions 0.09 (`calibrate`).
    likeness: tuple[Likeness, ...] = LIKENESS
    signals: tuple[Signal, ...] = SIGNALS
    lead_over: int = 5  # the rank from 0: nearer ones may say the same; mean AUROC 0.800, over the third 0.796
    few_passages: int = 12  # as many as the project's own texts have: more are a crowd
    crowd_in_conversation: float = 0.5  # of its weight: AUROC of mtrag 0.863, with none 0.853
    looked_at: int = 3  # of the best sentences for a time or a full name
    looked_at_for_number: int = 2
    thresholds: Mapping[Level, float] = field(default_factory=lambda: THRESHOLDS)

    # A reading model, where one is configured. Measured with Qwen2.5-Coder-1.5B-Instruct on two cores.
    reading_passages: int = 3  # the best ones: the right sentence is among theirs for most questions
    reading_seconds: float = 10.0  # for a question: 3 to 4.5 s a passage, 0.5 s for one that it has read before
    reading_below: float = 0.95  # above it no verdict that was seen changes whether any level answers
    reading_pause: float = 30.0  # seconds without it after a failure
    # The verdict that speaks neither for nor against: with 0.5 balanced declines 0.16 of the 113 answerable questions
    # of the corpus that were read and answers 0.19 of the 62 others; with 0.7 it is 0.21 and 0.18.
    reading_even: float = 0.5
    surest_verdict: float = 3.0  # its verdicts were from -1.9 to 2.8: those of a model on another scale weigh no more
    longest_lead: int = 400  # letters that it is told of what led to a question

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
