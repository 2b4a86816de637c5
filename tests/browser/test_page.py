"""The page as its users meet it: real server, real Chromium, real corpus."""

import socket
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect
from serving import LOOPBACK, ROOT, WATCHED, Served, free_port, serving

from index.build import index_corpus

pytestmark = pytest.mark.browser

QUESTION = "what did the IAG say about custody?"
QUOTED = "numbers of children held in custody"
ABSENT = "How much does a railway ticket to Glasgow cost?"
PHONE = {"width": 390, "height": 844}
MOST_TABS = 12  # from the question box to any control of one answer
HOSTILE = "<img src=x onerror=\"document.title='run'\">"
HOSTILE_TEXT = f"""---
title: "<img src=x onerror=document.title='run'> cycling"
organisation: "<script>document.title='run'</script>"
url: "javascript:document.title='run'"
---

The council will build forty miles of cycle lanes {HOSTILE} by the river in the spring.

Each lane ${{document.title='run'}} is paid for with {{{{value}}}} money from the <b>transport</b> fund & others.
"""


def ask(page: Page, question: str) -> Locator:
    """Ask with the keyboard and wait for the answer."""
    answers = page.locator(".turn")
    before = answers.count()
    page.locator("#question textarea").fill(question)
    page.keyboard.press("Enter")
    expect(answers).to_have_count(before + 1)
    return answers.last


def is_in_view(mark: Locator) -> bool:
    """Whether the start of a mark can be seen: within the window and within its scrolling panel."""
    return bool(
        mark.evaluate(
            """mark => {
                const place = mark.getBoundingClientRect();
                const panel = mark.closest(".scroll").getBoundingClientRect();
                const seen = document.elementFromPoint(place.left + 4, place.top + 8);
                return place.top >= panel.top && place.top < Math.min(panel.bottom, innerHeight) && mark.contains(seen);
            }"""
        )
    )


def overflow(page: Page) -> int:
    return int(page.evaluate("document.documentElement.scrollWidth - innerWidth"))


def test_the_custody_question_leads_to_the_highlighted_quote(served, visit):
    page = visit(served.address)
    answer = ask(page, QUESTION)
    expect(answer.locator(".badge")).to_have_text("Answered")
    expect(answer.locator("blockquote").first).to_contain_text(QUOTED)
    answer.locator(".number").first.click()
    mark = page.locator("#panel mark")
    expect(mark).to_contain_text(QUOTED)
    assert mark.inner_text() == answer.locator("blockquote").first.inner_text()
    expect(page.locator(".proof")).to_contain_text("Verified")
    assert is_in_view(mark)


def test_the_first_source_opens_beside_the_answer_at_once(served, visit):
    page = visit(served.address)
    ask(page, QUOTED)
    mark = page.locator("#panel mark")
    expect(mark).to_contain_text(QUOTED)
    assert is_in_view(mark)
    expect(page.locator("#question textarea")).to_be_focused()


def test_the_keyboard_alone_asks_opens_and_closes(served, visit):
    page = visit(served.address)
    expect(page.locator("#question textarea")).to_be_focused()
    page.keyboard.type(QUOTED)
    page.keyboard.press("Enter")
    number = page.locator(".turn .number").first
    expect(number).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#panel mark")).to_have_count(0)
    page.locator("#question textarea").focus()
    for _ in range(MOST_TABS):
        page.keyboard.press("Shift+Tab")
        if number.evaluate("button => button === document.activeElement"):
            break
    page.keyboard.press("Space")
    expect(page.locator("#panel mark")).to_contain_text(QUOTED)
    assert is_in_view(page.locator("#panel mark"))
    expect(number).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("Escape")
    expect(page.locator("#panel mark")).to_have_count(0)
    expect(number).to_be_focused()


def test_a_phone_shows_the_source_as_a_sheet_and_never_scrolls_sideways(served, visit):
    page = visit(served.address, PHONE)
    assert overflow(page) <= 0
    answer = ask(page, QUOTED)
    assert overflow(page) <= 0
    expect(page.locator(".source")).to_be_hidden()
    answer.locator(".number").first.click()
    mark = page.locator("#panel mark")
    expect(mark).to_contain_text(QUOTED)
    expect(page.locator(".close")).to_be_focused()
    assert is_in_view(mark)
    assert overflow(page) <= 0
    page.get_by_role("button", name="Cut and mended").click()
    expect(page.locator(".original")).to_contain_text("Your browser is no longer supported")
    assert overflow(page) <= 0
    page.locator(".close").click()
    expect(page.locator(".source")).to_have_count(0)
    expect(answer.locator(".number").first).to_be_focused()


def test_what_the_texts_do_not_say_is_said_before_the_labelled_nearest(served, visit):
    page = visit(served.address)
    ask(page, QUOTED)
    page.get_by_role("button", name="New conversation").click()
    expect(page.locator(".turn")).to_have_count(0)
    answer = ask(page, ABSENT)
    expect(answer.locator(".badge")).to_have_text("Not in these texts")
    expect(answer.locator(".remark")).to_contain_text("These texts don't say.")
    expect(answer.locator(".label")).to_contain_text("not an answer")
    expect(page.locator("#panel mark")).to_have_count(0)


def test_copying_gives_markdown_with_the_quote_and_its_source(served, visit):
    page = visit(served.address)
    answer = ask(page, QUOTED)
    answer.get_by_role("button", name="Copy answer with sources").click()
    expect(answer.locator(".copied")).to_have_text("Copied")
    note = page.evaluate("navigator.clipboard.readText()")
    assert f"**{QUOTED}**" in note
    assert "held in custody.' [1]" in note
    assert "[1] The end of the consultation period" in note


