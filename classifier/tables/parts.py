"""The finished chunks beside an output, and the output made of them: whole or not at all."""

import json
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from classifier.errors import OutputError
from classifier.tables.encoders import Encoder
from classifier.tables.formats import Packing
from classifier.tables.packing import packed
from classifier.tables.tally import Tally

KEY = "key.json"


@dataclass(frozen=True, kw_only=True)
class Parts:
    """The folder ``OUT.part``: ``key.json`` and, for each finished chunk, its rows and its tally.

    The tally is written last; a chunk counts as finished if its tally is there.
    """

    target: Path
    suffix: str

    @property
    def folder(self) -> Path:
        """Name the folder."""
        return self.target.with_name(f"{self.target.name}.part")

    def start(self, key: Mapping[str, Any], *, resume: bool) -> list[Tally]:
        """Prepare the folder and give the tallies of the chunks that are finished already.

        Raises:
            OutputError: there are finished chunks of another input, model or set of options.
        """
        if not resume and (self.folder / KEY).is_file():
            shutil.rmtree(self.folder)
        with _writing(self.target):
            self.folder.mkdir(exist_ok=True)
            if not (self.folder / KEY).is_file():
                _write(self.folder / KEY, json.dumps(key).encode())
        old = json.loads((self.folder / KEY).read_text("utf-8"))
        if changed := sorted(name for name in old.keys() | key.keys() if old.get(name) != key.get(name)):
            msg = f"cannot resume {self.target}: {', '.join(changed)} changed since; run without --resume to begin anew"
            raise OutputError(msg)
        return self._finished()

    def add(self, place: int, rows: bytes, tally: Tally) -> None:
        """Store a finished chunk."""
        with _writing(self.target):
            _write(self._rows(place), rows)
            _write(self._tally(place), json.dumps(tally.to_dict()).encode())

    def finish(self, count: int, encoder: Encoder, packing: Packing) -> None:
        """Make the output of the chunks, put it in place in one step, and remove the folder."""
        whole = self.folder / "whole"
        inner = Path(self.target.stem)
        name = inner.name if inner.suffix else f"{inner}{encoder.suffix}"
        with _writing(self.target):
            with packed(whole, packing, name=name) as out:
                encoder.assemble((self._rows(place) for place in range(count)), out)
            with whole.open("r+b") as stream:
                os.fsync(stream.fileno())
            whole.replace(self.target)
        shutil.rmtree(self.folder)

    def _finished(self) -> list[Tally]:
        tallies: list[Tally] = []
        while (path := self._tally(len(tallies))).is_file():
            tallies.append(Tally.from_dict(json.loads(path.read_text("utf-8"))))
        return tallies

    def _rows(self, place: int) -> Path:
        return self.folder / f"{place:06}{self.suffix}"

    def _tally(self, place: int) -> Path:
        return self.folder / f"{place:06}.tally.json"


def _write(path: Path, content: bytes) -> None:
    """Write a file so that it is there whole or not at all."""
    unfinished = path.with_suffix(".unfinished")
    with unfinished.open("wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
    unfinished.replace(path)


@contextmanager
def _writing(target: Path) -> Iterator[None]:
    """Say what an error of the file system means for the output."""
    try:
        yield
    except OSError as error:
        msg = f"cannot write {target}: {error.strerror or error}; make room or choose another place with -o"
        raise OutputError(f"{msg}, then run again with --resume to go on where it stopped") from error
