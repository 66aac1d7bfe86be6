"""Which encoder writes a source's rows to a target."""

from dataclasses import replace
from typing import Final

from classifier.errors import OutputError
from classifier.tables.columns import COLUMNS
from classifier.tables.delimited import Dialect, encode
from classifier.tables.encoders import UTF8, DelimitedEncoder, Encoder, JsonEncoder, bare, harmless
from classifier.tables.formats import Format
from classifier.tables.json_source import JsonSource
from classifier.tables.sniff import OWN
from classifier.tables.source import Source
from classifier.tables.text_source import TextSource

SHEET: Final = Format(kind="delimited", packing="", suffix=".csv")
"""What a workbook becomes where the user names no format."""


def encoder_for(source: Source, wanted: Format | None, *, dropped: tuple[str, ...], escape: bool) -> Encoder:
    """Choose the encoder; ``wanted`` is None for a stream, which gets the format of the source.

    Raises:
        OutputError: the format can be read but not written, or not streamed, or not escaped.
    """
    form = wanted or (SHEET if source.format.kind == "xlsx" else source.format)
    if escape and form.kind != "delimited":
        msg = f"only spreadsheets run formulas: --escape-formulas is for .csv and .tsv, not {form.suffix}"
        raise OutputError(msg)
    if form.kind == "delimited":
        return _delimited(source, form, dropped, escape=escape)
    if form.kind == "jsonl":
        return JsonEncoder()
    if form.kind == "xlsx":
        msg = "multitrack reads .xlsx but does not write it; write .csv, which Excel opens"
        raise OutputError(msg)
    if wanted is None or form.packing:
        msg = "Parquet goes into a file with that very suffix; name one with -o OUT.parquet"
        raise OutputError(msg)
    from classifier.tables.parquet import ParquetEncoder

    return ParquetEncoder(types=source.types if isinstance(source, JsonSource) else {})


def _delimited(source: Source, form: Format, dropped: tuple[str, ...], *, escape: bool) -> DelimitedEncoder:
    """Write as the input is written, unless the suffix asks for another delimiter."""
    dialect, encoding, keep = Dialect(delimiter=OWN[form.suffix]), UTF8, False
    if isinstance(source, TextSource):
        keep = form.suffix in (source.format.suffix, ".txt")
        dialect = source.dialect if keep else replace(dialect, eol=source.dialect.eol)
        encoding = replace(source.encoding, damaged=0)
    return DelimitedEncoder(
        dialect=dialect,
        encoding=encoding,
        head=_head(source, dialect, dropped, escape=escape, keep=keep),
        keep=keep and not escape and not dropped,
        escape=escape,
        suffix=form.suffix,
    )


def _head(source: Source, dialect: Dialect, dropped: tuple[str, ...], *, escape: bool, keep: bool) -> str:
    """Write the header; a table that came without one goes without one."""
    names = list(source.columns)
    if isinstance(source, TextSource):
        if source.header is None:
            return ""
        if keep and not escape and not dropped:
            return f"{bare(source.header.raw)}{dialect.delimiter}{encode(COLUMNS, dialect)}"
        names = source.header.cells
    pairs = zip(source.columns, names, strict=True)
    cells = [*(name for column, name in pairs if column not in dropped), *COLUMNS]
    return encode([harmless(cell) for cell in cells] if escape else cells, dialect)
