"""What gives words to a speaker, in a text as it is written: capitals tell names."""

import re

_NAME = (
    r"(?:(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Baroness|Professor|Prof)\.? )?"
    r"[A-Z][\w'’-]+(?: (?:de|van|von|der|of|for|[A-Z][\w.'’-]*)){0,4}(?<! of)(?<! for)"
)
_ROLE = r"[^.:;‘“\"!?]{3,160}"
# "Added", "claims" and "notes" have other meanings: words must follow, in marks or after "that".
_SAID = (
    r"(?:said|says|(?:told [^.:;,]{1,40}|adds?|added|argue[sd]|warn(?:s|ed)|explain(?:s|ed)|comment(?:s|ed)|state[sd]"
    r"|insist(?:s|ed)|stress(?:es|ed)|wrote|writes|note[sd]|claim(?:s|ed)|conclude[sd]|replied|remarked)"
    r"(?=[,:]? ?['‘“\"`]|[,:]| that\b))\b"
)
# "Ann Lee, who chairs it, said: ...", "... ,' said Ann Lee, who chairs it."
ATTRIBUTIONS = (
    re.compile(rf"\b(?P<told>(?P<who>{_NAME})(?:, {_ROLE}(?=,))?),? {_SAID}"),
    re.compile(rf"(?<=['’”\"]),? (?:said|says|added|adds) (?P<told>(?P<who>{_NAME})(?:, {_ROLE}(?=[.,]))?)"),
)
SPEECH_BEGINS = re.compile(r"[:,.] ?['‘“\"`]")
SPEECH_ENDS = re.compile(r"[.,!?…] ?['’”\"]+(?=\s|$)")
NAMES = re.compile(r"\b[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)+")
