"""The command line: its commands in one list, and every error on one line."""

import sys

import typer

from index.errors import PolicyAssistantError
from ui.terminal.asking import ask, export, search
from ui.terminal.calibrate import calibrate
from ui.terminal.corpus import documents, index
from ui.terminal.doctor import doctor
from ui.terminal.evaluate import evaluate
from ui.terminal.serving import erase, serve

app = typer.Typer(
    name="policy-assistant",
    help="Answer questions about policy texts with verbatim, numbered quotes, or say that the texts don't say.\n\n"
    'Start with `policy-assistant index`, then `policy-assistant ask "what did the IAG say about custody?"`.',
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
)
for command in (index, ask, search, documents, evaluate, calibrate, export, serve, erase, doctor):
    app.command()(command)


def main() -> None:
    """Run the command line: errors are one line on standard error and exit status 1."""
    try:
        app(prog_name="policy-assistant")
    except PolicyAssistantError as error:
        from ui.terminal.printing import complain

        complain(str(error))
        sys.exit(1)
    except BrokenPipeError:  # the reader of a pipe has seen enough
        sys.stderr.close()
        sys.exit(0)
