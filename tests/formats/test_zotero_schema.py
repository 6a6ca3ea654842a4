"""The derived table against Zotero's own schema file, where that is at hand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bibkit.formats.zotero_schema import load_schema
from bibkit.model.vocabulary import BY_CSL, TYPES, VARIABLES
from tests.formats.derive_zotero_schema import derive

SCHEMA_FILE = Path(__file__).parents[3] / "shared" / "zotero" / "schema.json"
TABLE = Path(__file__).parents[2] / "bibkit" / "formats" / "_zotero_table.txt"


@pytest.mark.skipif(not SCHEMA_FILE.exists(), reason="Zotero's schema file is not beside the repository")
def test_the_table_is_what_the_script_makes_of_the_schema() -> None:
    schema = json.loads(SCHEMA_FILE.read_text(encoding="utf-8"))
    assert derive(schema) == TABLE.read_text(encoding="utf-8")


def test_fields_by_their_base() -> None:
    schema = load_schema()
    assert schema.version == 41
    assert schema.types["bookSection"].field_for("publicationTitle") == "bookTitle"
    assert schema.types["journalArticle"].field_for("publicationTitle") == "publicationTitle"
    assert schema.types["book"].field_for("publicationTitle") is None
    assert schema.types["patent"].primary_creator == "inventor"


def test_every_csl_name_of_the_schema_is_in_the_field_table() -> None:
    schema = load_schema()
    named = {*schema.csl_fields, *schema.csl_dates, *schema.role_of.values()}
    assert named <= BY_CSL.keys()


def test_the_vocabularys_zotero_names_exist() -> None:
    schema = load_schema()
    bases = {base for row in schema.types.values() for base in row.fields.values()}
    creators = {creator for row in schema.types.values() for creator in row.creators}
    for variable in VARIABLES:
        if variable.zotero and variable.csl != "keyword":
            assert variable.zotero in bases | creators, variable
    assert {row.zotero for row in TYPES} <= schema.types.keys()
