"""Find the weights of the features and signals again, from labelled sets; run by `make fit`.

usage: fit.py SETS [--limit N]

SETS is a folder with labelled public sets. Each set is indexed, every question is taken to its ranked candidates, and
two models are fitted: the sentence weights (softmax over a question's candidates, the mass on right ones) and the
chance that the answer is in the texts (logistic). Every set weighs the same. The judge is leave-one-set-out: each set's
figures with weights that never saw it stand beside the fitted ones. The project's own questions tagged held-out are not
read.
"""

import argparse
import random
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from assistant.assistant import Assistant
from assistant.evaluation.locator import Locator
from assistant.evaluation.measures import auroc, calibration_error
from assistant.evaluation.spans import Place, overlaps
from assistant.evaluation.testset import read_test_set, tagged
from assistant.evidence.asked import Candidate
from assistant.evidence.features import FEATURES, Feature
from assistant.evidence.signals import LIKENESS, SIGNALS, Likeness, Signal
from index.build import index_corpus
from tests.measuring.command import CORPUS, HELD_OUT
from tests.measuring.maps import Chances, report_maps

SEED = 2003
SENTENCE_PENALTY = 2e-3  # of the squared weights, in units of each feature's spread
CHANCE_PENALTY = 1e-2

Rows = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Labelled:
    """One set: a row a candidate, and a row a question; starts[i]:starts[i + 1] are question i's candidates."""

    name: str
    candidates: Rows
    right: NDArray[np.bool_]
    starts: NDArray[np.int64]
    signals: Rows
    reasons: Rows
    answerable: NDArray[np.bool_]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", type=Path)
    parser.add_argument("--limit", type=int, default=300, help="questions of each set (default 300)")
    parser.add_argument("--stores", type=Path, help="folder that keeps the stores between runs")
    given = parser.parse_args()
    if not (given.sets / "score.py").is_file():
        sys.exit(f"fit: {given.sets}: no labelled sets there; give their folder: make fit SETS=folder")
    with tempfile.TemporaryDirectory() as scratch:
        stores = given.stores or Path(scratch)
        names = ["corpus", *sorted(path.parent.name for path in given.sets.glob("*/questions.jsonl"))]
        sets = [gather(name, *indexed(name, given.sets, stores), given.limit) for name in names]
    report_sentences(sets)
    with_unanswerable = [each for each in sets if not each.answerable.all()]
    report_chance(with_unanswerable)
    report_maps([Chances(each.name, shipped_chances(each), each.answerable) for each in with_unanswerable])


def indexed(name: str, sets: Path, stores: Path) -> tuple[Path, Path]:
    """The store of a set, made where it is missing or old, and the set's questions; "corpus" is the project's own."""
    texts, questions, store = Path("corpus"), Path(CORPUS), stores / f"{name}.store"
    if name != "corpus":
        texts, questions = stores / name, sets / name / "questions.jsonl"
        subprocess.run([sys.executable, str(sets / "score.py"), str(sets / name), "--export", str(texts)], check=True)
    index_corpus([texts], store)
    return store, questions


def gather(name: str, store: Path, questions: Path, limit: int) -> Labelled:
    """Take each question to its ranked candidates."""
    assistant = Assistant.open(store)
    located = Locator(assistant)
    labelled = tagged(read_test_set(questions), without=HELD_OUT).questions
    if len(labelled) > limit:
        labelled = random.Random(SEED).sample(labelled, limit)
    features: list[list[float]] = []
    right: list[bool] = []
    starts = [0]
    chances: list[list[float]] = []
    doubts: list[list[float]] = []
    for question in labelled:
        evidence = assistant.evidence(question.question, question.history)[0]
        gold = [place for places in located.gold(question) for place in places]
        for candidate in evidence.ranked:
            features.append([candidate.features[feature.name] for feature in FEATURES])
            right.append(_is_right(located, candidate, gold))
        starts.append(len(features))
        ranked = evidence.ranked
        chances.append([each.measure(evidence.asked, ranked) if ranked else 0.0 for each in LIKENESS])
        doubts.append([term.value for term in evidence.terms] or [0.0] * len(SIGNALS))
    return Labelled(
        name,
        np.array(features),
        np.array(right),
        np.array(starts),
        np.array(chances),
        np.array(doubts),
        np.array([question.answerable for question in labelled]),
    )


def _is_right(located: Locator, candidate: Candidate, gold: Sequence[Place]) -> bool:
    places = located.places(candidate.sentence.document, candidate.sentence.text) if gold else ()
    return any(overlaps(place, label) for place in places for label in gold)


def report_sentences(sets: Sequence[Labelled]) -> None:
    """quote@1 and @3 of single sentences: with the shipped weights, fitted, and fitted on the other sets."""
    fitted, shipped = fit_sentences(sets), np.array([feature.weight for feature in FEATURES])
    print("sentence weights, fitted on all sets:")
    print("   ", ", ".join(f"{name} {weight:.2f}" for name, weight in zip(names(FEATURES), fitted, strict=True)))
    print(f"{'set':16s} {'shipped':>13s} {'fitted':>13s} {'left out':>13s}")
    for each in sets:
        others = fit_sentences([other for other in sets if other is not each])
        shares = [hit_shares(each, weights) for weights in (shipped, fitted, others)]
        print(f"{each.name:16s}", *(f"{first:.3f} / {third:.3f}" for first, third in shares))


