"""One self-contained HTML file that an analyst reads without help."""

import base64
import hashlib
from pathlib import Path

from assistant.evaluation.compare import Comparison
from assistant.evaluation.estimates import estimates
from assistant.evaluation.records import Run
from assistant.evaluation.run_page import HERE, STYLE, run_page, templates
from index.errors import QuestionError


def write_report(run: Run, path: Path, comparison: Comparison | None = None) -> None:
    """Write the report of a run. Raises QuestionError when the file cannot be written."""
    page = report(run, comparison)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page, encoding="utf-8", errors="xmlcharrefreplace")
    except OSError as error:
        raise QuestionError(f"{path}: cannot be written ({error.strerror}); give another --report") from error


def report(run: Run, comparison: Comparison | None = None) -> str:
    """The report as HTML: its own style and script are the only ones that it lets run."""
    from markupsafe import Markup

    style = "".join(file.read_text(encoding="utf-8") for file in (HERE / "report.css", STYLE))
    script = (HERE / "report.js").read_text(encoding="utf-8")
    return (
        templates()
        .get_template("report.html")
        .render(
            name=run.test_set,
            policy=_policy(style, script),
            style=Markup(style),
            script=Markup(script),
            body=Markup(run_page(run, estimates(run), comparison)),
        )
    )


def _policy(style: str, script: str) -> str:
    """A content security policy that lets in the two named pieces and nothing else."""
    allowed = {"style-src": style, "script-src": script}
    sources = [f"{name} 'sha256-{_digest(text)}'" for name, text in allowed.items()]
    return "; ".join(["default-src 'none'", *sources, "base-uri 'none'", "form-action 'none'"])


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
