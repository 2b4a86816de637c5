"""Questions about the answer before, whole, in lower case and without marks: "who said that", "in both"."""

import re

from assistant.lexicon.shapes import pattern

_START = (
    r"(?:(?:and|but|ok|okay|so|hm+|oh|right|yes|no|sorry|wait|please|well|thanks|fine|good|great|interesting) )*"
    r"(?:(?:can|could|will|would|do) (?:you|we|i) )?(?:please )?"
    r"(?:(?:(?:tell|show|give|remind) (?:me|us)|say|know|see|get|have|quote|read) )?"
)
_END = r"(?: (?:please|then|exactly|precisely|again|though|anyway|actually|here|now|thanks|if i may ask))*"
_IT = (
    r"(?:(?:that|this|the|these|those) (?:last |first |second )?(?:sentence|word|bit|part|quote|one|answer|claim)s?"
    r"|that|this|it|so|these|those)"
)
_THEY = r"(?:they|he|she|it|you|the group|that|this|these|those|the quote|that quote)"
_TEXT = r"(?:documents?|statements?|texts?|papers?|sources?)"
_PLACE = rf"(?:{_TEXT}|paragraphs?|paras?|sections?|pages?|part|place|file)"
_SAY = r"(?:says?|said|saying|states?|stated|write|writes|wrote|written|mentions?|mentioned)"
_IS = r"(?:is|was|are|were|s)"
_DOES = r"(?:does|did|do)"
_TOO = r"(?: too| as well| also)?"
_EXACT = r"(?:(?:own|exact|actual|very|original|precise|verbatim) )+"


def _whole(*forms: str) -> re.Pattern[str]:
    return pattern(rf"\A{_START}(?:{'|'.join(forms)}){_END}\Z")


WHO = _whole(
    rf"who (?:actually |exactly |really |has |is )?{_SAY} {_IT}",
    rf"who (?:actually |exactly |really |has |is )?(?:claims?|claimed|argues?|argued|thinks?|believes?) {_IT}",
    r"says who|who says|who said",
    rf"whose (?:words?|views?|opinion|quote|claim|statement)(?: {_IS} {_IT})?",
    r"who(?: is| s) (?:being )?(?:quoted|speaking|talking)",
    rf"who {_IS} {_IT} (?:from|by|said by|written by|according to)",
    rf"who {_IS} the (?:speaker|author)(?: of {_IT})?",
    rf"who {_DOES} {_IT} come from|according to whom?",
    rf"{_IS} {_IT} (?:said by|from) whom?|by whom? {_IS} {_IT} said",
)
WHEN = _whole(
    rf"when (?:{_DOES}|{_IS}|has|have) {_THEY} (?:been )?{_SAY}(?: {_IT})?",
    rf"when {_IS} (?:that|this) (?:published|dated|from|put out)",
    rf"(?:from )?(?:what|which) (?:date|year) (?:{_IS}|{_DOES}) {_IT}(?: (?:from|have|dated|published|{_SAY}))?",
    rf"(?:what {_IS}|whats) the date (?:of|on|for) {_IT}",
    rf"how (?:recent|current|new) {_IS} {_IT}|from when {_IS} {_IT}",
    rf"(?:what|which) date did {_THEY} {_SAY}(?: {_IT})?",
)
WHERE = _whole(
    rf"(?:(?:in|on|from) )?(?:which|what) {_PLACE} (?:{_IS}|{_DOES}) (?:{_IT}|they|he|she)"
    rf"(?: (?:in|on|from|come from|taken from|appear in|{_SAY}))?(?: {_IT})?(?: in| from| on)?",
    rf"(?:which|what) {_PLACE} (?:has|contains|{_SAY}) {_IT}",
    rf"where {_DOES} (?:it|they|he|she|the (?:{_TEXT}|group)) {_SAY} {_IT}",
    rf"where {_IS} {_IT} (?:from|found|taken from|quoted from|in the {_TEXT}|{_SAY})",
    rf"where (?:did|do|have) you (?:get|got|find|found|read|see|seen|take) {_IT}(?: from)?",
    rf"where {_DOES} {_IT} come from",
    rf"(?:(?:what {_IS}|whats) )?(?:the|your) (?:source|reference)s?(?: (?:of|for) {_IT})?",
    rf"(?:in )?(?:which|what) {_PLACE}|(?:source|reference)s?",
    rf"where (?:exactly|in the {_TEXT})(?: (?:{_IS}|does it say) {_IT})?",
)
WORDS = _whole(
    rf"(?:what {_IS} )?(?:in )?(?:the|their|his|her|its|your|those) {_EXACT}"
    rf"(?:words?|wording|text|quotes?|quotations?|sentences?|phrasing)(?: (?:of|for|from) {_IT})?",
    r"in (?:their|his|her|its) words|(?:just )?the quotes?(?: only)?|exact (?:words|wording|quotes?)",
    r"(?:it |that )?(?:verbatim|word for word)",
    rf"(?:quote|read|cite) (?:{_IT}|them|him|her)(?: (?:verbatim|word for word|directly))?",
    rf"what exactly {_DOES} (?:they|he|she|it|the group) {_SAY}",
    rf"how (?:exactly )?{_DOES} (?:they|he|she|it) (?:put|phrase|word) {_IT}",
)
_OTHERS = r"(?:both|all|each|either|any|(?:only |just )?one|the other|another|any other)"
BOTH = _whole(
    rf"{_IS} {_IT} (?:(?:said|stated|written|mentioned|true|found|also|only|just) )*(?:in|of) {_OTHERS}"
    rf"(?: of (?:them|the {_TEXT}))?(?: one| two| ones| {_TEXT})?{_TOO}",
    rf"(?:only )?in (?:both|all of them|each of them|(?:only |just )?one|the other)(?: of them| one| {_TEXT})?{_TOO}",
    rf"{_DOES} (?:they both|they all|both of them|all of them|(?:both|all|each|the other(?: one| two)?)(?: {_TEXT})?)"
    rf" (?:{_SAY}|agree)(?: on| with)?(?: {_IT}| the same(?: thing)?)?{_TOO}",
    rf"do they agree(?: (?:on|about) {_IT})?",
    rf"(?:(?:what|how) about|in) the other (?:one|{_TEXT})",
    rf"{_DOES} (?:any|either)(?: other)?(?: of them)?(?: {_TEXT})? {_SAY} {_IT}{_TOO}",
)
_ELSE = r"(?: (?:else|more|about (?:it|that|this)))?"
PERSON = _whole(
    rf"what (?:else |more )?(?:{_DOES}|has|had) (?:he|she) (?:also )?(?:{_SAY}|add|tell us){_ELSE}",
    rf"(?:{_DOES}|has) (?:he|she) (?:{_SAY}|add) (?:anything|something) (?:else|more)",
    r"(?:anything|something|what) (?:else|more) (?:from|by) (?:him|her)|more (?:from|by) (?:him|her)",
)
MORE = pattern(r"\b(?:else|more)\b")
SURE = _whole(
    rf"are you (?:(?:really|quite|absolutely|very) )?(?:sure|certain|positive|confident)(?: (?:about|of) {_IT})?",
    rf"really|is {_IT} (?:really )?(?:right|correct|true|accurate|certain|reliable)",
    rf"how (?:sure|certain|confident|reliable) (?:are you|is {_IT})(?: (?:about|of) {_IT})?",
    rf"how do you know(?: {_IT})?|can i (?:trust|rely on|believe) {_IT}",
)
