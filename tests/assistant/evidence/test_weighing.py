"""Weighing: every sentence of the passages found, best first, its score the sum of its features."""

from dataclasses import replace

import numpy as np
import pytest

from assistant import Assistant
from assistant.settings import Settings

pytestmark = pytest.mark.encoder

QUESTION = "what did the IAG say about custody?"


def test_the_sentence_that_answers_stands_first_and_scores_fall(assistant: Assistant) -> None:
    [evidence] = assistant.evidence(QUESTION)
    assert "held in custody" in evidence.ranked[0].sentence.text.replace("\n", " ")
    scores = [candidate.score for candidate in evidence.ranked]
    assert scores == sorted(scores, reverse=True)


def test_a_score_is_the_weighted_sum_of_the_features(assistant: Assistant) -> None:
    [evidence] = assistant.evidence(QUESTION)
    for candidate in evidence.ranked:
        total = sum(feature.weight * candidate.features[feature.name] for feature in Settings().features)
        assert candidate.score == pytest.approx(total)


def test_every_sentence_of_a_found_passage_is_weighed_once(assistant: Assistant) -> None:
    [evidence] = assistant.evidence(QUESTION)
    places = [(each.retrieved.passage, each.number) for each in evidence.ranked]
    assert len(set(places)) == len(places)
    for passage in {passage for passage, _ in places}:
        neighbours = next(each.neighbours for each in evidence.ranked if each.retrieved.passage == passage)
        assert {number for each, number in places if each == passage} == set(range(len(neighbours)))


def test_words_match_themselves_best(assistant: Assistant) -> None:
    [evidence] = assistant.evidence("custody")
    best = evidence.ranked[0]
    assert "custody" in best.sentence.text
    assert float(np.max(best.matches)) == max(float(np.max(each.matches)) for each in evidence.ranked)


def test_a_feature_left_out_of_the_settings_is_not_weighed(assistant: Assistant) -> None:
    few = tuple(feature for feature in assistant.settings.features if feature.name != "late")
    without = Assistant(assistant.store, settings=replace(assistant.settings, features=few), encoder=assistant.encoder)
    [evidence] = without.evidence(QUESTION)
    assert "late" not in evidence.ranked[0].features
