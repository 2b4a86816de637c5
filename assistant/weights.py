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
    }
)
CLOSE = 1.5  # how far below the best sentence another may score and still be quoted
LOOKED_AT = 3  # of the best sentences, when the chance is judged
CONFIDENCE: Mapping[str, float] = MappingProxyType(
    {"constant": -4.0, "score": 0.2, "passage": 2.0, "weakest": 2.0, "wrong_kind": -1.0, "strange_name": -1.5}
)
THRESHOLD = 0.5

# A follow-up leans on the turns before it: weights of their words beside 1 for the question's own ...
LAST_QUESTION_WORDS = 0.5
LAST_ANSWER_WORDS = 0.2
EARLIER_QUESTION_WORDS = 0.2
EARLIER_ANSWER_WORDS = 0.1
# ... and of their vectors beside the question's own.
TOGETHER_VECTOR = 1.0  # the last question and this one, encoded as one text
LAST_ANSWER_VECTOR = 0.3
FIRST_QUESTION_VECTOR = 0.3
WHOLE_VECTOR = 0.5  # the end of the whole conversation
FAVOUR = 0.4  # of the document that the conversation before was about
LONGEST_ANSWER = 600  # letters of an earlier answer that are encoded
LONGEST_CONVERSATION = 1500  # letters
