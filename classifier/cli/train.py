"""``multitrack train``: train a model, also on an expanded corpus."""

from pathlib import Path
from typing import Annotated

import typer


def train(
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="MODEL_DIR", help="The folder to write; a new one, or a model's.")
    ],
    corpus: Annotated[
        Path | None, typer.Option(help="A corpus file, or a folder of *.jsonl files; else the packaged corpus.")
    ] = None,
    add: Annotated[
        list[Path] | None,
        typer.Option(metavar="FILE", help="Add these texts: JSON Lines or CSV with at least text and track."),
    ] = None,
) -> None:
    """Train a model, and print what it gets right beside what the packaged corpus alone teaches.

    Both are measured on the same texts, each time with models that were taught without the initiatives of
    those texts; every text whose label differs is listed. With --corpus and --add, the corpus named is the
    one compared with. The folder appears whole or not at all.

    Example: multitrack train --add my_texts.csv -o models/mine
    """
    from training.additions import read_added
    from training.compare import compare
    from training.corpus import load, packaged
    from training.export import refuse
    from training.tables import render
    from training.train import train as fit

    def report(line: str) -> None:
        typer.echo(line, err=True)

    refuse(output)
    rows = load(corpus or packaged())
    added = read_added(add or [])
    old = rows if added or corpus is None else load(packaged())
    trained = fit([*rows, *added], output, report=report)
    typer.echo(render(compare(old, trained, report=report), "text"))
