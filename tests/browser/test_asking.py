"""Where the page stands after each question: the new answer in view, the focus in the box, nothing typed lost."""

import pytest
from playwright.sync_api import Locator, Page, Route, expect

pytestmark = pytest.mark.browser

QUESTIONS = (
    "what did the IAG say about custody?",
    "What is the role of schools?",
    "What is said about the voluntary sector?",
)
LETTERS = "and what about parents"
JOIN = "**/queue/join*"


def ask(page: Page, question: str) -> Locator:
    before = page.locator(".turn").count()
    page.keyboard.type(question)
    page.keyboard.press("Enter")
    expect(page.locator(".turn")).to_have_count(before + 1)
    return page.locator(".turn").last


def assert_in_view(answer: Locator) -> None:
    """The top of an answer is below the bar and above the question box, once the page has come to rest."""
    bounds = """turn => {
        const [place, bar, box] = [turn, document.querySelector('#bar'), document.querySelector('#ask')]
            .map(part => part.getBoundingClientRect());
        return place.top >= bar.bottom - 1 && place.top < box.top;
    }"""
    for _ in range(3):  # what moves the page later is as bad as what moves it at once
        answer.page.wait_for_timeout(200)
        assert answer.evaluate(bounds), "the new answer is out of sight"


def scrolled(page: Page) -> float:
    return float(page.evaluate("scrollY"))


def choose_a_quote(page: Page) -> None:
    page.locator(".turn .number").nth(1).click()
    expect(page.locator(".turn .number").nth(1)).to_have_attribute("aria-pressed", "true")


def open_about(page: Page) -> None:
    page.get_by_role("button", name="About these texts").click()
    expect(page.locator("#panel .source")).to_contain_text("Version")


def close_the_source(page: Page) -> None:
    choose_a_quote(page)
    page.keyboard.press("Escape")
    expect(page.locator("#panel .source")).to_have_count(0)


@pytest.mark.parametrize(
    "between",
    [
        pytest.param(lambda page: None, id="asking again at once"),
        pytest.param(choose_a_quote, id="after a quote was chosen"),
        pytest.param(open_about, id="after About was opened"),
        pytest.param(close_the_source, id="after a source was closed"),
        pytest.param(lambda page: page.mouse.wheel(0, -5000), id="scrolled up"),
    ],
)
def test_every_new_answer_is_in_view_and_the_box_keeps_the_focus(served, visit, between):
    page = visit(served.address)
    box = page.locator("#question textarea")
    for question in (*QUESTIONS, "How much does a railway ticket to Glasgow cost?"):
        box.focus()
        answer = ask(page, question)
        assert_in_view(answer)
        expect(box).to_be_focused()
        expect(box).to_have_value("")
        page.keyboard.type("x")
        expect(box).to_have_value("x")
        page.keyboard.press("Backspace")
        if page.locator(".turn .number").count() > 1:
            between(page)


def test_the_button_asks_as_the_keyboard_does(served, visit):
    page = visit(served.address)
    for question in QUESTIONS:
        page.locator("#question textarea").fill(question)
        page.get_by_role("button", name="Ask", exact=True).click()
        answer = page.locator(".turn", has_text=question)
        expect(answer).to_have_count(1)
        assert_in_view(answer)
        expect(page.locator("#question textarea")).to_be_focused()


@pytest.mark.parametrize("up", [pytest.param(0, id="at the end"), pytest.param(400, id="scrolled up")])
@pytest.mark.parametrize("answers", [2, 3])
def test_typing_moves_nothing(served, visit, answers, up):
    page = visit(served.address)
    for question in QUESTIONS[:answers]:
        ask(page, question)
    page.mouse.move(300, 400)
    page.mouse.wheel(0, -up)
    page.wait_for_timeout(300)
    before = scrolled(page)
    for letter in LETTERS:
        page.keyboard.type(letter)
        assert scrolled(page) == before
    page.wait_for_timeout(200)
    assert scrolled(page) == before


@pytest.mark.parametrize("replaced", [pytest.param(False, id="typed on"), pytest.param(True, id="typed anew")])
def test_what_is_typed_while_an_answer_is_on_its_way_stays(served, visit, replaced):
    page = visit(served.address)
    ask(page, QUESTIONS[0])

    held: list[Route] = []
    page.route(JOIN, lambda route: held.append(route))
    page.keyboard.type(QUESTIONS[1])
    with page.expect_request(JOIN):
        page.keyboard.press("Enter")
    if replaced:
        page.locator("#question textarea").select_text()
    page.keyboard.type(LETTERS)
    held.pop().continue_()
    expect(page.locator(".turn")).to_have_count(2)
    expect(page.locator("#question textarea")).to_have_value(LETTERS)
    expect(page.locator("#question textarea")).to_be_focused()
    page.keyboard.type("!")
    expect(page.locator("#question textarea")).to_have_value(f"{LETTERS}!")
    assert_in_view(page.locator(".turn").last)


def test_a_question_that_is_refused_twice_stays_in_the_box(served, visit):
    page = visit(served.address)
    page.keyboard.type("why?")
    for _ in range(2):
        page.keyboard.press("Enter")
        expect(page.get_by_role("alert")).to_contain_text("too vague")
        page.wait_for_timeout(300)
        expect(page.locator("#question textarea")).to_have_value("why?")
