"""What the page's server refuses: plain requests to a real server, as another program or another page sends them."""

import http.client
import json
from pathlib import Path

import pytest
from serving import Served, serving

pytestmark = pytest.mark.browser

OWN, FOREIGN, OTHER_PORT = "http://{host}", "http://elsewhere.example", "http://localhost:1"
JOIN, RUN, DATA = "/gradio_api/queue/join", "/gradio_api/run/predict", "/gradio_api/queue/data?session_hash="
UPLOAD = "/gradio_api/upload"
HELLO = {"data": [None, "hello"], "fn_index": 1, "session_hash": "abc"}
FORM = {"Content-Type": "multipart/form-data; boundary=x"}
FILE = b'--x\r\nContent-Disposition: form-data; name="files"; filename="a.csv"\r\n\r\nquestion\r\n--x--\r\n'


@pytest.fixture(scope="module")
def gated(store_folder: Path, tmp_path_factory: pytest.TempPathFactory):
    """A page whose log must be empty at its end: no refusal is worth a line."""
    with serving(store_folder, tmp_path_factory.mktemp("gate") / "addresses") as running:
        yield running
        running.process.terminate()
        _, log = running.process.communicate(timeout=15)
    assert log == ""


def request(served: Served, method: str, path: str, body: object = None, **headers: str):
    """The status, headers and text of one response."""
    host = served.address.removeprefix("http://")
    connection = http.client.HTTPConnection(host, timeout=10)
    sent = body if isinstance(body, bytes) or body is None else json.dumps(body).encode()
    given = {} if body is None else {"Content-Type": "application/json"}
    given |= {name.replace("_", "-"): value.format(host=host) for name, value in headers.items()}
    connection.request(method, path, sent, given)
    response = connection.getresponse()
    stream = response.getheader("content-type", "").startswith("text/event-stream")
    text = "" if stream else response.read().decode("utf-8", "replace")
    connection.close()
    return response.status, {name.lower() for name, _ in response.getheaders()}, text


@pytest.mark.parametrize(
    ("status", "method", "path", "body", "headers"),
    [
        pytest.param(403, "POST", UPLOAD, FILE, {**FORM, "Origin": FOREIGN}, id="an upload from another site"),
        pytest.param(403, "POST", UPLOAD, FILE, {**FORM, "Origin": OTHER_PORT}, id="an upload from another port"),
        pytest.param(403, "POST", UPLOAD, FILE, {**FORM, "Origin": "null"}, id="an upload from a file's page"),
        pytest.param(403, "POST", JOIN, HELLO, {"Origin": FOREIGN}, id="an event from another site"),
        pytest.param(403, "POST", JOIN, HELLO, {"Sec_Fetch_Site": "same-site"}, id="an event that names no origin"),
        pytest.param(403, "GET", f"{DATA}abc", None, {"Origin": FOREIGN}, id="a stream for another site"),
        pytest.param(403, "GET", "/gradio_api/heartbeat/abc", None, {"Sec_Fetch_Site": "cross-site"}, id="a heartbeat"),
        pytest.param(403, "GET", "/", None, {"Origin": OTHER_PORT}, id="the page read by another page"),
        pytest.param(404, "OPTIONS", UPLOAD, None, {"Origin": FOREIGN}, id="leave to upload asked for beforehand"),
        pytest.param(404, "GET", "/openapi.json", None, {}, id="the framework's OpenAPI"),
        pytest.param(404, "GET", "/gradio_api/openapi.json", None, {}, id="its other OpenAPI"),
        pytest.param(404, "GET", "/gradio_api/info", None, {}, id="its interface"),
        pytest.param(404, "GET", "/config", None, {}, id="its configuration"),
        pytest.param(404, "GET", "/docs", None, {}, id="its documentation"),
        pytest.param(404, "GET", "/monitoring", None, {}, id="its monitoring"),
        pytest.param(404, "GET", "/gradio_api/mcp", None, {}, id="its tool server"),
        pytest.param(404, "GET", "/gradio_api/file=/etc/passwd", None, {}, id="a file of the machine"),
        pytest.param(404, "POST", "/gradio_api/call/_ask", HELLO, {}, id="a call by name"),
        pytest.param(404, "POST", JOIN, {**HELLO, "fn_index": 99}, {}, id="an event that there is not"),
        pytest.param(404, "POST", RUN, HELLO, {}, id="a queued event outside the queue"),
        pytest.param(422, "POST", JOIN, {**HELLO, "data": []}, {}, id="an event without its data"),
        pytest.param(422, "POST", JOIN, {**HELLO, "data": [None, {"a": 1}]}, {}, id="a question that is no text"),
        pytest.param(422, "POST", JOIN, {**HELLO, "data": [[], "hello"]}, {}, id="a state sent from outside"),
        pytest.param(422, "POST", JOIN, {**HELLO, "event_data": [1]}, {}, id="a control that sends a list"),
        pytest.param(422, "POST", JOIN, {**HELLO, "batched": True}, {}, id="an event with more than the page sends"),
        pytest.param(422, "POST", JOIN, {"data": [None, "hello"], "fn_index": 1}, {}, id="an event of no session"),
        pytest.param(422, "POST", JOIN, {**HELLO, "session_hash": "../x"}, {}, id="a session that is no name"),
        pytest.param(422, "POST", JOIN, [], {}, id="a list"),
        pytest.param(422, "POST", JOIN, b"{", {}, id="broken JSON"),
        pytest.param(422, "POST", JOIN, b"[" * 100_000, {}, id="deep JSON"),
        pytest.param(413, "POST", JOIN, b" " * 1_000_001, {}, id="huge JSON"),
        pytest.param(413, "POST", UPLOAD, b"", {**FORM, "Content_Length": "99999999"}, id="a huge upload"),
        pytest.param(411, "POST", UPLOAD, None, {**FORM, "Transfer_Encoding": "chunked"}, id="an upload of any length"),
        pytest.param(404, "GET", f"{DATA}never", None, {}, id="a stream of a session that there is not"),
        pytest.param(400, "GET", "/", None, {"Host": "elsewhere.example"}, id="another name of this machine"),
    ],
)
def test_what_is_not_the_page_is_refused_in_one_line(gated, status, method, path, body, headers):
    given, names, text = request(gated, method, path, body, **headers)
    assert given == status
    assert 0 < len(text.strip()) < 200
    assert text.strip().count("\n") == 0
    assert not {name for name in names if name.startswith("access-control-")}


