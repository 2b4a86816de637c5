"""Judging, gaps and evaluation as their users meet them: real server, real Chromium, real corpus."""

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from serving import Served, serving

pytestmark = pytest.mark.browser

CUSTODY = "what did the IAG say about custody?"
ABSENT = "How much does a railway ticket to Glasgow cost?"
SET = """question,expected quote,answerable
what did the IAG say about custody?,"reduce the numbers of children
held in custody.”",yes
"<img src=x onerror=""document.title='run'""> ${document.title='run'} {{value}} Who pays for rockets?",,no
"=cmd|' /C calc'!A0",,no
"""
PHONE = {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def running(store_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A page with a data folder of its own, empty at first."""
    with serving(store_folder, tmp_path_factory.mktemp("tabs") / "addresses") as served:
        yield served


def ask(page: Page, question: str) -> None:
    before = page.locator(".turn").count()
    page.locator("#question textarea").fill(question)
    page.keyboard.press("Enter")
    expect(page.locator(".turn")).to_have_count(before + 1)


def open_tab(page: Page, name: str) -> None:
    page.get_by_role("navigation", name="Tabs").get_by_role("link", name=name).click()
    expect(page.get_by_role("heading", name=name, exact=True)).to_be_visible()


def test_a_verdict_is_kept_changed_and_found_again_after_a_restart(store_folder, visit, tmp_path):
    with serving(store_folder, tmp_path / "addresses") as running:
        page = visit(running.address)
        expect(page.locator("#start")).to_contain_text("kept on this machine for 90 days")
        ask(page, CUSTODY)
        page.get_by_role("button", name="Right", exact=True).focus()
        page.keyboard.press("Enter")
        expect(page.get_by_role("button", name="Right", exact=True)).to_have_attribute("aria-pressed", "true")
        expect(page.get_by_role("button", name="Right", exact=True)).to_be_focused()
        page.get_by_role("button", name="Wrong quote").click()
        expect(page.get_by_role("button", name="Wrong quote")).to_have_attribute("aria-pressed", "true")
        expect(page.locator(".kept")).to_contain_text("Kept")
        expect(page.locator("#panel mark")).to_be_visible()
    with serving(store_folder, tmp_path / "addresses") as running:
        page = visit(running.address)
        open_tab(page, "Gaps")
        expect(page.locator(".gap")).to_have_count(1)
        expect(page.locator(".gap")).to_contain_text("Wrong quote (1)")
        page.get_by_role("link", name="Ask").click()
        ask(page, CUSTODY)
        page.get_by_role("button", name="Wrong quote").click()
        expect(page.locator(".kept")).to_contain_text("Kept")
        page.get_by_role("button", name="Wrong quote").click()
        expect(page.locator(".kept")).to_be_empty()
        open_tab(page, "Gaps")
        expect(page.locator(".gap")).to_contain_text("Asked once")


def test_two_clicks_make_a_gap_a_test_question_that_evaluate_offers(running, visit):
    page = visit(running.address, PHONE)
    open_tab(page, "Gaps")
    expect(page.locator(".empty")).to_contain_text("There is no gap yet")
    page.get_by_role("link", name="Ask").click()
    ask(page, ABSENT)
    ask(page, "What is the price of a train ticket to Glasgow?")
    open_tab(page, "Gaps")
    expect(page.locator(".gap")).to_contain_text("Asked 2 times")
    page.get_by_role("button", name="Make a test question").click()
    page.get_by_label("A quote from the texts").fill("Tickets to Glasgow are free on Sundays.")
    page.get_by_role("button", name="Expect the pasted quote").click()
    expect(page.locator(".labelling [role=alert]")).to_contain_text("in none of the texts")
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    page.get_by_role("button", name="Expect “not in these texts”").click()
    expect(page.locator(".gap .badge")).to_have_text("Test question made")
    expect(page.locator(".message")).to_be_focused()
    [line] = running.record.with_name("data").joinpath("questions.jsonl").read_text(encoding="utf-8").splitlines()
    assert (json.loads(line)["answerable"], json.loads(line)["tags"]) == (False, ["from use"])
    open_tab(page, "Evaluate")
    expect(page.locator("#set")).to_contain_text("questions.jsonl")


def test_a_set_is_uploaded_run_opened_and_its_report_downloaded(running, visit, tmp_path):
    (tmp_path / "set.csv").write_text(SET, encoding="utf-8")
    (tmp_path / "broken.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    page = visit(f"{running.address}/#evaluate")
    page.get_by_label("Or upload a set").set_input_files(tmp_path / "broken.csv")
    expect(page.locator("#chooser [role=alert]")).to_contain_text("broken.csv: no column is the question")
    page.get_by_label("Or upload a set").set_input_files(tmp_path / "set.csv")
    expect(page.locator(".ready")).to_contain_text("3 questions, ready to run")
    page.get_by_role("button", name="Run", exact=True).click()
    expect(page.locator(".questions > li")).to_have_count(3)
    expect(page.locator(".headline")).to_contain_text("1 got a right quote first")
    page.locator("#words").fill("rockets")
    expect(page.locator(".shown")).to_have_text("1 shown")
    page.locator("#words").fill("")
    page.get_by_role("button", name=CUSTODY).click()
    expect(page.locator("#why")).to_contain_text("In quote 1")
    expect(page.locator("#why mark").first).to_contain_text("reduce the numbers of children held in custody")
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name=CUSTODY)).to_be_focused()
    with page.expect_download() as report:
        page.get_by_role("link", name="Download the report").click()
    with page.expect_download() as run:
        page.get_by_role("link", name="Download the run").click()
    assert "<img src=x" not in report.value.path().read_text(encoding="utf-8")
    assert json.loads(run.value.path().read_text(encoding="utf-8"))["run"]["complete"] is True
    assert page.request.get(f"{running.address}/runs/..%2Fquestions.json").status == 404
    assert page.locator("#results img").count() == 0
    expect(page.locator("#results")).to_contain_text("${document.title='run'} {{value}} Who pays for rockets?")
    expect(page).to_have_title("Evaluate – Policy Assistant")


def test_a_cancelled_run_is_incomplete_and_compared_with_the_earlier_one(running, visit, corpus):
    total = len(corpus.joinpath("questions.jsonl").read_text(encoding="utf-8").splitlines())
    page = visit(f"{running.address}/#evaluate")
    page.locator("#set").select_option("corpus/questions.jsonl")
    run = page.get_by_role("button", name="Run", exact=True)
    for _ in range(2):
        run.click()
        expect(page.locator(".said")).to_contain_text(f"of {total} questions")
        page.get_by_role("button", name="Cancel").click()
        expect(page.locator(".headline")).to_contain_text("This run is incomplete")
    expect(page.locator(".past")).to_contain_text(f"of {total}, incomplete")
    page.locator("#baseline").select_option(index=1)
    page.get_by_role("button", name="Compare", exact=True).click()
    expect(page.locator(".comparison")).to_contain_text("0 worse, 0 better, 0 changed")


def test_a_run_that_was_deleted_meanwhile_is_said_to_be_gone(running, visit):
    page = visit(f"{running.address}/#evaluate")
    page.locator("#past button").first.click()
    expect(page.locator("#results h3").first).to_be_visible()
    for file in running.record.with_name("data").joinpath("runs").iterdir():
        file.unlink()
    page.get_by_role("button", name="Compare").click()
    expect(page.locator(".chooser .refusal")).to_contain_text("has no such run")


def test_the_page_answers_where_nothing_can_be_kept(store_folder, visit, tmp_path):
    file = tmp_path / "data" / "verdicts.sqlite"
    file.parent.mkdir()
    connection = sqlite3.connect(file)
    with connection:
        connection.execute("CREATE TABLE recipes (name)")
    connection.close()
    before = file.read_bytes()
    with serving(store_folder, tmp_path / "addresses") as served:
        page = visit(served.address)
        expect(page.locator("#start")).to_contain_text(f"Questions are not kept: {file}: ")
        ask(page, ABSENT)
        expect(page.locator(".badge")).to_have_text("Not in these texts")
        expect(page.locator(".judging")).to_have_count(0)
        open_tab(page, "Gaps")
        expect(page.locator("#gap-list [role=alert]")).to_contain_text("another program")
    assert file.read_bytes() == before
