"""Every weight and threshold of choosing and declining, each with the measurement that chose it."""

from collections.abc import Mapping
from types import MappingProxyType

PASSAGES = 10  # the right sentence is among those of the ten best passages for 93% to 100% of questions
MOST_CITATIONS = 3
LONGEST_RUN = 60  # words of a quote of several sentences: short enough to read out

# Fitted on the six public sets and corpus/questions.jsonl (`make fit`, 2026-11-22), then rounded: quote@1 of single
# sentences is within 0.01 of the fitted weights on every set, and so it is with each set left out.
SENTENCE_WEIGHTS: Mapping[str, float] = MappingProxyType(
    {
        "late": 5.0,
        "late_rare": 5.0,
        "meaning": 5.0,
        "passage": 5.0,
        "heading": -2.0,
        "question": -3.0,
        "short": -1.0,
    }
)
CLOSE = 3.0  # how far below the best sentence another may score and still be quoted: mean quote@3 0.76, at 2.0 0.75
NEARLY_AS_GOOD = 2.0  # how far below its neighbour a sentence may score and still be part of its quote: +0.015 quote@1
LONGEST_PAIR = 50  # words of two such sentences
SAME_PASSAGE = 1.0  # what a second quote from a passage must be better by than one from another: +0.008 quote@3

LOOKED_AT = 3  # of the best sentences, when the kind of answer is checked
# The chance that the answer is in the texts, fitted on clapnq, mtrag, squad2 and corpus/questions.jsonl (`make fit`,
# 2026-11-22). AUROC 0.87, 0.79, 0.62, 0.73; calibration error 0.19, 0.05, 0.17, 0.24: it ranks better than it counts.
# Mean and spread of each signal over those sets ...
USUAL: Mapping[str, tuple[float, float]] = MappingProxyType(
    {
        "passage": (0.519, 0.155),
        "words_in_passage": (0.668, 0.159),
        "words_in_sentence": (0.616, 0.176),
    }
)
# ... and the logistic sum of their mean with a conversation before and with what speaks against an answer. The last two
# are rare there; of the questions that a wrong kind or a strange name marked, 0.7 and 0.8 had no answer.
CONFIDENCE: Mapping[str, float] = MappingProxyType(
    {"constant": 0.28, "agreement": 0.66, "follow_up": 1.44, "wrong_kind": -0.7, "strange_name": -1.5}
)
THRESHOLD = 0.45  # answers 0.96 of what clapnq and squad2 answer, 0.98 of mtrag, 0.6 of corpus/questions.jsonl

# A follow-up leans on the turns before it. Chosen on doc2dial and mtrag, with 1,500 letters of conversation:
# the right passage's mean reciprocal rank was 0.65 and 0.92, with the last turn only 0.49 and 0.83.
# Weights of earlier words beside 1 for the question's own ...
LAST_QUESTION_WORDS = 0.35
LAST_ANSWER_WORDS = 0.1
EARLIER_QUESTION_WORDS = 0.15
# ... and of their vectors beside the question's own.
TOGETHER_VECTOR = 0.5  # the last question and this one
QUESTIONS_VECTOR = 0.3  # all questions
WHOLE_VECTOR = 0.3  # the whole conversation
LONGEST_CONVERSATION = 600  # letters, from the end: a follow-up stays within twice the time of a question
FAVOUR = 0.4  # of the document that the conversation was about, down to none ...
FAVOURED_WITHIN = 0.15  # ... for one this far behind it
