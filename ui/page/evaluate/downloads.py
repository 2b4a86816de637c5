"""Runs as files to keep: the report as HTML, the run as JSON; and the style that a run has in both."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from fastapi import APIRouter, HTTPException
from starlette.responses import FileResponse, Response

from assistant.evaluation.report import write_report
from assistant.evaluation.run_file import save_run
from assistant.evaluation.run_page import STYLE
from index.errors import QuestionError
from ui.page.evaluate.runs import Runs


def downloads(runs: Runs) -> APIRouter:
    """The addresses of the files; a baseline adds the comparison to the report."""
    router = APIRouter()

    @router.get("/runs/{run}.html")
    def report(run: str, baseline: str = "") -> Response:
        def write(path: Path) -> None:
            comparison = runs.compare(baseline, run) if baseline else None
            write_report(runs.run(run), path, comparison)

        return _sent(f"{run}.html", "text/html; charset=utf-8", write)

    @router.get("/runs/{run}.json")
    def whole(run: str) -> Response:
        return _sent(f"{run}.json", "application/json", lambda path: save_run(runs.run(run), path))

    @router.get(f"/{STYLE.name}")
    def style() -> FileResponse:
        return FileResponse(STYLE)

    return router


def _sent(name: str, kind: str, write: Callable[[Path], None]) -> Response:
    """A file that the browser saves and never opens as part of this page."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "file"
        try:
            write(path)
        except QuestionError as error:
            raise HTTPException(404, str(error)) from error
        content = path.read_bytes()
    headers = {"content-disposition": f'attachment; filename="{name}"', "x-content-type-options": "nosniff"}
    return Response(content, media_type=kind, headers=headers)
