import pytest

from classifier.errors import InputError
from classifier.tables.chunks import JsonChunk, TextChunk
from classifier.tables.profiles import profile_named
from classifier.tables.recipe import Extract, Recipe, recipe


def chunk(*rows: list[str], faults: dict[int, str] | None = None) -> TextChunk:
    return TextChunk(columns=("title", "notes"), cells=rows, raws=[None] * len(rows), faults=faults or {}, end=0)


@pytest.mark.parametrize(
    ("chosen", "row", "expected"),
    [
        (Recipe(columns=("notes",)), ["T", " Envoys met. "], Extract(" Envoys met. ", None)),
        (Recipe(columns=("title", "notes")), ["Talks", "Envoys met."], Extract("Talks. Envoys met.", None)),
        (Recipe(columns=("notes", "title")), ["Talks", ""], Extract("Talks", None)),
        (Recipe(columns=("title", "notes"), template="{title}: {notes}!"), ["a", "b"], Extract("a: b!", None)),
        (Recipe(columns=("title",), template="In {title}"), ["", "b"], Extract("", "no text")),
        (Recipe(columns=("notes",)), ["T", "  "], Extract("", "no text")),
        (Recipe(columns=("notes",)), ["T", "Gen\udce8ve"], Extract("Gen?ve", None)),
    ],
)
def test_read(chosen: Recipe, row: list[str], expected: Extract) -> None:
    assert chosen.read(chunk(row)) == [expected]


def test_a_fault_of_the_row_comes_first() -> None:
    assert Recipe(columns=("notes",)).read(chunk(["a", "b"], faults={0: "blank line"})) == [Extract("", "blank line")]


def test_null_is_no_text_and_numbers_are_no_string() -> None:
    rows = JsonChunk(columns=("t",), lines=["", ""], objects=[{"t": None}, {"t": 7}], faults={}, end=0)
    assert [one.fault for one in Recipe(columns=("t",)).read(rows)] == ["no text", "the text is no string but int"]


@pytest.mark.parametrize(
    ("names", "columns", "template", "profile", "expected"),
    [
        (["id", "text"], (), None, None, Recipe(columns=("text",))),
        (["id", "description"], (), None, None, Recipe(columns=("description",))),
        (["only"], (), None, None, Recipe(columns=("only",))),
        (["id", "notes"], (), None, "acled", Recipe(columns=("notes",))),
        (["id", "notes"], ("id",), None, "acled", Recipe(columns=("id",))),
        (["a b", "c"], (), "{a b}/{c}", None, Recipe(columns=("a b", "c"), template="{a b}/{c}")),
    ],
)
def test_recipe(
    names: list[str], columns: tuple[str, ...], template: str | None, profile: str | None, expected: Recipe
) -> None:
    known = profile_named(profile) if profile else None
    assert recipe(names, columns=columns, template=template, profile=known) == expected


@pytest.mark.parametrize(
    ("columns", "template", "message"),
    [
        (("c",), None, "no column 'c' in the table; its columns are a, b"),
        ((), "{c} met", "no column 'c' in the table"),
        ((), "no field", "names no column"),
        ((), None, "which column holds the text"),
    ],
)
def test_what_cannot_be_chosen(columns: tuple[str, ...], template: str | None, message: str) -> None:
    with pytest.raises(InputError, match=message):
        recipe(["a", "b"], columns=columns, template=template, profile=None)
