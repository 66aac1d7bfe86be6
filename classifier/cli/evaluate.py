"""``multitrack evaluate``: score a model on a labelled file."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from classifier.cli import printing


def evaluate(
    path: Annotated[Path, typer.Argument(metavar="FILE", help="JSON Lines or CSV with at least text and track.")],
    model: Annotated[Path | None, typer.Option(help="A model folder; else the default model.")] = None,
    form: Annotated[Literal["text", "json"], typer.Option("--format", help="How to print the tables.")] = "text",
    errors: Annotated[Path | None, typer.Option(help="Write the texts that came out wrong to this CSV file.")] = None,
) -> None:
    """Score a model on labelled texts, with intervals, beside the baselines on the same texts.

    The baselines are taught on the packaged corpus. A text of the file that the model was taught on
    flatters it: measure on texts that it has never seen.

    Example: multitrack evaluate my_labelled_texts.csv --errors wrong.csv
    """
    if errors is not None and errors.resolve() == path.resolve():
        raise typer.BadParameter("that is FILE itself; name another file", param_hint="--errors")
    from training.lines import refuse

    if errors is not None:
        refuse(errors)
    from training.evaluate import evaluate as score
    from training.mistakes import write_errors
    from training.tables import render

    typer.echo("scoring the model, and teaching the baselines on the packaged corpus ...", err=True)
    scored = score(path, model=model)
    with printing():
        typer.echo(render(scored.tables, form))
    if errors is not None:
        count = write_errors(scored.rows, scored.results, errors)
        typer.echo(f"{errors}: {count} texts came out wrong", err=True)
