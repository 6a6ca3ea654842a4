"""The lossless tree: what is found in odd files, and that every byte comes back."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from bibkit.bibtex.tree import (
    BrokenBlock,
    CommentBlock,
    EntryBlock,
    PreambleBlock,
    StringBlock,
    TextBlock,
    parse_bib,
)

CASES = Path(__file__).resolve().parents[3] / "shared" / "formats" / "cases"


def values(text: str | bytes) -> list[tuple[str, str, dict[str, str]]]:
    bib = parse_bib(text)
    assert bib.dumps() == (text.encode() if isinstance(text, str) else text)
    return [(e.type, e.key, {f.name: bib.expand(f) for f in e.fields}) for e in bib.entries]


def kinds(text: str) -> list[str]:
    return [type(block).__name__.removesuffix("Block") for block in parse_bib(text).blocks]


def test_blocks_in_order() -> None:
    text = '%% BibDesk\n@string{a = "x"}\n\n@preamble{"\\TeX"}\n@misc{k, title = {t}}\n@comment{jabref {x}}\n'
    bib = parse_bib(text)
    assert [type(block) for block in bib.blocks if not isinstance(block, TextBlock)] == [
        StringBlock,
        PreambleBlock,
        EntryBlock,
        CommentBlock,
    ]
    assert "".join(block.raw for block in bib.blocks) == text
    assert bib.preambles == ["\\TeX"]
    assert [block.line for block in bib.entries] == [5]


@pytest.mark.parametrize(
    ("text", "key", "fields"),
    [
        ("@a{k}", "k", {}),
        ("@a{k,}", "k", {}),
        ("@a{,t={x}}", "", {"t": "x"}),
        ("@a{t={x}}", "", {"t": "x"}),
        ("@a{k t={x}}", "k", {"t": "x"}),
        ("@a{two words, t={x}}", "two words", {"t": "x"}),
        ("@a{ключ, t={x}}", "ключ", {"t": "x"}),
        ("@a{conf/é:1+2, t={x}}", "conf/é:1+2", {"t": "x"}),
        ("@a(k, t={x})", "k", {"t": "x"}),
        ("@a(k, t={a (b)}, u = (x)", "k", {"t": "a (b)"}),
        ("@a{k, t={x} u={y}}", "k", {"t": "x", "u": "y"}),
        ("@a{k,, t={x},,\n}", "k", {"t": "x"}),
        ("@a{k, t = , u = {y}}", "k", {"t": "", "u": "y"}),
        ("@a{k, t = {}, u = 12}", "k", {"t": "", "u": "12"}),
        ("@ a\n{ k , t\n=\n{x} }", "k", {"t": "x"}),
        ('@a{k, t = "a {"} b"}', "k", {"t": 'a {"} b'}),
        ('@a{k, t = "a \\" b"}', "k", {"t": 'a \\" b'}),
        ("@a{k, t = {a \\} b}, u = {c}}", "k", {"t": "a \\} b", "u": "c"}),
        ("@a{k, file = {C:\\dir\\}, u = {c}}", "k", {"file": "C:\\dir\\", "u": "c"}),
        ("@a{k, t = {1{2{3{4{5{6{7{8{9}}}}}}}}}, u={c}}", "k", {"t": "1{2{3{4{5{6{7{8{9}}}}}}}}", "u": "c"}),
        ("@a{k, % old } title\n t = {x}, %u = {y},\n v={z}}", "k", {"t": "x", "v": "z"}),
        ("@a{k,\xa0t\xa0=\xa0{x\xa0y}}", "k", {"t": "x\xa0y"}),
        ("@a{k, author+an:role = {x}, note(s) = {y}}", "k", {"author+an:role": "x", "note(s)": "y"}),
        ("@a{k, t={x})", "k", {"t": "x"}),
    ],
)
def test_entries_as_people_write_them(text: str, key: str, fields: dict[str, str]) -> None:
    assert values(text) == [("a", key, fields)]
    bib = parse_bib(text)
    assert bib.values(bib.entries[0])[:3] == ("a", key, fields)


@pytest.mark.parametrize("rest", ["b" * 500_000, "t = {x} " + " \n" * 250_000, "t = " * 100_000, "%\n" * 200_000])
def test_what_is_no_field_takes_no_longer_than_fields(rest: str) -> None:
    bib = parse_bib(f"@a{{k, {rest}}}")
    start = time.process_time()
    assert bib.values(bib.entries[0]).key == "k"
    assert time.process_time() - start < 2  # some hundredths; minutes where reading steps back


def test_pieces_and_macros() -> None:
    text = '@string{inst = "Inst"}@string(acm = {ACM } # INST)@a{k, p = ACM # "~" # 12 # jan, m = Feb, x = Unknown}'
    bib = parse_bib(text)
    assert bib.macros == {"inst": "Inst", "acm": "ACM Inst"}
    field = bib.entries[0].fields[0]
    assert [tuple(piece) for piece in field.pieces] == [
        ("macro", "ACM"),
        ("quoted", "~"),
        ("number", "12"),
        ("macro", "jan"),
    ]
    assert [bib.expand(field) for field in bib.entries[0].fields] == ["ACM Inst~12jan", "feb", "Unknown"]


def test_macros_that_lead_nowhere() -> None:
    lines = ["@string{m0 = {0123456789}}", *(f"@string{{m{i} = m{i - 1} # m{i - 1}}}" for i in range(1, 40))]
    bib = parse_bib("\n".join(["@string{a = b}", "@string{b = a}", *lines]))
    assert bib.macros["a"] == bib.macros["b"] == ""
    assert sum(map(len, bib.macros.values())) < 1_000_000
    chain = "".join(f"@string{{c{i} = c{i + 1}}}" for i in range(5_000))
    assert len(parse_bib(chain).macros) > 4_000


def test_what_is_no_entry() -> None:
    assert kinds("mail me@home.org {now} or foo@bar{baz}\n") == ["Text"]
    assert kinds("% @article{a, title={x}}\n  %@misc{b}\n") == ["Text"]
    assert kinds("\ufeff% @article{a, title={x}}\n") == ["Text"]
    assert kinds("see @work (or not\n") == ["Text"]
    assert kinds("@article without braces\n") == ["Text"]
    assert kinds("@comment{\n@article{a, title={x}}\n}") == ["Comment"]
    assert kinds("") == []


def test_an_abstract_may_quote_an_entry() -> None:
    text = "@a{k, abstract = {as in\n@article{x, title={y}}\n}, year = 2000}\n@a{l}\n"
    assert [key for _, key, _ in values(text)] == ["k", "l"]


def test_an_unclosed_entry_swallows_nothing() -> None:
    text = "% x\n\n@misc{li2020,\n  title = {On {x},\n  year = 2020,\n}\n\n@misc{b,\n title={y}\n}\n"
    bib = parse_bib(text, "refs.bib")
    assert kinds(text) == ["Text", "Broken", "Text", "Entry", "Text"]
    (issue,) = bib.issues
    assert (issue.code, issue.where, issue.severity) == ("bibtex.unclosed-entry", "refs.bib:4:11", "error")
    assert issue.message == "entry 'li2020' is never closed (opened on line 3); kept as it is"
    assert isinstance(bib.blocks[1], BrokenBlock)


def test_half_a_value_is_no_value() -> None:
    bib = parse_bib('@a{k,\n a = {A} and {B},\n t = "He said "no" twice",\n y = {1999},\n ??,\n z = 1}', "x.bib")
    entry = bib.entries[0]
    assert [(field.name, bib.expand(field)) for field in entry.fields] == [("y", "1999"), ("z", "1")]
    assert [(issue.code, issue.where) for issue in entry.issues] == [
        ("bibtex.unreadable-value", "x.bib:2:9"),
        ("bibtex.unreadable-value", "x.bib:3:16"),
        ("bibtex.unreadable-field", "x.bib:5:2"),
    ]


def test_repeated_keys_and_fields() -> None:
    bib = parse_bib("@a{k, t={1}, T={2}}\n@a{k, t={3}}\n", "x.bib")
    assert [issue.code for issue in bib.issues] == ["bibtex.duplicate-key"]
    assert bib.issues[0].where == "x.bib:2:1"
    entry = bib.entry("k")
    assert entry is bib.entries[0]
    field = entry.field("T")
    assert field and bib.expand(field) == "1"
    assert len(entry.fields) == 2
    assert bib.entry("K") is None


@pytest.mark.parametrize(
    "line", [b"% Encoding: \x0b", b"% coding \xa0", b"% encoding:\x85\x1f", b"% Encoding: ;", b"% coding x"]
)
def test_a_declaration_of_nothing(line: bytes) -> None:
    data = line + b"\n@a{k, t={x}}\n"
    assert parse_bib(data).dumps() == data


@pytest.mark.parametrize(
    ("data", "encoding", "title"),
    [
        ("@a{k, t={ß😀}}".encode(), "utf-8", "ß😀"),
        ("\ufeff@a{k, t={ß}}".encode(), "utf-8-sig", "ß"),
        ("@a{k, t={“ß”}}".encode("cp1252"), "cp1252", "“ß”"),
        (b"@a{k, t={\x81x}}", "cp1252", "\x81x"),
        ("% Encoding: windows-1251\n@a{k, t={ключ}}".encode("cp1251"), "cp1251", "ключ"),
        ("% Encoding: Shift_JIS\n@a{k, t={表示}}".encode("shift_jis"), "shift_jis", "表示"),
        ("%% Saved with string encoding Western (Mac OS Roman) \n@a{k, t={é}}".encode("mac-roman"), "mac-roman", "é"),
        ("@a{k, t={ß}}".encode("utf-16"), "utf-16-le", "ß"),
        ("@a{k, t={字}}\n@a{l, t={x}}\n".encode("utf-16-be"), "utf-16-be", "字"),
        ("@a{k, t={ß}}".encode("utf-16") + b"\x00", "utf-16-le", "ß"),
        ("@a{k, t={ß}}".encode("utf-32"), "utf-32-le", "ß"),
        ("@a{k, t={äöü字".encode() + b"\xe4}}", "utf-8", "äöü字ä"),
    ],
)
def test_encodings(data: bytes, encoding: str, title: str) -> None:
    bib = parse_bib(data)
    assert bib.encoding.name == encoding
    assert bib.expand(bib.entries[0].fields[0]) == title
    assert bib.dumps() == data


def test_positions_count_characters_and_any_line_end() -> None:
    for newline in ("\n", "\r\n", "\r"):
        bib = parse_bib(newline.join(["% ß", "@a{k}", "ß ", "", "  @a{ü,", "t={", "@a{z}"]), "f")
        assert [entry.line for entry in bib.entries] == [2, 7]
        assert [issue.where for issue in bib.issues] == ["f:6:3"]
    long = "@a{k, t={x}}\n" * 3_000
    assert [entry.line for entry in parse_bib(long).entries] == list(range(1, 3_001))


def test_many_unclosed_entries_take_no_longer_than_others() -> None:
    bib = parse_bib("@a{k, t = {x\n" * 20_000)
    assert len(bib.blocks) == 40_000
    assert len(parse_bib("@a{k" + "{" * 100_000).blocks) == 1
    assert len(parse_bib("@a{" * 50_000).blocks) == 1


def test_cases_of_other_projects() -> None:
    if not CASES.is_dir():
        pytest.skip("the shared format cases are not here")
    lines = (CASES / "cases.jsonl").read_text(encoding="utf-8").splitlines()
    cases = [case for case in map(json.loads, lines) if case["kind"] == "robust"]
    wrong = []
    for case in cases:
        data = (CASES / case["input"]).read_bytes()
        bib = parse_bib(data, case["input"])
        assert bib.dumps() == data
        assert bib.encoding.restore(bib.encoding.encode("".join(block.raw for block in bib.blocks))) == data
        if len(bib.entries) != case.get("snapshot_count", case["count"]) and not case.get("expect_fail"):
            wrong.append(case["id"])
    # UTF-16 without a byte order mark: the other readers find nothing in it.
    assert wrong == [case["id"] for case in cases if case["id"].endswith("tiny-LE-noBOM.bib")]
