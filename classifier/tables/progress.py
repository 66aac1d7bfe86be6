"""Progress for people at a terminal: rows, rows per second, time left."""

import sys
import time
from typing import TextIO


class Progress:
    """Rewrites one line on a terminal and stays silent elsewhere."""

    def __init__(self, length: int, *, stream: TextIO | None = None) -> None:
        self.length = length
        self.stream = stream or sys.stderr
        self.started = time.monotonic()
        self.rows = 0
        self._shown = self.stream.isatty()

    def advance(self, rows: int, end: int) -> None:
        """Note that ``rows`` more are done and the source is read up to ``end``."""
        self.rows += rows
        if self._shown:
            share = min(end / self.length, 1.0) if self.length else 1.0
            left = self._seconds() * (1 - share) / share if share else 0
            line = f"{self.rows:,} rows, {share:.0%}, {self.rate:,.0f} rows/s, {_clock(left)} left"
            self.stream.write(f"\r\x1b[K{line}")
            self.stream.flush()

    def close(self) -> None:
        """Clear the line."""
        if self._shown:
            self.stream.write("\r\x1b[K")
            self.stream.flush()

    @property
    def rate(self) -> float:
        """Give rows per second since the start."""
        return self.rows / max(self._seconds(), 1e-6)

    def _seconds(self) -> float:
        return time.monotonic() - self.started


def _clock(seconds: float) -> str:
    """Write a duration as hours, minutes and seconds.

    >>> _clock(3725)
    '1:02:05'
    """
    minutes, second = divmod(round(seconds), 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours}:{minute:02}:{second:02}"
