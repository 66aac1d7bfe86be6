"""``multitrack transitions``: the changes of track in a labelled table."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from classifier.cli import printing


def transitions(
    path: Annotated[Path, typer.Argument(metavar="IN", help="A table that multitrack label has labelled.")],
    form: Annotated[Literal["text", "csv", "json"], typer.Option("--format", help="How to print the matrix.")] = "text",
) -> None:
    """Count the changes of track in a labelled table, by the track they came from and the one they led to.

    Example: multitrack transitions labelled.csv
    """
    import json

    from classifier.tables.changes import changes

    found = changes(path)
    if form == "json":
        shown = json.dumps(found.to_dict(), indent=2)
    elif form == "csv":
        shown = "\n".join(map(",".join, found.cells()))
    else:
        shown = "\n".join(found.lines())
    with printing():
        typer.echo(shown)
