"""How fast is multitrack? Ratios against public tools on the same machine, texts and run.

``python -m benchmarks.speed`` measures everything; ``--scale 0.1`` takes a tenth of the rows.
Absolute rows per second depend on the machine and on what else it does; the ratios hardly do, as both
sides are measured in turns.
"""

import argparse
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from benchmarks.measure import COMMAND, ENVIRONMENT, Figure, finish, in_turns, seconds, start
from benchmarks.texts import corpus_rows, made_texts, written

TYPER: Final = """
import typer
app = typer.Typer()
@app.command()
def one(name: str = "x") -> None:
    "One."
@app.command()
def two(name: str = "x") -> None:
    "Two."
app()
"""


def throughput(folder: Path, count: int) -> list[Figure]:
    """Compare labelling with spaCy's bare tokeniser and with TF-IDF and logistic regression."""
    import spacy

    texts = list(made_texts(count))
    path = written(folder / "in.jsonl", iter(texts))
    plain = spacy.blank("en")
    ours, bare, lexical = in_turns(
        [lambda: label_here(path, folder), lambda: sum(1 for _ in plain.pipe(texts)), word_model(texts)], 3
    )
    detail = f"{count / ours:,.0f} rows/s against {{:,.0f}}, {count:,} rows"
    return [
        Figure(
            name="`label` against bare `spacy.blank('en').pipe`",
            value=bare / ours,
            target=0.3,
            least=True,
            detail=detail.format(count / bare),
        ),
        Figure(
            name="`label` against TF-IDF + logistic regression",
            value=lexical / ours,
            target=0.3,
            least=True,
            detail=detail.format(count / lexical),
        ),
    ]


def label_here(path: Path, folder: Path) -> None:
    """Label a file in this process, reading and writing included."""
    from classifier.tables.run import Order, label_file

    label_file(Order(path=path, report=lambda _: None), folder / "out.jsonl")


def word_model(texts: Sequence[str]) -> Callable[[], object]:
    """Fit TF-IDF over words and pairs of words with logistic regression on the corpus; predicting is timed."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline

    rows = corpus_rows()
    model = make_pipeline(TfidfVectorizer(ngram_range=(1, 2)), LogisticRegression(max_iter=1000))
    model.fit([row["text"] for row in rows], [row["track"] for row in rows])
    return lambda: model.predict_proba(texts)


def workers(folder: Path, count: int) -> Figure:
    """Compare two workers with two independent processes that do half each."""
    texts = list(made_texts(count))
    whole = written(folder / "whole.jsonl", iter(texts))
    halves = [written(folder / f"half{n}.jsonl", iter(texts[n::2])) for n in range(2)]
    one, two, apart = in_turns(
        [
            lambda: finish([start("label", str(whole), "-o", str(folder / "one.jsonl"))]),
            lambda: finish([start("label", str(whole), "-o", str(folder / "two.jsonl"), "--workers", "2")]),
            lambda: finish([start("label", str(half), "-o", f"{half}.out.jsonl") for half in halves]),
        ],
        1,
    )
    detail = f"{one / two:.2f} times one process against {one / apart:.2f}, {count:,} rows"
    return Figure(
        name="2 `--workers` against two processes doing half each",
        value=apart / two,
        target=0.85,
        least=True,
        detail=detail,
    )


def memory(folder: Path, few: int, many: int) -> Figure:
    """Compare the peak of memory for many rows with that for few."""
    peaks = []
    for count in (few, many):
        path = written(folder / "memory.jsonl", made_texts(count))
        peaks.append(finish([start("label", str(path), "-o", str(folder / "memory.out.jsonl"))]) / 1024)
    detail = f"{peaks[1]:.0f} MB for {many:,} rows, {peaks[0]:.0f} MB for {few:,}"
    return Figure(name="peak memory", value=peaks[1] / peaks[0], target=1.2, least=False, detail=detail)


def starts() -> list[Figure]:
    """Compare cold starts."""

    def process(*call: str) -> Callable[[], object]:
        return lambda: subprocess.run(call, env=ENVIRONMENT, stdout=subprocess.DEVNULL, check=True)

    spacy_alone = process(sys.executable, "-c", "import spacy; spacy.blank('en')")
    ours, bare = in_turns([process(*COMMAND, "classify", "Envoys met."), spacy_alone], 7)
    our_help, typer_help = in_turns([process(*COMMAND, "--help"), process(sys.executable, "-c", TYPER, "--help")], 7)
    return [
        Figure(
            name="`classify` from a cold shell against importing spaCy",
            value=ours / bare,
            target=1.3,
            least=False,
            detail=f"{ours:.2f} s against {bare:.2f} s",
        ),
        Figure(
            name="`--help` against that of a two-command typer app",
            value=our_help / typer_help,
            target=1.5,
            least=False,
            detail=f"{our_help:.2f} s against {typer_help:.2f} s",
        ),
    ]


def training(folder: Path) -> Figure:
    """Time the training of the default model."""
    taken = seconds(lambda: finish([start("train", "-o", str(folder / "model"))]))
    return Figure(name="training the default model, s", value=taken, target=120, least=False, detail="whole corpus")


def main() -> None:
    """Measure everything and print a Markdown table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scale", type=float, default=1.0, help="share of the rows to take")
    scale = parser.parse_args().scale
    print("| figure | measured | target | met | |", "|---|---|---|---|---|", sep="\n", flush=True)
    with TemporaryDirectory() as name:
        folder = Path(name)
        # First, while this process is small: Linux counts it into the peak of the processes it starts.
        print(memory(folder, int(10_000 * scale), int(1_000_000 * scale)).row(), flush=True)
        for figure in starts():
            print(figure.row(), flush=True)
        for figure in throughput(folder, max(500, int(10_000 * scale))):
            print(figure.row(), flush=True)
        print(workers(folder, int(200_000 * scale)).row(), flush=True)
        print(training(folder).row(), flush=True)


if __name__ == "__main__":
    main()
