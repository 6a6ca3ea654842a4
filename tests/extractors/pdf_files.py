"""Small PDFs made to measure: lines of text in given sizes, and a document info.

`CO{_2}` and `10{^3}` lower and raise what is in the braces, smaller, as TeX sets it.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping, Sequence


def make_pdf(pages: Sequence[Sequence[tuple[float, str]]], info: Mapping[str, str] | None = None) -> bytes:
    """A PDF whose pages hold these (size, text) lines from the top down, in Latin-1."""
    objects: list[bytes] = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    objects.append(b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>")
    kids: list[str] = []
    for lines in pages:
        content, height = "BT\n", 760.0
        for size, text in lines:
            content += f"/F1 {size} Tf 1 0 0 1 60 {height} Tm {_shown(text, size)}\n"
            height -= size * 1.4
        packed = zlib.compress((content + "ET").encode("latin-1", "replace"))
        objects.append(b"<< /Length %d /Filter /FlateDecode >>\nstream\n" % len(packed) + packed + b"\nendstream")
        page = f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {len(objects)} 0 R "
        objects.append((page + "/Resources << /Font << /F1 3 0 R >> >> >>").encode())
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>".encode()
    entries = " ".join(f"/{key} ({value})" for key, value in (info or {}).items())
    objects.append(f"<< {entries} >>".encode("latin-1", "replace"))
    return _assembled(objects)


def _shown(text: str, size: float) -> str:
    """The operators that show a text in Courier, its signs in braces raised or lowered by a fifth of its size."""
    out, x, y = "", 0.0, 0.0
    for number, piece in enumerate(re.split(r"\{([_^][^}]*)\}", text)):
        is_sign = number % 2 == 1
        points = size * 0.7 if is_sign else size
        rise = (size / 5 if piece[0] == "^" else -size / 5) if is_sign else 0.0
        piece = piece[1:] if is_sign else piece
        shown = piece.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        out += f"/F1 {points} Tf {x} {rise - y} Td ({shown}) Tj "
        x, y = len(piece) * points * 0.6, rise
    return out


def _assembled(objects: Sequence[bytes]) -> bytes:
    out = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer << /Size %d /Root 1 0 R /Info %d 0 R >>\n" % (len(objects) + 1, len(objects))
    return (
        out
        + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
        + table
        + trailer
        + b"startxref\n%d\n%%%%EOF\n" % len(out)
    )
