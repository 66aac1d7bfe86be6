"""The examples of the documents: found, run, and brought up to date (``python -m tests.documents``)."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from doctest import ELLIPSIS, OutputChecker
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent
DOCUMENTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"^\$ ((?:.*\\\n)*.*)\n", re.MULTILINE)
SPEED = re.compile(r"\d+ rows per second")


@dataclass(frozen=True, kw_only=True)
class Example:
    """A command of a document and the output that the document shows."""

    command: str
    shown: str

    def holds(self, output: str) -> bool:
        return OutputChecker().check_output(self.shown + "\n", output + "\n", ELLIPSIS)


def examples(text: str) -> list[Example]:
    return [example for block in BLOCK.findall(text) for example in _examples(block)]


def _examples(block: str) -> list[Example]:
    parts = COMMAND.split(block)[1:]
    return [
        Example(command=command, shown=_plain(shown)) for command, shown in zip(parts[::2], parts[1::2], strict=True)
    ]


@cache
def playground() -> Path:
    """Make a folder like a checkout, in which examples may write, with ``multitrack`` on the path."""
    folder = Path(tempfile.mkdtemp(prefix="multitrack-"))
    for name in ("examples", "corpus"):
        shutil.copytree(ROOT / name, folder / name)
    for name in ("bin", "models"):
        (folder / name).mkdir()
    command = folder / "bin" / "multitrack"
    command.write_text(f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -m classifier "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    return folder


@cache
def run(command: str) -> str:
    """Run a command once, and give what a terminal without colours would show."""
    folder = playground()
    path = f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-c", command],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        cwd=folder,
        env={**os.environ, "PATH": path, "COLUMNS": "100", "NO_COLOR": "1", "PYTHONUTF8": "1"},
        text=True,
        encoding="utf-8",
        check=False,
    )
    return _plain(done.stdout)


def _plain(output: str) -> str:
    return "\n".join(line.rstrip() for line in output.rstrip().splitlines())


def refreshed(text: str) -> str:
    """Give a document with the output of its examples as it is today; what holds stays as it is."""
    return BLOCK.sub(lambda found: f"```console\n{_refreshed(found.group(1))}```", text)


def _refreshed(block: str) -> str:
    pieces = []
    for example in _examples(block):
        output = run(example.command)
        shown = example.shown if example.holds(output) else SPEED.sub("... rows per second", output)
        pieces.append(f"$ {example.command}\n" + (f"{shown}\n" if shown else ""))
    return "\n".join(pieces)


if __name__ == "__main__":
    for document in DOCUMENTS:
        document.write_text(refreshed(document.read_text(encoding="utf-8")), encoding="utf-8")
    shutil.rmtree(playground())
