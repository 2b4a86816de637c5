"""The command line, run as its users run it, for what measures."""

import subprocess
import sys
from collections.abc import Sequence

COMMAND = [sys.executable, "-m", "ui.terminal"]
CORPUS = "corpus/questions.jsonl"
HELD_OUT = "held-out"  # the tag of the third of them that nothing is ever fitted on


def run(command: Sequence[str]) -> str:
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        sys.exit(f"bench: {' '.join(command[:6])} ended with status {done.returncode}")
    return done.stdout
