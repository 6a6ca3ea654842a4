"""Edits that look as if the file's owner had made them."""

from __future__ import annotations

import pytest

from bibkit.bibtex.edits import (
    add_entry,
    add_string,
    remove_entry,
    remove_field,
    rename_entry,
    rename_field,
    reorder,
    set_field,
    set_type,
)
from bibkit.bibtex.tree import BibFile, EntryBlock, parse_bib
from bibkit.errors import InputError


def first(text: str) -> EntryBlock:
    return parse_bib(text).entries[0]


def text_of(bib: BibFile) -> str:
    return bib.dumps().decode()


STYLES = {
    "aligned, no comma at the end": (
        "@article{a,\n    author    = {X},\n    title     = {Y},\n    year      = 2000\n}\n",
        "@article{a,\n    author    = {X},\n    title     = {Y},\n    year      = 2000,\n    number    = 7\n}\n",
    ),
    "Emacs: values aligned, names capitalised, quotes": (
        '@Article{a,\n  Author =       "X",\n  Journal =      "Z",\n  Year =         2000,\n}\n',
        '@Article{a,\n  Author =       "X",\n  Journal =      "Z",\n  Year =         2000,\n  Number =       7,\n}\n',
    ),
    "commas lead the lines, capitals": (
        "@ARTICLE{a\n , AUTHOR = {X}\n , TITLE = {Y}\n }\n",
        "@ARTICLE{a\n , AUTHOR = {X}\n , TITLE = {Y}\n , NUMBER = {7}\n }\n",
    ),
    "names aligned to the right": (
        "@article{a,\n  author = {X},\n   title = {Y},\n    year = {2000}\n}\n",
        "@article{a,\n  author = {X},\n   title = {Y},\n    year = {2000},\n  number = {7}\n}\n",
    ),
    "one line": ("@article{a,author={X},year={2000}}", "@article{a,author={X},year={2000},number={7}}"),
    "tabs, comments": (
        "@article(a,\n\tauthor = {X},\n\tyear = 2000 % checked\n)\n",
        "@article(a,\n\tauthor = {X},\n\tyear = 2000, % checked\n\tnumber = 7\n)\n",
    ),
    "comment behind the last comma": (
        "@misc{a,\n  t = {X},\n  u = {Y}, % checked\n}\n",
        "@misc{a,\n  t = {X},\n  u = {Y}, % checked\n  number = {7},\n}\n",
    ),
    "blank lines between fields": (
        "@misc{a,\n\n  t = {X},\n\n  u = {Y},\n\n}\n",
        "@misc{a,\n\n  t = {X},\n\n  u = {Y},\n\n  number = {7},\n\n}\n",
    ),
    "brace behind the last value": ("@misc{a,\n  t = {x}}\n", "@misc{a,\n  t = {x},\n  number = {7}}\n"),
    "no fields": ("@misc{a}\n", "@misc{a,\n  number = {7},\n}\n"),
    "no fields but a comma": ("@misc{a,\n}\n", "@misc{a,\n  number = {7},\n}\n"),
    "Windows line ends": (
        "@misc{a,\r\n  t = {x},\r\n  u = {y}\r\n}\r\n",
        "@misc{a,\r\n  t = {x},\r\n  u = {y},\r\n  number = {7}\r\n}\r\n",
    ),
    "as the entry above": (
        "@misc{a,}\n@misc{b,\n\tTITLE = {x},\n\tYEAR = 2\n}\n",
        "@misc{a,\n\tNUMBER = 7\n}\n@misc{b,\n\tTITLE = {x},\n\tYEAR = 2\n}\n",
    ),
}


@pytest.mark.parametrize(("before", "after"), STYLES.values(), ids=STYLES)
def test_a_new_field_imitates_its_neighbours(before: str, after: str) -> None:
    bib = parse_bib(before)
    assert set_field(bib.entries[0], "number", "7")
    assert text_of(bib) == after
    assert not set_field(bib.entries[0], "number", "7")


ARTICLE = "@article{a,\n  title = {T},\n  journal = {J},\n  year = 2000,\n  volume = 3,\n  pages = {1--2},\n  owner = {me},\n}"


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("author", 1),
        ("month", 4),
        ("number", 5),
        ("publisher", 6),
        ("doi", 6),
        ("abstract", 6),
        ("bdsk-url-1", 7),
    ],
)
def test_a_new_field_goes_where_a_hand_would_put_it(name: str, line: int) -> None:
    entry = first(ARTICLE)
    set_field(entry, name, "x")
    lines = ARTICLE.splitlines()
    assert entry.raw.splitlines() == [*lines[:line], f"  {name} = {{x}},", *lines[line:]]


