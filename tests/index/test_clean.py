"""What reading makes of a text: furniture cut, lines rejoined, breaks mended, every edit listed."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.reading.clean import Cleaned, apply_edits, clean

STATEMENTS = Path(__file__).parents[2] / "corpus" / "statements"
FIRST = (STATEMENTS / "000_e7402176df2cb4d1.txt").read_text(encoding="utf-8")
SECOND = (STATEMENTS / "001_09914ae3dadda86c.txt").read_text(encoding="utf-8")

GOVERNMENT_PAGE = """Skip to main content

Cookies on GOV.UK

We use some essential cookies to make this website work.

We'd like to set additional cookies so we can remember your settings.

Accept additional cookies
Reject additional cookies
View cookies

GOV.UK
Menu
Search GOV.UK

Home
Short breaks for carers

Short breaks for carers

Published 3 March 2021

Print this page

Contents
Who can ask for a break
What the council must do

Who can ask for a break

Any parent who looks after a disabled child at home can ask the council for a short break.
The council must answer a request within ten working days, and must give its reasons in writing.

What the council must do

Each council must publish what it offers, and must ask families every year whether it meets their needs.

You can get a break if:

you live with the child
the child is under 18

Is this page useful?
Yes this page is useful
No this page is not useful
Report a problem with this page

Help us improve GOV.UK

Don’t include personal or financial information like your National Insurance number in this survey.

