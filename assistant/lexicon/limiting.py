"""What limits a question to some documents: their date, their place in the order, who they are by, their title."""

from collections.abc import Mapping
from types import MappingProxyType

from assistant.lexicon.shapes import pattern, words

# Dates, whole or in part.
_NAMES = "january february march april may june july august september october november december".split()
MONTHS: Mapping[str, int] = MappingProxyType(
    {form: number for number, name in enumerate(_NAMES, 1) for form in (name, name[:4], name[:3])}
)
_MONTH = rf"(?:{'|'.join(sorted(MONTHS, key=len, reverse=True))})\b\.?"
_MONTH_ALONE = rf"\b(?!(?:may|mar|march)\b){_MONTH}"  # "the may statement" names none
_YEAR = r"(?:1[5-9]|20)\d\d"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DATE = (
    rf"(?:\b{_YEAR}-\d\d(?:-\d\d)?\b|\b\d{{1,2}}[/.]\d{{1,2}}[/.]{_YEAR}\b|\b{_DAY}(?: of)? {_MONTH}(?:,? {_YEAR}\b)?"
    rf"|\b{_MONTH}(?: {_DAY}\b)?,? (?:of )?{_YEAR}\b|\b{_MONTH} {_DAY}\b|\b{_YEAR}\b)"
)
DATE = pattern(_DATE)
ISO = pattern(r"\b(?P<year>\d{4})-(?P<month>\d\d)(?:-(?P<day>\d\d))?\b")
IN_FIGURES = pattern(r"\b(?P<day>\d{1,2})[/.](?P<month>\d{1,2})[/.](?P<year>\d{4})\b")
YEAR = pattern(rf"\b{_YEAR}\b")
MONTH = pattern(rf"\b{_MONTH}")
DAY = pattern(r"\b\d{1,2}(?=st|nd|rd|th|\b)")

# What is always one of the texts, and what may also be something that they speak of.
DOCUMENTS = words("statement statements document documents text texts release releases publication publications")
_DOCUMENT = r"(?:(?:press |news )?releases?|statements?|documents?|texts?|publications?)"
_WORK = (
    r"(?:responses?|reports?|papers?|letters?|briefings?|submissions?|speech|speeches|polic(?:y|ies)|articles?|pages?"
    r"|notices?|agreements?|contracts?|guidance|guides?|notes?|headlines?|plans?|strateg(?:y|ies)|bulletins?)"
)
WORK = pattern(rf"\b(?:{_DOCUMENT}|{_WORK})\b")

# What stands around them.
_WITHIN = r"(?:^|(?<=\s))(?:only |just )?(?:in|according to|going by|judging by|as per|per|from|under|within|based on) "
_HELPER = r"\b(?:does|do|did|has|have|had) "
HELPER = pattern(rf"^{_HELPER}$")
_WHOSE = r"\b(?:the|that|this|their|its|your|our|his|her) "
_OTHER = r"(?!(?:the|that|this|a|an|in|on|say|says|said|think|about|of) )[\w'’()&-]+ "
_OF = r"(?:(?:of|from|dated|in|on|(?:made|published|issued) (?:in|on)) )"
_END = r"(?:['’]s?(?=\s))?,?"
_SAY = (
    r"(?:says?|said|saying|states?|stated|mention|mentioned|call for|called for|recommend|recommended|argue|argued"
    r"|propose|proposed|require|tell|suggest|suggested|warn|warned|stress|stressed|write|written|want|wanted|think"
    r"|thought|believe|believed|ask for|asked for|demand|demanded|cover|contain)\b"
)

