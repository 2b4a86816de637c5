"""What a run was made with: the settings, the commit and the machine."""

import os
import platform
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from assistant.assistant import Assistant

PACKAGE = Path(__file__).parents[1]
GIT_SECONDS = 10


def settings(assistant: Assistant) -> Mapping[str, Any]:
    """The embedding model of the store, the level, the reading model if one is used, and every weight and threshold."""
    manifest = assistant.store.manifest
    made_with = {"model": manifest.model, "model_sha256": manifest.model_sha256, "level": assistant.level}
    if assistant.reading:
        made_with["reading_model"] = assistant.reading.name
    return {**made_with, **assistant.settings.record()}


def commit() -> str | None:
    """The commit of the program's own working copy, marked when it was changed since; None where there is none."""
    git = ("git", "--no-optional-locks", "-C", str(PACKAGE))
    try:
        tracked = subprocess.run([*git, "ls-files", "--error-unmatch", "."], capture_output=True, timeout=GIT_SECONDS)
        if tracked.returncode:
            return None  # installed somewhere inside another project
        described = [*git, "describe", "--always", "--dirty", "--abbrev=12", "--exclude=*"]
        done = subprocess.run(described, capture_output=True, text=True, timeout=GIT_SECONDS)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.strip() or None


def machine() -> str:
    """What matters to the speed of a run, and nothing that names a person's machine."""
    return f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