Services and information
Benefits
Departments
© Crown copyright
"""


def blocks_of(cleaned: Cleaned) -> list[tuple[str, str]]:
    return [(block.kind, cleaned.text[block.start : block.end]) for block in cleaned.blocks]


def reasons(cleaned: Cleaned, kind: str) -> dict[str, str]:
    return {edit.before.strip(): edit.reason for edit in cleaned.edits if edit.kind == kind and edit.before.strip()}


def prose(*paragraphs: str) -> str:
    return "\n\n".join(paragraphs) + "\n"


def test_first_statement_starts_and_ends_with_its_own_words() -> None:
    text = clean(FIRST).text
    assert text.startswith("The end of the consultation period for the government's green paper `Every Child Matters'")
    assert text.endswith("NCB, NCH, NCVCCO, The NHS Confederation, NSPCC")


def test_first_statement_lists_every_cut_with_its_reason() -> None:
    cuts = reasons(clean(FIRST), "cut")
    assert [(line[:40], reason) for line, reason in cuts.items()] == [
        ("Your browser is no longer supported", "cookie notice"),
        ("For the best possible experience using o", "cookie notice"),
        ("Your browser appears to have cookies dis", "cookie notice"),
        ("We'll assume we have your consent to use", "cookie notice"),
        ("Learn more", "navigation"),
        ("• Comment", "comment form"),
        ("The end of the consultation period for t", "repeated headline"),
        ("Have your say", "comment form"),
        ("You must sign in to make a comment", "comment form"),
        ("Please remember that the submission of a", "comment form"),
        ("Links may be included in your comments b", "comment form"),
    ]
    assert sum(edit.before.startswith("• Comment") for edit in clean(FIRST).edits) == 2


@pytest.mark.parametrize(
    ("original", "before", "after", "reason"),
    [
        pytest.param(FIRST, " ", "", "broken word", id="resou rcing is one word"),
        pytest.param(FIRST, '< p/="">', "", "stray tag", id="the stray tag of the first statement goes"),
        pytest.param(SECOND, " ", "", "broken word", id="con ditions is one word"),
        pytest.param(SECOND, "", " ", "missing space after a full stop", id="association.Setting gets its space"),
    ],
)
def test_each_mend_of_the_statements_is_listed_once(original: str, before: str, after: str, reason: str) -> None:
    found = [edit for edit in clean(original).edits if edit.reason == reason]
    assert [(edit.kind, edit.before, edit.after) for edit in found] == [("mend", before, after)]
    assert original[found[0].start : found[0].end] == before


def test_mended_words_stand_in_the_text() -> None:
    assert "to engage in the planning, resourcing and delivery of children's services. 'All" in clean(FIRST).text
    assert "suit local needs and local conditions. It believes" in clean(SECOND).text
    assert "executives’ association. Setting out" in clean(SECOND).text
    assert "may not be fully tapped.\n\n'The voluntary sector" in clean(FIRST).text


def test_bullets_and_footnote_stay_items_without_their_marks() -> None:
    items = [text for kind, text in blocks_of(clean(FIRST)) if kind == "item"]
    assert [item[:34] for item in items] == [
        "Welcomes the establishment of a ch",
        "Urges greater care to be taken ove",
        "The Inter-Agency Group comprises t",
    ]
    assert items[2].endswith("NSPCC")
    assert "\n* Urges greater care" in clean(FIRST).text


def test_the_paragraph_that_breaks_off_is_not_joined_to_the_next() -> None:
    paragraphs = [text for _, text in blocks_of(clean(FIRST))]
    assert any(text.endswith("indicators by which it measures their") for text in paragraphs)
    assert any(text.startswith("Elsewhere, while welcoming") for text in paragraphs)


def test_government_page_keeps_its_text_alone() -> None:
    assert blocks_of(clean(GOVERNMENT_PAGE)) == [
        ("heading", "Short breaks for carers"),
        ("heading", "Who can ask for a break"),
        (
            "paragraph",
            "Any parent who looks after a disabled child at home can ask the council for a short break.",
        ),
        (
            "paragraph",
            "The council must answer a request within ten working days, and must give its reasons in writing.",
        ),
        ("heading", "What the council must do"),
        (
            "paragraph",
            "Each council must publish what it offers, and must ask families every year whether it meets their needs.",
        ),
        ("paragraph", "You can get a break if:"),
        ("item", "you live with the child"),
        ("item", "the child is under 18"),
    ]


@pytest.mark.parametrize(
    "kept",
    [
        pytest.param("We use cookies on our website to count visits.", id="the first sentence of a cookie policy"),
        pytest.param("Please comment on this draft before the end of June.", id="a sentence that asks for comments"),
        pytest.param("Have your say on the plans at one of the four open meetings.", id="a sentence with stock words"),
        pytest.param("You must sign in at the desk when you visit the centre.", id="a rule about signing in"),
    ],
)
def test_sentences_of_the_text_are_never_furniture(kept: str) -> None:
    text = prose(kept, "Our cookies hold no names.", "Anyone may ask what we keep, and we answer within a month.")
    assert kept in clean(text).text


@pytest.mark.parametrize(
    "ending",
    [
        pytest.param(["You may bring:", "(a) a friend", "(b) a parent", "(c) any other person"], id="items by letter"),
        pytest.param(["Back to top", "Members of the board", "The mayor", "The head teacher"], id="names below a link"),
        pytest.param(["Copyright stays with the writer of each text."], id="a sentence about copyright"),
        pytest.param(["Contact", "Telephone 01632 960001", "board@example.org"], id="how to reach the board"),
    ],
)
def test_short_lines_that_end_a_text_are_kept(ending: list[str]) -> None:
    text = clean(prose("The board meets in public four times in each year.", *ending)).text
    assert [line for line in ending if line not in text] in ([], ["Back to top"])


def test_a_page_about_cookies_keeps_its_notice() -> None:
    page = prose(
        "Cookies",
        "We use cookies to remember your settings.",
        "Menu",
        "This policy says what each of the cookies on the service is for and how long it stays. " * 4,
    )
    assert "We use cookies to remember your settings." in clean(page).text


def test_an_arranged_file_keeps_all_but_controls() -> None:
    page = "# Comment\n\nContents\n\nHave your say\n\nShare\n\nThe board meets in public four times in each year.\n"
    assert reasons(clean(page), "cut") == {}
    assert reasons(clean("# Title\n\nSkip to main content\n\n" + page), "cut") == {"Skip to main content": "navigation"}


@pytest.mark.parametrize(
    ("original", "blocks"),
    [
        pytest.param(
            "The council publishes its plan for the coming year in\nthe spring and asks all of the families that use "
            "a\nservice for their views before the plan is final.\n\nIt answers them.\n",
            [
                "The council publishes its plan for the coming year in the spring and asks all of the families that "
                "use a service for their views before the plan is final.",
                "It answers them.",
            ],
            id="lines wrapped at a width are one paragraph",
        ),
        pytest.param(
            "You can apply if you:\n- live here\n- are over 18\n",
            ["You can apply if you:", "live here", "are over 18"],
            id="list items stay apart",
        ),
        pytest.param(
            "You can apply if you:\nlive here\nare over 18\nhave a child\nare looking for work\n",
            ["You can apply if you:", "live here", "are over 18", "have a child", "are looking for work"],
            id="list items without marks stay apart",
        ),
        pytest.param(
            "Who decides\nThe panel decides within ten days of the meeting.\n"
            "It gives reasons to each of the parents.\n",
            [
                "Who decides",
                "The panel decides within ten days of the meeting.",
                "It gives reasons to each of the parents.",
            ],
            id="whole paragraphs on single lines stay apart",
        ),
        pytest.param("Plan\n====\n\nWe plan.\n", ["Plan", "We plan."], id="a ruled heading loses its rule"),
        pytest.param("## Plan ##\nWe plan.\n", ["Plan", "We plan."], id="a marked heading loses its marks"),
        pytest.param("One.\r\n\r\nTwo.\r\n", ["One.", "Two."], id="windows line ends are line ends"),
        pytest.param("Li\u00adne\x07 one\u200b.\n", ["Line one."], id="control characters go"),
        pytest.param("\n \n\t\n", [], id="blanks hold nothing"),
        pytest.param("", [], id="nothing holds nothing"),
    ],
)
def test_blocks_of_a_text(original: str, blocks: list[str]) -> None:
    assert [text for _, text in blocks_of(clean(original))] == blocks


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("It is so, e.g.Xerox says it.", id="e.g."),
        pytest.param("The U.S.A and the U.K.Government agreed.", id="initials"),
        pytest.param("Version 3.5 and section 4.Two are new.", id="numbers"),
        pytest.param("See www.example.Com or mail to a.b@example.Org now.", id="addresses"),
        pytest.param("Call the method client.Send() or open notes/plan.Final first.", id="code and file names"),
        pytest.param("ConfEd, NCVCCO and the de facto chair agreed on line.", id="names in mixed case"),
        pytest.param("A child ren ting a room, a rein statement and a per cent stay.", id="pairs of real words"),
        pytest.param("Use <name> or a < b > c, and `<br>` for a line.", id="angle brackets that are no tags"),
        pytest.param("`Every Child Matters' and ‘quotes’ and “quotes” stay.", id="quotation marks"),
    ],
)
def test_good_text_is_left_alone(text: str) -> None:
    assert clean(text).text == text


FRAGMENTS = [
    *(
        "\n",
        "\n\n",
        "\r\n",
        "\n\n\n",
        " ",
        "* ",
        "# ",
        "1. ",
        "---",
        "a resou rcing plan",
        "end.Next one",
        "<p>",
        "< /b>",
    ),
    *("Comment", "Have your say", "Skip to main content", "We use cookies on this website."),
    *("and it goes on in lower case until here", "A sentence of the text that is long enough to be prose."),
]
TEXTS = st.lists(
    st.one_of(
        st.text(max_size=40),
        st.sampled_from(FRAGMENTS),
    ),
    max_size=40,
).map("".join)


@settings(deadline=None)  # the first call loads the list of known words
@given(TEXTS)
def test_the_edits_carried_out_on_the_original_give_the_clean_text(original: str) -> None:
    cleaned = clean(original)
    assert apply_edits(original, cleaned.edits) == cleaned.text
    assert all(original[edit.start : edit.end] == edit.before for edit in cleaned.edits)
    assert all(edit.before != edit.after for edit in cleaned.edits)


@settings(deadline=None)  # the first call loads the list of known words
@given(TEXTS)
def test_blocks_are_apart_in_order_and_stripped(original: str) -> None:
    cleaned = clean(original)
    places = [place for block in cleaned.blocks for place in (block.start, block.end)]
    assert places == sorted(set(places))
    assert all(text == text.strip() and "\n" not in text for _, text in blocks_of(cleaned))


@settings(deadline=None)  # the first call loads the list of known words
@given(TEXTS)
def test_letters_are_lost_in_cuts_and_stray_tags_only(original: str) -> None:
    def letters(text: str) -> str:
        return "".join(filter(str.isalnum, text))

    cleaned = clean(original)
    lossy = [edit for edit in cleaned.edits if edit.kind == "cut" or edit.reason == "stray tag"]
    assert letters(apply_edits(original, lossy)) == letters(cleaned.text)


@pytest.mark.parametrize(
    "original",
    [
        pytest.param("word " * 50_000, id="a megabyte without a stop"),
        pytest.param("First.\n" + "\n" * 300_000 + "Last.", id="a million empty lines"),
        pytest.param(("a" + " " * 1000) * 1000, id="long runs of blanks"),
        pytest.param("<p " * 300_000, id="tags that never close"),
        pytest.param("xx.Ab" * 50_000, id="stops without a space"),
    ],
)
def test_hostile_texts_are_read_in_time(original: str) -> None:
    assert clean(original).text.strip() == clean(original).text