def test_new_fields_among_others() -> None:
    year_last = first(
        "@article{a,\n  title = {T},\n  volume = 3,\n  pages = {1},\n  year = 2000,\n  timestamp = {t}\n}"
    )
    for name in ("month", "number", "publisher", "issn", "doi"):
        set_field(year_last, name, "x")
    assert [field.name for field in year_last.fields] == (
        ["title", "volume", "number", "pages", "year", "month", "publisher", "issn", "doi", "timestamp"]
    )
    sorted_names = first(
        "@article{a,\n\tAuthor = {A},\n\tJournal = {J},\n\tTitle = {T},\n\tVolume = {1},\n\tYear = {2}}"
    )
    for name in ("month", "doi", "url"):
        set_field(sorted_names, name, "x")
    assert [field.name for field in sorted_names.fields] == (
        ["Author", "Doi", "Journal", "Month", "Title", "Url", "Volume", "Year"]
    )
    few = first("@article{a,\n\tAuthor = {A},\n\tPages = {1},\n\tTitle = {T}}")
    set_field(few, "journal", "x")
    assert [field.name for field in few.fields] == ["Author", "Journal", "Pages", "Title"]
    usual = first("@article{a, author = {A}, title = {T}, year = 2000}")
    set_field(usual, "journal", "x")
    assert [field.name for field in usual.fields] == ["author", "title", "journal", "year"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "@a{k, year = 1, volume = 2,\n  pages = {3}\n}",
            "@a{k, year = 1, volume = 2,\n  number = {x},\n  pages = {3}\n}",
        ),
        (
            "@a{k,\n  volume = 2, % sic\n  pages = {3}\n}",
            "@a{k,\n  volume = 2, % sic\n  number = {x},\n  pages = {3}\n}",
        ),
        ("@a{k\n , volume = 2\n , pages = {3}\n }", "@a{k\n , volume = 2\n , number = {x}\n , pages = {3}\n }"),
        ("@a{k,volume=2, % sic\npages={3}}", "@a{k,volume=2, % sic\nnumber={x},\npages={3}}"),
        # Where the comma stands below the comment, the end is the only place that is safe.
        ("@a{k,\n volume=2 % sic\n , pages={3}}", "@a{k,\n volume=2 % sic\n , pages={3},\nnumber={x}}"),
    ],
)
def test_a_field_between_others(before: str, after: str) -> None:
    entry = first(before)
    set_field(entry, "number", "x")
    assert entry.raw == after


@pytest.mark.parametrize(("before", "after"), STYLES.values(), ids=STYLES)
def test_removing_it_again_leaves_the_file_as_it_was(before: str, after: str) -> None:
    bib = parse_bib(after)
    assert remove_field(bib.entries[0], "NUMBER")
    if "%" in before or "}\n@misc{b" in before or before.count("=") < 2:
        assert "umber" not in text_of(bib)  # a comma or a line end more may remain
    else:
        assert text_of(bib) == before


def test_a_value_keeps_its_delimiters() -> None:
    entry = first('@misc{a, t = {x}, u = "y", v = 12, w = "{z}"}')
    for name, value in (("t", "1"), ("u", "2"), ("v", "3"), ("w", 'say "no"')):
        set_field(entry, name, value)
    assert entry.raw == '@misc{a, t = {1}, u = "2", v = 3, w = {say "no"}}'
    set_field(entry, "v", "3a")
    assert entry.field("v").pieces == (("braced", "3a"),)


def test_macros_stay_unless_they_are_what_changes() -> None:
    bib = parse_bib('@string{acm = "ACM"}\n@misc{a, publisher = acm # " Press", month = jan}\n')
    entry = bib.entries[0]
    assert not set_field(entry, "publisher", "ACM Press")
    assert not set_field(entry, "month", "JAN", style="macro")
    set_field(entry, "title", "x")
    assert entry.raw == '@misc{a, title = "x", publisher = acm # " Press", month = jan}'
    set_field(entry, "month", "feb", style="macro")
    set_field(entry, "publisher", "IEEE")
    assert entry.raw == '@misc{a, title = "x", publisher = "IEEE", month = feb}'


def test_values_that_would_swallow_the_file_are_refused() -> None:
    entry = first("@misc{a, t = {x}}")
    for value in ("a}", "{", "C:\\dir\\", "a \\} b"):
        with pytest.raises(InputError, match="balance"):
            set_field(entry, "u", value)
    with pytest.raises(InputError, match="no name of a macro"):
        set_field(entry, "u", "a b", style="macro")
    with pytest.raises(InputError, match="no number"):
        set_field(entry, "u", "1a", style="number")
    with pytest.raises(InputError, match="no name for a field"):
        set_field(entry, "a = {b}, c", "x")
    assert entry.raw == "@misc{a, t = {x}}"


