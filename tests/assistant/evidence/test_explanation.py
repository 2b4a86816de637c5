import math

import pytest

from assistant.records import Status, Turn
from index.errors import QuestionError

pytestmark = pytest.mark.encoder

QUESTION = "what did the IAG say about custody?"
ABSENT = "How much does a railway ticket to Glasgow cost?"


def test_every_score_is_the_sum_of_its_terms(assistant):
    [part] = assistant.explain(QUESTION).parts
    for sentence in part.sentences:
        assert sentence.score == pytest.approx(sum(term.adds for term in sentence.terms))
        assert all(term.told for term in sentence.terms)
    assert [sentence.score for sentence in part.sentences] == sorted(
        (sentence.score for sentence in part.sentences), reverse=True
    )


@pytest.mark.parametrize("question", [QUESTION, ABSENT])
def test_the_confidence_is_that_of_the_answer_and_follows_from_its_terms(assistant, question):
    found = assistant.explain(question)
    [part] = found.parts
    assert part.confidence == found.answer.confidence
    assert part.confidence == pytest.approx(1 / (1 + math.exp(-sum(term.adds for term in part.terms))), abs=1e-4)
    assert part.answers is (found.answer.status is Status.ANSWERED)


def test_every_quote_of_the_answer_is_among_the_sentences_with_its_number(assistant):
    found = assistant.explain(QUESTION)
    [part] = found.parts
    numbered = {sentence.number for sentence in part.sentences if sentence.number}
    assert numbered == {cited.number for cited in found.answer.citations}
    for sentence in part.sentences:
        if sentence.number:
            assert sentence.text in found.answer.citations[sentence.number - 1].quote
            assert sentence.reason == f"In quote {sentence.number}"


def test_every_rejected_sentence_has_its_reason(assistant):
    [part] = assistant.explain("What is the role of schools?").parts
    rejected = [sentence for sentence in part.sentences if sentence.number is None]
    assert rejected
    assert all(sentence.reason and "In quote" not in sentence.reason for sentence in rejected)
    below = [sentence for sentence in rejected if "below the best sentence" in sentence.reason]
    assert all(part.sentences[0].score - sentence.score > 3.0 for sentence in below)


def test_each_question_in_a_question_is_explained(assistant):
    found = assistant.explain("what is said on custody and on railway tickets to Glasgow?")
    assert found.answer.status is Status.PARTIAL
    assert [part.answers for part in found.parts] == [True, False]


def test_passages_stand_best_first_with_both_scores(assistant):
    [part] = assistant.explain(QUESTION).parts
    scores = [passage.score for passage in part.passages]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= passage.vector_score <= 1 for passage in part.passages)


def test_a_greeting_has_nothing_to_explain(assistant):
    found = assistant.explain("hello")
    assert (found.answer.status, found.parts) == (Status.CHAT, ())


def test_a_follow_up_is_explained_with_its_conversation(assistant):
    history = [{"question": QUESTION, "answer": "They are concerned."}]
    [part] = assistant.explain("and why?", history).parts
    [evidence] = assistant.evidence("and why?", [Turn(**turn) for turn in history])
    assert part.confidence == evidence.confidence


def test_a_question_that_cannot_be_asked_is_refused(assistant):
    with pytest.raises(QuestionError, match="characters"):
        assistant.explain("why " * 2000)
