"""From the bytes of a file to its text."""

import codecs
import re

from index.errors import SourceError

WIDE_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# cp1252 leaves five bytes undefined; control bytes other than blanks do not occur in texts.
IMPLAUSIBLE = re.compile(rb"[\x00-\x08\x0e-\x1f\x7f\x81\x8d\x8f\x90\x9d]")
MOST_ACCENTED = 0.2  # of the bytes: French and German have about 0.05; other encodings read so have more


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
