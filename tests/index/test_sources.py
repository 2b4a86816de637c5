"""Reading files and folders: what becomes a document, and what is left out, with one clear line."""

import hashlib
import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.errors import SourceError
from index.reading.decoding import MAX_BYTES
from index.reading.sources import Reading, find_sources, read
from index.records import LeftOut

CORPUS = Path(__file__).parents[2] / "corpus"
TEXT = "The board meets in public four times a year. Anyone may come."


def write(folder: Path, **files: str | bytes) -> None:
    """Files by name; a double underscore in the name stands for the dot."""
    for name, content in files.items():
        path = folder / name.replace("__", ".")
        path.write_bytes(content.encode() if isinstance(content, str) else content)


def front_matter(lines: str) -> bytes:
    return f"---\n{lines}\n---\nText.\n".encode()


def left_out(reading: Reading) -> dict[str, str]:
    return {Path(item.path).name: item.reason for item in reading.left_out}


def ids(reading: Reading) -> list[str]:
    return [document.id for document in reading.documents]


def test_the_corpus_is_read_as_its_list_of_sources_says() -> None:
    reading = read([CORPUS])
    assert reading.left_out == ()
    assert [(document.id, document.title, document.date) for document in reading.documents] == [
        ("iag-green-paper-response", "The end of the consultation period for the government's green paper", None),
        ("iag-green-paper-expectations", "Headlines: September 2nd, 2003", "2003-09-02"),
    ]
    first = reading.documents[0]
    assert hashlib.sha256(Path(first.source.path).read_bytes()).hexdigest() == first.source.sha256
    assert first.source.original == Path(first.source.path).read_text(encoding="utf-8")


@pytest.mark.parametrize("path", ["statements/000_e7402176df2cb4d1.txt", "statements"])
def test_a_part_of_the_corpus_is_described_by_the_list_of_sources_above_it(path: str) -> None:
    document = read([CORPUS / path]).documents[0]
    assert document.id == "iag-green-paper-response"
    assert document.organisation == "Inter-Agency Group (IAG)"


def test_a_text_that_no_list_describes_is_named_by_its_file_and_its_headline(tmp_path: Path) -> None:
    write(tmp_path, report__txt="The board meets in public\n\nIt meets four times a year. Anyone may come.")
    document = read([tmp_path]).documents[0]
    assert (document.id, document.title) == ("report", "The board meets in public")


def test_folders_are_read_in_full_sorted_once_and_without_hidden_files(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / ".git").mkdir()
    write(tmp_path / "b", two__md=TEXT)
    write(tmp_path / ".git", three__txt=TEXT)
    write(tmp_path, one__txt=TEXT, four__markdown=TEXT, __hidden__txt=TEXT, questions__jsonl="{}")
    reading = read([tmp_path, tmp_path / "one.txt"])
    assert ids(reading) == ["four", "one", "two"]
    assert reading.left_out == ()


@pytest.fixture
def deep(tmp_path: Path) -> Iterator[Path]:
    """A folder with 1,200 folders in each other; removed by the system, for Python's own way calls itself."""
    inside = os.open(tmp_path, os.O_RDONLY)
    for _ in range(1200):
        os.mkdir("a", dir_fd=inside)
        above, inside = inside, os.open("a", os.O_RDONLY, dir_fd=inside)
        os.close(above)
    os.close(inside)
    yield tmp_path
    subprocess.run(["rm", "-r", tmp_path / "a"], check=True)


def test_folders_are_read_however_deep_they_are(deep: Path) -> None:
    write(deep, one__txt=TEXT)
    (deep / Path(*["a"] * 1200) / "two.txt").write_text(TEXT)
    assert ids(read([deep])) == ["one", "two"]


