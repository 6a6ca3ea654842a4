"""XML from strangers."""

from __future__ import annotations

import pytest

from bibkit.errors import InputError
from bibkit.formats import _xml
from bibkit.formats._xml import inner_xml, parse_xml, text_of

BOMB = b"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]><x>&b;</x>"""
FILE = b"""<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><x>&f;</x>"""
PARAMETER = b"""<!DOCTYPE x [<!ENTITY % p SYSTEM "http://127.0.0.1/p.dtd"> %p;]><x/>"""


@pytest.mark.parametrize("data", [BOMB, FILE, PARAMETER])
def test_a_document_that_declares_entities_is_refused(data: bytes) -> None:
    with pytest.raises(InputError, match="declares an entity"):
        parse_xml(data, "x.xml")


def test_a_named_document_type_is_not_fetched() -> None:
    root = parse_xml(b'<!DOCTYPE x PUBLIC "-//X//EN" "http://127.0.0.1:9/x.dtd"><x>a &amp; &#233;</x>', "")
    assert text_of(root) == "a & é"


def test_depth_is_limited() -> None:
    with pytest.raises(InputError, match="nested deeper"):
        parse_xml(b"<a>" * 1000, "x.xml")


def test_size_is_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_xml, "MAX_BYTES", 10)
    with pytest.raises(InputError, match="the limit is 10"):
        parse_xml(b"<abcdefghij/>", "x.xml")


@pytest.mark.parametrize(
    "data", [b"<a>", b"<a></b>", b"\x00\x01", b'<?xml version="1.0" encoding="klingon"?><a/>', b"<a>\xff</a>"]
)
def test_what_is_not_xml_is_one_clear_error(data: bytes) -> None:
    with pytest.raises(InputError):
        parse_xml(data, "x.xml")


def test_encodings_and_namespaces() -> None:
    assert text_of(parse_xml("<a>é</a>".encode("utf-16"), "")) == "é"
    assert text_of(parse_xml('<?xml version="1.0" encoding="latin-1"?><a>é</a>'.encode("latin-1"), "")) == "é"
    assert parse_xml(b'<m:a xmlns:m="urn:x"/>', "").tag == "a"


def test_inner_xml() -> None:
    root = parse_xml(b"<t>a <i>b</i> &amp; c<i/></t>", "")
    assert inner_xml(root) == "a <i>b</i> &amp; c<i></i>"
    assert inner_xml(None) == text_of(None) == ""
