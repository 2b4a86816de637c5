"""Questions about the texts themselves are known by their words, and questions that only look so are not."""

import time

import pytest

from assistant.question.about_texts import Asks, texts_questions

ASKED = {
    Asks.DOCUMENTS: """what documents do you have?|which texts are there|What sources can you search?|list the documents
        list all documents|which statements do you have|what texts have you got|show me the documents please
        which documents can I ask about?|what are the titles|name all the texts|What documents are you based on?
        can you tell me which documents are here|where do your answers come from""",
    Asks.COUNT: """how many documents are there?|How many texts do you have|how many statements are in the corpus
        how many sources have you got|what's the number of documents|how many docs|how many publications do you search?
        so how many texts are there in total|please tell me how many documents you have|count the documents""",
    Asks.LATEST: """what is the latest?|which is the most recent statement|the latest document|what's the newest text?
        which text is the latest|which of these is the most recent|latest statement please|most recent document
        which statement came last|what was the last statement""",
    Asks.OLDEST: """which is the oldest text|what is the earliest statement?|the oldest document|which came first
        what's the oldest one|which of them is the oldest|which statement is the earliest|oldest text
        what was the first statement|which text came first""",
    Asks.DATE: """when was this published?|how recent are these|How old are the texts?|what date is on the response
        when were the statements issued|when did the group publish its response|are these up to date
        what year was the first statement written|what is the date of the second document|when did the response come out
        publication dates|how up to date is this""",
    Asks.PUBLISHER: """who published these?|who wrote the second statement|Who issued this document?
        who is behind these texts
        by whom was the response written|which organisation published the statement|whose statements are these
        who put the response out|who is the author of the first text|who are these texts by
        who produced the documents""",
    Asks.MEMBERS: """who are the members of the group?|list all members|list the members of the IAG|members
        which organisations are in the group|who is in the group|who makes up the coalition|the membership of the board
        give me the full list of members|IAG members|what is the group made up of|name all the members of the panel""",
    Asks.MEMBER_COUNT: """how many members are there?|how many members does the IAG have
        How many organisations are in the group?
        how many bodies belong to the alliance|number of members|what is the number of members of the board
        how many members in the group|how big is the coalition|how many members make up the panel|how many members""",
    Asks.BELONGS: """is Barnardo's a member?|is the LGA a member of the IAG|does SOLACE belong to the group
        NCH a member of the IAG|is the NSPCC part of the group|are NCH and NSPCC members|is the Met on the list
        is ConfEd one of the members|was the Met part of the group|is NCB listed as a member""",
    Asks.WITHIN: """was the Met in the group|is the NSPCC in it|are NCH and NSPCC in the IAG|is the LGA on the board
        does the group include Barnardo's|did the coalition include the Met|is ConfEd included in the alliance
        does it count NCH among its members|is NCB in the group?|were the police in the group""",
    Asks.SPEAKER: """who chairs the IAG?|who is the chair of the group|who speaks for the group|who's the chairman
        who is quoted
        who leads the coalition|the chair of the board|who is the spokesperson for the alliance|who heads the panel
        what is the name of the chair""",
    Asks.SUMMARY: """summarise|summarize these|give me a summary|summary of the response|key points
        what are the main points?
        what is this about|what are these texts about|overview|sum up the second statement|the gist|tldr
        what's the key message|main arguments of the response|in a nutshell|can you give me a short overview of this""",
    Asks.POSITION: """what is the group's position?|what's their view|what is its stance|what are the IAG's views
        what was the group's position|what is the coalition's stance|what is the view|what are their opinions
        what is the board's opinion|what's the IAG's position""",
    Asks.COMPARE: """compare the two|compare the statements|what is the difference between the two texts
        how do the two statements differ|compare both on funding|what are the differences between these documents
        how do the two compare|contrast the two texts|what does each statement say on schools
        where do the two texts disagree|compare these documents about inspection""",
    Asks.CHANGES: """what changed?|what has changed|what changed between the two statements|what's different
        how has the group's position changed|did their view change|what is new|has the position shifted
        changes between the two texts|what changed on schools""",
}
UNLIKE = """how many members of staff work in a school?|what documents do I need to apply for a passport?
which documents prove my age|how many sources of income may I have|when was the privacy notice sent to me by post
what is the latest date for an appeal?|how recent must the photograph be|who wrote to the minister about schools?
is he in custody|is the director in charge of schools|who is responsible for inspection|list the key principles
what is the difference between a school and an academy|what changed in the law on smacking in 2004
how do I compare two benefits|who are the children in care|what is the summary conviction rate
how many documents must I send with the form|does the policy include dental care for children
what is the first statement that a witness makes about|which texts are banned in schools and why"""


def _each(text: str) -> list[str]:
    return [question.strip() for line in text.splitlines() for question in line.split("|")]


@pytest.mark.parametrize(("asks", "question"), [(asks, each) for asks, text in ASKED.items() for each in _each(text)])
def test_what_is_asked_about_the_texts_is_known(asks: Asks, question: str) -> None:
    assert asks in [found.asks for found in texts_questions(question)]


@pytest.mark.parametrize("question", _each(UNLIKE))
def test_a_question_to_the_texts_is_no_question_about_them(question: str) -> None:
    found = [each for each in texts_questions(question) if each.asks not in (Asks.WITHIN, Asks.DATE, Asks.PUBLISHER)]
    assert found == []  # of the others it is looked up whether the store has such a list or text


@pytest.mark.parametrize(
    ("question", "target", "subject"),
    [
        pytest.param(
            "When did the IAG publish its response?", "the IAG its response", "", id="who published it counts"
        ),
        pytest.param("is Barnardo's a member of the IAG?", "the IAG", "Barnardo's", id="a member and its body"),
        pytest.param("compare the two on funding", "", "funding", id="the subject of a comparison"),
        pytest.param("Summarise the position on custody!", "the position on custody", "", id="what is to be summed up"),
    ],
)
def test_what_it_is_about_is_read(question: str, target: str, subject: str) -> None:
    first = texts_questions(question)[0]
    assert (first.target, first.subject) == (target, subject)


@pytest.mark.parametrize("text", ["is a in " * 600, "compare what " * 400, "so please " * 500, "who is the " * 450])
def test_a_long_question_is_read_at_once(text: str) -> None:
    started = time.perf_counter()
    texts_questions(text)
    texts_questions(text[:199])
    assert time.perf_counter() - started < 0.5
