"""Sentences: each whole, each at its place, none across two blocks."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.reading.clean import clean
from index.reading.sentences import sentences
from index.records import Document, Sentence, Source

STATEMENTS = Path(__file__).parents[2] / "corpus" / "statements"
CUSTODY = (
    "Elsewhere, while welcoming some aspects of the companion document to the Green Paper (Next Steps) looking at "
    "young offending, the group points to some areas of grave concern: 'the move to diminish the welfare principle "
    "as it applies to children who have offended is a matter of serious concern,' while 'it is disappointing that an "
    "opportunity has been missed to take more meaningful steps to reduce the numbers of children held in custody.'"
)
SECOND = [
    "Headlines: September 2nd, 2003",
    "The Children’s Interagency Group is calling for the Green Paper on children’s services – due to be published "
    "shortly – to begin a national debate on ways of working together more effectively across all professions and "
    "sectors to improve children’s lives and children’s services.",
    "The group is made up from the Association of Chief Education Officers, the Association of Directors of Social "
    "Services, Barnardo’s, The Children’s Society, The Confederation of Education Service Managers, the Connaught "
    "Group, the Local Government Association, the Metropolitan Police, the National Children’s Bureau, NCH, NCVCCO, "
    "the NHS Confederation, NSPCC and SOLACE – the local government’s chief executives’ association.",
    "Setting out its expectations for the Green Paper it stresses that local councils and their partner agencies, "
    "alongside children and their families are best placed to develop responses that suit local needs and local "
    "conditions.",
    "It believes the Green Paper will offer a unique opportunity to look ahead and reflect on what children’s "
    "services should be and to help ensure that every child in Britain has an equal chance, putting children at the "
    "heart of society.",
    "The agencies say they expect that the Green Paper will assert the distinctive contributions of all the "
    "professions involved in the care and protection of children.",
    "The group stresses a number of key principles it believes should govern the future development of children’s "
    "services.",
    "These include leaving the 1989 Children Act as the central piece of legislation in this area and schools, "
    "children’s centres and primary health settings being the core means of supporting and protecting children.",
    "The agencies are calling for joined up strategies for reducing offending, and involving local youth justice "
    "agencies.",
    "They also believe local authorities are best placed to act as the accountable body locally and that voluntary "
    "organisations are often best placed to take on a leading role in developing provision for service delivery "
    "across partnerships.",
]


def document_of(original: str) -> Document:
    cleaned = clean(original)
    source = Source("a.txt", "0" * 64, original)
    return Document("a", "A", cleaned.text, cleaned.blocks, cleaned.edits, source)


def texts_of(original: str) -> list[str]:
    return [sentence.text for sentence in sentences(document_of(original))]


def statement(name: str) -> list[str]:
    return texts_of((STATEMENTS / name).read_text(encoding="utf-8"))


def test_second_statement_has_exactly_these_sentences() -> None:
    assert statement("001_09914ae3dadda86c.txt") == SECOND


def test_custody_sentence_of_the_first_statement_is_whole() -> None:
    assert CUSTODY in statement("000_e7402176df2cb4d1.txt")


def test_first_statement_has_no_sentence_of_the_page_around_it() -> None:
    found = statement("000_e7402176df2cb4d1.txt")
    words = ("cookie", "browser", "sign in", "Learn more", "HTML", "Terms and Conditions")
    assert [sentence for sentence in found if any(word in sentence for word in words)] == []
    assert len(found) == 29
    assert [sentence.split()[-1] for sentence in found if sentence[-1] not in ".':"] == ["their", "NSPCC"]


@pytest.mark.parametrize(
    "parts",
    [
        pytest.param(["Dr. Smith met Mrs. Jones.", "They agreed."], id="titles belong to names"),
        pytest.param(["J. K. Rowling gave to Barnardo's.", "It said so."], id="initials belong to names"),
        pytest.param(["See No. 5 and s. 1 of the Act, para. 12.", "Then stop."], id="a number may follow a stop"),
        pytest.param(["Is it so?", "No.", "It is not."], id="No alone is a sentence"),
        pytest.param(["Bring proof, e.g. A passport or i.e. Papers.", "Come early."], id="e.g. before a capital"),
        pytest.param(["It cost 3.5 million pounds, s.1 says.", "Half was spent."], id="a stop inside a number"),
        pytest.param(["The U.S. Government and the U.K. Parliament met.", "All went."], id="letters of a name"),
        pytest.param(["It works for Smith Inc.", "The firm is old."], id="an abbreviation may end a sentence"),
        pytest.param(["Bread, milk etc. are free.", "Eggs etc.", "The rest is not."], id="etc. both ways"),
        pytest.param(["Can I apply?", "you can if you live here."], id="lower case after a question"),
        pytest.param(["'Who are you?' he asked.", "'I am here!'", "Then he left."], id="speech"),
        pytest.param(["He said 'we are sure.'", "But she was not."], id="a quote closes after the stop"),
        pytest.param(['He said "we are sure."', "“So am I.”", "(Nobody was.)", "Then ..."], id="all kinds of marks"),
        pytest.param(["It was used.[12]", "Then it was not.[citation needed]", "Why?"], id="references"),
        pytest.param(["We ... Britain need this.", "So they said...", "The rest is known."], id="ellipses"),
        pytest.param(["It is a `` double coat '' , with soft hair .", "However , the tail is not ."], id="tokenised"),
        pytest.param(["He wrote `` it is so . ''", "`` Then go . ''", "She went ."], id="tokenised speech"),
        pytest.param(["It was built in 1989.", "2003 was the last year."], id="years"),
        pytest.param(["What?!", "Really!!", "Yes."], id="repeated marks"),
        pytest.param(["The Act (c. 12) of 1989 applies.", "[It was amended.]"], id="brackets"),
        pytest.param(["The rule on iPhones vs. tablets stays."], id="vs. stays inside"),
        pytest.param(["Meet at 5 p.m. Tuesday.", "Leave at 6 p.m.", "The door is shut then."], id="hours"),
    ],
)
def test_a_paragraph_splits_into(parts: list[str]) -> None:
    assert texts_of(" ".join(parts)) == parts


def test_a_list_in_one_long_sentence_splits_at_its_semicolons() -> None:
    entry = "the child and each of the parents who live at the same address as the child do"
    first, middle = f"You can apply if: (a) {entry};", f"(b) {entry};"
    parts = [first, middle, middle.replace("(b)", "(c)"), middle.replace("(b)", "(d)"), f"(e) {entry}."]
    assert texts_of(" ".join(parts)) == ["You can apply if:", first[18:], *parts[1:]]


def test_a_long_sentence_splits_at_the_colon_that_opens_a_list_without_marks() -> None:
    lead, items = "You must bring all of the following:", " ".join(["your licence and the letter that we sent"] * 11)
    assert texts_of(f"{lead} {items}.") == [lead, f"{items}."]


def test_a_long_sentence_without_marks_splits_where_another_clause_begins() -> None:
    clause = "keep every letter that the council sent to the family in the five years before the day of the hearing"
    first, second = (
        f"The board shall {clause}, and also {clause},",
        f"and the council shall {clause}, and again {clause}.",
    )
    assert texts_of(f"{first} {second}") == [first, second]


def test_a_list_in_a_sentence_of_common_length_stays_whole() -> None:
    sentence = "You can apply if: (a) you live here; (b) you are over 18; and (c) you look after a child."
    assert texts_of(sentence) == [sentence]


def test_headings_and_items_are_sentences_of_their_kind() -> None:
    found = sentences(document_of("# Who? And why\n\nWe plan. You act.\n\n* Go home.\n* Stay in. Or out.\n"))
    assert [(sentence.kind, sentence.paragraph, sentence.text) for sentence in found] == [
        ("heading", 1, "Who? And why"),
        ("paragraph", 2, "We plan."),
        ("paragraph", 2, "You act."),
        ("item", 3, "Go home."),
        ("item", 4, "Stay in."),
        ("item", 4, "Or out."),
    ]


@settings(deadline=None)  # the first call loads the list of known words
@given(
    st.lists(st.one_of(st.text(max_size=20), st.sampled_from([". ", "? ", " A", "'", "\n\n", "; ", "• "]))).map("".join)
)
def test_sentences_stand_at_their_places_in_order_and_hold_every_letter(original: str) -> None:
    document = document_of(original)
    found = sentences(document)
    assert all(document.text[each.start : each.end] == each.text == each.text.strip() for each in found)
    assert all(left.end <= right.start for left, right in pairwise(found))
    assert all(within(document, each) for each in found)
    inside = "".join(document.text[block.start : block.end] for block in document.blocks)
    assert letters("".join(each.text for each in found)) == letters(inside)


def within(document: Document, sentence: Sentence) -> bool:
    block = document.blocks[sentence.paragraph - 1]
    return block.start <= sentence.start < sentence.end <= block.end and block.kind == sentence.kind


def letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


@pytest.mark.parametrize(
    ("original", "count"),
    [
        pytest.param("word " * 50_000, 1, id="a megabyte without a stop"),
        pytest.param("One. " * 50_000, 50_000, id="a megabyte of stops"),
        pytest.param(("a" + " " * 1000) * 1000, 1, id="long runs of blanks"),
        pytest.param("a." + "'" * 300_000, 1, id="a million closing marks"),
    ],
)
def test_hostile_texts_split_in_time(original: str, count: int) -> None:
    assert len(texts_of(original)) == count
