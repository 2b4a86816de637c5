import pytest

from assistant.question.kinds import Kind, holds_kind, kind_asked


@pytest.mark.parametrize(
    ("kind", "questions"),
    [
        (
            Kind.MEMBERS,
            ["Who are the members of the group?", "which bodies are in the group", "list all members of the board"],
        ),
        (
            Kind.NUMBER,
            [
                "How many children are held in custody?",
                "What is the fee for a plot?",
                "What will a director of services be paid?",
                "what proportion of schools took part",
            ],
        ),
    ],
)
def test_what_a_question_asks_for(kind: Kind, questions: list[str]) -> None:
    assert [kind_asked(question) for question in questions] == [kind] * len(questions)


@pytest.mark.parametrize(
    ("kind", "questions"),
    [
        (
            Kind.MEMBERS,
            [
                "What form do I need to fill in?",
                "Which children are in custody?",
                "Who is in charge of the group?",
                "Can family members of a soldier get care?",
                "How many members of staff are there?",
            ],
        ),
        (
            Kind.NUMBER,
            [
                "Can I have the fees waived?",
                "One country's authority over a number of others makes it what?",
                "What will change, now that I earn more?",
            ],
        ),
    ],
)
def test_what_a_question_only_seems_to_ask_for(kind: Kind, questions: list[str]) -> None:
    assert kind not in [kind_asked(question) for question in questions]


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        pytest.param("Where is the trust?", Kind.OTHER, id="a place is of no kind"),
        pytest.param("When and where was it?", Kind.TIME, id="a time comes first"),
        pytest.param("What does IAG stand for?", Kind.FULL_NAME, id="a full name"),
        pytest.param("Why is it so?", Kind.OTHER, id="a reason is of no kind"),
    ],
)
def test_a_question_has_one_kind(question: str, kind: Kind) -> None:
    assert kind_asked(question) is kind


@pytest.mark.parametrize(
    ("kind", "sentence", "held"),
    [
        pytest.param(Kind.TIME, "It began in 1989.", True, id="a year is a time"),
        pytest.param(Kind.TIME, "It began.", False, id="no time"),
        pytest.param(Kind.MEMBERS, "The group comprises ten bodies.", True, id="a list of members"),
        pytest.param(Kind.MEMBERS, "The group is large.", False, id="no list"),
        pytest.param(Kind.OTHER, "The group is large.", False, id="nothing in particular"),
    ],
)
def test_a_sentence_holds_what_was_asked_for(kind: Kind, sentence: str, held: bool) -> None:
    assert holds_kind(kind, sentence) is held


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
    assert holds_kind(Kind.NUMBER, sentence) is held