def test_a_question_that_cannot_be_asked_stays_in_the_box(served, visit):
    page = visit(served.address)
    box = page.locator("#question textarea")
    box.fill("why " * 2000)
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("The question has 8,000 characters")
    assert box.input_value() == "why " * 2000
    box.fill("  ")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("Please ask a question")
    ask(page, QUOTED)
    expect(page.get_by_role("alert")).to_be_empty()
    expect(box).to_have_value("")


def test_a_follow_up_is_asked_with_the_questions_before_it(served, visit):
    page = visit(served.address)
    page.keyboard.type("why?")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("too vague")
    ask(page, "what is said about the role of schools?")
    expect(ask(page, "why?").locator(".question")).to_have_text("why?")
    page.get_by_role("button", name="New conversation").click()
    expect(page.locator(".turn")).to_have_count(0)
    page.keyboard.type("why?")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("too vague")


def test_two_users_do_not_see_each_other(served, visit):
    one, other = visit(served.address), visit(served.address)
    ask(one, QUOTED)
    ask(other, ABSENT)
    ask(one, "schools")
    expect(one.locator(".question")).to_have_text([QUOTED, "schools"])
    expect(other.locator(".question")).to_have_text([ABSENT])


def test_the_page_opens_with_examples_and_documents(served, visit):
    page = visit(served.address)
    expect(page.locator(".examples button")).to_have_count(3)
    expect(page.locator("#start")).to_contain_text("Searches 2 documents")
    page.get_by_role("button", name="Headlines: September 2nd, 2003").click()
    expect(page.locator(".source")).to_contain_text("2 September 2003")
    page.get_by_role("button", name="About these texts").click()
    expect(page.locator(".source code")).not_to_be_empty()
    assert "gradio" not in page.locator("body").inner_text().lower()
    page.locator(".examples button").first.click()
    expect(page.locator(".turn")).to_have_count(1)
    expect(page.locator("#question textarea")).to_be_focused()


def test_hostile_texts_and_questions_are_shown_as_text(copied_store, visit, tmp_path):
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "cycling.md").write_text(HOSTILE_TEXT, encoding="utf-8")
    index_corpus([corpus], copied_store)
    with serving(copied_store, tmp_path / "addresses") as running:
        page = visit(running.address)
        title = page.title()
        expect(page.locator("#start")).to_contain_text("<img src=x")
        question = f"How many miles of cycle lanes {HOSTILE} will the council build?"
        answer = ask(page, question)
        expect(answer.locator(".question")).to_have_text(question)
        expect(answer.locator("blockquote").first).to_contain_text(HOSTILE)
        answer.locator(".number").first.click()
        expect(page.locator("#panel mark")).to_contain_text(HOSTILE)
        expect(page.locator("#panel")).to_contain_text("${document.title='run'}")
        expect(page.locator("#panel")).to_contain_text("{{value}} money from the <b>transport</b> fund & others")
        page.get_by_role("button", name="Cut and mended").click()
        expect(page.locator(".original")).to_contain_text(HOSTILE)
        assert (
            page.locator(
                "#talk img, #side img, #talk script, #side script, #side a, #side b:has-text('transport')"
            ).count()
            == 0
        )
        assert page.title() == title


def test_the_server_uses_no_address_outside_this_machine(served, visit):
    ask(visit(served.address), QUOTED)
    assert served.used("socket.bind") == {"127.0.0.1"}
    assert served.used() <= LOOPBACK


def test_the_watch_on_the_server_notices_an_outside_address(tmp_path):
    (tmp_path / "talkative.py").write_text(
        "import socket\nwith socket.socket(type=socket.SOCK_DGRAM) as link:\n    link.connect(('192.0.2.1', 9))\n"
    )  # an address kept for examples; connecting a datagram socket sends nothing
    record = tmp_path / "addresses"
    subprocess.run([sys.executable, str(WATCHED), str(record), "talkative"], cwd=tmp_path, check=True)
    assert Served("", record).used("socket.connect") == {"192.0.2.1"}


def test_the_page_is_forbidden_to_ask_other_addresses(served, visit):
    page = visit(served.address)
    policy = page.request.get(served.address).headers["content-security-policy"]
    assert "default-src 'self'" in policy
    assert "http" not in policy


def test_a_name_that_only_points_at_this_machine_is_refused(served, visit):
    page = visit(served.address)
    assert page.request.get(served.address, headers={"Host": "elsewhere.example"}).status == 400


@pytest.mark.parametrize(
    "command",
    [
        pytest.param([sys.executable, "-m", "ui.page", "{store}", "{port}"], id="the page's own command"),
        pytest.param(
            [
                sys.executable,
                "-c",
                "from ui.terminal.app import main; main()",
                "serve",
                "--store",
                "{store}",
                "--port",
                "{port}",
            ],
            id="policy-assistant serve",
        ),
    ],
)
def test_a_busy_port_is_one_line(store_folder, command):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        arguments = [part.format(store=store_folder, port=port) for part in command]
        done = subprocess.run(arguments, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stdout == ""
    [line] = done.stderr.splitlines()
    assert f"127.0.0.1:{port} is in use" in line


def test_a_missing_store_is_one_line(tmp_path: Path):
    arguments = [sys.executable, "-m", "ui.page", str(tmp_path / "none"), str(free_port())]
    done = subprocess.run(arguments, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("port", ["0", "65536", "-1", "x", "٣"])
def test_a_port_that_is_none_is_wrong_usage(tmp_path: Path, port):
    done = subprocess.run(
        [sys.executable, "-m", "ui.page", "--", str(tmp_path), port], cwd=ROOT, capture_output=True, check=False
    )
    assert done.returncode == 2
