"""A page that stays open while its texts are indexed anew."""

from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect
from serving import serving

from index.build import index_corpus
from index.snapshot import POINTER

pytestmark = pytest.mark.browser

QUESTION = "How many wombats does the trust keep?"


def text(count: int) -> str:
    return f"The wombat trust keeps {count} wombats in its garden by the river, it said in the spring.\n"


def ask(page: Page) -> Locator:
    answers = page.locator(".turn")
    before = answers.count()
    page.locator("#question textarea").fill(QUESTION)
    page.keyboard.press("Enter")
    expect(answers).to_have_count(before + 1)
    return answers.nth(before)


def version_of(store: Path) -> str:
    return (store / POINTER).read_text(encoding="utf-8").strip()


def test_the_next_question_is_answered_from_the_new_texts(copied_store, visit, tmp_path):
    wombats, otters = tmp_path / "wombats.txt", tmp_path / "otters.txt"
    wombats.write_text(text(12), encoding="utf-8")
    index_corpus([wombats], copied_store)
    with serving(copied_store, tmp_path / "addresses") as running:
        page = visit(running.address)
        first = ask(page)
        expect(first.locator("blockquote").first).to_contain_text("12 wombats")
        expect(page.locator("#bar")).to_contain_text(f"1 document, version {version_of(copied_store)}")

        wombats.write_text(text(31), encoding="utf-8")
        otters.write_text("The otter trust keeps no wombats at all, it said in the autumn.\n", encoding="utf-8")
        index_corpus([wombats, otters], copied_store)
        second = ask(page)
        expect(second.locator("blockquote").first).to_contain_text("31 wombats")
        expect(page.locator("#bar")).to_contain_text(f"2 documents, version {version_of(copied_store)}")
        expect(page.locator("#bar [aria-current]")).to_have_text("Ask")
        expect(page.locator("#panel mark")).to_contain_text("31 wombats")

        first.locator(".number").first.click()
        expect(page.locator(".proof")).to_contain_text("The text has changed since this answer")
        expect(page.locator("#panel mark")).to_have_count(0)
        assert first.locator(".copy").count() == 0, "a quote that no longer holds is not copied"
        expect(visit(running.address).locator("#start")).to_contain_text("Searches 2 documents")

        wombats.unlink()
        index_corpus([otters], copied_store)
        second.locator(".number").first.click()
        expect(page.locator("#panel .source")).to_contain_text("no longer among these texts")
        page.get_by_role("button", name="Close").click()
        page.get_by_role("link", name="Gaps").click()
        expect(page.locator("#gap-list")).to_contain_text("There is no gap yet")
        page.get_by_role("link", name="Ask").click()
        expect(ask(page)).to_be_visible()
        running.process.terminate()
        assert running.process.communicate(timeout=15)[1] == ""
