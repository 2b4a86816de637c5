"""Every weight and threshold of choosing and declining, each with the measurement that chose it."""

from collections.abc import Mapping
from types import MappingProxyType

PASSAGES = 10  # the right sentence is among those of the ten best passages for 93% to 100% of questions
MOST_CITATIONS = 3
LONGEST_RUN = 60  # words of a quote of several sentences: short enough to read out

SENTENCE_WEIGHTS: Mapping[str, float] = MappingProxyType(
    {
        "late": 5.0,
        "late_rare": 5.0,
        "meaning": 5.0,
        "passage": 5.0,
        "heading": -2.0,
        "question": -4.0,
        "short": -1.0,
    }
)
CLOSE = 3.0  # how far below the best sentence another may score and still be quoted
NEARLY_AS_GOOD = 2.0  # how far below its neighbour a sentence may score and still be part of its quote
LONGEST_PAIR = 50  # words of two such sentences
SAME_PASSAGE = 1.0  # what a second quote from a passage must be better by than one from another

LOOKED_AT = 3  # of the best sentences, when the kind of answer is checked
# Mean and spread of each signal over the public sets ...
USUAL: Mapping[str, tuple[float, float]] = MappingProxyType(
    {
        "score": (9.0, 2.5),
        "meaning": (0.55, 0.15),
        "passage": (0.53, 0.16),
        "margin": (0.145, 0.1),
        "late_passage": (0.63, 0.16),
        "weakest": (0.5, 0.2),
    }
)
# ... and the logistic sum of their mean with what speaks against an answer.
CONFIDENCE: Mapping[str, float] = MappingProxyType(
    {"constant": -0.4, "agreement": 1.7, "follow_up": 1.2, "wrong_kind": -1.0, "strange_name": -1.5}
)
THRESHOLD = 0.5

# A follow-up leans on the turns before it: weights of their words beside 1 for the question's own ...
LAST_QUESTION_WORDS = 0.35
LAST_ANSWER_WORDS = 0.1
EARLIER_QUESTION_WORDS = 0.15
# ... and of their vectors beside the question's own.
TOGETHER_VECTOR = 0.5  # the last question and this one
QUESTIONS_VECTOR = 0.3  # all questions
WHOLE_VECTOR = 0.3  # the whole conversation
LONGEST_CONVERSATION = 1000  # letters, from the end: about what the encoder reads
FAVOUR = 0.4  # of the document that the conversation was about, down to none ...
FAVOURED_WITHIN = 0.15  # ... for one this far behind it
