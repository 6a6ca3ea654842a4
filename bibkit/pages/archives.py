"""Pages as browsers save them whole: MHTML (Chrome, Edge) and .webarchive (Safari). Only the main page is taken out."""

from __future__ import annotations

import re
from typing import NamedTuple


class ArchivedPage(NamedTuple):
    """The main page of an archive: its bytes, its content type with charset, its address."""

    data: bytes
    content_type: str
    url: str


_MHTML = re.compile(rb"^(?:[A-Za-z-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){0,20}?Content-Type:\s*multipart/related", re.I)


def open_archive(data: bytes) -> ArchivedPage | None:
    """The main page of an MHTML file or .webarchive; None for anything else. A damaged archive gives an empty page."""
    head = data[:4096]
    if head.startswith(b"bplist00") or (b"WebMainResource" in head and b"<plist" in head):
        return _open_webarchive(data)
    if _MHTML.match(head.lstrip().replace(b"\r\n", b"\n")):
        return _open_mhtml(data)
    return None


def _open_webarchive(data: bytes) -> ArchivedPage | None:
    import plistlib
    from xml.parsers.expat import ExpatError

    try:
        main = plistlib.loads(data)["WebMainResource"]
        body, kind, url = main["WebResourceData"], main.get("WebResourceMIMEType", ""), main.get("WebResourceURL", "")
        charset = main.get("WebResourceTextEncodingName", "")
    except (
        plistlib.InvalidFileException,
        ExpatError,
        KeyError,
        TypeError,
        AttributeError,
        ValueError,
        OverflowError,
        IndexError,
        RecursionError,
    ):
        return ArchivedPage(b"", "", "")
    if not isinstance(body, bytes):
        return ArchivedPage(b"", "", "")
    return ArchivedPage(body, f"{kind}; charset={charset}" if charset else str(kind), str(url))


def _open_mhtml(data: bytes) -> ArchivedPage:
    from email import policy
    from email.parser import BytesParser

    message = BytesParser(policy=policy.compat32).parsebytes(data)
    snapshot = str(message.get("Snapshot-Content-Location", ""))
    start = str(message.get_param("start", "") or "").strip("<>")
    pages = [part for part in message.walk() if part.get_content_type() in ("text/html", "application/xhtml+xml")]
    if not pages:
        return ArchivedPage(b"", "", "")
    main = pages[0]
    for part in pages:
        if start and str(part.get("Content-ID", "")).strip("<>") == start:
            main = part
            break
    body = main.get_payload(decode=True)
    location = str(main.get("Content-Location", ""))
    return ArchivedPage(
        body if isinstance(body, bytes) else b"", str(main.get("Content-Type", "text/html")), snapshot or location
    )
