"""What was measured on one commit: the record DOCS/measured/COMMIT.json, and the page DOCS/measured.md made of it."""

import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec

from assistant.evaluation import provenance

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
CHANGED = "-dirty"  # how provenance marks a commit whose working copy differs

Figures = Mapping[str, float | None]


@dataclass(frozen=True, slots=True)
class Record:
    """Everything measured on one commit.

    sets holds each set's figures and speed those of the project's own corpus; each row of ablation holds, by set, a
    share and half the width of its 95% interval. limit and ablation_limit are the most questions asked of a set.
    """

    commit: str
    date: str
    machine: str
    limit: int = 0
    settings: Mapping[str, Any] = field(default_factory=dict)
    sets: Mapping[str, Figures] = field(default_factory=dict)
    speed: Figures = field(default_factory=dict)
    ablation_limit: int = 0
    ablation: Mapping[str, Mapping[str, tuple[float, float]]] = field(default_factory=dict)


def begin(docs: Path) -> Record:
    """The record of this commit in a folder, a new one where there is none; ends the program where it would mislead."""
    commit = _commit()
    if commit.endswith(CHANGED) and docs.resolve() == DOCS:
        sys.exit("measuring: the working copy differs from its commit; commit first, or try it with --docs FOLDER")
    path = _path(docs, commit)
    known = read(path) if path.is_file() else Record(commit, "", "")
    return replace(known, date=datetime.now(UTC).isoformat(timespec="seconds"), machine=provenance.machine())


def read(path: Path) -> Record:
    return msgspec.json.decode(path.read_bytes(), type=Record)


def newest(docs: Path, *, but: str = "") -> Record | None:
    """The record that was measured last, of any commit but one."""
    records = map(read, docs.glob("measured/*.json"))
    return max((each for each in records if each.commit != but), key=lambda each: each.date, default=None)


def keep(record: Record, docs: Path) -> None:
    """Write a record, and the page of the newest one."""
    from tests.measuring.page import page

    path = _path(docs, record.commit)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(msgspec.json.format(msgspec.json.encode(record), indent=1) + b"\n")
    (docs / "measured.md").write_text(page(newest(docs) or record), encoding="utf-8")
    print(f"measuring: recorded in {path} and {docs / 'measured.md'}", file=sys.stderr)


def _path(docs: Path, commit: str) -> Path:
    return docs / "measured" / f"{commit}.json"


def _commit() -> str:
    """The commit of the working copy; that only docs/ differs, where this is written, does not mark it as changed."""
    found = provenance.commit()
    if found is None:
        sys.exit("measuring: not in a working copy of git; a figure must name its commit")
    other_changes = ["git", "diff", "--quiet", "HEAD", "--", ".", ":(exclude)docs"]
    changed = subprocess.run(other_changes, cwd=ROOT, check=False).returncode
    return found if changed else found.removesuffix(CHANGED)
