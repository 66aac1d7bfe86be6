"""``multitrack label``: label the rows of a table."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from classifier.cli import printing


def label(  # noqa: PLR0913 - one parameter an option
    path: Annotated[str, typer.Argument(metavar="IN", help="CSV, TSV, JSON Lines, Parquet or Excel; or packed.")],
    output: Annotated[str | None, typer.Option("--output", "-o", help="Where to; else standard output.")] = None,
    text_column: Annotated[
        list[str] | None, typer.Option(help="The column with the text; several are joined as sentences.")
    ] = None,
    template: Annotated[str | None, typer.Option(help="Make the text of columns: '{headline}. {notes}'.")] = None,
    profile: Annotated[str | None, typer.Option(help="Read as this kind of event file (multitrack profiles).")] = None,
    delimiter: Annotated[str | None, typer.Option(help="One character, or 'tab'; else it is detected.")] = None,
    encoding: Annotated[str | None, typer.Option(help="For instance utf-8 or cp1252; else it is detected.")] = None,
    header: Annotated[
        bool | None, typer.Option("--header/--no-header", help="Whether the first row names columns.")
    ] = None,
    model: Annotated[Path | None, typer.Option(help="A model folder; else the default model.")] = None,
    workers: Annotated[int, typer.Option(min=1, help="Processes that label side by side.")] = 1,
    resume: Annotated[bool, typer.Option("--resume", help="Go on from the chunks kept in OUT.part.")] = False,
    overwrite_columns: Annotated[
        bool, typer.Option("--overwrite-columns", help="Replace columns of ours that the input has.")
    ] = False,
    escape_formulas: Annotated[
        bool,
        typer.Option(
            "--escape-formulas",
            help="Put ' before cells that start with = + - @ (numbers excepted): a spreadsheet runs such cells as "
            "formulas, and text from strangers can so reach your files or the net. For .csv and .tsv.",
        ),
    ] = False,
    scheduler: Annotated[
        str | None, typer.Option(metavar="ADDRESS", help="Label Parquet on a Dask cluster; -o names a folder.")
    ] = None,
) -> None:
    """Label every row of a table: columns are appended, nothing else changes.

    Every row, column and order is kept; what was detected and a summary go to standard error. An output
    file appears whole or not at all; after a crash, --resume goes on from the chunks finished before.

    Example: multitrack label events.csv -o labelled.csv --text-column notes --workers 2
    """
    if resume and output is None:
        raise typer.BadParameter("there is no output to resume; name it with -o", param_hint="--resume")
    if template and text_column:
        raise typer.BadParameter("give --text-column or --template, not both", param_hint="--template")
    if scheduler is not None:
        _on_cluster(path, output, text_column or [], scheduler, model)
        return
    from classifier.tables.run import Order, label_file, label_stream
    from classifier.tables.source import Reading

    order = Order(
        path=Path(path),
        reading=Reading(encoding=encoding, delimiter=_character(delimiter), header=header, profile=profile),
        text_columns=tuple(text_column or ()),
        template=template,
        model=model,
        workers=workers,
        overwrite=overwrite_columns,
        escape=escape_formulas,
        report=lambda line: typer.echo(line, err=True),
    )
    if output is None:
        with printing():
            tally = label_stream(order, sys.stdout.buffer)
    else:
        tally = label_file(order, Path(output), resume=resume)
    for line in tally.lines():
        typer.echo(line, err=True)


def _character(name: str | None) -> str | None:
    """Take the delimiter as people can type it."""
    found = {"tab": "\t", r"\t": "\t"}.get(name, name) if name else None
    if found is not None and len(found) != 1:
        raise typer.BadParameter(f"one character or 'tab', not {name!r}", param_hint="--delimiter")
    return found


def _on_cluster(path: str, output: str | None, columns: list[str], scheduler: str, model: Path | None) -> None:
    if output is None or len(columns) != 1:
        raise typer.BadParameter("also needs -o FOLDER and one --text-column", param_hint="--scheduler")
    from classifier.distributed import label_files

    label_files(path, output, text=columns[0], scheduler=scheduler, model=model)
    typer.echo(f"{output}: labelled", err=True)
