import pytest

from bibkit.bibtex.tree import parse_bib
from bibkit.errors import InputError
from bibkit.keys.rename import add_aliases, aliases_of, check_renames, follow_references, rename_entries

BIB = """% head
@book{a, title = {A}}
@inbook{b, title = {B}, crossref = {A},
  related = {a, c,b}}
@article(c , title = "C", ids = {old1,  old2}, xdata="a")
@set{s, entryset = {a,b}}
"""


def renamed(keys: dict[str, str], *, aliases: bool = True, text: str = BIB) -> str:
    bib = parse_bib(text)
    rename_entries([(entry, new) for old, new in keys.items() if (entry := bib.entry(old))], aliases=aliases)
    follow_references(bib, keys)
    return bib.dumps().decode()


def test_references_follow_and_the_rest_stays_as_it_is() -> None:
    expected = BIB.replace("@book{a,", "@book{New,").replace("{A},", "{New},", 1).replace("{a, c,b}", "{New, c,b}")
    expected = expected.replace('xdata="a"', 'xdata="New"').replace("{a,b}", "{New,b}")
    assert renamed({"a": "New"}, aliases=False) == expected


def test_the_old_key_joins_the_aliases_once() -> None:
    text = renamed({"c": "d"})
    assert "ids = {old1, old2, c}" in text
    again = renamed({"d": "c"}, text=text)
    assert "ids = {old1, old2, d}" in again


def test_an_alias_that_was_all_there_is_goes_when_it_becomes_the_key() -> None:
    assert "ids" not in renamed({"a": "b"}, aliases=False, text="@misc{a, title={x}, ids={b}}")


def test_entries_may_swap_keys() -> None:
    text = renamed({"a": "b", "b": "a"}, aliases=False)
    assert "@book{b," in text and "@inbook{a," in text and "related = {b, c,a}" in text


@pytest.mark.parametrize(
    ("keys", "reason"),
    [({"a": "B"}, "another entry"), ({"a": "old1"}, "alias"), ({"a": "x", "b": "X"}, "both")],
)
def test_clashes_are_refused(keys: dict[str, str], reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        check_renames([parse_bib(BIB, "x.bib")], keys)


def test_an_entry_may_take_its_own_alias_or_a_key_that_is_given_up() -> None:
    check_renames([parse_bib(BIB)], {"c": "old1", "a": "b", "b": "z"})


def test_aliases_are_added_once_and_never_the_key_itself() -> None:
    bib = parse_bib(BIB)
    entry = bib.entries[2]
    add_aliases(entry, ["old2", "new", "c", "new"])
    assert aliases_of(entry) == ["old1", "old2", "new"]


def test_a_key_that_another_entry_has_now_is_no_alias() -> None:
    swapped = renamed({"a": "b", "b": "a"})
    assert "ids = {a}" not in swapped and "ids = {b}" not in swapped
    moved = renamed({"a": "b", "b": "z"})
    assert "@inbook{z," in moved and "ids = {b}" not in moved and "ids = {a}" in moved


def test_citations_in_notes_follow() -> None:
    text = '@misc{a, title={A}}\n@misc{b, note = "See " # x # {: \\cite[p.~3]{a, c} and \\cite{ab}}, title = {a}}\n'
    assert renamed({"a": "New"}, aliases=False, text=text) == text.replace("{a,", "{New,")
