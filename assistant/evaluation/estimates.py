"""What every figure is on a run, each with a bootstrap 95% interval over its questions."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Literal

import numpy as np

from assistant.evaluation.bootstrap import FEWEST, interval, resamples
from assistant.evaluation.figures import FIGURES, Estimate, Figure, Number, Scale, number, rounded
from assistant.evaluation.measures import columns
from assistant.evaluation.records import Result, Run

NO_DOCUMENT = "(not in the texts)"
NONE_NAMED = "(no document named)"

Estimates = Mapping[str, Estimate]


def estimates(run: Run) -> Estimates:
    """Every figure by its name."""
    return _estimates(run.results, tuple(FIGURES.values()))


def by(
    run: Run, key: Literal["tag", "document"], figures: Sequence[Figure] = tuple(FIGURES.values())
) -> Mapping[str, Estimates]:
    """The figures of the questions of each tag, or of each labelled document; a question may be in several.

    Intervals are found for the given figures alone.
    """
    groups: dict[str, list[Result]] = {}
    for result in run.results:
        for name in result.question.tags if key == "tag" else _documents(result):
            groups.setdefault(name, []).append(result)
    return {name: _estimates(groups[name], figures) for name in sorted(groups)}


def values(results: Sequence[Result]) -> Mapping[str, Number]:
    """Every figure by its name, without its interval: a plain number, None where there is nothing to measure it on."""
    of, once = columns(results), np.ones((1, len(results)))
    return {name: number(figure, figure.measure(of, once)[0].item()) for name, figure in FIGURES.items()}


def _estimates(results: Sequence[Result], figures: Sequence[Figure]) -> Estimates:
    of = columns(results)
    measured = {figure.name: figure for figure in figures if figure.scale is not Scale.COUNT}
    blocks = resamples(len(results)) if len(results) >= FEWEST else ()
    drawn = [{name: figure.measure(of, weights) for name, figure in measured.items()} for weights in blocks]
    found = {name: Estimate(value) for name, value in values(results).items()}
    for name in measured if drawn else ():
        low, high = interval(np.concatenate([block[name] for block in drawn]))
        found[name] = replace(found[name], low=rounded(low), high=rounded(high))
    return found


def _documents(result: Result) -> Sequence[str]:
    """The documents of a question's labels, each once, as the set names them."""
    named = dict.fromkeys(label.document or NONE_NAMED for label in result.question.evidence)
    return list(named) or [NO_DOCUMENT]
