"""Bytes to a Page: archives opened, text decoded, HTML told from pasted text, binary files refused."""

from __future__ import annotations

import re

from bibkit.errors import InputError
from bibkit.pages.archives import open_archive
from bibkit.pages.decode import decode
from bibkit.pages.page import Page, PageKind
from bibkit.text.patterns import lazy_pattern

PDF_SIGNATURE = b"%PDF-"  # within the first kilobyte
_SIGNATURES = (
    (b"PK\x03\x04", "a ZIP archive (or an office document)"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a gzip file"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\0", "a database"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"Rar!", "an archive"),
    (b"7z\xbc\xaf", "an archive"),
)
_CONTROLS = bytes((*range(1, 8), *range(14, 27), 28, 29, 30, 31))
# What only a page's source has; and closing tags, of which copied text has a stray one at most.
_STRUCTURE = re.compile(
    r"<!doctype\s+html|<(?:html|head|body|frameset)\b[^<>]*>|<meta\s[^<>]*(?:content|charset)\s*=", re.I
)
_CLOSING_TAGS = re.compile(r"</(?:p|div|li|ul|ol|span|td|tr|table|h[1-6]|section|article|title|script)>", re.I)
_CHARACTERS_A_TAG = 400
_XML_START = re.compile(r"\s*(?:<\?xml\b|<[A-Za-z_][\w:.-]*(?:\s[^<>]*)?>)")
_INLINE_START = lazy_pattern(r"\s*<(?:i|b|em|strong|sub|sup|h[1-6])>", re.I)  # a copied title in italics, say
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+?)\s*-->")
_STRUCTURE_CHARACTERS, _LOOK_CHARACTERS = 20_000, 200_000


def read_page(data: bytes, *, input: str = "", url: str = "", content_type: str = "") -> Page:
    """The page that a file, a download or a clipboard holds: HTML, MHTML, .webarchive, plain text, or a PDF's head.

    `content_type` is the HTTP header where there was one; `url` the page's address where somebody knows it. Raises
    InputError for an empty or a binary file.
    """
    name = input or "the input"
    if not data or data.isspace():
        raise InputError(f"cannot read {name}: it is empty")
    if PDF_SIGNATURE in data[:1024]:
        from bibkit.pages.pdf import read_pdf_head

        head = read_pdf_head(data, name)
        return Page("pdf", "\n".join(line.text for line in head.lines), url=url, input=input, pdf=head)
    part = open_archive(data)
    if part is not None:
        data, content_type, url = part.data, part.content_type or content_type, url or part.url
        if not data or data.isspace():
            raise InputError(f"cannot read {name}: the archive holds no page")
    refuse_binary(data, name)
    text, encoding, utf8 = decode(data, content_type)
    kind = kind_of(text, content_type)
    if kind == "html" and not url:
        saved = _SAVED_FROM.search(text[:4096])
        url = saved.group(1) if saved else ""
    return Page(kind, text, url=url, input=input, encoding=encoding, utf8=utf8)


def refuse_binary(data: bytes, name: str) -> None:
    """InputError when the bytes are no text in any encoding."""
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise InputError(f"cannot read {name}: it is {what}, not a page or text")
    head = data[:4096]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return
    zeros = head.count(0)
    controls = len(head) - len(head.translate(None, _CONTROLS))
    if controls > len(head) // 20 or (zeros > len(head) // 50 and not zeros > len(head) // 3):
        raise InputError(f"cannot read {name}: it is a binary file, not a page or text")
    if zeros > len(head) // 3 and max(head[0::2].count(0), head[1::2].count(0)) < 0.9 * zeros:
        raise InputError(f"cannot read {name}: it is a binary file, not a page or text")


def kind_of(text: str, content_type: str = "") -> PageKind:
    """Whether a text is HTML (or XML), or what a person copied from a page."""
    if content_type.lower().startswith("text/plain"):
        return "text"
    if "html" in content_type.lower():
        return "html"
    if _XML_START.match(text) and not _INLINE_START.match(text):
        return "html"
    if _STRUCTURE.search(text, 0, _STRUCTURE_CHARACTERS):
        return "html"
    head = text[:_LOOK_CHARACTERS]
    closing = len(_CLOSING_TAGS.findall(head))
    if closing < 2 or closing * _CHARACTERS_A_TAG < len(head):
        return "text"
    # A copied catalogue record may hold a marked-up abstract, but most of its lines have no tag.
    lines = [line for line in head.split("\n") if line.strip()]
    return "html" if 2 * sum("<" in line for line in lines) >= len(lines) else "text"
