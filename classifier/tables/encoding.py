"""Which characters the bytes of a text file stand for."""

import codecs
import re
from dataclasses import dataclass
from typing import IO, Final

from classifier.errors import InputError

BLOCK: Final = 1 << 20
BOMS: Final[tuple[tuple[bytes, str], ...]] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
CONTROLS: Final = bytes(set(range(32)) - set(b"\t\n\f\r"))
"""Bytes that stand in texts by accident only."""
DAMAGED: Final = re.compile("[\udc80-\udcff]")
"""How the error handler ``surrogateescape`` shows bytes that are not UTF-8."""
FALLBACK: Final = "cp1252"
"""What Excel and older Windows tools write when it is not UTF-8; its western half equals ISO-8859-1."""


@dataclass(frozen=True, kw_only=True)
class Encoding:
    """A codec, the byte order mark to expect and to write again, and how many bytes it cannot read."""

    codec: str
    bom: bytes = b""
    damaged: int = 0

    @property
    def errors(self) -> str:
        """Name the error handler that carries undecodable bytes through unchanged."""
        return "surrogatepass" if self.codec.startswith("utf-16") else "surrogateescape"

    @property
    def note(self) -> str:
        """Say it for people."""
        mark = " with byte order mark" if self.bom else ""
        harm = f", {self.damaged} damaged bytes kept as they are" if self.damaged else ""
        return f"{self.codec}{mark}{harm}"


def is_binary(head: bytes) -> bool:
    r"""Say whether the first bytes of a file hold more control characters than any text does.

    >>> is_binary(bytes(range(32)) * 9), is_binary("a,b\n".encode("utf-16"))
    (True, False)
    """
    wide = _wide(head) or any(head.startswith(bom) for bom, _ in BOMS)
    return not wide and len(head.translate(None, CONTROLS)) < 0.98 * len(head)


def detect(stream: IO[bytes]) -> Encoding:
    """Read a stream to its end and tell its encoding.

    A byte order mark decides; else zero bytes in every second place mean UTF-16; else it is UTF-8
    unless more bytes are broken than characters are sound, as in a file written as cp1252.

    >>> import io
    >>> detect(io.BytesIO("Genève, façade".encode("cp1252"))).note
    'cp1252'
    """
    head = stream.read(BLOCK)
    for bom, codec in BOMS:
        if head.startswith(bom):
            return Encoding(codec=codec, bom=bom)
    if wide := _wide(head):
        return Encoding(codec=wide)
    return _narrow(head, stream)


def forced(name: str, stream: IO[bytes]) -> Encoding:
    """Take the encoding that the user names, keeping a byte order mark that stands there.

    Raises:
        InputError: Python knows no such encoding.
    """
    try:
        codec = codecs.lookup(name).name.replace("_", "-")
    except LookupError as error:
        msg = f"no such encoding: {name!r}; for instance utf-8, utf-16, cp1252, iso-8859-1"
        raise InputError(msg) from error
    head = stream.read(4)
    wanted = {"utf-8-sig": "utf-8", "utf-16": "utf-16-le"}.get(codec, codec)
    for bom, known in BOMS:
        if head.startswith(bom) and (known == wanted or codec == "utf-16"):
            return Encoding(codec=known, bom=bom)
    return Encoding(codec=wanted)


def _wide(head: bytes) -> str:
    """Name the UTF-16 variant of bytes that are mostly zero in every second place, else nothing."""
    if len(head) < 4:
        return ""
    half = len(head) // 2
    if head[1::2].count(0) > 0.6 * half:
        return "utf-16-le"
    return "utf-16-be" if head[0::2].count(0) > 0.6 * half else ""


def _narrow(head: bytes, stream: IO[bytes]) -> Encoding:
    decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
    sound = broken = 0
    block = head
    while block:
        if not block.isascii() or decoder.getstate()[0]:
            text = decoder.decode(block)
            harmed = len(DAMAGED.findall(text))
            sound += len(text) - len(text.encode("ascii", "ignore")) - harmed
            broken += harmed
        block = stream.read(BLOCK)
    broken += len(decoder.decode(b"", final=True))
    return Encoding(codec=FALLBACK) if broken > sound else Encoding(codec="utf-8", damaged=broken)