@pytest.mark.parametrize("origin", [OWN, FOREIGN, OTHER_PORT, "null"])
@pytest.mark.parametrize("path", ["/", "/base.css", f"{DATA}abc", "/config"])
def test_no_other_page_is_ever_let_in(gated, origin, path):
    _, names, _ = request(gated, "GET", path, Origin=origin)
    assert not {name for name in names if name.startswith("access-control-")}


@pytest.mark.parametrize(
    ("method", "path", "body", "headers"),
    [
        pytest.param("POST", JOIN, HELLO, {"Origin": OWN, "Sec_Fetch_Site": "same-origin"}, id="an event of the page"),
        pytest.param("POST", UPLOAD, FILE, {**FORM, "Origin": OWN}, id="an upload of the page"),
        pytest.param(
            "GET", "/", None, {"Sec_Fetch_Site": "cross-site", "Sec_Fetch_Mode": "navigate"}, id="a link to it"
        ),
        pytest.param("GET", "/gradio_api/heartbeat/abc", None, {"Origin": OWN}, id="its heartbeat"),
    ],
)
def test_what_the_page_sends_is_let_in(gated, method, path, body, headers):
    assert request(gated, method, path, body, **headers)[0] == 200


@pytest.mark.parametrize(
    ("event", "values"),
    [
        pytest.param("open_document", {"document": "nowhere"}, id="a document that there is not"),
        pytest.param("open_citation", {"turn": "7", "number": "9"}, id="a quote that there is not"),
        pytest.param("open_view", {"view": "?"}, id="a view of nothing"),
    ],
)
def test_a_forged_choice_is_answered_in_words(gated, visit, event, values):
    page = visit(gated.address)
    page.locator("#question textarea").fill("what did the IAG say about custody?")
    with page.expect_request(f"**{JOIN}*") as asked:
        page.keyboard.press("Enter")
    page.locator(".turn .number").first.wait_for()
    session = {"session_hash": json.loads(asked.value.post_data)["session_hash"]}
    known = "name => gradio_config.dependencies.find(each => each.targets.some(target => target[1] === name)).id"
    sent = {"data": [None], "fn_index": page.evaluate(known, event), **session, "event_data": values}
    status, _, text = request(gated, "POST", RUN, sent)
    assert status == 200
    assert "no longer" in text
