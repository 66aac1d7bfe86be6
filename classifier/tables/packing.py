"""Files as streams of bytes, packed or not, and the hash that tells one input from another."""

import gzip
import hashlib
import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, Final, cast

from classifier.errors import InputError
from classifier.tables.formats import Packing

ZIP_DATE: Final = (1980, 1, 1, 0, 0, 0)
"""The earliest date a zip can hold; a fixed one, so that equal content gives equal bytes."""


def digest(path: Path) -> str:
    """Hash the bytes of a file (SHA-256, hexadecimal)."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def zip_member(path: Path) -> str:
    """Name the one member of a zip archive.

    Raises:
        InputError: the archive is damaged, empty, or has several members.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            names = [one.filename for one in archive.infolist() if not one.is_dir()]
    except zipfile.BadZipFile as error:
        msg = f"{path} is not a zip archive that can be read ({error}); download it again"
        raise InputError(msg) from error
    if len(names) != 1:
        msg = f"{path} holds {len(names)} files ({', '.join(names[:5])}); unpack it and label them one by one"
        raise InputError(msg)
    return names[0]


@contextmanager
def unpacked(path: Path, packing: Packing) -> Iterator[IO[bytes]]:
    """Open a file for reading, unpacking it on the way.

    Raises:
        InputError: what is packed cannot be unpacked.
    """
    try:
        if packing == "zip":
            with zipfile.ZipFile(path) as archive, archive.open(zip_member(path)) as member:
                yield member
        else:
            with path.open("rb") as raw, _reader(raw, packing) as stream:
                yield stream
    except (gzip.BadGzipFile, zipfile.BadZipFile, EOFError) as error:
        msg = f"{path} is packed but damaged ({error}); download or pack it again"
        raise InputError(msg) from error


@contextmanager
def packed(path: Path, packing: Packing, *, name: str) -> Iterator[IO[bytes]]:
    """Open a file for writing so that what is written arrives packed; ``name`` is for the member of a zip."""
    if packing == "zip":
        with (
            zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, allowZip64=True) as archive,
            archive.open(_member(name), "w", force_zip64=True) as member,
        ):
            yield member
    elif packing == "gz":
        with path.open("wb") as raw, gzip.GzipFile(filename="", mode="wb", fileobj=raw, mtime=0) as member:
            yield cast("IO[bytes]", member)
    elif packing == "zst":
        with _arrow().CompressedOutputStream(str(path), "zstd") as member:
            yield member
    else:
        with path.open("wb") as raw:
            yield raw


def _member(name: str) -> zipfile.ZipInfo:
    member = zipfile.ZipInfo(name, date_time=ZIP_DATE)
    member.compress_type = zipfile.ZIP_DEFLATED
    return member


def _reader(raw: IO[bytes], packing: Packing) -> IO[bytes]:
    if packing == "gz":
        return cast("IO[bytes]", gzip.GzipFile(fileobj=raw, mode="rb"))
    if packing == "zst":
        stream: IO[bytes] = io.BufferedReader(_arrow().CompressedInputStream(raw, "zstd"))
        return stream
    return raw


def _arrow() -> Any:  # noqa: ANN401 - pyarrow has no types
    try:
        import pyarrow
    except ImportError as error:
        msg = ".zst and .parquet need pyarrow: pip install 'multitrack[parquet]'"
        raise InputError(msg) from error
    return pyarrow
