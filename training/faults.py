"""A fault in a labelled file: where it is and what is wrong; a file reports all of its faults at once."""

from collections.abc import Sequence
from dataclasses import dataclass

from classifier.errors import InputError


@dataclass(frozen=True, kw_only=True, order=True)
class Fault:
    """One thing to mend; ``line`` counts from 1, and 0 means the file as a whole.

    >>> print(Fault(file="corpus/a.jsonl", line=3, message="track is missing"))
    corpus/a.jsonl:3: track is missing
    """

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}" if self.line else self.file
        return f"{where}: {self.message}"


def refuse(faults: Sequence[Fault]) -> None:
    """Raise one error that names every fault, or do nothing where there is none.

    Raises:
        InputError: there is at least one fault.
    """
    if faults:
        count = f"{len(faults)} fault" + ("s" if len(faults) > 1 else "")
        listing = "\n".join(str(fault) for fault in sorted(faults))
        msg = f"{listing}\n{count}. Mend the lines above and try again."
        raise InputError(msg)
