"""The store's folder: whole snapshots behind one pointer that is switched atomically.

STORE/lock                        held by the indexing run at work
STORE/current                     the name of the snapshot in use
STORE/snapshots/VERSION/          manifest.json and the parts it names, never changed once there
STORE/encoders/NAME/              an encoder, shared by the snapshots made with it
STORE/building-*/                 what an interrupted run left; the next run removes it
"""

import os
from pathlib import Path

from index.errors import StoreError
from index.manifest import REMEDY

POINTER = "current"
SNAPSHOTS = "snapshots"
ENCODERS = "encoders"


def current_folder(store: Path) -> Path:
    """The folder of the snapshot in use. Raises StoreError when there is none."""
    if not os.path.isdir(store):  # unlike Path.is_dir, false for a path that may not be looked at
        raise StoreError(f"{store}: no store there; {REMEDY}")
    try:
        name = (store / POINTER).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise StoreError(f"{store}: not a store, or one without a finished indexing run; {REMEDY}") from error
    folder = store / SNAPSHOTS / name
    if Path(name).name != name or name in ("", "..") or not os.path.isdir(folder):
        raise StoreError(f"{store / POINTER}: names a snapshot that is not there ({name[:40]!r}); {REMEDY}")
    return folder
