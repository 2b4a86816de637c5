import re
from dataclasses import replace

import pytest

from index.records import LeftOut
from ui.page.ask import source
from ui.page.ask.document import text
from ui.page.ask.source import OpenDocument

HOSTILE = "<img src=x onerror=alert(1)>"


@pytest.mark.parametrize(
    ("quote", "marks"),
    [
        pytest.param("They are tired.", ["They are tired."], id="a sentence within a paragraph"),
        pytest.param("Bakers rise early. They are tired.", ["Bakers rise early. They are tired."], id="a whole block"),
        pytest.param(
            "They are tired.\n\n* Flour is dear.\n* Salt",
            ["They are tired.", "Flour is dear.", "Salt"],
            id="several blocks, markers between them left out",
        ),
        pytest.param("Bread", ["Bread"], id="a heading"),
    ],
)
def test_the_mark_covers_exactly_the_quote(see, document, quote, marks):
    start = document.text.index(quote)
    html = text(document, (start, start + len(quote)))
    assert re.findall(r"<mark>(.*?)</mark>", html) == marks
    assert see(html).texts["mark"] == "".join(marks)


def test_the_whole_text_is_shown_with_its_blocks_numbered(see, document):
    seen = see(text(document, (0, 0)))
    assert seen.texts["all"] == "1Bread2Bakers rise early. They are tired.3Flour is dear.4Salt is cheap."
    assert [name for name, _ in seen.elements if name != "span"] == ["h3", "p", "ul", "li", "li"]


def test_a_verified_quote_has_its_place_in_words(see, document, citation):
    seen = see(source.source(OpenDocument(document, citation, verified=True, turn=0)))
    assert "Paragraph 2, characters 9–27" in seen.texts["all"]
    assert source.VERIFIED in seen.texts["all"]
    assert seen.texts["mark"] == citation.quote


def test_a_quote_that_no_longer_holds_is_neither_marked_nor_called_verified(see, document, citation):
    seen = see(source.source(OpenDocument(document, citation, verified=False, turn=0)))
    assert "mark" not in seen.names
    assert "Verified" not in seen.texts["all"]
    assert source.CHANGED in seen.texts["all"]


@pytest.mark.parametrize(
    ("address", "linked"),
    [
        pytest.param("https://example.org/a?b=1&c=2", True, id="https is a link"),
        pytest.param("HTTP://example.org", True, id="http in capitals is a link"),
        pytest.param("javascript:alert(1)", False, id="a script is no link"),
        pytest.param(" javascript:alert(1)", False, id="a script behind a space is no link"),
        pytest.param("data:text/html,x", False, id="data is no link"),
        pytest.param("file:///etc/passwd", False, id="a file is no link"),
        pytest.param("//example.org", False, id="an address without a scheme is no link"),
        pytest.param("http://[", False, id="a broken address is no link"),
    ],
)
def test_only_web_addresses_become_links(see, document, address, linked):
    seen = see(source.source(OpenDocument(replace(document, url=address))))
    links = seen.attributes("a")
    assert bool(links) is linked
    if linked:
        assert links[0]["href"] == address
        assert links[0]["rel"] == "noopener noreferrer"
    else:
        assert address in seen.texts["li"]


@pytest.mark.parametrize("field", ["title", "organisation", "date", "url"])
@pytest.mark.parametrize("view", ["text", "edits"])
def test_no_field_of_a_document_becomes_markup(see, document, field, view):
    seen = see(source.source(OpenDocument(replace(document, **{field: HOSTILE}), view=view)))
    assert "img" not in seen.names
    assert HOSTILE in seen.texts["all"]


def test_no_text_or_change_becomes_markup(see, document):
    changed = document.text.replace("Bakers rise early.", "<b>rise</b> early!")
    edits = tuple(replace(edit, before=HOSTILE, after=HOSTILE, reason=HOSTILE) for edit in document.edits)
    shown = replace(document, text=changed, edits=edits, source=replace(document.source, original=HOSTILE * 9))
    assert not {"img", "b"} & see(text(shown, (0, 0))).names
    assert "img" not in see(source.source(OpenDocument(shown, view="edits"))).names


def test_the_original_is_shown_whole_with_its_changes_marked(see, document):
    html = source.source(OpenDocument(document, view="edits"))
    pre = html[html.index("<pre") : html.index("</pre>") + len("</pre>")]
    without_additions = re.sub(r"<ins>.*?</ins>", "", pre)
    assert "<del>Accept cookies\n</del>" in pre
    assert see(without_additions).texts["all"] == document.source.original


def test_mends_are_counted_by_reason_and_shown_in_place(see, document):
    seen = see(source.source(OpenDocument(document, view="edits")))
    assert "hard line wrap (1)" in seen.texts["summary"]
    assert "Bakers rise↵·early. They" in seen.texts["details"]


def test_about_names_what_was_left_out(see, document):
    left_out = (LeftOut(f"{HOSTILE}.txt", "not UTF-8 text"),)
    seen = see(source.about([document], left_out, "37b5", "Nothing that you ask is kept."))
    assert f"{HOSTILE}.txt: not UTF-8 text" in seen.texts["li"]
    assert "37b5" in seen.texts["code"]
    assert "Nothing that you ask is kept." in seen.texts["p"]
    assert "img" not in seen.names


def test_about_says_where_questions_are_sent_to_be_read(see, document):
    seen = see(source.about([document], (), "37b5", "Nothing is kept.", "https://example.org/v1"))
    assert "Each question goes with its best passages to https://example.org/v1" in seen.texts["p"]
    assert source.PRIVATE not in seen.texts["p"]
    assert source.PRIVATE in see(source.about([document], (), "37b5", "Nothing is kept.")).texts["p"]