def test_finding_names_the_files_without_opening_them(tmp_path: Path) -> None:
    write(tmp_path, one__txt=b"\0", page__html="<p>")
    found = find_sources([tmp_path])
    assert [path.name for path, _ in found.files] == ["one.txt"]
    assert [Path(item.path).name for item in found.left_out] == ["page.html"]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        pytest.param("a.txt", b"", "is empty", id="empty"),
        pytest.param("a.txt", b" \n\t\n", "is empty", id="blank"),
        pytest.param("a.txt", b"***\n---\n", "holds no sentence", id="marks without a word"),
        pytest.param("a.txt", b"---\ntitle: A\n---\n", "holds no sentence", id="front matter alone"),
        pytest.param("a.txt", b"GIF89a\0\1\2", "is not a text: it holds NUL bytes", id="binary"),
        pytest.param("a.txt", b"A r\xe9sum\xe9 \x81.", "is not UTF-8 text; save it as UTF-8", id="unknown encoding"),
        pytest.param("a.txt", "It’s “so”.".encode()[:-3], "is not UTF-8 text", id="UTF-8 cut short"),
        pytest.param("a.txt", b"\xff\xfeA", "is not whole UTF-16 text", id="UTF-16 cut short"),
        pytest.param(
            "a.md", b"---\ntitle: [\n---\nText.\n", "has front matter that cannot be read at line 3", id="YAML"
        ),
        pytest.param("a.md", b"---\na: 1\n- b\n---\nText.\n", "has front matter that cannot be read", id="mixed YAML"),
        pytest.param(
            "a.md", front_matter("a: " + "[" * 1500), "has front matter that cannot be read", id="nested YAML"
        ),
        pytest.param(
            "a.md",
            front_matter(r'title: "\uD800"'),
            "has front matter that cannot be used (its title is no text)",
            id="half a character",
        ),
        pytest.param(
            "a.md", front_matter(r'title: "\UFFFFFFFF"'), "has front matter that cannot be read", id="no character"
        ),
        pytest.param(
            "a.md",
            front_matter(f"%YAML {'9' * 5000}.1\ntitle: A"),
            "has front matter that cannot be read",
            id="a version of 5,000 digits",
        ),
        pytest.param(
            "a.md",
            front_matter("title: " + ":".join(["1"] + ["59"] * 2000)),
            "has front matter that cannot be used (its title is longer than 1000 letters)",
            id="an hour of 2,000 parts",
        ),
        pytest.param("a.html", b"<p>Text.</p>", "is not a text file (.txt, .md, .markdown)", id="HTML"),
        pytest.param("a.pdf", b"%PDF-1.7", "is not a text file", id="PDF"),
        pytest.param("a", b"Text.", "is not a text file", id="no ending"),
    ],
)
def test_a_file_is_left_out_and_the_rest_is_read(tmp_path: Path, name: str, content: bytes, reason: str) -> None:
    write(tmp_path, good__txt=TEXT)
    (tmp_path / name).write_bytes(content)
    reading = read([tmp_path])
    assert ids(reading) == ["good"]
    assert list(left_out(reading)) == [name]
    assert left_out(reading)[name].startswith(reason)
    assert "\n" not in left_out(reading)[name]


def test_a_text_of_50_megabytes_is_refused_unread(tmp_path: Path) -> None:
    with open(tmp_path / "huge.txt", "wb") as huge:
        huge.truncate(50_000_000)
    assert left_out(read([tmp_path])) == {"huge.txt": "is too large (50 MB, at most 20); split it into parts"}
    assert MAX_BYTES == 20_000_000


def test_what_may_not_be_read_is_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    write(tmp_path, one__txt=TEXT)
    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert left_out(read([tmp_path])) == {
        "one.txt": "cannot be read (permission denied); check the file and its permissions"
    }


