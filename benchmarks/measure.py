"""How to measure: figures with targets, calls timed in turns, processes with their peak of memory."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final

from benchmarks.texts import ROOT

COMMAND: Final = [sys.executable, "-m", "classifier"]
ENVIRONMENT: Final = {**os.environ, "PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}


@dataclass(frozen=True, kw_only=True)
class Figure:
    """A measured figure and its target; ``least`` says on which side of the target it should lie."""

    name: str
    value: float
    target: float
    least: bool
    detail: str

    def row(self) -> str:
        """Write the figure as a row of a Markdown table."""
        met = self.value >= self.target if self.least else self.value <= self.target
        bound = f"{'≥' if self.least else '≤'} {self.target:g}"
        return f"| {self.name} | {self.value:.2f} | {bound} | {'yes' if met else 'no'} | {self.detail} |"


def seconds(work: Callable[[], object]) -> float:
    """Time one call."""
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def in_turns(works: Sequence[Callable[[], object]], times: int) -> list[float]:
    """Time several calls in turns, so that a busy moment meets all of them, and give the medians."""
    rounds = [[seconds(work) for work in works] for _ in range(times)]
    return [median(column) for column in zip(*rounds, strict=True)]


def start(*arguments: str) -> subprocess.Popen[bytes]:
    """Start the command line in a process of its own."""
    return subprocess.Popen(
        [*COMMAND, *arguments], env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


def finish(running: Sequence[subprocess.Popen[bytes]]) -> int:
    """Wait for processes and give the largest peak of memory among them, in kilobytes."""
    peaks = []
    for one in running:
        _, status, usage = os.wait4(one.pid, 0)
        if status:
            msg = f"the command failed: {one.args!r}"
            raise RuntimeError(msg)
        peaks.append(usage.ru_maxrss)
    return max(peaks)
