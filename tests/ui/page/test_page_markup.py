import pytest

from ui.page.frame.markup import element, join

HOSTILE = "<img src=x onerror=\"alert('x')\">&amp;"


def test_text_is_escaped_and_comes_back_as_it_was(see):
    seen = see(element("p", HOSTILE, "</p><script>"))
    assert seen.names == {"p"}
    assert seen.texts["p"] == HOSTILE + "</p><script>"


def test_attribute_values_are_escaped(see):
    [attributes] = see(element("p", data_note=HOSTILE)).attributes("p")
    assert attributes == {"data-note": HOSTILE}


def test_finished_markup_is_not_escaped_again():
    assert element("p", element("b", "1 < 2")) == "<p><b>1 &lt; 2</b></p>"


def test_text_added_to_markup_is_text_again():
    assert join(element("b") + "<i>") == "&lt;b&gt;&lt;/b&gt;&lt;i&gt;"


@pytest.mark.parametrize(
    ("value", "html"),
    [
        pytest.param(None, "<a></a>", id="None leaves the attribute out"),
        pytest.param(False, "<a></a>", id="False leaves the attribute out"),
        pytest.param(True, "<a hidden></a>", id="True gives a bare attribute"),
        pytest.param(0, '<a hidden="0"></a>', id="nought is a value"),
        pytest.param("", '<a hidden=""></a>', id="an empty text is a value"),
    ],
)
def test_attribute(value, html):
    assert element("a", hidden=value) == html
