"""Each signal measures what a reader is told of it, and the chance follows from all of them."""

import math
from dataclasses import replace

import numpy as np
import pytest
from compared import asked, ranked

from assistant.evidence.asked import Asked, Candidate, WordVectors
from assistant.evidence.confidence import chance, reasons
from assistant.evidence.signals import LIKENESS, SIGNALS
from assistant.question.kinds import Kind
from assistant.settings import Settings

PLAIN = ranked(["Trusts are wise.", "They work.", "Some say so."])
WITHOUT = ranked(["The trusts are wise.", "Some are not.", "It works."])
DATED = ranked(["The trusts are wise.", "Some are not.", "It works since 2003."])
FIGURED = ranked(["The trusts are wise.", "All 13 of them.", "It works."])
LATE_FIGURE = ranked(["The trusts are wise.", "Some are not.", "All 13 of them."])
PLACED = ranked(["The trusts of Leeds are wise.", "Some are not.", "It works."])
SPELLED = ranked(["A.", "B.", "C."], features={"spells_out": 1.0})
QUOTED = ranked(["Trusts are wise.", "The Leeds Board argues so."])
ONE_WORD = WordVectors(np.ones((1, 2), np.float32), np.ones(1, np.float32))
# The rare words are one spread above the usual, the weakest word is as well, the others are as usual.
USUAL = ranked(
    ["Best.", "Next.", "Last."],
    [12.0, 9.0, 12.0 - 3.66],
    vector_score=0.524,
    matches=0.436 + 0.237,
    features={"context": 0.487, "late_rare": 0.621 + 0.178},
)
READ = {item.retrieved.passage: logit for item, logit in ((PLAIN[0], -1.0), (DATED[0], 2.0))}
WHY = "why did they oppose trusts?"


