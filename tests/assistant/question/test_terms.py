"""A term is found where a question uses it, and stands for what the texts call it."""

import pytest

from assistant.assistant import Assistant
from assistant.question.terms import Terms, paraphrases
from assistant.records import Status
from assistant.settings import Settings
from index.records import Term
from index.store import Store
from index.words import Words

LISTED = (
    Term("funding", ("resources",)),
    Term("charities", ("voluntary sector", "voluntary organisations")),
    Term("the Met", ("Metropolitan Police",)),
    Term("Whitehall", ("government",)),
    Term("LA", ("local authority",)),
    Term("locking up", ("custody",)),
    Term("locking up kids", ("young offending",)),
    Term("bursaries", ("stipends",)),
)


@pytest.fixture(scope="module")
def terms(store: Store) -> Terms:
    return Terms(LISTED, store, Settings())


@pytest.mark.parametrize(
    ("question", "meanings"),
    [
        pytest.param("what about funding?", ["resources"], id="a term"),
        pytest.param("who FUNDS it?", ["resources"], id="another form of its word"),
        pytest.param("a charity's view", ["voluntary sector", "voluntary organisations"], id="several meanings"),
        pytest.param("is the Met in it?", ["Metropolitan Police"], id="with its capital"),
        pytest.param("have the met any say?", [], id="a word of the language without its capital"),
        pytest.param("what did whitehall say?", ["government"], id="a long word needs no capital"),
        pytest.param("is the LA's duty new?", ["local authority"], id="a short form in capitals"),
        pytest.param("what must LAs do?", ["local authority"], id="several of them"),
        pytest.param("a la carte", [], id="and not in lower case"),
        pytest.param("locking up kids", ["young offending"], id="the longest of two"),
        pytest.param("locking up people", ["custody"], id="the shorter where the longer does not stand"),
        pytest.param("locking doors up", [], id="its words apart are no term"),
        pytest.param("bursaries", [], id="what no text holds is meant by nobody"),
        pytest.param("funding, that is resources", [], id="what is asked already is not added"),
        pytest.param("funding for charities", ["resources", "voluntary sector", "voluntary organisations"], id="two"),
    ],
)
def test_a_term_means_what_the_list_says(question: str, meanings: list[str], terms: Terms) -> None:
    assert [said.text for each in terms.meant(Words.of(question)) for said in each.meanings] == meanings


def test_each_meaning_takes_the_place_of_its_term(terms: Terms) -> None:
    said = Words.of("funding for charities?")
    told = paraphrases(said, terms.meant(said))
    assert [each.text.text for each in told] == [
        "resources for voluntary sector?",
        "resources for voluntary organisations?",
    ]
    for each in told:
        pairs = [(said.text[slice(*there)], each.text.text[slice(*here)]) for there, here in each.swapped]
        assert pairs[0] == ("funding", "resources")
        assert pairs[1][0] == "charities"


@pytest.mark.encoder
@pytest.mark.parametrize(
    ("question", "also", "quoted"),
    [
        pytest.param("what did they say about funding?", "resources", "resources need to be seriously increased"),
        pytest.param("what did they say about charities?", "voluntary sector", "The voluntary sector"),
    ],
)
def test_an_answer_is_found_by_what_the_texts_call_it(
    question: str, also: str, quoted: str, assistant: Assistant
) -> None:
    answer = assistant.ask(question)
    assert answer.status is Status.ANSWERED
    assert also in answer.searched_also
    assert quoted in answer.citations[0].quote


def test_a_term_is_not_unheard(assistant: Assistant) -> None:
    evidence = assistant.evidence("charities funding")[0]
    assert evidence.asked.unheard == frozenset()
    assert assistant.evidence("charities vouchers")[0].asked.unheard == {"voucher"}
