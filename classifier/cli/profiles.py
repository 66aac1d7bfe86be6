"""``multitrack profiles``: the event files that are recognised."""

from typing import Annotated, Literal

import typer

from classifier.cli import printing


def profiles(
    form: Annotated[Literal["text", "json"], typer.Option("--format", help="How to print the list.")] = "text",
) -> None:
    """List the event files that `multitrack label` recognises, and what it reads in them.

    Example: multitrack profiles
    """
    import json
    from dataclasses import asdict

    from classifier.tables.profiles import profiles as known

    if form == "json":
        shown = json.dumps([asdict(one) for one in known()], indent=2, ensure_ascii=False)
    else:
        width = max(len(one.name) for one in known())
        shown = "\n".join(f"{one.name:<{width}}  {one.title}\n{'':<{width}}  {one.about}" for one in known())
    with printing():
        typer.echo(shown)
