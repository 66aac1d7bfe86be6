"""The command line: ``multitrack COMMAND``, one file a command, each loaded only when it is called."""

import gc
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Annotated, Any, Final

import typer
from typer.core import TyperGroup

from classifier import __version__
from classifier.errors import MultitrackError, OutputError

COMMANDS: Final[dict[str, str]] = {
    "classify": "Say on which track the initiative of a text runs.",
    "label": "Label the rows of a table.",
    "transitions": "Count the changes of track in a labelled table.",
    "train": "Train a model, also on an expanded corpus.",
    "evaluate": "Score a model on a labelled file.",
    "corpus": "Check a corpus of labelled texts, and show it in figures.",
    "profiles": "List the event files that are recognised.",
}
"""The commands in the order of the help; each is found in the module of its name."""


class Commands(TyperGroup):
    """A group that imports a command's module when the command is called, not before."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ANN401 - typer's context has no public type
        """Name the commands."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ANN401 - likewise its commands
        """Load a command."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"classifier.cli.{cmd_name}")
        if hasattr(module, "app"):
            command = typer.main.get_command(module.app)
        else:
            single = typer.Typer(add_completion=False, rich_markup_mode=None)
            single.command()(getattr(module, cmd_name))
            command = typer.main.get_command(single)
        command.name = cmd_name
        return command

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401
        """List the commands without loading them."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


app = typer.Typer(
    name="multitrack",
    cls=Commands,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"multitrack {__version__}")
        raise typer.Exit


@app.callback()
def multitrack(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Say on which track of diplomacy an initiative runs, and whether it moved from one track to another.

    Example: multitrack classify "Retired generals of both countries met in Bangkok."
    """
    del version


def main() -> None:
    """Run the command line: 0 done, 1 bad file or content, 2 bad option, 130 stopped by Ctrl-C."""
    try:
        app(prog_name="multitrack")
    except MultitrackError as error:
        typer.echo(f"multitrack: {error}", err=True)
        sys.exit(1)


@contextmanager
def loading() -> Iterator[None]:
    """Keep the garbage collector from looking through what is being loaded, all of which stays to the end."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


@contextmanager
def printing() -> Iterator[None]:
    """Write to standard output; a reader that has seen enough (``| head``) ends the command quietly.

    Raises:
        OutputError: standard output takes no more, as on a full disk.
    """
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError as error:
        _discard()
        raise typer.Exit from error
    except OSError as error:
        _discard()
        msg = f"cannot write to standard output: {error.strerror}; make room and run again"
        raise OutputError(msg) from error


def _discard() -> None:
    """Let what is still buffered go nowhere, or Python would try to write it again when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
