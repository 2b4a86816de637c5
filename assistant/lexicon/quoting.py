"""The marks between which somebody is quoted."""

import re

# An opening mark stands at the start of a word, a closing one at its end; one inside a word is an apostrophe, and so
# is one before a figure ('90s). Tokenised texts write `` and ''.
_AT_START = r"(?<![^\s(\[{—–“‘\"'`-])"
MARKS = re.compile(
    rf"(?P<opens_double>``|[“«]|{_AT_START}\"(?=\S))"
    r"|(?P<closes_double>''|[”»]|(?<=\S)\"(?!\w))"
    rf"|(?P<opens_single>{_AT_START}['‘`](?=[^\s\d]))"
    r"|(?P<closes_single>(?<=\S)['’](?!\w))"
)
# "parents' views": an apostrophe, unless nothing else is left to close the quotation.
PLURAL_OWNER = re.compile(r"(?<=s)['’](?=\s[a-z])")