def test_characters_that_the_file_cannot_hold() -> None:
    bib = parse_bib("@misc{a, t = {“ß”}}".encode("cp1252"), "old.bib")
    set_field(bib.entries[0], "u", "é")
    assert bib.dumps() == "@misc{a, t = {“ß”}, u = {é}}".encode("cp1252")
    assert set_field(bib.entries[0], "u", "Łódź")
    assert not set_field(bib.entries[0], "u", "Łódź")
    assert bib.dumps() == r"@misc{a, t = {“ß”}, u = {{\L}ód{\'z}}}".encode("cp1252")
    with pytest.raises(InputError, match=r"old\.bib is written in cp1252, which has no '字'"):
        set_field(bib.entries[0], "v", "字")
    with pytest.raises(InputError, match="which has no 'ł'"):
        set_field(bib.entries[0], "url", "https://ł.pl")
    japanese = parse_bib("% Encoding: Shift_JIS\n@misc{a, t = {表示}}".encode("shift_jis"))
    with pytest.raises(InputError, match="shift_jis"):
        set_field(japanese.entries[0], "u", "😀")


def test_undecodable_bytes_beside_an_edit_stay() -> None:
    bib = parse_bib("@misc{a, t = {äöü字".encode() + b"\xe4\xff}, u = {x}}\n")
    set_field(bib.entries[0], "u", "ü")
    assert bib.dumps() == "@misc{a, t = {äöü字".encode() + b"\xe4\xff}, u = {\xc3\xbc}}\n"


def test_utf16() -> None:
    bib = parse_bib("@misc{a, t = {ß}}\n".encode("utf-16"))
    set_field(bib.entries[0], "t", "字😀")
    assert bib.dumps() == "@misc{a, t = {字😀}}\n".encode("utf-16")


def test_removing_fields() -> None:
    text = "@misc{a,\n  t = {x}, % why\n  % about u\n  u = {y}, v = {z},\n  w = 1,\n  T = {again}\n}\n"
    entry = first(text)
    assert remove_field(entry, "t")
    assert entry.raw == "@misc{a,\n  % why\n  % about u\n  u = {y}, v = {z},\n  w = 1\n}"
    remove_field(entry, "u")
    assert entry.raw == "@misc{a,\n  % why\n  % about u\n  v = {z},\n  w = 1\n}"
    remove_field(entry, "w")
    remove_field(entry, "v")
    assert entry.fields == []
    assert "% about u" in entry.raw
    assert not remove_field(entry, "v")


def test_renaming_fields_keeps_case_and_column() -> None:
    entry = first("@Article{a,\n  Journal = {J},\n  Year    = 2000,\n  DOI     = {x},\n}")
    assert rename_field(entry, "year", "date")
    assert entry.raw == "@Article{a,\n  Journal = {J},\n  Date    = 2000,\n  DOI     = {x},\n}"
    assert rename_field(entry, "Doi", "doi")
    assert "  doi     = {x}" in entry.raw
    assert not rename_field(entry, "note", "annote")
    with pytest.raises(InputError, match="already"):
        rename_field(entry, "date", "journal")


def test_types_and_keys() -> None:
    bib = parse_bib("@ARTICLE{a b,\n t={x}}\n@misc{c}@misc{t={y}}")
    assert rename_entry(bib.entries[0], "ab:1")
    assert set_type(bib.entries[0], "Misc")
    assert not set_type(bib.entries[0], "Misc")
    assert rename_entry(bib.entries[2], "z")
    assert text_of(bib) == "@Misc{ab:1,\n t={x}}\n@misc{c}@misc{z, t={y}}"
    assert bib.entry("ab:1") is bib.entries[0]
    for key, match in (("c", "already"), ("a,b", "no citation key"), ("", "no citation key"), ("50%", "no citation")):
        with pytest.raises(InputError, match=match):
            rename_entry(bib.entries[0], key)
    with pytest.raises(InputError, match="no type"):
        set_type(bib.entries[0], "a b")


FILE = "% top\n\n@string{j = {J}}\n\n@misc{a,\n  t = {x}\n}\n\n% about b\n@misc{b,\n  t = {y}\n}\n\n@Comment{jabref}\n"


