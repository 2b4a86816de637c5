"""One indexing run at a time builds beside the store's snapshots and makes its own the one in use."""

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from index.errors import StoreError
from index.manifest import Part, read_manifest, verify
from index.snapshot import ENCODERS, POINTER, SNAPSHOTS

LOCK = "lock"
BUILDING = "building-"
KEPT = 2  # the snapshot in use and the one before it, which a running reader may still have open


@contextmanager
def building(store: Path) -> Iterator[Path]:
    """A folder to build in, alone; it is removed afterwards unless it was published.

    Raises StoreError when the store cannot be written or another run holds it.
    """
    from filelock import FileLock, Timeout

    try:
        store.mkdir(parents=True, exist_ok=True)
        _refuse_foreign(store)
        lock = FileLock(store / LOCK)
        lock.acquire(timeout=0)
    except Timeout as error:
        raise StoreError(f"{store}: another indexing run is at work; wait for it, or give another --store") from error
    except OSError as error:
        raise StoreError(f"{store}: cannot be written ({error.strerror}); give another --store") from error
    try:
        for leftover in store.glob(f"{BUILDING}*"):
            shutil.rmtree(leftover, ignore_errors=True)
        with tempfile.TemporaryDirectory(prefix=BUILDING, dir=store, ignore_cleanup_errors=True) as folder:
            yield Path(folder)
    except (OSError, sqlite3.OperationalError) as error:
        reason = getattr(error, "strerror", None) or error
        raise StoreError(
            f"{store}: cannot be written ({reason}); the last good store is kept; make room, or give another --store"
        ) from error
    finally:
        lock.release()


def _refuse_foreign(store: Path) -> None:
    """Raises StoreError for a folder of other things: a run removes what it does not know below the store."""
    names = {path.name for path in store.iterdir()}
    if names and names.isdisjoint((LOCK, POINTER)):
        raise StoreError(f"{store}: not a store, and not empty (it holds {min(names)!r}); give another --store")


def publish_encoder(store: Path, built: Path, name: str, parts: Mapping[str, Part]) -> None:
    """Move a finished encoder to its place; a whole one that is already there stays, for it may be in use."""
    target = store / ENCODERS / name
    with suppress(StoreError):
        verify(target, parts)
        return
    target.parent.mkdir(exist_ok=True)
    _sync(built)
    if target.exists():
        shutil.rmtree(target)
    built.rename(target)
    _flush(target.parent)


def publish(store: Path, built: Path, version: str) -> None:
    """Make a finished snapshot the one in use: flushed to disk first, then switched in one step."""
    target = store / SNAPSHOTS / version
    target.parent.mkdir(exist_ok=True)
    _sync(built)
    if target.exists():  # the same content, indexed before
        shutil.rmtree(target)
    built.rename(target)
    _flush(target.parent)
    pointer = store / f"{POINTER}.new"
    pointer.write_text(version + "\n", encoding="utf-8")
    _flush(pointer)
    pointer.replace(store / POINTER)
    _flush(store)
    _forget(store, version)


def _forget(store: Path, version: str) -> None:
    """Remove snapshots that are neither in use nor the newest of the others, and encoders that none uses."""
    others = sorted(
        (folder for folder in (store / SNAPSHOTS).iterdir() if folder.name != version),
        key=lambda folder: folder.stat().st_mtime,
        reverse=True,
    )
    for folder in others[KEPT - 1 :]:
        shutil.rmtree(folder, ignore_errors=True)
    used = set()
    for folder in (store / SNAPSHOTS).iterdir():
        try:
            used.add(read_manifest(folder).encoder)
        except StoreError:
            shutil.rmtree(folder, ignore_errors=True)
    for folder in (store / ENCODERS).iterdir():
        if folder.name not in used:
            shutil.rmtree(folder, ignore_errors=True)


def _sync(folder: Path) -> None:
    for path in [*folder.iterdir(), folder]:
        _flush(path)


def _flush(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