def test_links_out_of_the_folder_are_not_followed(tmp_path: Path) -> None:
    inside, outside = tmp_path / "in", tmp_path / "out"
    inside.mkdir()
    outside.mkdir()
    write(outside, secret__txt=TEXT)
    write(inside, own__txt=TEXT)
    (inside / "file.txt").symlink_to(outside / "secret.txt")
    (inside / "folder").symlink_to(outside, target_is_directory=True)
    (inside / "same.txt").symlink_to(inside / "own.txt")
    (inside / "gone.txt").symlink_to(inside / "nothing.txt")
    (inside / "circle.txt").symlink_to(inside / "circle.txt")
    reading = read([inside])
    assert ids(reading) == ["own"]
    assert {name: reason.split(";")[0] for name, reason in left_out(reading).items()} == {
        "folder": "is a link to a folder and is not followed",
        "file.txt": "is a link out of the folder and is not followed",
        "gone.txt": "is not a plain file",
        "circle.txt": "is not a plain file",
    }


@pytest.mark.parametrize(
    ("content", "text"),
    [
        pytest.param(
            b"\xef\xbb\xbfCaf\xc3\xa9 \xe2\x80\x98plan\xe2\x80\x99.", "Café ‘plan’.", id="UTF-8 with its mark"
        ),
        pytest.param("Café ‘plan’.".encode("utf-16"), "Café ‘plan’.", id="UTF-16"),
        pytest.param("The café ‘plan’ costs £5.".encode("cp1252"), "The café ‘plan’ costs £5.", id="Windows-1252"),
    ],
)
def test_encodings(tmp_path: Path, content: bytes, text: str) -> None:
    (tmp_path / "a.txt").write_bytes(content)
    assert read([tmp_path]).documents[0].text == text


@pytest.mark.parametrize(
    ("head", "title", "date", "url"),
    [
        pytest.param('title: "A \\"plan\\": 1"\nurl: "http://a.b/c"', 'A "plan": 1', None, "http://a.b/c", id="JSON"),
        pytest.param("title: Plan\ndate: 2003-09-02", "Plan", "2003-09-02", None, id="a bare day"),
        pytest.param("title: 2021\ndate: Spring 2003\nother: [1]", "2021", "Spring 2003", None, id="other kinds"),
        pytest.param("title: 1:59:59\ndate: 0x10", "1:59:59", "0x10", None, id="as it is written"),
        pytest.param(
            'title: "\\e[1mA\\u200b\\nB"\ndate: ~', "[1mA B", None, None, id="what cannot be seen is taken out"
        ),
        pytest.param("title:\ndate: ''", "Who we are", None, None, id="nothing stated"),
    ],
)
def test_front_matter(tmp_path: Path, head: str, title: str, date: str | None, url: str | None) -> None:
    write(tmp_path, a__md=f"---\n{head}\n---\n\n## Who we are\n\n{TEXT}\n")
    document = read([tmp_path]).documents[0]
    assert (document.title, document.date, document.url) == (title, date, url)
    assert document.text == f"## Who we are\n\n{TEXT}"


def test_a_rule_at_the_top_is_not_front_matter(tmp_path: Path) -> None:
    write(tmp_path, a__md=f"---\n\n{TEXT}\n\n---\n")
    assert TEXT in read([tmp_path]).documents[0].text


def test_the_day_of_a_page_is_taken_from_its_publication_line(tmp_path: Path) -> None:
    write(tmp_path, a__txt=f"Plan\n\nPublished 3 March 2021\n\n{TEXT}\n")
    assert read([tmp_path]).documents[0].date == "2021-03-03"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        pytest.param(f"Our plan\n\n{TEXT}", "Our plan", id="a line above the text"),
        pytest.param(f"Our plan\n\nWho decides\n\n{TEXT}", "Our plan", id="the first of two"),
        pytest.param(f"{TEXT * 3}", "notes", id="no headline"),
    ],
)
def test_a_text_without_a_stated_title(tmp_path: Path, text: str, title: str) -> None:
    write(tmp_path, notes__txt=text)
    assert read([tmp_path]).documents[0].title == title


