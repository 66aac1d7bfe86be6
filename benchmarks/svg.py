"""Charts as SVG, written from numbers: lines with bands over two axes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import count
from math import ceil
from typing import Final

WIDTH, HEIGHT = 680, 440
LEFT, RIGHT, TOP, BOTTOM = 64, 24, 68, 56
"""The chart in pixels, and the margins around the field that the lines are drawn in."""

TICKS: Final = 8
"""How many steps an axis has at most, so that what is written along it does not run together."""

STYLES: Final = (("#0072b2", ""), ("#d55e00", "7 4"))
"""Colour and dashes of the first line and of the second, which the colour-blind and a grey print tell apart.

Source: Okabe and Ito 2008, "Color universal design".
"""


@dataclass(frozen=True, kw_only=True)
class Point:
    """A point of a line, and how far up the band around it reaches."""

    x: float
    y: float
    low: float
    high: float


@dataclass(frozen=True, kw_only=True)
class Line:
    """A named line."""

    name: str
    points: Sequence[Point]


@dataclass(frozen=True, kw_only=True)
class Axis:
    """What an axis shows, and the values written along it; it runs from the first to the last."""

    label: str
    ticks: Sequence[float]

    def share(self, value: float) -> float:
        """Tell how far along the axis a value lies, from 0 to 1; what lies beyond an end is drawn at it.

        >>> [Axis(label="texts", ticks=(0, 5, 10)).share(value) for value in (0, 2.5, 20)]
        [0.0, 0.25, 1.0]
        """
        first, last = self.ticks[0], self.ticks[-1]
        return min(1.0, max(0.0, (value - first) / (last - first)))


@dataclass(frozen=True, kw_only=True)
class Chart:
    """Lines over two axes; ``diagonal`` draws where both are equal."""

    title: str
    across: Axis
    up: Axis
    lines: Sequence[Line]
    diagonal: bool = False

    def place(self, x: float, y: float) -> tuple[float, float]:
        """Give the pixel of two values."""
        wide, high = WIDTH - LEFT - RIGHT, HEIGHT - TOP - BOTTOM
        return LEFT + wide * self.across.share(x), HEIGHT - BOTTOM - high * self.up.share(y)


def steps(most: float) -> list[float]:
    """Give round ticks from nought to at least ``most``.

    >>> steps(1174)
    [0.0, 200.0, 400.0, 600.0, 800.0, 1000.0, 1200.0]
    """
    wide = next(wide for power in count() for wide in (10**power, 2 * 10**power, 5 * 10**power) if most / wide <= TICKS)
    return [float(wide * place) for place in range(ceil(most / wide) + 1)]


def draw(chart: Chart) -> str:
    """Write a chart as an SVG file.

    Raises:
        ValueError: there are more lines than can be told apart.
    """
    if len(chart.lines) > len(STYLES):
        msg = f"{chart.title}: {len(chart.lines)} lines, at most {len(STYLES)} can be told apart"
        raise ValueError(msg)
    title = escape(chart.title)
    inside = [
        f"<title>{title}</title>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>',
        _text(LEFT, 24, title, 'font-size="15" font-weight="bold"'),
        *_across(chart),
        *_up(chart),
        *_diagonal(chart),
        *(_band(chart, line, colour) for line, (colour, _) in zip(chart.lines, STYLES, strict=False)),
        *(piece for line, style in zip(chart.lines, STYLES, strict=False) for piece in _line(chart, line, *style)),
        *_legend(chart),
    ]
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" '
        'role="img" font-family="sans-serif" font-size="12" fill="#222222">'
    )
    return "\n".join([head, *(f"  {one}" for one in inside), "</svg>", ""])


def _across(chart: Chart) -> Iterator[str]:
    floor = HEIGHT - BOTTOM
    for value in chart.across.ticks:
        x, _ = chart.place(value, chart.up.ticks[0])
        yield f'<path d="M{x:.1f} {floor}v5" stroke="#222222"/>'
        yield _text(x, floor + 19, f"{value:,g}", 'text-anchor="middle"')
    yield f'<path d="M{LEFT} {floor}H{WIDTH - RIGHT}" stroke="#222222"/>'
    yield _text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 12, escape(chart.across.label), 'text-anchor="middle"')


def _up(chart: Chart) -> Iterator[str]:
    for value in chart.up.ticks:
        _, y = chart.place(chart.across.ticks[0], value)
        yield f'<path d="M{LEFT} {y:.1f}H{WIDTH - RIGHT}" stroke="#dddddd"/>'
        yield _text(LEFT - 8, y + 4, f"{value:.1f}", 'text-anchor="end"')
    middle = (TOP + HEIGHT - BOTTOM) / 2
    turned = f'text-anchor="middle" transform="rotate(-90 18 {middle:.1f})"'
    yield _text(18, middle, escape(chart.up.label), turned)


def _diagonal(chart: Chart) -> Iterator[str]:
    if chart.diagonal:
        ends = _path([chart.place(value, value) for value in (chart.up.ticks[0], chart.up.ticks[-1])])
        yield f'<path d="{ends}" stroke="#888888" stroke-dasharray="2 3"/>'


def _band(chart: Chart, line: Line, colour: str) -> str:
    high = [chart.place(point.x, point.high) for point in line.points]
    low = [chart.place(point.x, point.low) for point in reversed(line.points)]
    return f'<path d="{_path([*high, *low])}Z" fill="{colour}" fill-opacity="0.15"/>'


def _line(chart: Chart, line: Line, colour: str, dashes: str) -> Iterator[str]:
    middle = [chart.place(point.x, point.y) for point in line.points]
    yield f'<path d="{_path(middle)}" fill="none" stroke="{colour}" stroke-width="2" stroke-dasharray="{dashes}"/>'
    for x, y in middle:
        yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" fill="{colour}"/>'


def _legend(chart: Chart) -> Iterator[str]:
    wide = (WIDTH - LEFT - RIGHT) / len(STYLES)
    for place, (line, (colour, dashes)) in enumerate(zip(chart.lines, STYLES, strict=False)):
        x = LEFT + wide * place
        yield f'<path d="M{x:.1f} 46h28" stroke="{colour}" stroke-width="2" stroke-dasharray="{dashes}"/>'
        yield _text(x + 36, 50, escape(line.name))


def _path(points: Sequence[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points)


def _text(x: float, y: float, words: str, more: str = "") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" {more}>{words}</text>'.replace(" >", ">")
