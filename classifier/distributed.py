"""Labelling beyond one machine, on a Dask cluster (``pip install 'multitrack[dask]'``)."""

# mypy: disable-error-code="no-untyped-call"
# Dask is typed in part only.

import io
import zipfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Self

from classifier.api import Classifier
from classifier.errors import InputError, OutputError
from classifier.model import default_folder
from classifier.tables.frame import check_columns, label_frame, label_types

try:
    import dask.dataframe as dd
    import pandas as pd
    from dask.delayed import delayed
    from distributed import Client
except ImportError as error:
    MISSING = "a cluster needs Dask: pip install 'multitrack[dask]'"
    raise InputError(MISSING) from error

if TYPE_CHECKING:
    from dask.dataframe import DataFrame


@dataclass(frozen=True, kw_only=True)
class Shipped:
    """A model folder on its way to the workers, as one zip archive."""

    name: str
    packed: bytes

    @classmethod
    def of(cls, folder: Path) -> Self:
        """Pack a model folder."""
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_LZMA) as archive:  # Dask warns of 10 MiB and more
            for path in sorted(folder.iterdir()):
                archive.write(path, path.name)
        return cls(name=folder.resolve().name, packed=buffer.getvalue())


def label(table: "DataFrame", *, text: str, model: Path | None = None) -> "DataFrame":
    """Give a Dask table with the columns of the contract appended, lazily, partition by partition.

    Columns and values are those that ``Classifier.label`` gives on one machine. The model is one node of
    the graph: each worker fetches it once, also one that joins late or is started again.

    Raises:
        InputError: there is no column ``text``, or one of ours is there already.
    """
    check_columns(table.columns, text)
    shipped = delayed(Shipped.of(model or default_folder()), pure=True)
    added = pd.DataFrame({name: pd.Series(dtype=kind) for name, kind in label_types().items()})
    meta = pd.concat([table._meta, added], axis="columns")
    labelled: DataFrame = table.map_partitions(_labelled, shipped, text, meta=meta)
    return labelled


def label_files(pattern: str, folder: str, *, text: str, scheduler: str, model: Path | None = None) -> None:
    """Label the Parquet files that match ``pattern`` on the cluster at ``scheduler`` into ``folder``.

    A local folder appears whole or not at all; workers must see both places, as on shared storage.

    Raises:
        InputError: nothing matches, or the text column is missing.
        OutputError: the folder exists already, or the cluster cannot be reached.
    """
    remote = "://" in folder
    if not remote and Path(folder).exists():
        msg = f"{folder} exists already; name a new folder with -o"
        raise OutputError(msg)
    unfinished = folder if remote else f"{folder}.part"
    with _connected(scheduler):
        labelled = label(_read(pattern), text=text, model=model)
        labelled.to_parquet(unfinished, write_index=False, overwrite=not remote)
    if not remote:
        Path(unfinished).rename(folder)


def _labelled(table: "pd.DataFrame", shipped: Shipped, text: str) -> "pd.DataFrame":
    return label_frame(_opened(shipped), table, text=text)


@cache
def _opened(shipped: Shipped) -> Classifier:
    """Open a shipped model, once in each process; its name is part of every result, so the folder bears it."""
    with TemporaryDirectory() as place, zipfile.ZipFile(io.BytesIO(shipped.packed)) as archive:
        archive.extractall(Path(place) / shipped.name)
        return Classifier.load(Path(place) / shipped.name)


def _connected(scheduler: str) -> Client:
    """Connect to a scheduler."""
    try:
        return Client(scheduler)
    except (OSError, ValueError) as error:
        msg = f"no Dask scheduler answers at {scheduler} ({error}); start one with: dask scheduler"
        raise OutputError(msg) from error


def _read(pattern: str) -> "DataFrame":
    """Open Parquet files with the types they have; pandas' own would turn whole numbers with gaps to floats.

    Raises:
        InputError: nothing matches.
    """
    found: DataFrame = dd.read_parquet(pattern, index=False, dtype_backend="pyarrow")
    if not len(found.columns):
        msg = f"no Parquet files match {pattern}; quote the pattern, and check that the workers see the files"
        raise InputError(msg)
    return found