def test_the_list_of_sources_describes_and_checks_files(tmp_path: Path) -> None:
    write(tmp_path, a__txt=TEXT, b__txt=TEXT, c__md=f"---\ntitle: C\norganisation: Own\n---\n{TEXT}")
    right, wrong = hashlib.sha256(TEXT.encode()).hexdigest(), "0" * 64
    write(
        tmp_path,
        sources__toml=f"""
        [[source]]
        id = "first"
        file = "a.txt"
        title = "First"
        organisation = "Board"
        date = 2003-09-02
        url = "http://a.b/"
        licence = "OGL"
        sha256 = "{right}"
        [[source]]
        file = "b.txt"
        sha256 = "{wrong}"
        [[source]]
        file = "c.md"
        title = "Stated"
        [[source]]
        file = "gone.txt"
        """,
    )
    reading = read([tmp_path])
    first, second = reading.documents
    assert (first.id, first.title, first.organisation, first.date) == ("first", "First", "Board", "2003-09-02")
    assert (first.url, first.licence) == ("http://a.b/", "OGL")
    assert (second.id, second.title, second.organisation) == ("c", "Stated", "Own")
    assert left_out(reading) == {
        "gone.txt": "is named in sources.toml but is not there; add the file or take its entry out",
        "b.txt": f'differs from its sha256 in sources.toml; if the change is meant, write sha256 = "{right}"',
    }
    assert ids(read([tmp_path / "a.txt"])) == ["first"]


@pytest.mark.parametrize(
    ("toml", "reason"),
    [
        pytest.param("[[source]\n", r"\(Expected .* \(at line 1, column 9\)\)", id="not TOML"),
        pytest.param("[[sources]]\nfile='a.txt'", r"unknown field `sources`", id="another table"),
        pytest.param("source = 1", r"Expected `array`, got `int`", id="a number"),
        pytest.param("source = [1]", r"Expected `object`, got `int`", id="an entry is a number"),
        pytest.param(f"source = {'[' * 5000}", r"recursion", id="arrays nested 5,000 deep"),
        pytest.param(f"[[source]]\nfile='a.txt'\ntitle={'9' * 5000}", r"limit", id="a number of 5,000 digits"),
        pytest.param(b"\0", r"holds NUL bytes", id="binary"),
        pytest.param("[[source]]\nfile='é'".encode("latin-1") + b"\x81", r"is not UTF-8 text", id="not UTF-8"),
    ],
)
def test_a_broken_list_of_sources_costs_itself_and_no_text(tmp_path: Path, toml: str | bytes, reason: str) -> None:
    write(tmp_path, a__txt=TEXT, sources__toml=toml)
    reading = read([tmp_path])
    assert ids(reading) == ["a"]
    (listing,) = reading.left_out
    assert listing.path == str(tmp_path / "sources.toml")
    assert re.search(reason, listing.reason)
    assert listing.reason.isprintable()


def test_a_list_of_sources_that_is_no_file_costs_itself_and_no_text(tmp_path: Path) -> None:
    write(tmp_path, a__txt=TEXT)
    os.mkfifo(tmp_path / "sources.toml")
    reading = read([tmp_path])
    assert ids(reading) == ["a"]
    assert left_out(reading) == {"sources.toml": "is not a plain file; replace it by one"}