def test_new_entries_find_their_place_and_look() -> None:
    new = ("article", "n", [("title", "N"), ("month", "jan", "macro")])
    added = "@article{n,\n  title = {N},\n  month = jan\n}"
    bib = parse_bib(FILE)
    add_entry(bib, new)
    assert text_of(bib) == FILE.replace("\n\n@Comment", f"\n\n{added}\n\n@Comment")
    bib = parse_bib(FILE)
    add_entry(bib, new, before=bib.entries[1])
    assert text_of(bib) == FILE.replace("% about b", f"{added}\n\n% about b")
    bib = parse_bib(FILE)
    add_entry(bib, '@ARTICLE(n,title="N",\nmonth=jan,)', after=bib.entries[0])
    assert text_of(bib) == FILE.replace("% about b", f"{added.replace('article', 'ARTICLE')}\n\n% about b")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "@misc{n,\n  t = {x},\n}\n"),
        ("\ufeff", "\ufeff@misc{n,\n  t = {x},\n}\n"),
        ("% c", "% c\n@misc{n,\n  t = {x},\n}\n"),
        ("@comment{x}", "@comment{x}\n\n@misc{n,\n  t = {x},\n}\n"),
        ("@string{a={b}}\r\n", "@string{a={b}}\r\n\r\n@misc{n,\r\n  t = {x},\r\n}\r\n"),
        ("@misc{a, t={y}} % c", "@misc{a, t={y}} % c\n\n@misc{n, t={x}}\n"),
        ("@misc{a, t={y}}", "@misc{a, t={y}}\n\n@misc{n, t={x}}"),
        ("@misc{a, t={y}}\n", "@misc{a, t={y}}\n\n@misc{n, t={x}}\n"),
    ],
)
def test_a_new_entry_in_small_files(before: str, after: str) -> None:
    bib = parse_bib(before)
    add_entry(bib, ("misc", "n", {"t": "x"}))
    assert text_of(bib) == after


def test_what_is_no_new_entry() -> None:
    bib = parse_bib("@misc{a, t={y}}\n")
    for text in ("", "@misc{b, t={x}", "@misc{b}@misc{c}", "@string{b={x}}", "@misc{t={x}}", "@misc{b, t={x} {y}}"):
        with pytest.raises(InputError):
            add_entry(bib, text)
    with pytest.raises(InputError, match="already"):
        add_entry(bib, "@misc{a, t={x}}")
    assert text_of(bib) == "@misc{a, t={y}}\n"


def test_removing_an_entry_and_one_gap() -> None:
    bib = parse_bib(FILE)
    remove_entry(bib.entries[0])
    assert text_of(bib) == FILE.replace("@misc{a,\n  t = {x}\n}\n\n", "")
    remove_entry(bib.entries[0])
    assert text_of(bib) == "% top\n\n@string{j = {J}}\n\n% about b\n@Comment{jabref}\n"
    assert bib.entries == []
    last = parse_bib("@misc{a}\n\n@misc{b}\n")
    entry = last.entries[1]
    remove_entry(entry)
    assert text_of(last) == "@misc{a}\n"
    with pytest.raises(InputError, match="not in the file"):
        remove_entry(entry)


def test_an_unclosed_neighbour_shall_not_swallow_more() -> None:
    text = "@misc{open, t = {\n\n@misc{a}\n% a comment\n"
    bib = parse_bib(text)
    with pytest.raises(InputError, match="never closed"):
        remove_entry(bib.entries[0])
    assert text_of(bib) == text


def test_reordering_leaves_the_rest_where_it_stands() -> None:
    bib = parse_bib(FILE)
    assert reorder(bib, bib.entries[::-1])
    a, b = "@misc{a,\n  t = {x}\n}", "@misc{b,\n  t = {y}\n}"
    assert text_of(bib) == FILE.replace(a, "A").replace(b, a).replace("A", b)
    assert not reorder(bib, list(bib.entries))
    with pytest.raises(InputError, match="each entry once"):
        reorder(bib, bib.entries[:1])


def test_new_strings() -> None:
    bib = parse_bib(FILE)
    add_string(bib, "acm", "A {C} M")
    assert text_of(bib) == FILE.replace("{J}}\n", "{J}}\n@string{acm = {A {C} M}}\n")
    assert bib.macros["acm"] == "A {C} M"
    with pytest.raises(InputError, match="defined already"):
        add_string(bib, "ACM", "x")
    bib = parse_bib('% c\n@ARTICLE{a,\n T = "x",\n U = "y"}\n')
    add_string(bib, "m", "v")
    assert text_of(bib) == '@STRING{m = "v"}\n\n% c\n@ARTICLE{a,\n T = "x",\n U = "y"}\n'
    bib = parse_bib("")
    add_string(bib, "m", "v")
    assert text_of(bib) == "@string{m = {v}}\n"
