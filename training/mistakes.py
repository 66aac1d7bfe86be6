"""The texts that the model got wrong, by the rule of the codebook that decides them."""

import csv
import re
from collections.abc import Iterator, Sequence
from io import StringIO
from pathlib import Path
from typing import Final

from classifier.records import Result
from training.lines import write_text
from training.rows import Pair, Row
from training.tables import Table

COLUMNS: Final = (
    "rule",
    "id",
    "track",
    "found",
    "probability",
    "candidates",
    "review",
    "transitions",
    "transitions_found",
    "transition_words",
    "transition_words_found",
    "evidence",
    "participants",
    "rationale",
    "text",
)
NO_RULE: Final = "no rule named"


def by_rule(rows: Sequence[Row], results: Sequence[Result]) -> Table:
    """Count texts and wrong labels by rule; a text that several rules decide counts under each."""
    lines = []
    named = sorted({rule for row in rows for rule in rules(row)})
    for rule in (None, *named):
        own = [place for place, row in enumerate(rows) if (rule in rules(row) if rule else not rules(row))]
        wrong = sum(results[place].track != rows[place].track for place in own)
        lines.append((str(rule or NO_RULE), len(own), wrong))
    return Table(title="Errors by rule of the codebook", columns=("rule", "texts", "wrong"), lines=tuple(lines))


def rules(row: Row) -> tuple[int, ...]:
    """Give the rules that decide a row: those it lists, else those that its rationale names.

    >>> rules(Row(id="a", text="They met.", track="1", group="a", rationale="A mandate (rules 2 and 9)."))
    (2, 9)
    """
    named = re.findall(r"\brules?((?:(?:,| and|\s)*\s*\d+)+)", row.rationale)
    return row.rules or tuple(int(number) for numbers in named for number in re.findall(r"\d+", numbers))


def write_errors(rows: Sequence[Row], results: Sequence[Result], path: Path) -> int:
    """Write the texts whose label or transitions are wrong as CSV, sorted by rule, and give their number.

    Raises:
        OutputError: the file cannot be written.
    """
    pairs = zip(rows, results, strict=True)
    wrong = [(row, result) for row, result in pairs if result.track != row.track or _moves(result) != set(row.pairs)]
    wrong.sort(key=lambda one: (rules(one[0]) or (99,), one[0].track, one[1].track, one[0].id))
    sheet = StringIO()
    writer = csv.writer(sheet, lineterminator="\n")
    writer.writerows([COLUMNS, *(tuple(_cells(row, result)) for row, result in wrong)])
    write_text(path, sheet.getvalue())
    return len(wrong)


def _moves(result: Result) -> set[Pair]:
    return {(one.from_, one.to) for one in result.transitions}


def _cells(row: Row, result: Result) -> Iterator[str]:
    yield ";".join(map(str, rules(row)))
    yield from (row.id, row.track, result.track, f"{result.probability:.4f}")
    yield "|".join(result.candidates)
    yield result.review or ""
    yield ";".join(f"{old}>{new}" for old, new in row.pairs)
    yield ";".join(f"{one.from_}>{one.to}" for one in result.transitions)
    yield "; ".join(one.evidence.text for one in row.transitions)
    yield "; ".join(one.evidence.text for one in result.transitions)
    yield "; ".join(f"{one.text} ({one.track}: {one.weight:+.2f})" for one in result.evidence)
    yield "; ".join(f"{one.text} ({one.kind}, {one.capacity}, {one.role})" for one in result.participants)
    yield row.rationale
    yield row.text