def fit_sentences(sets: Sequence[Labelled]) -> Rows:
    """Weights that put the mass of a softmax over a question's candidates on the right ones."""
    spread = np.mean([each.candidates.std(axis=0) for each in sets], axis=0) + 1e-9
    questions = [
        [
            (each.candidates[first:last] / spread, each.right[first:last])
            for first, last in zip(each.starts, each.starts[1:], strict=False)
            if each.right[first:last].any()
        ]
        for each in sets
    ]

    def loss(weights: Rows) -> tuple[float, Rows]:
        total, slope = SENTENCE_PENALTY * weights @ weights, 2 * SENTENCE_PENALTY * weights
        for each in questions:
            for rows, right in each:
                scores = rows @ weights
                mass = np.exp(scores - scores.max())
                share = mass[right].sum() / mass.sum()
                expected = mass / mass.sum() - np.where(right, mass, 0) / mass[right].sum()
                total -= np.log(share) / len(each) / len(questions)
                slope = slope + rows.T @ expected / len(each) / len(questions)
        return total, slope

    found = minimize(loss, np.zeros(len(spread)), jac=True, method="L-BFGS-B")
    return np.asarray(found.x / spread)


def hit_shares(each: Labelled, weights: Rows) -> tuple[float, float]:
    firsts, thirds = [], []
    for answerable, first, last in zip(each.answerable, each.starts, each.starts[1:], strict=False):
        if answerable:
            order = np.argsort(-(each.candidates[first:last] @ weights), kind="stable")
            firsts.append(each.right[first:last][order[:1]].any())
            thirds.append(each.right[first:last][order[:3]].any())
    return float(np.mean(firsts)), float(np.mean(thirds))


def report_chance(sets: Sequence[Labelled]) -> None:
    """How well the chance tells answerable questions, and its calibration error, fitted and left out."""
    usual, fitted = fit_chance(sets)
    print("usual values and chance, fitted on all sets with unanswerable questions:")
    shown = (f"{name} ({mean:.3f}, {spread:.3f})" for name, (mean, spread) in zip(names(LIKENESS), usual, strict=True))
    print("   ", ", ".join(shown))
    print("   ", ", ".join(f"{name} {weight:.2f}" for name, weight in zip(names(SIGNALS), fitted, strict=True)))
    print(f"{'set':16s} {'shipped':>15s} {'fitted':>15s} {'left out':>15s}   (AUROC / calibration error)")
    shipped = (
        np.array([(each.mean, each.spread) for each in LIKENESS]),
        np.array([signal.weight for signal in SIGNALS]),
    )
    for each in sets:
        others = fit_chance([other for other in sets if other is not each])
        columns = []
        for model in (shipped, (usual, fitted), others):
            chance = 1 / (1 + np.exp(-(_terms(each, model[0]) @ model[1])))
            once = np.ones((1, len(chance)))
            told, error = (measure(chance, each.answerable, once)[0] for measure in (auroc, calibration_error))
            columns.append(f"{told:.3f} / {error:.3f}")
        print(f"{each.name:16s}", *(text.rjust(15) for text in columns))


def shipped_chances(each: Labelled) -> Rows:
    usual = np.array([(likeness.mean, likeness.spread) for likeness in LIKENESS])
    weights = np.array([signal.weight for signal in SIGNALS])
    return np.asarray(1 / (1 + np.exp(-(_terms(each, usual) @ weights))))


def fit_chance(sets: Sequence[Labelled]) -> tuple[Rows, Rows]:
    """Mean and spread of each signal, and a logistic regression on their mean and the doubts; sets weigh the same."""
    usual = np.stack(
        [
            np.mean([each.signals.mean(axis=0) for each in sets], axis=0),
            np.mean([each.signals.std(axis=0) for each in sets], axis=0),
        ],
        axis=1,
    )
    terms = [_terms(each, usual) for each in sets]
    held = np.full(terms[0].shape[1], CHANCE_PENALTY)
    held[0] = 0.0

    def loss(weights: Rows) -> tuple[float, Rows]:
        total, slope = held @ (weights * weights), 2 * held * weights
        for each, rows in zip(sets, terms, strict=True):
            margin = rows @ weights
            total += np.mean(np.logaddexp(0, np.where(each.answerable, -margin, margin))) / len(sets)
            slope = slope + rows.T @ (1 / (1 + np.exp(-margin)) - each.answerable) / len(rows) / len(sets)
        return total, slope

    return usual, np.asarray(minimize(loss, np.zeros(len(held)), jac=True, method="L-BFGS-B").x)


def names(table: Sequence[Feature | Likeness | Signal]) -> list[str]:
    return [line.name for line in table]


def _terms(each: Labelled, usual: Rows) -> Rows:
    """The reasons with the agreement of the signals taken anew."""
    terms = each.reasons.copy()
    terms[:, names(SIGNALS).index("agreement")] = ((each.signals - usual[:, 0]) / usual[:, 1]).mean(axis=1)
    return terms


if __name__ == "__main__":
    main()
