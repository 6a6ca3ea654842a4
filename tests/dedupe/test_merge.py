import pytest

from bibkit.bibtex.tree import BibFile, parse_bib
from bibkit.dedupe.merge import apply_merge, propose_merge

BIB = """@string{jm = {Journal of Monsters}}
@misc{a, title = {Deep monsters}, author = {Fox, E.}, year = 2001, keywords = {x, y}, note = {mine}, timestamp = {1}}
% between
@article{b,
  title   = {Deep Monsters: A Review},
  author  = {Fox, Eve and Wu, An},
  journal = jm,
  pages   = {1--9},
  doi     = {10.1000/ABC},
  ids     = {b2},
  month   = mar,
}
@article{c, title = {Deep monsters}, author = {Eve Fox and others}, journaltitle = {J. Monst.}, pages = {1},
  volume = {7}, note = {theirs}}
"""


def merged(
    cited: dict[str, int] | None = None, text: str = BIB, parents: tuple[str, ...] = ()
) -> tuple[BibFile, dict[str, str]]:
    bib = parse_bib(text)
    merge = propose_merge(bib.entries, cited=cited or {}, parents=parents)
    keys = merge.keys
    apply_merge(merge)
    return bib, keys


def test_every_field_says_where_it_is_from() -> None:
    bib = parse_bib(BIB)
    merge = propose_merge(bib.entries, cited={})
    said = {choice.name: (choice.action, choice.source) for choice in merge.fields}
    assert merge.kept.key == "b"
    assert said == {
        "title": ("same", "b"), "author": ("same", "b"), "journal": ("same", "b"), "pages": ("same", "b"),
        "doi": ("same", "b"), "month": ("same", "b"), "year": ("filled", "a"), "keywords": ("filled", "a"),
        "note": ("filled", "a"), "volume": ("filled", "c"),
    }  # fmt: skip
    note = next(choice for choice in merge.fields if choice.name == "note")
    assert note.others == (("c", "theirs"),)


def test_the_kept_entry_is_filled_and_the_others_go() -> None:
    bib, keys = merged()
    assert keys == {"a": "b", "c": "b"}
    assert [block.key for block in bib.entries] == ["b"]
    text = bib.dumps().decode()
    assert "% between" in text and "@string{jm" in text
    for line in ("year    = {2001}", "volume  = {7}", "note    = {mine}", "ids     = {b2, a, c}"):
        assert line in text
    assert "timestamp" not in text and "journaltitle" not in text


def test_the_key_that_is_cited_stays_whichever_entry_is_kept() -> None:
    bib, keys = merged({"c": 3, "a": 1})
    assert [block.key for block in bib.entries] == ["c"]
    assert keys == {"a": "c", "b": "c"}
    assert "ids     = {b2, b, a}" in bib.dumps().decode()


def test_what_the_others_say_more_fully_is_taken() -> None:
    text = """@book{a, title={Monsters of the deep}, author={Fox, E. and others}, pages={3}, year={1999}, url={u}}
@book{b, title={Monsters of the Deep: A History}, author={Fox, Eve and Wu, An}, pages={3--9}, year={2000}}"""
    bib = parse_bib(text)
    fields = {c.name: c for c in propose_merge(bib.entries, cited={}).fields}
    assert {name: choice.action for name, choice in fields.items()} == {
        "title": "finer", "author": "finer", "pages": "finer", "year": "kept", "url": "same",
    }  # fmt: skip
    assert fields["year"].others == (("b", "2000"),)
    assert fields["author"].value == "Fox, Eve and Wu, An"

    text = """@book{a, title={Monsters of the deep}, author={Fox, E.}}
@book{b, title={Monsters of the deep}, author={Fox, Eve Maria}}"""
    (author,) = (c for c in propose_merge(parse_bib(text).entries, cited={}).fields if c.name == "author")
    assert (author.action, author.value) == ("finer", "Fox, Eve Maria")


def test_the_last_of_crossrefs_parents_is_kept() -> None:
    text = "@proceedings{a, title={X of Y and Z}, year=2001, editor={E}}\n@proceedings{b, title={X of Y and Z}}"
    bib, keys = merged(text=text, parents=("a",))
    assert keys == {"a": "b"}
    assert bib.dumps() == b"@proceedings{b, editor={E}, title={X of Y and Z}, year=2001, ids={a}}"


def test_macros_stay_macros() -> None:
    bib, _ = merged(text="@article{a, title={T}, doi={10.1/x}, url={u}}\n@article{b, title={T}, month = mar}")
    assert b"month=mar" in bib.dumps()


@pytest.mark.parametrize("key", ["a", "dup"])
def test_entries_of_one_key_become_one(key: str) -> None:
    bib, keys = merged(text=f"@book{{{key}, title={{T}}}}\n@book{{{key}, title={{T}}, year=1}}\n")
    assert keys == {}
    assert [block.key for block in bib.entries] == [key]


def test_lists_are_put_together_and_nothing_that_was_written_is_lost() -> None:
    bib, _ = merged(
        text="@article{a, title={T}, year=2001, month=3, keywords={x, y; z}, annote={mine}, journal={J}}\n"
        "@misc{b, title={T}, month=mar, keywords={Z, w}, annote={theirs}}\n"
    )
    entry = bib.entries[0]
    said = {field.name: bib.expand(field) for field in entry.fields}
    assert said["keywords"] == "x, y; z; w" and said["annote"] == "mine\n\ntheirs"


def test_a_month_is_the_same_in_figures_and_in_words() -> None:
    bib = parse_bib("@article{a, title={T}, month=3}\n@article{b, title={T}, month=mar}\n@article{c, month={03}}")
    choices = {choice.name: choice for choice in propose_merge(bib.entries, cited={}).fields}
    assert choices["month"].action == "same"
