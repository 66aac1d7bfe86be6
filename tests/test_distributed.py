# mypy: disable-error-code="no-untyped-call"
# Dask is typed in part only.

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
import pytest

from classifier import Classifier
from classifier.errors import InputError, OutputError

pytest.importorskip("distributed", reason="Dask is an optional extra")

import dask
import dask.dataframe as dd
from distributed import Client, LocalCluster, futures_of, wait

from classifier.distributed import label, label_files

TEXTS = [
    "The two foreign ministers met in Geneva and signed a ceasefire.",
    "Retired generals and scholars of both countries held an unofficial dialogue in Bangkok.",
    None,
    "Students of the two cities spent a summer in each other's families.",
    "Chambers of commerce of both sides founded a joint business council.",
]
# Dask's own threads and sockets are closed late when a worker is killed.
pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")


@pytest.fixture(scope="module")
def cluster() -> Iterator[LocalCluster]:
    with LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, host="127.0.0.1"
    ) as running:
        yield running


@pytest.fixture
def table() -> pd.DataFrame:
    return pd.DataFrame({"text": TEXTS * 40, "n": range(200)})


def plain(table: pd.DataFrame) -> list[dict[str, object]]:
    """Give the rows as Python values: Dask and pandas write missing strings in their own ways."""
    rows = table.astype(object).to_dict("records")
    return [{str(name): None if pd.isna(value) else value for name, value in row.items()} for row in rows]


def test_a_cluster_says_what_one_machine_says_though_a_worker_is_killed(
    cluster: LocalCluster, table: pd.DataFrame
) -> None:
    expected = Classifier.load().label(table, text="text")
    with Client(cluster) as client:
        lazy = label(dd.from_pandas(table, npartitions=8), text="text")
        assert list(lazy.columns) == list(expected.columns)
        running = lazy.persist()
        parts = futures_of(running)
        wait(parts[:2])
        os.kill(client.run(os.getpid).popitem()[1], signal.SIGKILL)
        found = running.compute()
    assert plain(found) == plain(expected)


def test_files_are_labelled_into_a_folder(cluster: LocalCluster, table: pd.DataFrame, tmp_path: Path) -> None:
    for number, part in enumerate((table[:120], table[120:])):
        part.to_parquet(tmp_path / f"{number}.parquet", index=False)
    pattern, out = str(tmp_path / "*.parquet"), tmp_path / "out"
    label_files(pattern, str(out), text="text", scheduler=cluster.scheduler_address)
    assert plain(pq.read_table(out).to_pandas()) == plain(Classifier.load().label(table, text="text"))
    with pytest.raises(OutputError, match="exists already"):
        label_files(pattern, str(out), text="text", scheduler=cluster.scheduler_address)
    with pytest.raises(InputError, match="no Parquet files match"):
        label_files(str(tmp_path / "x*.parquet"), str(out) + "2", text="text", scheduler=cluster.scheduler_address)


def test_a_missing_column_is_told_before_anything_runs(table: pd.DataFrame) -> None:
    with pytest.raises(InputError, match="no column 'notes' in the table; its columns are text, n"):
        label(dd.from_pandas(table, npartitions=2), text="notes")


def test_no_scheduler(tmp_path: Path) -> None:
    quickly = dask.config.set({"distributed.comm.timeouts.connect": "500ms"})
    with quickly, pytest.raises(OutputError, match="no Dask scheduler answers at tcp://127"):
        label_files("x", str(tmp_path / "out"), text="text", scheduler="tcp://127.0.0.1:9")
