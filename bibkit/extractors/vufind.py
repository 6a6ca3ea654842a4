"""Records in VuFind catalogues, in any theme: detail table, description, staff view (seen 2026-11; VuFind 1 to 11).

The same facts may stand on a page three times: in the rows that people read, in the index's own fields (staff view of
harvested records) and as a MARC record (staff view of library records). MARC is believed first where it is, then the
index, then the rows, since only the first two part what belongs apart.

Records harvested from DOAJ keep the journal's name in `series`, write a full date where only a year or month is known
(2015-01-01), and have no field for volume, issue and pages: these survive glued together in `spelling`, where only an
article number that the DOI repeats can be told for certain.
"""

from __future__ import annotations

from collections.abc import Sequence

from bibkit.extractors._base import Draft
from bibkit.pages.lines import copied_texts
from bibkit.pages.page import Page

_RECORD_MARKUP = (
    "[resource='#record'], #record .hiddenId, .recordId, table.citation, body.template-dir-record.template-name-view"
)


class VuFindReader:
    """Reads a record page of any VuFind catalogue, pasted or saved."""

    name = "vufind"
    priority = 40

    def recognise(self, page: Page) -> bool:
        if page.kind == "html":
            if page.mentions("vufind"):
                if page.tree.css_first(_RECORD_MARKUP) is not None:
                    return True
            elif not page.mentions("/record/", "staff view"):
                return False
        return _has_signs(copied_texts(page))

    def marks_record(self, text: str) -> bool:
        from bibkit.extractors._vufind import labels

        found = labels.read_label(text)
        return labels.is_saved_in(text) or (found is not None and found[1] in ("author", "format", "published"))

    def extract(self, page: Page, draft: Draft) -> None:
        from bibkit.extractors._vufind.record import read_record

        read_record(page, draft)


EXTRACTOR = VuFindReader()


def _has_signs(lines: Sequence[str]) -> bool:
    """Whether the lines are a record page: phrases of VuFind, index fields, and rows with VuFind's labels."""
    from bibkit.extractors._vufind import labels
    from bibkit.extractors._vufind.dump import solr_line

    phrases = {line.casefold() for line in lines if labels.is_sign(line)}
    fields = {pair[0] for line in lines if (pair := solr_line(line)) and "_" in pair[0]}
    if len(fields) >= 4 and fields & {"author_facet", "title_full", "title_sort", "record_format", "work_keys_str_mv"}:
        return True
    if len(phrases) + (len(fields) >= 2) < 2:
        return False
    rows = {found[1] for line in lines if (found := labels.read_label(line))}
    return len(rows & _CORE_ROWS) >= 2


_CORE_ROWS = frozenset(
    ("format", "language", "published", "author", "series", "subject", "online", "host", "other_author")
)
