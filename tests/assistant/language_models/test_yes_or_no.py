"""How likely Yes is against No, from the tokens that a model lists."""

import pytest
from llama_index.core.base.llms.types import LogProb

from assistant.language_models.yes_or_no import yes_minus_no


@pytest.mark.parametrize(
    ("tokens", "logit"),
    [
        pytest.param({"Yes": -0.5, "No": -2.0, "The": -4.0}, 1.5, id="yes is likelier"),
        pytest.param({" No": -0.5, " yes": -2.5, "The": -4.0}, -2.0, id="spaces and small letters are the same words"),
        pytest.param({"Yes": -1.0, "yes": -1.0, "No": -1.0}, 0.693, id="spellings are summed"),
        pytest.param(
            {"Yes": -0.1, "The": -3.0, "It": -6.0}, 5.9, id="a no that is not listed is as likely as the last"
        ),
        pytest.param({"<think>": -0.1, "The": -3.0}, 0.0, id="neither says nothing"),
    ],
)
def test_yes_minus_no(tokens: dict[str, float], logit: float) -> None:
    listed = [LogProb(token=token, logprob=logprob) for token, logprob in tokens.items()]
    assert yes_minus_no(listed) == pytest.approx(logit, abs=1e-3)
