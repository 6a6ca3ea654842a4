"""What a VuFind record page holds, whichever way it came: labelled rows, the index's own fields, a MARC record."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from bibkit.extractors._tables import words
from bibkit.extractors._vufind.marc import MarcRecord

# The fields of VuFind's index as the staff view lists them, in the order of the alphabet.
SOLR_FIELDS = frozenset(
    words("""
        all: _version_ | allfields | author | author2 | author2_fuller | author2_role | author2_variant
        all: author_additional | author_corporate | author_corporate_role | author_facet | author_fuller
        all: author_role | author_sort | author_variant | building | callnumber | callnumber-first
        all: callnumber-label | callnumber-raw | callnumber-search | callnumber-sort | callnumber-subject
        all: collection | container_issue | container_reference | container_start_page | container_title
        all: container_volume | contents | ctrlnum | date_indexed | dateSpan | description | dewey-full
        all: dewey-hundreds | dewey-ones | dewey-raw | dewey-search | dewey-sort | dewey-tens | doi_str_mv
        all: edition | era | era_facet | first_indexed | format | fullrecord | fulltext | genre | genre_facet
        all: geographic | geographic_facet | hierarchy_browse | hierarchy_parent_id | hierarchy_parent_title
        all: hierarchy_sequence | hierarchy_top_id | hierarchy_top_title | hierarchytype | id | illustrated
        all: institution | is_hierarchy_id | is_hierarchy_title | isbn | issn | language | last_indexed | lccn
        all: long_lat | marc_error | oclc_num | physical | publishDate | publishDateSort | publisher
        all: publishPlace | record_format | recordtype | score | series | series2 | source | spelling
        all: spellingShingle | thumbnail | title | title_alt | title_auth | title_full | title_full_unstemmed
        all: title_fullStr | title_in_hierarchy | title_new | title_old | title_short | title_sort | title_sub
        all: topic | topic_browse | topic_facet | url | uuid_str_mv | work_keys_str_mv
    """)
)
_DYNAMIC = re.compile(
    r"[a-z][A-Za-z0-9_.]*\.fl_str_mv|[a-z][A-Za-z0-9_]*_(?:str|str_mv|txt|txt_mv|facet|date|date_mv|isn_mv|boolean|int|raw_mv|unstemmed)"
)


def is_solr_field(name: str) -> bool:
    return name in SOLR_FIELDS or bool(_DYNAMIC.fullmatch(name))


class Person(NamedTuple):
    """A name as printed, with the role in brackets behind it."""

    name: str
    role: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A label and its values. `field` is the table's name for it ("author"), "" for labels that say nothing.

    What only HTML shows is in `people`, `links` (text, address) and `parts` (RDFa: "place", "publisher", "date").
    """

    label: str
    field: str
    values: tuple[str, ...]
    at: str
    people: tuple[Person, ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    parts: Mapping[str, str] = dataclasses.field(default_factory=dict)

    @property
    def text(self) -> str:
        return " ".join(self.values)


@dataclass(slots=True, kw_only=True)
class Sheet:
    """Everything on one record page, the first of a kind winning. `solr_at` tells where each index field stands."""

    heading: str = ""
    heading_at: str = ""
    teaser: str = ""
    teaser_at: str = ""
    teaser_cut: bool = False
    rows: list[Row] = dataclasses.field(default_factory=list)
    solr: dict[str, tuple[str, ...]] = dataclasses.field(default_factory=dict)
    solr_at: dict[str, str] = dataclasses.field(default_factory=dict)
    marc: MarcRecord | None = None

    @property
    def from_doaj(self) -> bool:
        """Whether the record was harvested from DOAJ, whose values are the journals' own and know no ISBD."""
        return "DOAJ" in self.index("collection") or self.index_text("id").startswith("doaj")

    def find(self, *fields: str) -> list[Row]:
        """The rows of these fields that have a value, in page order."""
        return [row for row in self.rows if row.field in fields and any(row.values)]

    def index(self, name: str) -> tuple[str, ...]:
        """The values of an index field, () when it is not on the page."""
        return self.solr.get(name, ())

    def index_text(self, name: str) -> str:
        return " ".join(self.index(name)).strip()
