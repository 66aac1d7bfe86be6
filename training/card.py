"""The model card, generated from the manifest.

Source: Mitchell et al. 2019, "Model cards for model reporting".
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from classifier.labels import TRACK_NAMES

_INTRODUCTION: Final = """\
# Model card

Written by `multitrack train` from `manifest.json`; do not edit it, train anew.

## Model details

Says from a short English description on which track of diplomacy an initiative runs, and whether it moved from one
track to another. Logistic regressions on sublinear tf-idf of words, participants and cues, with names of
countries, peoples, places and persons masked: the track of the text (`track`), the role of each participant (`role`),
whether a text (`told`) and a clause (`turn`) look like the report of a transition, and the track of a stretch of text
(`phase`), of its earlier and of its later end (`earlier`, `later`). A conditional logit over what these say of the
most telling clause decides whether a transition is reported, and between which tracks (`reported`). The folder holds
plain arrays and JSON; loading it runs no code.
"""

_USE: Final = """\
## Intended use

For peace researchers, analysts and coders of event files: to pre-sort, to label many descriptions of initiatives, and
to find those that a person should read. Not meant for deciding about persons or organisations, for judging whether an
initiative is legitimate or successful, for texts in other languages, or for whole documents.

## Factors

Length, register, region and decade of the text, and how openly it says who sits at the table. A text that hides the
capacity of its participants cannot be labelled by reading it, by whatever model.
"""

_CAVEATS: Final = """\
## Ethical considerations

A wrong label can make unofficial contacts look official, or the other way round, which may harm those who take part.
Read what stands under `review`, and check the label yourself before you publish anything about a living initiative.
`features.json` lists words and pairs of words that stand in at least two texts of the corpus, and `cases.json` the
names and sources of its cases: whoever trains on confidential texts must treat the folder as confidential.

## Caveats and recommendations

Few people wrote the corpus, so figures on held-out texts of the corpus flatter the model: measure it on your own
texts (`multitrack evaluate FILE`). Few real texts are as evenly spread over the labels as the corpus, and the
probabilities know nothing of how frequent a label is in yours.
"""


def render(manifest: Mapping[str, Any]) -> str:
    """Write the card of a model folder, in Markdown."""
    return "\n".join([_INTRODUCTION, *_details(manifest), _USE, *_training(manifest), *_figures(manifest), _CAVEATS])


def _details(manifest: Mapping[str, Any]) -> Iterator[str]:
    versions = ", ".join(f"{name} {version}" for name, version in manifest["versions"].items())
    yield f"Format {manifest['format']}, reader `{manifest['reader']}`, trained with {versions}.\n"


def _training(manifest: Mapping[str, Any]) -> Iterator[str]:
    corpus = manifest["corpus"]
    yield "## Training data\n"
    yield f"{corpus['texts']} texts about {corpus['initiatives']} initiatives; content hash `{corpus['hash'][:16]}`.\n"
    yield "| label | texts |\n|:---|---:|"
    for label, count in corpus["labels"].items():
        yield f"| {label} ({TRACK_NAMES[label]}) | {count} |"
    yield f"| with a transition | {corpus['transitions']} |"
    yield f"| with annotated participants | {corpus['annotated']} |\n"


def _figures(manifest: Mapping[str, Any]) -> Iterator[str]:
    yield "## Quantitative analyses\n"
    yield "Each text was labelled by models taught without its initiative and, where the column says so, without its"
    yield "writer. In brackets: 95 % of bootstrap draws over initiatives. The temperatures rest on the same texts.\n"
    scores = manifest["scores"]
    yield f"| measure | {' | '.join(scores)} |\n|:---|{'---:|' * len(scores)}"
    for name in next(iter(scores.values()))["figures"]:
        yield _line(name, [one["figures"][name] for one in scores.values()])
    yield _line("share of right roles", [one["roles"]["accuracy"] for one in scores.values()])
    yield ""
    yield from _pairs(scores)
    calibration = manifest["calibration"]
    yield f"Temperature {calibration['track']:.3f} (`reported`: {calibration['reported']:.3f}), chosen by log loss on"
    yield f"texts {calibration['on']}. A label is among the candidates up to these distances 1 - p:\n"
    yield ", ".join(f"{label}: {distance:.3f}" for label, distance in manifest["quantiles"].items()) + ".\n"
    if calibration["few"]:
        yield f"Too few texts for a distance of its own, so always a candidate: {', '.join(calibration['few'])}.\n"


def _pairs(scores: Mapping[str, Any]) -> Iterator[str]:
    """Tell how well each pair of tracks is found, and how few texts that rests on."""
    kind = list(scores)[-1]
    yield f"Changes of track in texts {kind}, by pair:\n"
    yield "| from > to | texts | found | rightly found |\n|:---|---:|---:|---:|"
    for pair, counts in scores[kind]["pairs"].items():
        yield f"| {pair} | {counts['texts']} | {counts['found']} | {counts['right']} |"
    yield ""


def _line(name: str, figures: list[Mapping[str, float | None] | None]) -> str:
    return f"| {name} | {' | '.join(map(_written, figures))} |"


def _written(figure: Mapping[str, float | None] | None) -> str:
    if figure is None or figure["value"] is None:
        return "–"
    return f"{figure['value']:.3f} [{figure['low']:.3f}, {figure['high']:.3f}]"
