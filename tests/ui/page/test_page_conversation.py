import threading
from copy import deepcopy
from dataclasses import replace

import pytest

from assistant import wording
from assistant.feedback.kept import Verdict
from assistant.records import Status
from ui.page.ask.conversation import LONGEST, Conversation, ShownAnswer, one_by_one
from ui.page.ask.judging import judging
from ui.page.ask.log import log
from ui.page.ask.start import start
from ui.page.frame import phrases
from ui.page.frame.header import header

HOSTILE = "<img src=x onerror=alert(1)>${alert(2)}{{value}}`"
HOSTILE_ATTRIBUTE = '" onmouseover="alert(1)'


def shown(answer, note="note", judged=False):
    return log([(ShownAnswer(0, answer), note)], judged=judged)


def test_a_quote_stands_with_its_number_and_source(see, answer):
    seen = see(shown(answer))
    assert seen.texts["blockquote"] == "Bakers rise early."
    assert seen.texts["figcaption"] == "On breadBakers, date unknown, paragraph 2"
    [card] = seen.attributes("figure")
    assert (card["data-event"], card["data-turn"], card["data-number"]) == ("open_citation", "0", "1")


def test_what_is_told_of_the_texts_stands_above_its_quotes_without_a_chance(see, answer):
    told = replace(answer, text="There is 1 document [1].", remark="There is 1 document [1].", strength=None)
    seen = see(shown(told))
    assert {"class": "remark"} in seen.attributes("p")
    assert seen.texts["all"].index("There is 1 document [1].") < seen.texts["all"].index("Bakers rise early.")
    assert "sure that the answer" not in seen.texts["all"]


def test_only_the_chosen_number_is_pressed(see, answer):
    seen = see(log([(ShownAnswer(0, answer), "note"), (ShownAnswer(1, answer), "note")], chosen=(1, 1)))
    pressed = [button["aria-pressed"] for button in seen.attributes("button") if "aria-pressed" in button]
    assert pressed == ["false", "true"]


def test_an_answer_says_what_model_has_read_its_passages(see, answer):
    seen = see(shown(replace(answer, read_by="wise-1b")))
    assert "82% sure that the answer is in the texts: strong, read by wise-1b" in seen.texts["all"]


def test_what_is_said_of_the_quotes_and_where_was_searched_stand_above_them(see, answer):
    seen = see(shown(replace(answer, remark="Said by a baker [1].", searched_in=("On bread (2003)",))))
    text = seen.texts["all"]
    assert "Searched only On bread (2003)" in text
    assert text.index("On bread (2003)") < text.index("Said by a baker [1].") < text.index("Bakers rise early.")


@pytest.mark.parametrize("field", ["question", "understood_as", "read_by", "remark"])
def test_no_field_of_an_answer_becomes_markup(see, answer, field):
    plain = see(shown(replace(answer, status=Status.PARTIAL, **{field: "x"})))
    seen = see(shown(replace(answer, status=Status.PARTIAL, **{field: HOSTILE}), HOSTILE_ATTRIBUTE))
    assert seen.names == plain.names
    assert HOSTILE in seen.texts["all"]
    assert all(not name.startswith("on") for _, attributes in seen.elements for name in attributes)


@pytest.mark.parametrize("field", ["title", "organisation", "date", "quote"])
def test_no_field_of_a_citation_becomes_markup(see, answer, citation, field):
    seen = see(shown(replace(answer, citations=(replace(citation, **{field: HOSTILE}),))))
    assert "img" not in seen.names
    assert HOSTILE in seen.texts["all"]


def test_not_found_says_so_before_the_labelled_nearest_passages(see, answer):
    given = replace(
        answer, status=Status.NOT_FOUND, text="These texts don't say.", nearest=answer.citations, citations=()
    )
    said = see(shown(given)).texts["all"]
    order = [said.index(part) for part in ("Not in these texts", "These texts don't say.", "not an answer", "Bakers")]
    assert order == sorted(order)


def test_partial_names_the_missing_part_and_repeats_no_quote(see, answer):
    text = "Bakers rise early. [1]\n\nThese texts don't say anything on this part: salt?"
    given = replace(answer, status=Status.PARTIAL, text=text, missing=("salt?",))
    seen = see(shown(given))
    assert "These texts don't say anything on this part: salt?" in seen.texts["p"]
    assert "[1]" not in seen.texts["all"]


def test_chat_has_no_badge_and_nothing_to_copy_or_to_judge(see, answer):
    given = replace(answer, status=Status.CHAT, text="Hello.", citations=())
    seen = see(shown(given, judged=True))
    assert "strong" not in seen.names
    assert "button" not in seen.names


def test_the_markdown_travels_whole_with_its_button(see, answer):
    note = 'line 1\n\n> "quoted" & <b>\n'
    seen = see(shown(answer, note))
    assert note in [button.get("data-note") for button in seen.attributes("button")]


@pytest.mark.parametrize("status", Status)
def test_every_status_has_words(status):
    assert wording.BADGES[status]


