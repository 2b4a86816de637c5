"""A language model as a reading model: it is asked for one word, and how likely Yes and No are is the verdict."""

import math
from collections.abc import Sequence

from llama_index.core.base.llms.types import LogProb
from llama_index.core.llms import LLM, ChatMessage

from index.errors import LanguageModelError

FENCE = '"""'
# The passage first: what a model keeps of a prompt then serves the next question about it.
PROMPT = """Passage:
{fence}
{passage}
{fence}

Question: {question}
Does the passage answer the question? Answer Yes or No."""
MOST_TOKENS = 20  # whose log-probabilities are asked for: as many as OpenAI's form allows
NEITHER = 0.0


class YesOrNo:
    """Reads with any chat model of LlamaIndex that gives log-probabilities."""

    def __init__(self, model: LLM, sent_to: str = "") -> None:
        self._model = model
        self.sent_to = sent_to

    @property
    def name(self) -> str:
        return self._model.metadata.model_name

    def read(self, question: str, passages: Sequence[str]) -> list[float]:
        return [self._logit(question, passage) for passage in passages]

    def _logit(self, question: str, passage: str) -> float:
        said = ChatMessage(content=prompt(question, passage))
        response = self._model.chat([said], max_tokens=1, temperature=0, logprobs=True, top_logprobs=MOST_TOKENS)
        if not response.logprobs:
            raise LanguageModelError(f"{self.name}: gives no log-probabilities; use a model or a server that does")
        return yes_minus_no(response.logprobs[0])


def prompt(question: str, passage: str) -> str:
    """The passage stands as a quotation that nothing in it can close, so that what it tells a reader to do is text."""
    return PROMPT.format(fence=FENCE, passage=passage.replace(FENCE, '"'), question=question)


def yes_minus_no(first: Sequence[LogProb]) -> float:
    """The logit of yes against no, each summed over its spellings; one that is not listed is as likely as the last."""
    least = math.exp(min(each.logprob for each in first))
    yes, no = (sum(math.exp(each.logprob) for each in first if _word(each) == word) for word in ("yes", "no"))
    return math.log(max(yes, least)) - math.log(max(no, least)) if yes or no else NEITHER


def _word(token: LogProb) -> str:
    return token.token.strip().lower()
