"""Bytes to text: the order in which a mark, a header, a tag and the bytes themselves are believed."""

from __future__ import annotations

import pytest

from bibkit.pages.decode import codec_for, decode


@pytest.mark.parametrize(
    ("data", "header", "text", "encoding"),
    [
        ("\ufeffÄpfel".encode(), "", "Äpfel", "utf-8"),
        ("\ufeffÄpfel".encode("utf-16-le"), "", "Äpfel", "utf-16-le"),
        ("<p>Äpfel aus Köln".encode("utf-16-le"), "", "<p>Äpfel aus Köln", "utf-16-le"),
        ("<p>Äpfel aus Köln".encode("utf-16-be"), "", "<p>Äpfel aus Köln", "utf-16-be"),
        # valid UTF-8 is UTF-8 even where a tag that the browser left standing says otherwise
        ('<meta charset="iso-8859-1">Äpfel'.encode(), "", '<meta charset="iso-8859-1">Äpfel', "utf-8"),
        ('<meta charset="iso-8859-2">Łódź'.encode("iso-8859-2"), "", '<meta charset="iso-8859-2">Łódź', "iso8859-2"),
        # the web's iso-8859-1 is cp1252
        ("<meta charset=latin1>„Zitat“".encode("cp1252"), "", "<meta charset=latin1>„Zitat“", "cp1252"),
        ("Łódź".encode("iso-8859-2"), "text/html; charset=ISO-8859-2", "Łódź", "iso8859-2"),
        ('<?xml version="1.0" encoding="gb2312"?><p>期刊'.encode("gb18030"), "", None, "gb18030"),
        ("<meta charset=shift_jis>論文".encode("cp932"), "", "<meta charset=shift_jis>論文", "cp932"),
        ("<meta charset=iso-2022-jp>論文".encode("iso2022_jp"), "", "<meta charset=iso-2022-jp>論文", "iso2022_jp"),
        # a header that is wrong about the bytes does not help
        ("naïve".encode("cp1252"), "text/html; charset=utf-8", "naïve", "cp1252"),
        # a stray byte in UTF-8 text
        ("ä ö ü ß é".encode() + b" \x93x\x94", "", "ä ö ü ß é “x”", "utf-8"),
        (b"caf\xe9", "text/html; charset=no-such-thing", "café", "cp1252"),
        (b"plain", "text/html; charset=base64", "plain", "utf-8"),
        (b"", "", "", "utf-8"),
    ],
)
def test_decode(data: bytes, header: str, text: str | None, encoding: str) -> None:
    read, found, _ = decode(data, header)
    assert found == encoding
    assert text is None or read == text


def test_line_ends_are_made_one_kind() -> None:
    assert decode("é\r\na\rb\0c".encode()) == ("é\na\nbc", "utf-8", "é\na\nbc".encode())
    assert decode("é\r\na\rb\0c".encode("cp1252")) == ("é\na\nbc", "cp1252", b"")


def test_bytes_that_no_encoding_has_are_replaced_one_by_one() -> None:
    assert decode(b"<meta charset=cp1252>a\x81b")[0].endswith("a\ufffdb")


@pytest.mark.parametrize(
    ("label", "codec"),
    [("ISO-8859-1", "cp1252"), ("gb2312", "gb18030"), ("UTF8", "utf-8"), ("rot13", ""), ("undefined", ""), ("x y", "")],
)
def test_codec_for(label: str, codec: str) -> None:
    assert codec_for(label) == codec
