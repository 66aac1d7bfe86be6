"""``multitrack corpus``: check a corpus and show it in figures."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from classifier.cli import printing

app = typer.Typer(
    help="Check a corpus of labelled texts, and show it in figures.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
)


@app.command()
def validate(
    path: Annotated[Path, typer.Argument(help="A corpus file, or a folder of *.jsonl files.")],
    against: Annotated[
        list[Path] | None,
        typer.Option(help="A file whose texts must not be in the corpus; may be given several times."),
    ] = None,
) -> None:
    """Check a corpus for everything that a machine can see, and list all faults at once.

    Schema, quoted words, labels against transitions, length, sources, near-duplicates, initiatives that
    stand in two groups. Exits with 1 where there is a fault.

    Example: multitrack corpus validate corpus/ --against validation.jsonl
    """
    from training.checks import validate as find_faults

    faults = find_faults(path, against or ())
    with printing():
        for fault in faults:
            typer.echo(str(fault))
    typer.echo(f"{len(faults)} faults" if faults else f"{path}: no fault", err=True)
    if faults:
        raise typer.Exit(1)


@app.command()
def stats(
    path: Annotated[Path | None, typer.Argument(help="A corpus file or folder; else the packaged corpus.")] = None,
    form: Annotated[
        Literal["text", "json", "markdown"], typer.Option("--format", help="How to print the tables.")
    ] = "text",
) -> None:
    """Show a corpus in figures: what is in it, what could give labels away, how far two coders agree.

    Example: multitrack corpus stats corpus/ --format markdown
    """
    from training.corpus import load, packaged
    from training.stats import stats as tables_of
    from training.tables import render

    shown = render(tables_of(load(path or packaged())), form)
    with printing():
        typer.echo(shown)


@app.command()
def datasheet(
    path: Annotated[Path, typer.Argument(help="A corpus folder with a README.md that has the two markers.")],
) -> None:
    """Bring the generated tables of a corpus's datasheet up to date.

    Example: multitrack corpus datasheet corpus/
    """
    from training.datasheet import refresh

    refresh(path)
    typer.echo(f"{path / 'README.md'} is up to date", err=True)
