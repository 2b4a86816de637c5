"""A chat model behind LlamaIndex's interface, in this process or at an address: both speak the OpenAI form."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from llama_index.core.base.llms.generic_utils import chat_response_to_completion_response
from llama_index.core.base.llms.types import LogProb
from llama_index.core.bridge.pydantic import PrivateAttr
from llama_index.core.llms import (
    ChatMessage,
    ChatResponse,
    CompletionResponse,
    CompletionResponseGen,
    CustomLLM,
    LLMMetadata,
    MessageRole,
)
from llama_index.core.llms.callbacks import llm_chat_callback, llm_completion_callback

from index.errors import LanguageModelError, brief

Send = Callable[[Mapping[str, Any]], Mapping[str, Any]]  # the body of a chat completion to that of its answer


class ChatModel(CustomLLM):
    """A chat model reached through send; what is given to chat beside the messages goes into the request as it is.

    Log-probabilities that were asked for stand in a response's logprobs, a list for each token. Raises
    LanguageModelError when the model cannot be reached or answers in another form.
    """

    name: str
    _send: Send = PrivateAttr()

    def __init__(self, name: str, send: Send) -> None:
        super().__init__(name=name)
        self._send = send

    @property
    def metadata(self) -> LLMMetadata:
        return LLMMetadata(model_name=self.name, is_chat_model=True)

    @llm_chat_callback()
    def chat(self, messages: Sequence[ChatMessage], **kwargs: Any) -> ChatResponse:
        said = [{"role": message.role.value, "content": message.content or ""} for message in messages]
        given = self._send({"messages": said, **kwargs})
        try:
            [choice] = given["choices"]
            content = choice["message"]["content"] or ""
            return ChatResponse(
                message=ChatMessage(role=MessageRole.ASSISTANT, content=content), logprobs=_logprobs(choice)
            )
        except (KeyError, TypeError, ValueError) as error:
            raise LanguageModelError(f"{self.name}: does not answer as a chat model ({brief(error)})") from error

    @llm_completion_callback()
    def complete(self, prompt: str, formatted: bool = False, **kwargs: Any) -> CompletionResponse:
        return chat_response_to_completion_response(self.chat([ChatMessage(content=prompt)], **kwargs))

    @llm_completion_callback()
    def stream_complete(self, prompt: str, formatted: bool = False, **kwargs: Any) -> CompletionResponseGen:
        yield self.complete(prompt, formatted, **kwargs)


def _logprobs(choice: Mapping[str, Any]) -> list[list[LogProb]] | None:
    tokens = (choice.get("logprobs") or {}).get("content")
    if not tokens:
        return None
    return [[LogProb(token=top["token"], logprob=top["logprob"]) for top in token["top_logprobs"]] for token in tokens]
