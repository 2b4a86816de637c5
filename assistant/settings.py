"""Every weight and threshold of choosing and declining, each with the measurement that chose it."""

from collections.abc import Mapping
from types import MappingProxyType

from assistant.question.kinds import Kind
from assistant.records import Level

PASSAGES = 10  # the right sentence is among those of the ten best passages for 93% to 100% of questions
MOST_CITATIONS = 3
LONGEST_RUN = 60  # words of a quote of several sentences: short enough to read out

# Fitted on the six public sets and corpus/questions.jsonl (`make fit`, 2026-11-22), then rounded: quote@1 of single
# sentences is within 0.01 of the fitted weights on every set, and so it is with each set left out.
SENTENCE_WEIGHTS: Mapping[str, float] = MappingProxyType(
    {
        "late": 4.0,
        "late_rare": 6.0,
        "context": 7.0,
        "passage": 4.0,
        "heading": -1.5,
        "question": -2.5,
        "short": -1.0,
        # No set has enough such questions to fit these: rules, which put the definition and the list of members first.
        "spells_out": 10.0,
        "lists_members": 6.0,
    }
)
SHORT = 5  # words, fewer of which say little on their own: mean quote@1 0.645, from 3 to 10 as well, without 0.644
# A story around the question counts in late and late_rare as much as this many words of the question: the less that
# one says, the more its story is needed. On 178 questions in stories written for the public-service pages of doc2dial,
# 2026-11-22: quote@1 0.28 where the question leans on its story, 0.72 where it says all itself; without 0.16 and 0.68.
STORY_WORTH = 5
# Its few words find less: with twenty passages quote@1 is 0.30 and quote@3 0.45 for those that lean on it, with ten
# 0.28 and 0.41. The public sets gain nothing by more than ten.
STORY_PASSAGES = 20
# How far below the best sentence another may score and still be quoted (mean quote@3 0.78, at 2.0 0.77), and below its
# neighbour and still be part of its quote (mean quote@1 +0.01, without 0.62). At most 400 questions a set, 2026-11-22.
CLOSE = 3.0
LONGEST_PAIR = 55  # words of two such sentences: with 50 quote@1 is 0.005 lower, with 60 half of all quotes pass 40
SAME_PASSAGE = 1.0  # what a second quote from a passage must be better by than one from another: +0.008 quote@3
SAME = 0.8  # share of words in common from which two quotes say the same: mean quote@3 0.782, at 0.6 0.781

# How many of the best sentences are looked at for the kind of answer; other kinds are answered in too many ways.
LOOKED_AT: Mapping[Kind, int] = MappingProxyType({Kind.NUMBER: 2, Kind.TIME: 3, Kind.WHERE: 3, Kind.NAME: 3})
# The chance that the answer is in the texts, fitted on clapnq, mtrag, squad2 and corpus/questions.jsonl (`make fit`,
# 2026-11-22). AUROC 0.88, 0.86, 0.66, 0.89; calibration error left out 0.24 to 0.27: it ranks better than it counts.
# Whether a conversation went before is not a reason: with it the AUROC of mtrag was 0.02 lower.
# The lead is that over the sentence of this rank, counted from 0: others may say the same. Mean AUROC 0.800, over the
# third or fourth 0.796.
FURTHER = 5
# Mean and spread of each signal over those sets ...
USUAL: Mapping[str, tuple[float, float]] = MappingProxyType(
    {
        "score": (9.68, 2.34),
        "lead": (3.61, 2.29),
        "passage": (0.522, 0.152),
        "words": (0.662, 0.162),
    }
)
# ... and the logistic sum of their mean with what speaks for and against an answer. A question that leans on its story
# matches less, answered or not: on the stories above, `balanced` keeps 0.87 of the right first quotes of such
# questions, without this 0.60, and answers 0.65 of those without an answer, as before. A wrong kind and a strange name
# are rare in the sets, and 0.7 and 0.8 of the questions that they marked had no answer. The last five are rules against
# guessing and against false premises, too few questions have them to fit: of those that asked for a number where the
# best two sentences have none 28 of 33 had no answer, of the lists of keywords with one that no text holds 11 of 11, of
# those with an unheard premise 8 of 12.
CONFIDENCE: Mapping[str, float] = MappingProxyType(
    {
        "constant": 0.6,
        "agreement": 0.8,
        "story": 0.5,
        "wrong_kind": -0.7,
        "strange_name": -1.5,
        "no_number": -2.0,
        "no_full_name": -2.0,
        "unheard_keyword": -1.5,
        "unheard_premise": -1.1,
        "other_stance": -2.0,
    }
)
# The chance from which an answer is given. On clapnq, mtrag, squad2 (at most 500 questions each) and
# corpus/questions.jsonl, 2026-11-22, wrong of answered: cautious 0.17, 0.05, 0.45, 0.11; balanced 0.46, 0.16, 0.56,
# 0.19; eager 0.50, 0.20, 0.57, 0.26. Answerable questions answered: cautious 0.80, 0.47, 0.57, 0.30; balanced 0.97,
# 0.94, 0.99, 0.86; eager 1, 0.98, 1, 0.95.
THRESHOLDS: Mapping[Level, float] = MappingProxyType({Level.CAUTIOUS: 0.7, Level.BALANCED: 0.4, Level.EAGER: 0.25})

# A follow-up leans on the turns before it. Chosen on doc2dial and mtrag, with 1,500 letters of conversation:
# the right passage's mean reciprocal rank was 0.65 and 0.92, with the last turn only 0.49 and 0.83.
# Weights of earlier words beside 1 for the question's own ...
LAST_QUESTION_WORDS = 0.35
LAST_ANSWER_WORDS = 0.1
EARLIER_QUESTION_WORDS = 0.15
# ... and of their vectors beside the question's own.
TOGETHER_VECTOR = 0.5  # the last question and this one
WHOLE_VECTOR = 0.6  # the whole conversation: as right as with a third vector, of all questions, and a quarter faster
# Letters of it, from the end, or as many as the last two questions have: quote@1 0.866 on mtrag and 0.41 on doc2dial;
# with 600 it is 0.862 and 0.425, and an answer takes a third longer.
LONGEST_CONVERSATION = 300
FAVOUR = 0.4  # of the document that the conversation was about, down to none ...
FAVOURED_WITHIN = 0.15  # ... for one this far behind it

# A prefix ("In the privacy policy of Example: ...") names the document that has this share of its words, rarer ones
# counting more. On policyqa and legalbenchrag it is the right one for all 1,642 questions; with 0.5 for 24 fewer, and
# quote@1 on legalbenchrag is 0.03 lower.
NAMED = 0.4
TIED = 0.1  # documents this close to the best are named as well: with none the same, with 0.2 legalbenchrag loses 0.07
OPENING_MATCH = 0.7  # of a word in the text's first lines only, 1 in the title: with 0.4 it loses 0.005, with 1 0.08