@pytest.mark.parametrize(
    ("entry", "reason"),
    [
        pytest.param("file='a.txt'\nname='A'", "contains unknown field `name`", id="an unknown key"),
        pytest.param("id='a'", "missing required field `file`", id="no file"),
        pytest.param("file=' '", "its file is no name of a file", id="a blank file"),
        pytest.param('file="a\\u0000.txt"', "its file is no name of a file", id="NUL in its file"),
        pytest.param(f"file='{'a' * 5000}'", "its file is no name of a file", id="5,000 letters in its file"),
        pytest.param("file='a.txt'\nid=1", "Expected `str | null`, got `int` - at `$.id`", id="the id is a number"),
        pytest.param("file='a.txt'\nsha256='1'", "its sha256 is not 64 hexadecimal digits", id="a sha256 of one digit"),
        pytest.param(f"file='a.txt'\ntitle=0x{'f' * 5000}", "its title is no text", id="a number of 5,000 digits"),
        pytest.param(f"file='a.txt'\ntitle='{'a' * 5000}'", "its title is longer than 1000", id="a title of 5,000"),
        pytest.param(f"file='a.txt'\n{'k' * 5000}=1", "unknown field `kkk", id="a key of 5,000 letters"),
    ],
)
def test_a_broken_entry_costs_itself_and_no_other(tmp_path: Path, entry: str, reason: str) -> None:
    write(tmp_path, a__txt=TEXT, b__txt=TEXT)
    write(tmp_path, sources__toml=f"[[source]]\n{entry}\n[[source]]\nfile='b.txt'\nid='second'")
    reading = read([tmp_path])
    assert ids(reading) == ["a", "second"]
    (problem,) = left_out(reading).values()
    assert problem.startswith("source 1 cannot be used (")
    assert reason in problem
    assert problem.endswith("correct it: the keys are file, id, title, organisation, date, url, licence, sha256")
    assert problem.isprintable()
    assert len(problem) < 400


def test_a_list_above_what_is_read_is_named_once_where_it_is_broken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, a__txt=TEXT, b__txt=TEXT, sources__toml="source = 1")
    monkeypatch.chdir(tmp_path)
    reading = read([tmp_path / "a.txt", tmp_path / "b.txt", Path(".")])
    assert ids(reading) == ["a", "b"]
    assert list(left_out(reading)) == ["sources.toml"]
    assert len(reading.left_out) == 1


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        pytest.param(b"caf\xe9.txt", r"caf\udce9", id="a name that is not UTF-8"),
        pytest.param(b"one\ntwo.txt", r"one\ntwo", id="a name with a line break"),
        pytest.param(b"\x1b[31mred.txt", r"\x1b[31mred", id="a name that colours the terminal"),
    ],
)
def test_a_name_that_cannot_be_printed_is_escaped_wherever_it_goes(tmp_path: Path, name: bytes, shown: str) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name))
    path.write_text(TEXT * 3)
    empty = path.with_suffix(".md")
    empty.write_text("")
    reading = read([tmp_path])
    (document,) = reading.documents
    assert (document.id, document.title) == (shown, shown)
    assert document.source.path == f"{tmp_path}/{shown}.txt"
    assert reading.left_out == (LeftOut(f"{tmp_path}/{shown}.md", "is empty; remove it"),)
    with pytest.raises(SourceError) as caught:
        read([path.with_suffix(".gone")])
    assert str(caught.value).startswith(f"{tmp_path}/{shown}.gone: no such file or folder")


@pytest.mark.parametrize("path", ["a\0b", "a" * 5000])
def test_a_path_that_cannot_be_is_an_error(path: str) -> None:
    with pytest.raises(SourceError, match=r"no such file or folder") as caught:
        read([Path(path)])
    assert str(caught.value).isprintable()


def test_of_two_files_with_one_id_the_first_stays(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    write(tmp_path, a__txt=TEXT)
    write(tmp_path / "b", a__md=TEXT)
    reading = read([tmp_path])
    assert [document.source.path for document in reading.documents] == [str(tmp_path / "a.txt")]
    assert left_out(reading) == {
        "a.md": f'has the same id, "a", as {tmp_path / "a.txt"}; rename it or give it an id in sources.toml'
    }


def test_a_path_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"nowhere: no such file or folder; give the path"):
        read([tmp_path / "nowhere"])


def test_an_empty_folder_reads_as_nothing(tmp_path: Path) -> None:
    assert read([tmp_path]) == Reading((), (), ())
