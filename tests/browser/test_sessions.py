"""Several events of one session at once, and several sessions side by side, as plain requests."""

import json
import urllib.request
from concurrent.futures import ThreadPoolExecutor

import pytest
from serving import Served

pytestmark = pytest.mark.browser

ASK = 1  # the number of the page's event that asks
QUESTIONS = ("what did the IAG say about custody?", "What is the role of schools?", "How much is a ticket to Glasgow?")


def post(served: Served, session: str, question: str) -> None:
    event = {"data": [None, question], "fn_index": ASK, "session_hash": session}
    headers = {"Content-Type": "application/json"}
    urllib.request.urlopen(
        urllib.request.Request(f"{served.address}/gradio_api/queue/join", json.dumps(event).encode(), headers)
    ).close()


def answers(served: Served, session: str, count: int) -> list[str]:
    """The conversation as each of some events left it."""
    left: list[str] = []
    with urllib.request.urlopen(f"{served.address}/gradio_api/queue/data?session_hash={session}", timeout=60) as lines:
        for line in lines:
            message = json.loads(line.removeprefix(b"data:")) if line.strip() else {}
            if message.get("msg") == "process_completed":
                assert message["success"], message
                left.append(json.dumps(message["output"]["data"]))
            if len(left) == count:
                break
    return left


def ask_all(served: Served, session: str) -> int:
    """How many of the questions stand in the conversation once all have been asked at once."""
    for question in QUESTIONS:
        post(served, session, question)
    left = answers(served, session, len(QUESTIONS))
    return max(sum(f">{question}</h2>" in conversation for question in QUESTIONS) for conversation in left)


def test_questions_asked_at_once_are_all_answered_in_their_own_session(served):
    sessions = [f"atonce{number}" for number in range(6)]
    with ThreadPoolExecutor(len(sessions)) as pool:
        assert list(pool.map(lambda session: ask_all(served, session), sessions)) == [len(QUESTIONS)] * len(sessions)
