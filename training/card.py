"""The model card, made from the manifest alone (Mitchell et al. 2019, "Model cards for model reporting")."""

from collections.abc import Mapping
from typing import Any

_CARD = """# Model card

Made from the manifest of this folder; do not edit.

## What it is
A linear model (sublinear tf-idf, balanced logistic regression) over participants, cues and masked words that a
spaCy pipeline reads in an English text. It assigns one of {labels}.

## What it is for
Sorting descriptions of peacemaking initiatives by track, with a person who looks at what it marks for review.
Not for judging people or initiatives, and not for texts in other languages.

## What it was taught
{total} texts (corpus hash `{corpus}`), by label: {rows}; {transitions} of them report a transition.

## How good it is on writers it had not seen
{split}: macro-F1 {macro}, accuracy {accuracy} (95 % intervals by bootstrap over groups). This is measured inside
the corpus; `multitrack evaluate FILE` measures any other labelled file, beside its baselines.

## Calibration
Temperature {temperature:.3f}. Conformal sets at 90 %, one quantile a label: {quantiles}.
Labels with too few rows for a quantile, always candidates: {few}.

## Made with
{packages}; reader `{reader}`; seed {seed}.
"""


def card(manifest: Mapping[str, Any]) -> str:
    """Give the card as Markdown."""
    measured = manifest["scores"]
    return _CARD.format(
        labels=", ".join(manifest["labels"]),
        total=sum(manifest["rows"].values()),
        corpus=manifest["corpus"][:16],
        rows=_listed(manifest["rows"]),
        transitions=manifest["transitions"],
        split=measured["split"][:1].upper() + measured["split"][1:],
        macro=_interval(measured["macro_f1"]),
        accuracy=_interval(measured["accuracy"]),
        temperature=manifest["temperature"],
        quantiles=_listed({label: f"{value:.2f}" for label, value in manifest["quantiles"].items()}),
        few=", ".join(manifest["too_few_for_a_quantile"]) or "none of them",
        packages=_listed(manifest["packages"]),
        reader=manifest["reader"],
        seed=manifest["seed"],
    )


def _listed(entries: Mapping[str, Any]) -> str:
    return ", ".join(f"{key} {value}" for key, value in entries.items())


def _interval(found: Mapping[str, float]) -> str:
    return f"{found['value']:.2f} ({found['low']:.2f} to {found['high']:.2f})"
