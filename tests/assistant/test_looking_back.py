"""Questions about the answer before are answered from its quotes; any other question is not taken for one."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from assistant import Assistant
from assistant.question.looking_back import Back, back_in
from assistant.records import Answer, Status
from tests.conftest import Stores

CUSTODY = "What is said about children held in custody?"
CHAIR = "What did Andrew Cozens say about a step change for children's services?"
SCHOOLS = "What is said about schools?"
RESPONSE, EXPECTATIONS = "iag-green-paper-response", "iag-green-paper-expectations"


def conversation(assistant: Assistant, *questions: str) -> list[Answer]:
    """The answers to some questions, each asked after those before it."""
    answers: list[Answer] = []
    for question in questions:
        history = [{"question": answer.question, "answer": answer.text} for answer in answers]
        answers.append(assistant.ask(question, history))
    return answers


def spoken(text: str) -> list[str]:
    """Questions that stand apart by strokes."""
    return [" ".join(question.split()) for question in text.split("/")]


def quoted(answer: Answer) -> Sequence[str]:
    return [citation.quote for citation in answer.citations]


@pytest.mark.parametrize(
    "question",
    spoken(
        """
        Who said that? / who says so / says who? / and who said this / ok, who actually said that? / Whose words
        are these? / who is that from / who is being quoted? / Who wrote that, please? / according to who
        """
    ),
)
def test_the_speaker_that_the_text_names_said_it(assistant: Assistant, question: str) -> None:
    before, answer = conversation(assistant, CHAIR, question)
    assert answer.status is Status.ANSWERED
    assert quoted(answer)[0] == quoted(before)[0]
    assert "Said by Andrew Cozens, in his capacity as chair of the interagency group [1]" in answer.remark
    assert answer.text.endswith(answer.remark)
    assert answer.confidence == before.confidence
    assert answer.understood_as == f"{question} (after: {CHAIR})"


def test_where_none_is_named_it_is_those_who_published_the_text(assistant: Assistant) -> None:
    before, answer = conversation(assistant, CUSTODY, "who said that?")
    assert answer.citations == before.citations
    assert answer.remark.startswith("Said by Inter-Agency Group (IAG), whose text this is [1]")


def test_the_sentence_that_names_a_speaker_is_quoted_with_what_is_said(tmp_path: Path, stores: Stores) -> None:
    text = "# The mill\n\nAnn Lee, who runs the mill, said: 'We grind oats. We bake no bread at all.' Visitors agree.\n"
    (tmp_path / "mill.md").write_text(text, encoding="utf-8")
    stores.index([tmp_path], tmp_path / "store")
    mill = stores.open(tmp_path / "store")
    history = [{"question": "is bread baked?", "answer": "We bake no bread at all.' [1]"}]
    answer = mill.ask("who said that?", history)
    assert answer.remark == "Said by Ann Lee, who runs the mill [1]."
    assert quoted(answer) == ["We bake no bread at all.'", "Ann Lee, who runs the mill, said: 'We grind oats."]
    others = mill.ask("who said that?", [{"question": "do visitors agree?", "answer": "Visitors agree. [1]"}])
    assert others.remark == "Said by nobody whom the text names [1]."


@pytest.mark.parametrize(
    "question",
    spoken(
        """
        When did they say that? / when was that said / and when did they say so? / what date is that from / what
        is the date of that? / When is that from? / when was this published / when did he say it? / how recent is
        that? / which year is that from?
        """
    ),
)
def test_when_it_was_said_is_the_date_of_its_text(assistant: Assistant, question: str) -> None:
    both = [quoted(assistant.ask(asked))[0] for asked in (CUSTODY, "In the 2003 statement, what is said of offending?")]
    history = [{"question": "What is said on custody and on offending?", "answer": f"{both[0]} [1]\n\n{both[1]} [2]"}]
    answer = assistant.ask(question, history)
    assert list(quoted(answer)) == both
    title = "The end of the consultation period for the government's green paper"
    assert answer.remark == f"Date: not stated for {title} [1]; 2003-09-02 [2]."


@pytest.mark.parametrize(
    "question",
    spoken(
        """
        Which document is that in? / which paragraph is that in / where does it say that? / where did you get
        that / Where is that from? / what's the source? / source? / which statement says that / in which
        document? / where exactly does it say that? / what paragraph is this from?
        """
    ),
)
def test_where_it_stands_is_its_text_and_paragraph(assistant: Assistant, question: str) -> None:
    before, answer = conversation(assistant, CHAIR, question)
    assert answer.citations == before.citations
    assert "The end of the consultation period for the government's green paper (date unknown), paragraph 17 [1]" in (
        answer.remark
    )


@pytest.mark.parametrize(
    "question",
    spoken(
        """
        In their own words? / the exact words please / what were their exact words? / can you give me the exact
        quote? / word for word please / verbatim? / quote it exactly / What exactly did they say? / in his own
        words / how did they put it? / just the quotes please
        """
    ),
)
def test_the_exact_words_are_the_quotes(assistant: Assistant, question: str) -> None:
    before, answer = conversation(assistant, CUSTODY, question)
    assert answer.citations == before.citations
    assert answer.remark.startswith("These are the exact words")


@pytest.mark.parametrize(
    "question",
    spoken(
        """
        In both? / do both say that? / is that in the other one too? / Is that in both documents? / in the other
        one? / does the other statement say that as well? / do they both say that / what about the other one? /
        do both statements agree? / do all of them say this / is that only in one of them?
        """
    ),
)
def test_each_text_is_searched_apart(assistant: Assistant, question: str) -> None:
    answer = conversation(assistant, CUSTODY, question)[-1]
    assert answer.status is Status.PARTIAL
    assert {citation.document for citation in answer.citations} == {RESPONSE}
    assert "found in The end of the consultation period" in answer.remark
    assert "not found in Headlines: September 2nd, 2003" in answer.remark


def test_what_both_texts_say_is_quoted_from_both(assistant: Assistant) -> None:
    asked = "In the September statement, what is said about schools?"
    answer = conversation(assistant, asked, "who said that?", "in both?")[-1]
    assert answer.status is Status.ANSWERED
    assert {citation.document for citation in answer.citations} == {RESPONSE, EXPECTATIONS}
    assert "not found" not in answer.remark
    assert not answer.searched_in


@pytest.mark.parametrize(
    "question",
    [
        "What did he say?",
        "and what did he say",
        "what has she said?",
        "what does he say about it?",
        "What did he say exactly?",
    ],
)
def test_what_a_person_said_is_given_to_that_person_by_the_text(assistant: Assistant, question: str) -> None:
    answer = conversation(assistant, "Who is Andrew Cozens?", question)[-1]
    assert answer.status is Status.ANSWERED
    assert answer.remark == "Said by Andrew Cozens [1]."
    assert "a step change" in quoted(answer)[0]
    assert "a national framework of standards" in quoted(answer)[0]
    told = [{"question": "Who is the chair of the interagency group?", "answer": "It is Andrew Cozens."}]
    assert quoted(assistant.ask(question, told)) == quoted(answer)


@pytest.mark.parametrize(
    "question",
    spoken(
        """
        What else did he say? / what else has she said / did he say anything else? / anything else from him? /
        and what more did he say?
        """
    ),
)
def test_what_else_leaves_out_what_was_quoted(assistant: Assistant, question: str) -> None:
    before, _, _ = quoted(assistant.ask(CHAIR))[0].partition(" But")
    history = [{"question": CHAIR, "answer": f"{before} [1]"}]
    answer = assistant.ask(question, history)
    assert answer.status is Status.ANSWERED
    assert [quote.split(",")[0] for quote in quoted(answer)] == [
        "But we are convinced that the way to do this is through a"
        " national framework of standards combined with flexible"
    ]
    everything = [*history, {"question": "And then?", "answer": f"{quoted(answer)[0]} [1]"}]
    nothing = assistant.ask(question, everything)
    assert nothing.status is Status.NOT_FOUND
    assert nothing.text == "These texts give no other words to Andrew Cozens."


def test_a_person_whom_nobody_named_is_asked_for(assistant: Assistant) -> None:
    answer = conversation(assistant, CUSTODY, "what did he say?")[-1]
    assert answer.status is Status.CLARIFY
    assert "whose words" in answer.text


@pytest.mark.parametrize(
    "question", ["Are you sure?", "really?", "is that right?", "how sure are you", "how do you know?"]
)
def test_how_sure_it_is_is_said_with_the_same_quotes(assistant: Assistant, question: str) -> None:
    before, answer = conversation(assistant, CUSTODY, question)
    assert answer.citations == before.citations
    assert f"{before.confidence:.0%}" in answer.remark


@pytest.mark.parametrize(
    "question", ["who said that?", "when was that said?", "in both?", "what did he say?", "source?"]
)
def test_without_an_answer_before_it_asks_for_a_question(assistant: Assistant, question: str) -> None:
    for answer in (assistant.ask(question), conversation(assistant, "Hello", question)[-1]):
        assert answer.status is Status.CLARIFY
        assert answer.text.startswith("That asks about an answer before it")
    assert conversation(assistant, *[question] * 12)[-1].status is Status.CLARIFY


def test_after_no_answer_there_is_none(assistant: Assistant) -> None:
    before, answer = conversation(assistant, "What is said about tidal energy?", "who said that?")
    assert (answer.status, answer.text) == (before.status, before.text) == (Status.NOT_FOUND, before.text)


def test_quotes_that_are_in_no_text_are_not_given_again(assistant: Assistant) -> None:
    history = [{"question": CUSTODY, "answer": "The moon is made of cheese. [1]"}]
    answer = assistant.ask("who said that?", history)
    assert not any("cheese" in quote for quote in quoted(answer))


def test_the_subject_outlives_a_question_about_its_answer(assistant: Assistant) -> None:
    answer = conversation(assistant, SCHOOLS, "who said that?", "and why?")[-1]
    assert answer.understood_as == f"and why? (after: {SCHOOLS})"


@pytest.mark.parametrize(
    "question",
    spoken(
        """
        Who said that schools must take part? / When did they say schools must take part? / Where does it say so
        on schools? / Which document is on custody? / Which paragraph covers schools? / Where is the office? /
        when was it? / why? / What did they say about both? / Do both parents have to agree? / What is the source
        of the funding? / What did he say about custody? / How old is it? / Are you sure that schools must take
        part? / who is that? / Is that right for children in care? / what else is there? / In whose interest is
        it? / what about schools?
        """
    ),
)
def test_a_question_with_a_subject_of_its_own_is_for_the_texts(question: str) -> None:
    assert back_in(question) is None


def test_every_kind_has_its_words() -> None:
    said = [
        "who said that",
        "when did they say that",
        "where is that from",
        "verbatim",
        "in both",
        "what did he say",
        "really",
    ]
    assert [back_in(each) for each in said] == [
        Back.WHO,
        Back.WHEN,
        Back.WHERE,
        Back.WORDS,
        Back.BOTH,
        Back.PERSON,
        Back.SURE,
    ]
