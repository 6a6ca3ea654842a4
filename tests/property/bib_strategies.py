"""Bytes that are .bib files, nearly .bib files, and not .bib files at all."""

from __future__ import annotations

import random
from collections.abc import Iterator

from hypothesis import strategies as st

# Each begins or ends something, so that random sequences open and close in odd places.
FRAGMENTS = (
    "@article{k1,\n  title = {A {B} c},\n  year = 2001,\n}\n",
    '@Book{k2,\n\tauthor\t= "M{\\"u}ller, {\\\'E}va" ,\n\tmonth\t= jan # "~1"\n}\n\n',
    "@misc(k3, note = {a (b) c}, url={http://x.org/%7Ea_{b}})\n",
    "@inproceedings{k4, title={x}, title={y}, year={2000}}",
    "@article{ключ/é+:1,\n\n    title        = {Größe},\n    journaltitle = {J},\n}\n",
    "@ARTICLE {k5\n, TITLE = {a}\n, YEAR = 1999\n}\n",
    "@online{k6,\n  abstract = {see\n@article{inner, a = {b}}\n},\n}\n",
    "@comment{jabref-meta: databaseType:biblatex;}\n",
    "@Comment{\n@article{off, title = {t}}\n}\n",
    '@string{acm = "ACM " # inst}\n',
    "@STRING(inst={Inst})\n",
    '@preamble{"\\newcommand{\\x}{y}" # acm}\n',
    "% a line with @article{no, title={x}}\n",
    "text between, me@home.org {x}\n",
    "@article{open, title = {never closed,\n  year = 2000,\n",
    "@article{bad, title = {a} {b}, ??, note = {n}\n}\n",
    "@article{, title = {empty key}}\n",
    "@article{title = {no key}}\n",
    "@article{deep, t = {1{2{3{4{5{6{7{8}}}}}}}}}\n",
    '@article{esc, a = {C:\\dir\\}, b = "\\"q\\"", c = {\\{}}\n',
    "@article{pct, % c1\n a = {x}, % c2 }\n b = {y} % c3\n}\n",
    "@article{spaces\xa0, title\xa0=\xa0{x}}\n",
    "@unpublished{k7,}\n@proceedings{k8}\n",
)
TOKENS = (
    "@", "{", "}", "(", ")", '"', ",", "=", "#", "%", "\\", "\n", "\r\n", "\r", " ", "\t", "@article{", "@string{",
    "@comment{", "@preamble{", "k", "year = 2000,", "title = {", "}\n@misc{k,", "\ufeff", "ß", "字", "😀", "\x00",
)  # fmt: skip

_pieces = st.one_of(
    st.sampled_from(FRAGMENTS).map(str.encode),
    st.sampled_from(FRAGMENTS).flatmap(lambda f: st.integers(0, len(f)).map(lambda cut: f[:cut].encode())),
    st.sampled_from(TOKENS).map(str.encode),
    st.binary(max_size=6),
)


def _as_utf16(data: bytes) -> bytes:
    return data.decode("utf-8", "replace").encode("utf-16")


def _as_windows(data: bytes) -> bytes:
    return data.decode("utf-8", "replace").encode("cp1252", "replace")


_ENCODINGS = (
    bytes,
    bytes,
    bytes,
    lambda data: b"\xef\xbb\xbf" + data,
    lambda data: data.replace(b"\n", b"\r\n"),
    lambda data: data.replace(b"\n", b"\r"),
    _as_utf16,
    lambda data: _as_utf16(data) + b"x",
    _as_windows,
    lambda data: b"% Encoding: windows-1251\n" + data,
    lambda data: b"% Encoding: Shift_JIS\n" + data.decode("utf-8", "replace").encode("shift_jis", "replace"),
)

any_bytes = st.tuples(st.lists(_pieces, max_size=9), st.sampled_from(_ENCODINGS)).map(
    lambda drawn: drawn[1](b"".join(drawn[0]))
)


def many_bytes(count: int, seed: int) -> Iterator[bytes]:
    """As `any_bytes`, and a hundred times as quick: for looking at many cases that nobody needs to have shrunk."""
    rng = random.Random(seed)
    for _ in range(count):
        pieces = []
        for _ in range(rng.randrange(10)):
            kind, fragment = rng.randrange(4), rng.choice(FRAGMENTS)
            if kind == 0:
                pieces.append(fragment.encode())
            elif kind == 1:
                pieces.append(fragment[: rng.randrange(len(fragment) + 1)].encode())
            elif kind == 2:
                pieces.append(rng.choice(TOKENS).encode())
            else:
                pieces.append(rng.randbytes(rng.randrange(7)))
        yield rng.choice(_ENCODINGS)(b"".join(pieces))


# Files that somebody would edit: whole fragments, one line-end style.
editable_text = st.tuples(
    st.lists(st.sampled_from((*FRAGMENTS, "\n", "\n\n")), min_size=1, max_size=7),
    st.sampled_from(("\n", "\n", "\r\n", "\r")),
    st.booleans(),
).map(lambda drawn: ("\ufeff" * drawn[2] + "".join(drawn[0])).replace("\n", drawn[1]))
