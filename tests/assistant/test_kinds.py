import pytest

from assistant.kinds import Kind, holds_kind, kind_asked


@pytest.mark.parametrize(
    "question",
    ["Who are the members of the group?", "which bodies are in the group", "list all members of the board"],
)
def test_a_question_for_members(question: str) -> None:
    assert kind_asked(question) is Kind.MEMBERS


@pytest.mark.parametrize(
    "question",
    [
        "What form do I need to fill in?",
        "Which children are in custody?",
        "Who is in charge of the group?",
        "Can family members of a soldier get care?",
        "How many members of staff are there?",
    ],
)
def test_a_question_that_only_sounds_like_one_for_members(question: str) -> None:
    assert kind_asked(question) is not Kind.MEMBERS


@pytest.mark.parametrize(
    "question",
    [
        "How many children are held in custody?",
        "What is the fee for a plot?",
        "What will a director of services be paid?",
        "what proportion of schools took part",
    ],
)
def test_a_question_for_a_number(question: str) -> None:
    assert kind_asked(question) is Kind.NUMBER


@pytest.mark.parametrize(
    "question",
    [
        "Can I have the fees waived?",
        "One country's authority over a number of others makes it what?",
        "What will change, now that I earn more?",
    ],
)
def test_a_question_that_only_speaks_of_a_number(question: str) -> None:
    assert kind_asked(question) is not Kind.NUMBER


@pytest.mark.parametrize(
    ("sentence", "held"),
    [
        ("The 1989 Children Act stays.", False),
        ("It took 13 bodies.", True),
        ("They hold 1900 children.", True),
        ("It costs £1950 a year.", True),
        ("About 2,000 answered.", True),
    ],
)
def test_a_year_is_no_number_of_anything(sentence: str, held: bool) -> None:
    assert holds_kind(Kind.NUMBER, sentence, ()) is held
