import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classifier.errors import InputError
from classifier.tables.encoding import BLOCK, Encoding, detect, forced

SAMPLE = "Genève; „Gespräche“ – naïve façade\n"


@pytest.mark.parametrize(
    ("raw", "note"),
    [
        (b"plain\n", "utf-8"),
        (SAMPLE.encode(), "utf-8"),
        (SAMPLE.encode("utf-8-sig"), "utf-8 with byte order mark"),
        (SAMPLE.encode("utf-16"), "utf-16-le with byte order mark"),
        (SAMPLE.encode("utf-16-le"), "utf-16-le"),
        (SAMPLE.encode("utf-16-be"), "utf-16-be"),
        (SAMPLE.encode("cp1252"), "cp1252"),
        (SAMPLE.encode() * 9 + b"\xe8\n", "utf-8, 1 damaged bytes kept as they are"),
        (b"a" * BLOCK + "è".encode("cp1252"), "cp1252"),
    ],
)
def test_detect(raw: bytes, note: str) -> None:
    assert detect(io.BytesIO(raw)).note == note


def test_a_character_across_two_blocks_is_sound() -> None:
    raw = b"a" * (BLOCK - 1) + "è".encode()
    assert detect(io.BytesIO(raw)) == Encoding(codec="utf-8")


@pytest.mark.parametrize(
    ("name", "raw", "expected"),
    [
        ("UTF8", SAMPLE.encode("utf-8-sig"), Encoding(codec="utf-8", bom=b"\xef\xbb\xbf")),
        ("utf-16", SAMPLE.encode("utf-16-be"), Encoding(codec="utf-16-le")),
        ("utf-16", b"\xfe\xff" + SAMPLE.encode("utf-16-be"), Encoding(codec="utf-16-be", bom=b"\xfe\xff")),
        ("latin-1", b"\xe8", Encoding(codec="iso8859-1")),
    ],
)
def test_forced(name: str, raw: bytes, expected: Encoding) -> None:
    assert forced(name, io.BytesIO(raw)) == expected


def test_unknown_encoding() -> None:
    with pytest.raises(InputError, match="no such encoding: 'klingon'"):
        forced("klingon", io.BytesIO())


@given(raw=st.binary(max_size=200))
def test_any_bytes_go_through(raw: bytes) -> None:
    found = detect(io.BytesIO(raw))
    if not found.codec.startswith("utf-16"):
        assert raw == found.bom + raw[len(found.bom) :].decode(found.codec, found.errors).encode(
            found.codec, found.errors
        )
