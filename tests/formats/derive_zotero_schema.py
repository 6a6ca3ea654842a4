"""Derives the table of bibkit/formats/zotero_schema.py from Zotero's published schema.

    python tests/formats/derive_zotero_schema.py SCHEMA.json > bibkit/formats/_zotero_table.txt

Only names are taken over: item types, their fields with base fields, creator types, and the CSL names. A field reads
`name` or `name=base`; the first creator type of a row is the primary one.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

NOT_BIBLIOGRAPHIC = ("annotation", "attachment", "note")


def derive(schema: dict[str, Any]) -> str:
    """The table's text."""
    lines = [f"version {schema['version']}"]
    for row in schema["itemTypes"]:
        if row["itemType"] in NOT_BIBLIOGRAPHIC:
            continue
        fields = [
            field["field"] + (f"={field['baseField']}" if field.get("baseField") else "") for field in row["fields"]
        ]
        creators = sorted(row["creatorTypes"], key=lambda creator: not creator.get("primary"))
        names = [creator["creatorType"] for creator in creators]
        lines.append(f"type {row['itemType']} | {' '.join(fields)} | {' '.join(names)}")
    csl = schema["csl"]
    for name, types in csl["types"].items():
        lines.append(f"csl-type {name} | {' '.join(kind for kind in types if kind not in NOT_BIBLIOGRAPHIC)}")
    for name, fields in csl["fields"]["text"].items():
        lines.append(f"csl-text {name} | {' '.join(fields)}")
    for name, field in csl["fields"]["date"].items():
        lines.append(f"csl-date {name} | {field}")
    for creator, name in csl["names"].items():
        lines.append(f"csl-name {creator} | {name}")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.stdout.write(derive(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))))
