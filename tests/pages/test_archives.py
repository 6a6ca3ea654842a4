"""MHTML and .webarchive: the main page comes out, with its address and encoding."""

from __future__ import annotations

import plistlib
import quopri
from base64 import b64encode

import pytest

from bibkit.errors import InputError
from bibkit.pages.read import read_page

_PAGE = "<html><head><title>Größe und Maß</title></head><body><h1>Größe und Maß</h1></body></html>"


def _mhtml(encoding: str, body: bytes, line_end: str = "\r\n") -> bytes:
    lines = [
        "From: <Saved by Blink>",
        "Snapshot-Content-Location: https://example.org/article",
        "Subject: =?utf-8?Q?Gr=C3=B6=C3=9Fe?=",
        "MIME-Version: 1.0",
        'Content-Type: multipart/related; type="text/html";',
        '\tboundary="----Boundary"',
        "",
        "------Boundary",
        'Content-Type: text/html; charset="utf-8"',
        f"Content-Transfer-Encoding: {encoding}",
        "Content-Location: https://example.org/article",
        "",
        body.decode("ascii"),
        "------Boundary",
        "Content-Type: image/png",
        "Content-Transfer-Encoding: base64",
        "",
        "iVBORw0KGgo=",
        "------Boundary--",
        "",
    ]
    return line_end.join(lines).encode()


@pytest.mark.parametrize("line_end", ["\r\n", "\n"])
@pytest.mark.parametrize("encoding", ["quoted-printable", "base64"])
def test_mhtml(encoding: str, line_end: str) -> None:
    raw = _PAGE.encode()
    body = b64encode(raw) if encoding == "base64" else quopri.encodestring(raw)
    page = read_page(_mhtml(encoding, body, line_end))
    assert page.kind == "html"
    assert page.head.title == "Größe und Maß"
    assert page.url == "https://example.org/article"


@pytest.mark.parametrize("form", [plistlib.FMT_BINARY, plistlib.FMT_XML])
def test_webarchive(form: plistlib.PlistFormat) -> None:
    archive = {
        "WebMainResource": {
            "WebResourceData": _PAGE.encode("cp1252"),
            "WebResourceMIMEType": "text/html",
            "WebResourceTextEncodingName": "ISO-8859-1",
            "WebResourceURL": "https://example.org/a",
        },
        "WebSubresources": [],
    }
    page = read_page(plistlib.dumps(archive, fmt=form))
    assert (page.head.title, page.url) == ("Größe und Maß", "https://example.org/a")


@pytest.mark.parametrize(
    "data",
    [
        b"bplist00" + b"\xff" * 40,
        plistlib.dumps({"WebMainResource": {"WebResourceData": "no bytes"}}, fmt=plistlib.FMT_BINARY),
        plistlib.dumps({"other": 1}, fmt=plistlib.FMT_BINARY),
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x--\r\n",
    ],
)
def test_a_damaged_archive_is_refused_in_one_line(data: bytes) -> None:
    with pytest.raises(InputError, match="the archive holds no page"):
        read_page(data, input="x.webarchive")
