"""From a file to its bytes and its text."""

import codecs
import re
from pathlib import Path

from index.errors import SourceError

MAX_BYTES = 20_000_000  # about 3 million words; more is not a statement but a mistake
WIDE_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# cp1252 leaves five bytes undefined; control bytes other than blanks do not occur in texts.
IMPLAUSIBLE = re.compile(rb"[\x00-\x08\x0e-\x1f\x7f\x81\x8d\x8f\x90\x9d]")
MOST_ACCENTED = 0.2  # of the bytes: French and German have about 0.05; other encodings read so have more


def read_bytes(path: Path) -> bytes:
    """All of a plain file; else a SourceError, without the file's name."""
    try:
        size = path.stat().st_size
        if not path.is_file():
            raise SourceError("is not a plain file; replace it by one")
        if size > MAX_BYTES:
            raise SourceError(f"is too large ({size / 1e6:.0f} MB, at most {MAX_BYTES / 1e6:.0f}); split it into parts")
        return path.read_bytes()
    except OSError as error:
        raise SourceError(f"cannot be read ({reason(error)}); check the file and its permissions") from None


def reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()


def decode(data: bytes) -> str:
    """The text of UTF-8, of UTF-16 with its mark, or of plausible Windows-1252; else a SourceError."""
    if data.startswith(WIDE_MARKS):
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError:
            raise SourceError("is not whole UTF-16 text; save it as UTF-8") from None
    if b"\0" in data:
        raise SourceError("is not a text: it holds NUL bytes; save it as plain UTF-8 text")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return decode_windows(data)


def decode_windows(data: bytes) -> str:
    high = sum(byte >= 0x80 for byte in data)
    damaged = any(character > "\x7f" for character in data.decode("utf-8", errors="ignore"))
    if IMPLAUSIBLE.search(data) or high > MOST_ACCENTED * len(data) or damaged:
        raise SourceError("is not UTF-8 text; save it as UTF-8")
    return data.decode("cp1252")