BY_DATE = (
    pattern(
        rf"(?P<lead>{_WITHIN})?(?:{_WHOSE}(?:{_OTHER}){{0,3}}?)?(?P<date>{_DATE}) (?:{_OTHER})??"
        rf"(?P<noun>{_DOCUMENT}|{_WORK})\b{_END}"
    ),
    pattern(rf"(?P<lead>{_WITHIN})?{_WHOSE}(?P<date>{_MONTH_ALONE}) (?P<noun>{_DOCUMENT}|{_WORK})\b{_END}"),
    pattern(
        rf"(?P<lead>{_WITHIN})?{_WHOSE}(?P<noun>{_DOCUMENT}|{_WORK}|one) {_OF}(?P<date>{_DATE}|{_MONTH_ALONE}){_END}"
    ),
    pattern(rf"(?P<lead>{_WITHIN})?{_WHOSE}(?P<date>{_DATE}) (?P<noun>one)\b{_END}"),
)
# Nothing but a date stands with it: "the 1989 peace document" may be one that the texts speak of.
PLAINLY_DATED = pattern(
    rf"^(?:{_WITHIN})?(?:{_WHOSE})?(?:{_DATE}|{_MONTH_ALONE}) {_DOCUMENT}\b{_END}$"
    rf"|^(?:{_WITHIN})?{_WHOSE}{_DOCUMENT} {_OF}(?:{_DATE}|{_MONTH_ALONE}){_END}$"
)
# "What did they say in 2004 about ...": when it was said, and so which text is meant.
SAID_WHEN = (
    pattern(rf"{_HELPER}(?P<who>[^?,;:]{{1,80}}?) {_SAY}(?P<when> (?:back )?(?:in|on|during) (?P<date>{_DATE}))"),
    pattern(
        rf"^(?P<when>(?:back )?(?:in|on|during) (?P<date>{_DATE}),? )what {_HELPER}(?P<who>[^?,;:]{{1,80}}?) {_SAY}"
    ),
    pattern(rf"\bwhat (?:is|was|were) (?P<who>){_SAY}(?P<when> (?:back )?(?:in|on|during) (?P<date>{_DATE}))"),
)
OF_ANOTHER = pattern(r" (?:of|by) ")
SPEAKERS = pattern(
    r"(?:they|it|we|you"
    r"|(?:the |these |those )?(?:texts?|documents?|statements?|group|authors?|agencies|organi[sz]ations?))?"
)

_PLACES = "first 1st,second 2nd,third 3rd,fourth 4th,fifth 5th,sixth 6th,seventh 7th,eighth 8th,ninth 9th,tenth 10th"
NUMBERED: Mapping[str, int] = MappingProxyType(
    {form: number for number, forms in enumerate(_PLACES.split(",")) for form in forms.split()} | {"last": -1}
)
LATEST = words("latest newest recent later newer")
EARLIEST = words("earliest oldest earlier older")
_PLACE = rf"(?:the )?(?P<place>{'|'.join(NUMBERED)}|(?:(?:most|more) )?recent|{'|'.join(sorted(LATEST | EARLIEST))}) "
BY_PLACE = (
    pattern(
        rf"(?P<lead>{_WITHIN}){_PLACE}(?:{_DOCUMENT}|one)\b"
        rf"(?! (?:of|to|ever|by|that|which|was|were|from|they|he|she)\b){_END}"
    ),
    pattern(rf"(?P<lead>{_HELPER}){_PLACE}(?:(?:{_DOCUMENT}|one) (?=(?:\w+ )?{_SAY})|(?={_SAY}))"),
    pattern(rf"^(?P<lead>(?:(?:and|but) )?(?:what about |how about )?(?:in )?){_PLACE}{_DOCUMENT}\b(?= *\??$)"),
)

# A document before or after the name of an organisation: "in the IAG's statement".
LEADS_TO = pattern(rf"(?P<lead>{_WITHIN}|{_HELPER})$")
OWN_DOCUMENT = pattern(rf" (?:own )?(?:{_DOCUMENT}|{_WORK})\b{_END}")
DOCUMENT_OF = pattern(
    rf"(?P<lead>{_WITHIN})?\bthe (?:{_DOCUMENT}|{_WORK}) (?:(?:made|issued|published|written) )?(?:by|from|of) "
)

# A title, whole or in part: in quotation marks, or before "text" ...
BY_PART_OF_TITLE = (
    pattern(
        rf"(?P<lead>{_WITHIN})(?:the )?['‘“\"](?P<title>[^'’”\"]{{3,100}})['’”\"](?: (?:{_DOCUMENT}|{_WORK})\b)?,?"
    ),
    pattern(rf"(?P<lead>{_HELPER})?\bthe ['‘“\"](?P<title>[^'’”\"]{{3,100}})['’”\"] (?:{_DOCUMENT}|{_WORK})\b{_END}"),
    pattern(rf"(?P<lead>{_WITHIN}|{_HELPER})the (?P<title>(?:[\w'’&-]+ ){{1,8}}?){_DOCUMENT}\b{_END}"),
)
# ... or, where it names a work, alone after "in" and up to a comma, or as what says something.
BY_WHOLE_TITLE = (
    pattern(rf"^(?P<lead>(?:and |so |but )?{_WITHIN})(?:the )?(?P<title>[^,:;?]{{3,120}}),(?= \S+ \S+)"),
    pattern(rf"(?P<lead>{_HELPER})the (?P<title>[^,:;?]{{3,100}}?)(?= {_SAY})"),
)