@pytest.mark.parametrize(
    ("confidence", "said"),
    [
        pytest.param(0.82, "82% sure that the answer is in the texts: strong", id="a chance is a whole percentage"),
        pytest.param(0.999, "More than 99% sure that the answer is in the texts: strong", id="never certain"),
        pytest.param(0.0, "Less than 1% sure that the answer is in the texts: strong", id="never impossible"),
    ],
)
def test_chance(answer, confidence, said):
    assert phrases.chance(replace(answer, confidence=confidence)) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [
        pytest.param("2003-09-02", "2 September 2003", id="a full date is written out"),
        pytest.param("2003-09", "2003-09", id="a month stays as it is"),
        pytest.param("spring 2003", "spring 2003", id="words stay as they are"),
        pytest.param(None, "date unknown", id="no date is said to be unknown"),
    ],
)
def test_day(value, said):
    assert phrases.day(value) == said


def test_documents_are_counted_and_listed(see, document):
    seen = see(start(["When?"], [document], 14, "Nothing that you ask is kept."))
    assert "Nothing that you ask is kept." in seen.texts["p"]
    assert "Searches 14 documents" in seen.texts["h2"]
    assert "All 14 documents" in seen.texts["button"]
    assert "Bakers, date unknown" in seen.texts["li"]


@pytest.mark.parametrize(
    ("status", "offered"),
    [
        pytest.param(Status.ANSWERED, ["Right", "Wrong quote", "Should have said it’s not there"], id="answered"),
        pytest.param(Status.NOT_FOUND, ["Right: not there", "It is there"], id="not found"),
    ],
)
def test_the_verdicts_that_an_answer_can_get(see, answer, status, offered):
    seen = see(judging(3, replace(answer, status=status), None))
    assert seen.texts["button"] == "".join(offered)
    assert {button["aria-pressed"] for button in seen.attributes("button")} == {"false"}
    assert {button["data-turn"] for button in seen.attributes("button")} == {"3"}
    assert "Kept" not in seen.texts["all"]


def test_a_kept_verdict_is_pressed_and_said(see, answer):
    seen = see(log([(ShownAnswer(0, answer, Verdict.WRONG_QUOTE), "note")], judged=True))
    pressed = [button["data-verdict"] for button in seen.attributes("button") if button.get("aria-pressed") == "true"]
    assert pressed == ["wrong_quote"]
    assert "Kept." in seen.texts["span"]


def test_nothing_can_be_judged_where_nothing_is_kept(see, answer):
    assert "Was this right?" not in see(shown(answer)).texts["all"]


@pytest.mark.parametrize(
    ("days", "problem", "said"),
    [
        pytest.param(90, "", "Judged and unanswered questions are kept on this machine for 90 days.", id="for days"),
        pytest.param(1, "", "Judged and unanswered questions are kept on this machine for 1 day.", id="for a day"),
        pytest.param(0, "", "Nothing that you ask is kept.", id="never"),
        pytest.param(9, "x.sqlite: broken", "Questions are not kept: x.sqlite: broken.", id="not possible"),
    ],
)
def test_what_is_kept_is_one_plain_line(days, problem, said):
    assert phrases.keeping(days, problem) == said


def test_the_header_names_the_tabs(see):
    seen = see(header(2, "v1"))
    assert [link["href"] for link in seen.attributes("a")] == ["#ask", "#evaluate", "#gaps"]


def test_answers_keep_their_numbers_when_older_ones_leave_the_page(answer):
    conversation = Conversation("v1")
    for _ in range(LONGEST + 2):
        conversation.add(answer)
    assert [shown.number for shown in conversation.answers] == list(range(2, LONGEST + 2))
    assert conversation.quote(2, 1) == answer.citations[0]
    assert conversation.quote(1, 1) is None


def test_an_answer_is_judged_with_the_turns_before_it(answer):
    conversation = Conversation("v1")
    conversation.add(answer)
    conversation.add(replace(answer, question="And salt?"))
    conversation.judge(1, Verdict.RIGHT, 7)
    assert [shown.verdict for shown in conversation.answers] == [None, Verdict.RIGHT]
    assert [turn.question for turn in conversation.history(before=1)] == [answer.question]


@pytest.mark.parametrize(("number", "quote"), [(0, 0), (0, 2), (-1, 1), (1, 1)])
def test_a_number_that_is_not_on_the_page_is_no_quote(answer, number, quote):
    conversation = Conversation("v1")
    conversation.add(answer)
    assert conversation.quote(number, quote) is None


def test_each_session_begins_with_a_conversation_of_its_own(answer):
    conversation = Conversation("v1")
    conversation.add(answer)
    assert deepcopy(conversation).answers == ()


def test_the_events_of_one_session_wait_for_each_other_and_for_no_other_session(answer):
    begun, go_on = threading.Event(), threading.Event()

    @one_by_one
    def add_slowly(tab, conversation):
        begun.set()
        assert go_on.wait(10)
        conversation.add(answer)

    @one_by_one
    def add(tab, conversation):
        conversation.add(answer)

    one, other = Conversation("v1"), Conversation("v1")
    slow = threading.Thread(target=add_slowly, args=(None, one))
    waiting = threading.Thread(target=add, args=(None, one))
    slow.start()
    assert begun.wait(10)
    waiting.start()
    add(None, other)
    assert (len(one.answers), len(other.answers)) == (0, 1)
    go_on.set()
    slow.join()
    waiting.join()
    assert [shown.number for shown in one.answers] == [0, 1]
