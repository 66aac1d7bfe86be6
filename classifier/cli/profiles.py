"""``multitrack profiles``: the event files that are recognised."""

from typing import Annotated, Literal

import typer


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
        typer.echo(json.dumps([asdict(one) for one in known()], indent=2, ensure_ascii=False))
        return
    width = max(len(one.name) for one in known())
    for one in known():
        typer.echo(f"{one.name:<{width}}  {one.title}\n{'':<{width}}  {one.about}")
