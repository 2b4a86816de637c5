"""Answers in the terminal say what was searched and what is to be said of their quotes."""

import pytest

from assistant import Assistant
from ui.terminal import show_answers

ASKED = "In the September 2003 statement, what is said about schools?"


def test_the_texts_that_a_question_is_limited_to_are_named(
    assistant: Assistant, capsys: pytest.CaptureFixture[str]
) -> None:
    show_answers.answer(assistant.ask(ASKED))
    assert "Searched only: Headlines: September 2nd, 2003 (2003-09-02)" in capsys.readouterr().out.splitlines()


def test_what_is_said_of_quotes_stands_before_them(assistant: Assistant, capsys: pytest.CaptureFixture[str]) -> None:
    history = [{"question": ASKED, "answer": assistant.ask(ASKED).text}]
    show_answers.answer(assistant.ask("when did they say that?", history))
    lines = capsys.readouterr().out.splitlines()
    said = next(number for number, line in enumerate(lines) if line.startswith("Date: 2003-09-02 [1]"))
    assert any(line.startswith("[1] ") for line in lines[said:])


def test_texts_that_say_nothing_on_it_are_named(assistant: Assistant, capsys: pytest.CaptureFixture[str]) -> None:
    asked = "What is said about children held in custody?"
    show_answers.answer(assistant.ask("in both?", [{"question": asked, "answer": assistant.ask(asked).text}]))
    shown = capsys.readouterr().out
    assert "not found in Headlines: September 2nd, 2003." in shown
    assert "on this part" not in shown
