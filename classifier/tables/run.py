"""Labelling a file: source, labeller and encoder put together, for a file or a stream."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from itertools import islice
from pathlib import Path
from typing import IO, Any

from classifier import __version__
from classifier.errors import InputError, OutputError
from classifier.tables.chunks import ROWS, Chunk
from classifier.tables.columns import COLUMNS
from classifier.tables.formats import format_of
from classifier.tables.labeller import Labelled, Labeller
from classifier.tables.packing import digest
from classifier.tables.parts import Parts
from classifier.tables.progress import Progress
from classifier.tables.recipe import recipe
from classifier.tables.source import Reading, Source, open_source
from classifier.tables.tally import Tally
from classifier.tables.targets import encoder_for

Report = Callable[[str], None]


@dataclass(frozen=True, kw_only=True)
class Order:
    """What the user wants labelled and how; ``text_columns``, ``template`` and the profile choose the text.

    ``report`` takes what is said on the way: what was detected, and the rate.
    """

    path: Path
    reading: Reading = field(default_factory=Reading)
    text_columns: tuple[str, ...] = ()
    template: str | None = None
    model: Path | None = None
    workers: int = 1
    overwrite: bool = False
    escape: bool = False
    report: Report


def label_file(order: Order, target: Path, *, resume: bool = False) -> Tally:
    """Label a table into a file, which appears whole or not at all.

    Raises:
        InputError: the input cannot be read, or has columns of ours already.
        OutputError: the output cannot be written; finished chunks stay beside it for ``resume``.
    """
    if target.resolve() == order.path.resolve():
        msg = f"{target} is the input, which is never touched; choose another name with -o"
        raise OutputError(msg)
    wanted = format_of(target)
    if target.is_dir() or not target.parent.is_dir():
        what = "it is a folder" if target.is_dir() else f"there is no folder {target.parent}"
        msg = f"cannot write {target}: {what}; choose another place with -o"
        raise OutputError(msg)
    source, labeller = _prepared(order)
    dropped = _dropped(source, order)
    encoder = encoder_for(source, wanted, escape=order.escape, dropped=dropped)
    parts = Parts(target=target, suffix=encoder.suffix)
    tallies = parts.start(_key(order, source, labeller), resume=resume)
    if tallies:
        order.report(f"{sum(one.rows for one in tallies):,} rows were finished before")
    for chunk, labels in _labelled(order, source, labeller, skip=len(tallies)):
        tally = Tally.of(labels)
        parts.add(len(tallies), encoder.encode(chunk.without(dropped) if dropped else chunk, labels), tally)
        tallies.append(tally)
    parts.finish(len(tallies), encoder, wanted.packing)
    return sum(tallies, Tally())


def label_stream(order: Order, out: IO[bytes]) -> Tally:
    """Label a table into a stream, chunk by chunk.

    Raises:
        InputError: the input cannot be read, or has columns of ours already.
        OutputError: the format cannot be streamed.
    """
    source, labeller = _prepared(order)
    dropped = _dropped(source, order)
    encoder = encoder_for(source, None, escape=order.escape, dropped=dropped)
    out.write(encoder.start)
    total = Tally()
    for chunk, labels in _labelled(order, source, labeller, skip=0):
        out.write(encoder.encode(chunk.without(dropped) if dropped else chunk, labels))
        out.flush()
        total += Tally.of(labels)
    return total


def _prepared(order: Order) -> tuple[Source, Labeller]:
    """Open the source and choose the labeller, saying what was detected."""
    with _readable(order.path):
        source = open_source(order.path, order.reading)
    for note in source.notes:
        order.report(f"{order.path.name}: {note}")
    if source.profile:
        order.report(f"profile {source.profile.name}: {source.profile.about}")
    labeller = _labeller(order, source)
    order.report(f"labels from {labeller.note}, by {labeller.model}")
    return source, labeller


def _labeller(order: Order, source: Source) -> Labeller:
    """Choose who labels; only prose needs the model and what it loads."""
    asked = order.text_columns or order.template
    if source.profile and source.profile.coded and not asked:
        from classifier.tables.coded import CodedLabeller

        return CodedLabeller(profile=source.profile)
    from classifier.tables.prose import ProseLabeller

    chosen = recipe(source.columns, columns=order.text_columns, template=order.template, profile=source.profile)
    return ProseLabeller(recipe=chosen, path=order.model, workers=order.workers)


def _labelled(order: Order, source: Source, labeller: Labeller, *, skip: int) -> Iterator[Labelled]:
    """Label the chunks after the first ``skip``, showing progress and saying the rate at the end."""
    progress = Progress(source.length)
    try:
        for chunk, labels in labeller.label(islice(_chunks(order, source), skip, None)):
            progress.advance(len(chunk), chunk.end)
            yield Labelled(chunk, labels)
    finally:
        progress.close()
    order.report(f"{progress.rate:.0f} rows per second")


def _chunks(order: Order, source: Source) -> Iterator[Chunk]:
    with _readable(order.path):
        yield from source.chunks()


@contextmanager
def _readable(path: Path) -> Iterator[None]:
    """Say which input an error of the file system is about."""
    try:
        yield
    except OSError as error:
        msg = f"cannot read {path}: {error.strerror or error}; check that it is still there and yours to read"
        raise InputError(msg) from error


def _key(order: Order, source: Source, labeller: Labeller) -> dict[str, Any]:
    """Tell what the finished chunks depend on, so that a run resumes only its own."""
    return {
        "input": digest(order.path),
        "model": labeller.model,
        "version": __version__,
        "rows a chunk": ROWS,
        "reading": asdict(order.reading),
        "text": [*order.text_columns, order.template],
        "options": [order.overwrite, order.escape],
        "columns": list(source.columns),
    }


def _dropped(source: Source, order: Order) -> tuple[str, ...]:
    """Name the input's columns that ours replace.

    Raises:
        InputError: there are some, and the user has not allowed it.
    """
    taken = tuple(name for name in source.columns if name in COLUMNS)
    if taken and not order.overwrite:
        msg = f"{order.path} has the columns {', '.join(taken)} already; allow replacing them with --overwrite-columns"
        raise InputError(msg)
    return taken
