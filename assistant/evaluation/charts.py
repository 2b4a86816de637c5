"""Small SVG charts of a run: inert markup of numbers and fixed words, coloured by the page that holds them.

The page styles the classes chart, axis, grid, line, band, dot, bar, ideal and mark.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import floor, log10

import numpy as np

from assistant.evaluation.curves import Bin, Point, reliability, risk_coverage
from assistant.evaluation.measures import columns, quantile
from assistant.evaluation.records import Run

WIDTH, HEIGHT = 360, 250
LEFT, RIGHT, TOP, BOTTOM = 44, 18, 14, 44  # room for the numbers and names of the axes
QUARTERS = (0.0, 0.25, 0.5, 0.75, 1.0)
BARS = 24
ROUND = (1, 2, 4, 6, 8, 10)
SHOWN = 0.99  # of the times; slower ones are in the last bar
LEAST_RISK, LEAST_SECONDS = 0.2, 0.004  # ends of an axis, so that a small run is not drawn as if it were much
DOT, SMALLEST, GROWTH = 3, 2.5, 4  # radius of a point; that of a bin, with the fewest and more with the most questions
BAR_WIDTH = 0.9  # of its place
NOTHING = "Nothing to show: no question was answered."


def risk_chart(run: Run) -> str:
    """Coverage against risk."""
    points = risk_coverage(run)
    if not points:
        return _chart("Coverage and risk", NOTHING, [])
    highest = _round(max(LEAST_RISK, *(point.high for point in points)))
    band = [(point.coverage, point.high / highest) for point in points]
    band += [(point.coverage, point.low / highest) for point in reversed(points)]
    line = [(point.coverage, point.risk / highest) for point in points]
    marks = [
        _axes("questions answered, surest first", "answers that are wrong", 1.0, highest),
        f'<polygon class="band" points="{_path(band)}"/>',
        f'<polyline class="line" points="{_path(line)}"/>',
        *(_dot(point.coverage, point.risk / highest, DOT, _said_of_point(point)) for point in points),
    ]
    return _chart("Coverage and risk", _said_of_point(points[-1]), marks)


def reliability_chart(run: Run) -> str:
    """Stated confidence against the share that the texts answer."""
    bins = reliability(run)
    if not bins:
        return _chart("Reliability", NOTHING, [])
    most = max(each.count for each in bins)
    marks = [
        _axes("stated confidence", "questions that the texts answer", 1.0, 1.0),
        f'<polyline class="ideal" points="{_path([(0.0, 0.0), (1.0, 1.0)])}"/>',
        *(
            f'<polyline class="line" points="{_path([(each.confidence, each.low), (each.confidence, each.high)])}"/>'
            for each in bins
        ),
        *(
            _dot(each.confidence, each.share, SMALLEST + GROWTH * each.count / most, _said_of_bin(each))
            for each in bins
        ),
    ]
    return _chart("Reliability", "On the dashed line, confidence means what it says.", marks)


def latency_chart(run: Run) -> str:
    """How many questions took how long."""
    if not run.results:
        return _chart("Latency", NOTHING, [])
    seconds = columns(run.results).seconds
    median, slow, longest = (float(quantile(seconds, np.ones((1, len(seconds))), at)[0]) for at in (0.5, 0.95, SHOWN))
    longest = _round(max(longest, LEAST_SECONDS))
    counts, edges = np.histogram(np.minimum(seconds, longest), bins=BARS, range=(0, longest))
    most = _round(int(counts.max()))
    bars = [
        f'<rect class="bar" x="{_x(start / longest):.1f}" y="{_y(count / most):.1f}" '
        f'width="{(_x(end / longest) - _x(start / longest)) * BAR_WIDTH:.1f}" height="{_y(0) - _y(count / most):.1f}">'
        f"<title>{count} questions, {start * 1000:.0f} to {end * 1000:.0f} ms</title></rect>"
        for count, (start, end) in zip(counts.tolist(), pairwise(edges.tolist()), strict=True)
        if count
    ]
    lines = [
        f'<line class="mark" x1="{_x(at / longest):.1f}" x2="{_x(at / longest):.1f}" y1="{_y(0)}" y2="{TOP}"/>'
        for at in (median, slow)
    ]
    said = f"Half within {median * 1000:.0f} ms, 95% within {slow * 1000:.0f} ms; the last bar holds the slowest."
    axes = _axes("milliseconds to answer", "questions", longest * 1000, most, share=False)
    return _chart("Latency", said, [axes, *bars, *lines])


def _chart(title: str, said: str, marks: Iterable[str]) -> str:
    body = "".join(marks)
    return (
        f'<figure class="chart"><figcaption><b>{title}</b> {said}</figcaption>'
        + (f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{title}. {said}">{body}</svg>' if body else "")
        + "</figure>"
    )


def _axes(across: str, up: str, widest: float, highest: float, *, share: bool = True) -> str:
    """Grid, numbers and names; shares are shown as percent."""
    grid = "".join(f'<line class="grid" x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{_y(q)}" y2="{_y(q)}"/>' for q in QUARTERS)
    numbers = "".join(
        f'<text class="axis" x="{_x(q)}" y="{_y(0) + 16}" text-anchor="middle">{_number(q * widest, share)}</text>'
        f'<text class="axis" x="{LEFT - 6}" y="{_y(q) + 4}" text-anchor="end">{_number(q * highest, share)}</text>'
        for q in QUARTERS
    )
    names = (
        f'<text class="axis" x="{_x(0.5)}" y="{HEIGHT - 8}" text-anchor="middle">{across}</text>'
        f'<text class="axis" x="{-_y(0.5)}" y="10" text-anchor="middle" transform="rotate(-90)">{up}</text>'
    )
    return grid + numbers + names


def _round(value: float) -> float:
    """The next number above whose quarters are round: 0.4, 0.8, 2, 4 ..."""
    scale = 10.0 ** floor(log10(value))
    return next(step * scale for step in ROUND if step * scale >= value * (1 - 1e-9))


def _number(value: float, share: bool) -> str:
    return f"{value:.0%}" if share else f"{value:,g}"


def _dot(across: float, up: float, radius: float, said: str) -> str:
    return (
        f'<circle class="dot" cx="{_x(across):.1f}" cy="{_y(up):.1f}" r="{radius:.1f}"><title>{said}</title></circle>'
    )


def _path(points: Sequence[tuple[float, float]]) -> str:
    return " ".join(f"{_x(across):.1f},{_y(up):.1f}" for across, up in points)


def _x(share: float) -> float:
    return LEFT + share * (WIDTH - LEFT - RIGHT)


def _y(share: float) -> float:
    return TOP + (1 - share) * (HEIGHT - TOP - BOTTOM)


def _said_of_point(point: Point) -> str:
    return (
        f"Answering {point.coverage:.0%} of the questions (confidence {point.confidence:.2f} or more), "
        f"{point.risk:.0%} of the answers are wrong ({point.low:.0%} to {point.high:.0%})."
    )


def _said_of_bin(each: Bin) -> str:
    return (
        f"{each.count} questions of confidence {each.confidence:.2f}: the texts answer {each.share:.0%} "
        f"({each.low:.0%} to {each.high:.0%})."
    )
