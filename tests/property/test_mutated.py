"""Real inputs with bytes changed, doubled and lost: whatever reads them gives a value or one clear line."""

from __future__ import annotations

import random
from contextlib import suppress
from pathlib import Path

import pytest

from bibkit.bibtex.tree import parse_bib
from bibkit.errors import BibkitError
from bibkit.extractors import extract_page, references_on
from bibkit.formats._registry import read, readable
from bibkit.pages.read import read_page

_SAMPLES = Path(__file__).resolve().parents[2] / "sample_inputs"
_PAGES = sorted(path for path in _SAMPLES.glob("*/*/page.*") if path.stat().st_size < 60_000)
_BITS = (
    b"\x00", b"\xff", b"<", b">", b"{", b"}", b'"', b"\\", b"[", b"]", b"&#x110000;", b"\xef\xbb\xbf", b"%", b"@", b"\r",
    b"0" * 30, b"null", b"{}", b"[]", b"1e999", b"\\ud800", b"<![CDATA[", b"'", b" . ", b"\xf0\x9f\x98\x80",
)  # fmt: skip
# One record in each syntax that files come in; every reader is given all of them.
_FILES = (
    b'@article{lee2020, author = {Lee, Ann and {The Team}}, title = "A {T}itle" # x, year = 2020, pages = {1--9}}',
    b"TY  - JOUR\nAU  - Lee, Ann\nTI  - A title\nPY  - 2020/03/01\nSP  - 1\nEP  - 9\nKW  - a; b\nER  - \n",
    b"PMID- 123\nTI  - A title\n      goes on\nFAU - Lee, Ann\nDP  - 2020 Mar\nLID - 10.5555/a [doi]\n",
    b"PT J\nAU Lee, A\n   Roe, B\nTI A title\nSO J OF THINGS\nPY 2020\nER\nEF\n",
    b"%0 Journal Article\n%A Lee, Ann\n%T A title\n%D 2020\n%@ 1234-5679\n",
    b'[{"type": "article-journal", "title": "A title", "author": [{"family": "Lee"}], "issued": {"date-parts": [[2020]]}}]',
    b'[{"itemType": "book", "title": "A", "creators": [{"creatorType": "author", "name": "Lee"}], "date": "2020-03"}]',
    b'{"message-type": "work", "message": {"DOI": "10.5555/a", "title": ["A"], "issued": {"date-parts": [[2020, 3]]}}}',
    b'<mods xmlns="http://www.loc.gov/mods/v3"><titleInfo><title>A</title></titleInfo><genre>book</genre></mods>',
    b"<PubmedArticle><MedlineCitation><PMID>1</PMID><Article><Journal/></Article></MedlineCitation></PubmedArticle>",
    b"<xml><records><record><titles><title><style>A</style></title></titles></record></records></xml>",
)


def mutated(data: bytes, chance: random.Random) -> bytes:
    out = bytearray(data)
    for _ in range(chance.choice((1, 3, 20))):
        place = chance.randrange(len(out) + 1)
        match chance.randrange(4):
            case 0:
                out[place : place + 1] = bytes((chance.randrange(256),))
            case 1:
                out[place:place] = chance.choice(_BITS)
            case 2:
                del out[place : place + chance.choice((1, 5, 80))]
            case _:
                start = chance.randrange(len(out) + 1)
                out[place:place] = out[start : start + chance.choice((5, 50, 300))]
    return bytes(out)


@pytest.mark.slow
@pytest.mark.parametrize("path", _PAGES, ids=lambda path: f"{path.parent.parent.name}/{path.parent.name}")
def test_a_changed_page_is_read_or_refused(path: Path) -> None:
    chance = random.Random(path.parent.name)
    data = path.read_bytes()
    for _ in range(3):
        with suppress(BibkitError):
            page = read_page(mutated(data, chance))
            extract_page(page)
            references_on(page)


@pytest.mark.parametrize("format", readable())
def test_a_changed_file_is_read_or_refused(format: str) -> None:
    chance = random.Random(format)
    for data in _FILES * 6:
        with suppress(BibkitError):
            read(mutated(data, chance), format)


def test_a_changed_bib_keeps_its_bytes() -> None:
    chance = random.Random(7)
    for _ in range(300):
        changed = mutated(_FILES[0] + b"\n% kept\n" + _FILES[0], chance)
        assert parse_bib(changed).dumps() == changed
