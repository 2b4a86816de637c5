import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from evaluated import result, run_of
from playwright.sync_api import Browser, Page

from assistant.evaluation.compare import compare
from assistant.evaluation.estimates import estimates
from assistant.evaluation.records import Run
from assistant.evaluation.report import report, write_report
from assistant.evaluation.run_page import MOST_QUESTIONS, run_page
from index.errors import QuestionError

MEAN = "${1+1}{{value}}<img src=x onerror=\"document.title=1\"><script>document.title=1</script>=cmd|' /C calc' \ud800"
GOLD = "the group wants more money for schools"
MANY = 2500
LARGEST = 10_000_000  # bytes


class Elements(HTMLParser):
    """The elements of a page, by name, and its attributes' values."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.names: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.names.append(tag)
        self.attributes += [(name, value or "") for name, value in attributes]


def small_run() -> Run:
    return run_of(
        [
            result(
                id="right", question="What of schools?", quote=f"They say {GOLD} 0 now.", gold=GOLD, tags=("money",)
            ),
            result(id="wrong", question="What of health?", right=(False,), quote="Something else.", gold=GOLD),
            result(id="missed", question="What of custody?", answered=False, found=(False,)),
            result(id="declined", question="What of cod?", answerable=False, answered=False),
        ]
    )


def test_the_report_says_the_headline_and_shows_wrong_answers_first() -> None:
    page = report(small_run())
    assert "Of 3 questions that the texts answer, 1 got a right quote first, 33%" in page
    assert "Of 2 answers given, 1 had no right quote, 50%." in page
    order = [page.index(f"<span>{question}</span>") for question in ("What of health?", "What of custody?")]
    assert order == sorted(order)
    assert order[1] < page.index("<span>What of schools?</span>")


def test_what_a_quote_shares_with_the_expected_one_is_marked() -> None:
    assert f"They say <mark>{GOLD} 0</mark> now." in report(small_run())


def test_hostile_text_is_only_ever_text() -> None:
    calm = small_run()
    mean = run_of([result(question=MEAN, quote=MEAN, gold=MEAN, document=MEAN, tags=(MEAN,), id=MEAN)] * 4)
    page = report(mean, compare(mean, mean))
    assert "<img" not in page
    assert Elements(page).names.count("script") == Elements(report(calm)).names.count("script") == 1
    assert not [name for name, _ in Elements(page).attributes if name.startswith("on")]


def test_the_report_asks_for_nothing_outside_it() -> None:
    page = report(small_run())
    elements = Elements(page)
    assert not {"link", "img", "iframe", "object", "form"} & set(elements.names)
    assert not [name for name, _ in elements.attributes if name in ("src", "href", "style", "action")]
    assert not re.findall(r"https?:|url\(|@import|//\w", page)
    (policy,) = [value for name, value in elements.attributes if name == "content" and "default-src" in value]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy


def test_a_comparison_shows_old_and_new_quotes(tmp_path: Path) -> None:
    old, new = small_run(), run_of([result(id="right", right=(False,), quote="A worse quote.", gold=GOLD)])
    write_report(new, tmp_path / "report.html", compare(old, new))
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    shown = [page.index(text) for text in ("Before: right first", "They say", "Now: wrong", "A worse quote.")]
    assert shown == sorted(shown)


def test_the_report_and_the_tab_show_a_run_alike() -> None:
    run = small_run()
    texts = [
        re.sub(
            r"<details>.*?</details>|<[^>]+>|\s+", " ", page[page.index("Figures</h") : page.index("Questions, worst")]
        )
        for page in (report(run), run_page(run, estimates(run), controls="<b>controls</b>"))
    ]
    assert texts[0].split() == texts[1].split()


def test_only_the_tab_has_controls_and_lists_no_more_than_scrolls_well() -> None:
    run = run_of([result(id=str(number)) for number in range(MOST_QUESTIONS + 1)])
    page = run_page(run, estimates(run), controls="<b>controls</b>")
    assert "<b>controls</b>" in page
    assert "1 more is in the report" in page
    assert page.count("data-event") == MOST_QUESTIONS
    assert "data-event" not in report(run)
    assert report(run).count("<li data-kind") == MOST_QUESTIONS + 1


def test_what_no_text_answers_has_no_share_of_wrong_answers() -> None:
    run = run_of([result(id="misled", answerable=False, tags=("near miss",)), result(tags=("custody",))])
    rows = re.findall(r'<th scope="row">(.*?)</th>.*<td class="number">(.*?)</td></tr>', report(run))
    assert [row for row in rows if "<code>" not in row[0]] == [
        ("custody", "0%"),
        ("near miss", "–"),
        ("(not in the texts)", "–"),
        ("a", "0%"),
    ]


def test_an_empty_and_an_incomplete_run_are_reported() -> None:
    assert "No question was answered." in report(run_of([], complete=False))
    assert "This run is incomplete: 4 of 4" in report(run_of(small_run().results, complete=False))


def test_a_report_that_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(QuestionError, match="give another --report"):
        write_report(small_run(), tmp_path)


@pytest.fixture(scope="module")
def large_report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report of many questions of usual length, three quotes each, a few of each kind and one hostile."""
    long = "The agencies want a minister to be held to account for every promise that is made to children. "
    run = run_of(
        [
            result(
                id=str(number),
                question=f"{long[:60]} {number}?" if number else MEAN,
                right=(number % 3 > 0, False, True) if number % 5 else (False, False, False),
                answered=number % 7 > 0,
                answerable=number % 4 > 0,
                quote=long * 3,
                gold=long,
            )
            for number in range(MANY)
        ]
    )
    path = tmp_path_factory.mktemp("report") / "report.html"
    write_report(run, path)
    return path


@pytest.fixture
def opened(chromium: Browser, large_report: Path) -> Iterator[Callable[[int], Page]]:
    """Opens the report at a width; at the end nothing may have failed, been refused or been asked for outside."""
    said: list[str] = []

    def open_at(width: int) -> Page:
        page = chromium.new_page(viewport={"width": width, "height": 900})
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("request", lambda request: said.extend([] if request.url == large_report.as_uri() else [request.url]))
        page.goto(large_report.as_uri())
        return page

    yield open_at
    assert said == []


def test_a_large_report_stays_small(large_report: Path) -> None:
    assert large_report.stat().st_size < LARGEST


@pytest.mark.browser
def test_a_large_report_shows_every_question(opened: Callable[[int], Page]) -> None:
    page = opened(1440)
    assert page.inner_text(".shown") == f"{MANY} of {MANY} shown"
    assert page.title() == "Evaluation of set.jsonl"


@pytest.mark.browser
def test_questions_are_filtered_by_outcome_and_text(opened: Callable[[int], Page]) -> None:
    page = opened(1440)
    page.get_by_label("Show").select_option("wrongly declined")
    shown = int(page.inner_text(".shown").split()[0])
    assert 0 < shown == page.locator(".questions > li:visible").count() < MANY
    page.get_by_label("with the words").fill(" 2497?")
    page.get_by_label("Show").select_option("")
    page.wait_for_function("document.querySelector('.shown').textContent.startsWith('1 of')")


@pytest.mark.browser
@pytest.mark.parametrize("width", [390, 768, 1440])
def test_a_report_is_as_wide_as_its_window(opened: Callable[[int], Page], width: int) -> None:
    page = opened(width)
    page.locator(".questions details").first.locator("summary").press("Enter")
    assert page.locator(".questions details").first.get_attribute("open") is not None
    assert page.evaluate("document.documentElement.scrollWidth") == width
