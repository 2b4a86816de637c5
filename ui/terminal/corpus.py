"""The commands about the texts: index them, and list what the store holds of them."""

from pathlib import Path
from typing import Annotated

import typer

from ui.terminal.options import DEFAULT_STORE, JsonOption, StoreOption, opened

DEFAULT_CORPUS = Path("corpus")


def index(
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="[PATH ...]", help="Files or folders to index, folders in full.")
    ] = None,
    store: StoreOption = DEFAULT_STORE,
    encoder: Annotated[
        str, typer.Option(metavar="MODEL", help="Another sentence-transformers model: its folder.")
    ] = "",
    as_json: JsonOption = False,
) -> None:
    """Read, mend, split and embed texts into a store (default PATH: corpus/).

    The store is replaced only when the whole run has succeeded. Texts that did not change are not embedded again.
    Files that cannot be used are left out and named; the rest is indexed.
    """
    from index.build import index_corpus
    from index.model import DEFAULT_MODEL
    from ui.terminal import show_documents as screen
    from ui.terminal.printing import print_json
    from ui.terminal.show_progress import progress

    with progress("Embedding passages") as told:
        report = index_corpus(paths or [DEFAULT_CORPUS], store, model=encoder or DEFAULT_MODEL, progress=told)
    if as_json:
        print_json(screen.report_json(report, store))
    else:
        screen.report(report, store)


def documents(
    document: Annotated[str | None, typer.Argument(metavar="[ID]", help="Show one document's cuts and mends.")] = None,
    store: StoreOption = DEFAULT_STORE,
    as_json: JsonOption = False,
) -> None:
    """List the documents of the store, or what was cut from and mended in one of them."""
    from ui.terminal import show_documents as screen
    from ui.terminal.printing import print_json

    assistant = opened(store)
    if document is not None:
        found = assistant.document(document)
        print_json(screen.document_json(found, edits=True)) if as_json else screen.document(found)
        return
    everything = [assistant.document(name) for name in assistant.document_ids()]
    if as_json:
        print_json([screen.document_json(item, edits=False) for item in everything])
    else:
        screen.documents(everything, assistant.left_out())