@pytest.mark.parametrize(
    ("name", "question", "found", "value"),
    [
        pytest.param("constant", asked(), PLAIN, 1, id="constant: always"),
        pytest.param("story", asked(told_share=0.3), PLAIN, 0.3, id="story: its share"),
        pytest.param("crowd", asked(searched=12), PLAIN, 0, id="crowd: none"),
        pytest.param("crowd", asked(searched=1200), PLAIN, math.log(100), id="crowd: a hundred times as many"),
        pytest.param("crowd", asked(searched=1200, alone=False), PLAIN, math.log(100) / 2, id="crowd: half of it"),
        pytest.param("no_time", asked(kind=Kind.TIME), WITHOUT, 1, id="no_time: no time near"),
        pytest.param("no_time", asked(kind=Kind.TIME), DATED, 0, id="no_time: a year in the third sentence"),
        pytest.param("no_time", asked(), WITHOUT, 0, id="no_time: none is asked for"),
        pytest.param("no_date", asked("in what year?"), DATED, 1, id="no_date: none in the best"),
        pytest.param("no_date", asked("which day was it?"), ranked(["On 2 May 2003."]), 0, id="no_date: one is"),
        pytest.param("no_date", asked("why?"), WITHOUT, 0, id="no_date: none is asked for"),
        pytest.param("other_year", asked(years=frozenset({"2004"})), DATED, 1, id="other_year: another"),
        pytest.param("other_year", asked(years=frozenset({"2003"})), DATED, 0, id="other_year: in the passage"),
        pytest.param(
            "other_year",
            asked(years=frozenset({"2004"}), dates={"d": "2004-05-02"}),
            DATED,
            0,
            id="other_year: of the document",
        ),
        pytest.param("not_denied", asked("what was not wise?"), PLAIN, 1, id="not_denied: the best says what is"),
        pytest.param("not_denied", asked("what isn't?"), ranked(["They never work."]), 0, id="not_denied: is not"),
        pytest.param("not_denied", asked("Aren't trusts wise?"), PLAIN, 0, id="not_denied: a leading question"),
        pytest.param("not_denied", asked("what isn't?", alone=False), PLAIN, 0, id="not_denied: a conversation"),
        pytest.param("far_name", asked(capitals=frozenset({"leed"})), PLAIN, 1, id="far_name: nowhere near"),
        pytest.param("far_name", asked(capitals=frozenset({"leed"})), PLACED, 0, id="far_name: beside the best"),
        pytest.param("far_name", asked(capitals=frozenset({"titl"})), PLAIN, 0, id="far_name: above it"),
        pytest.param("silent_speaker", asked("what did Leeds say?"), PLACED, 1, id="silent_speaker: only named"),
        pytest.param("silent_speaker", asked("did the Leeds Board want it?"), QUOTED, 0, id="silent_speaker: quoted"),
        pytest.param("silent_speaker", asked("what did they say?"), PLACED, 0, id="silent_speaker: nobody is named"),
        pytest.param("no_number", asked(kind=Kind.NUMBER), LATE_FIGURE, 1, id="no_number: none in the best two"),
        pytest.param("no_number", asked(kind=Kind.NUMBER), FIGURED, 0, id="no_number: one is"),
        pytest.param("strange_name", asked(strange_names=frozenset({"ofst"})), PLAIN, 1, id="strange_name: one"),
        pytest.param("strange_name", asked(), PLAIN, 0, id="strange_name: none"),
        pytest.param("no_full_name", asked(kind=Kind.FULL_NAME), PLAIN, 1, id="no_full_name: nobody says it"),
        pytest.param("no_full_name", asked(kind=Kind.FULL_NAME), SPELLED, 0, id="no_full_name: a text does"),
        pytest.param(
            "unheard_keyword",
            asked(keywords=frozenset({"adopt", "trust"}), unheard=frozenset({"adopt"})),
            PLAIN,
            1,
            id="unheard_keyword: one of two",
        ),
        pytest.param(
            "unheard_keyword",
            asked(unheard=frozenset({"adopt"})),
            PLAIN,
            0,
            id="unheard_keyword: none is listed",
        ),
        pytest.param(
            "unheard_premise",
            asked("why was it repealed?", unheard=frozenset({"repeal"})),
            PLAIN,
            1,
            id="a cause",
        ),
        pytest.param(
            "unheard_premise",
            asked("was it repealed?", unheard=frozenset({"repeal"})),
            PLAIN,
            0,
            id="no cause",
        ),
        pytest.param("unheard_premise", asked(WHY, unheard=frozenset({"oppos"})), PLAIN, 0, id="a stance"),
        pytest.param("other_stance", asked(WHY), ranked(["We welcome trusts."]), 1, id="for, not against"),
        pytest.param("other_stance", asked(WHY), ranked(["We reject trusts."]), 0, id="other_stance: the same"),
        pytest.param("other_stance", asked(WHY), ranked(["We reject and welcome."]), 0, id="other_stance: both"),
        pytest.param(
            "other_stance",
            asked("did they oppose it?"),
            ranked(["We welcome it."]),
            0,
            id="none presumed",
        ),
        pytest.param("read", asked(read=READ), PLAIN, 2 - Settings().reading_even, id="read: the best of the verdicts"),
        pytest.param("read", asked(), PLAIN, 0, id="read: nothing was"),
        pytest.param("agreement", asked(said=ONE_WORD), USUAL, 0.4, id="agreement: the mean, in usual spreads"),
    ],
)
def test_a_signal_measures(name: str, question: Asked, found: list[Candidate], value: float) -> None:
    [signal] = [each for each in SIGNALS if each.name == name]
    assert signal.measure(question, found) == pytest.approx(value)


def test_the_likenesses_of_the_best_passage_and_sentence() -> None:
    measured = {each.name: each.measure(asked(said=ONE_WORD), USUAL) for each in LIKENESS}
    usual = {"lead": 3.66, "passage": 0.524, "meaning": 0.487, "rare_words": 0.799, "weakest_word": 0.673}
    assert measured == pytest.approx(usual)


def test_every_signal_has_its_test_its_words_and_its_reason() -> None:
    [marker] = test_a_signal_measures.pytestmark  # type: ignore[attr-defined]
    assert {row.values[0] for row in marker.args[1]} == {signal.name for signal in SIGNALS}
    assert len({signal.name for signal in SIGNALS}) == len(SIGNALS)
    assert all(signal.told and signal.chosen_by and signal.weight for signal in SIGNALS)


def test_the_chance_is_the_logistic_sum_of_the_signals() -> None:
    terms = reasons(asked(said=ONE_WORD), PLAIN)
    assert [term.name for term in terms] == [signal.name for signal in SIGNALS]
    total = sum(term.value * term.weight for term in terms)
    assert chance(terms) == pytest.approx(1 / (1 + math.exp(-total)), abs=1e-4)


def test_nothing_found_has_no_chance() -> None:
    assert (reasons(asked(), []), chance(())) == ((), 0.0)


def test_a_signal_that_is_taken_out_of_the_settings_counts_no_more() -> None:
    few = replace(Settings(), signals=tuple(signal for signal in SIGNALS if signal.name != "no_number"))
    terms = reasons(asked(kind=Kind.NUMBER, said=ONE_WORD, settings=few), WITHOUT)
    assert "no_number" not in {term.name for term in terms}
