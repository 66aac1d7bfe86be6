"""``multitrack classify``: one or several texts."""

import sys
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from classifier.cli import loading, printing
from classifier.errors import InputError

if TYPE_CHECKING:
    from classifier.records import Result

Form = Literal["text", "json", "jsonl", "csv"]


def classify(
    texts: Annotated[list[str] | None, typer.Argument(metavar="[TEXT]...", help="A text; - is standard input.")] = None,
    file: Annotated[Path | None, typer.Option(help="Read the text from a file.")] = None,
    lines: Annotated[bool, typer.Option("--lines", help="Each line of the file or input is a text.")] = False,
    form: Annotated[Form, typer.Option("--format", help="How to print the results.")] = "text",
    model: Annotated[Path | None, typer.Option(help="A model folder; else the default model.")] = None,
) -> None:
    """Say on which track the initiative of a text runs, and whether it moved from one track to another.

    Evidence for the label is shown in the text, in colour on a terminal, else in [brackets].

    Example: multitrack classify "Retired generals of both countries met in Bangkok."
    """
    if file is not None and texts:
        raise typer.BadParameter("give texts or a file, not both", param_hint="--file")
    if not texts and file is None and sys.stdin.isatty():
        raise typer.BadParameter("nothing to classify: give a text, a --file, or pipe one in", param_hint="TEXT")
    rest = _texts(texts or [], file, lines=lines)
    source = chain([next(rest)], rest)  # what is wrong with the input is said before anything is loaded
    with loading():
        from classifier.api import Classifier

        classifier = Classifier.load(model)
    with printing():
        for piece in _printed(classifier.classify_many(source, brief=form == "csv"), form):
            sys.stdout.write(piece)
            sys.stdout.flush()


def _texts(texts: list[str], file: Path | None, *, lines: bool) -> Iterator[str]:
    """Yield the texts that are asked for, reading line by line where each line is one.

    Raises:
        InputError: the file cannot be read, or there is no text in what was given.
    """
    given = 0
    for text in _given(texts, file, lines=lines):
        if text.strip():
            given += 1
            yield text
    if not given:
        msg = f"there is no text in {file or 'what was given'}; give at least one sentence"
        raise InputError(msg)


def _given(texts: list[str], file: Path | None, *, lines: bool) -> Iterator[str]:
    if texts and texts != ["-"]:
        yield from texts
        return
    try:
        stream = file.open("rb") if file else sys.stdin.buffer
        with stream:
            pieces = stream if lines else iter([stream.read()])
            for piece in pieces:
                yield piece.decode("utf-8-sig").strip("\r\n")
    except OSError as error:
        msg = f"cannot read {file or 'standard input'}: {error.strerror}; check the name and the folder"
        raise InputError(msg) from error
    except UnicodeDecodeError as error:
        msg = f"{file or 'standard input'} is not UTF-8 ({error.reason} at byte {error.start}); save it as UTF-8"
        raise InputError(msg) from error


def _printed(results: "Iterator[Result]", form: Form) -> Iterator[str]:
    """Write results in the form that is asked for."""
    from classifier.cli import show

    if form == "json":
        yield show.as_json(list(results))
    elif form == "jsonl":
        yield from map(show.as_line, results)
    elif form == "csv":
        yield from show.as_csv(results)
    else:
        style = show.Style.of(sys.stdout)
        yield from (show.as_text(result, style) for result in results)
