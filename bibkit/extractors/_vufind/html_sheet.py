"""A saved VuFind page, read into a sheet: structure, RDFa and labels, no styling classes of any one theme."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bibkit.extractors._vufind import labels
from bibkit.extractors._vufind.marc import read_marc
from bibkit.extractors._vufind.sheet import Person, Row, Sheet, is_solr_field
from bibkit.pages.html import first_text, rich_text_of, text_of
from bibkit.pages.lines import visible_lines
from bibkit.pages.page import Page
from bibkit.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_HEADINGS = (
    "h1[property=name]", "h2[property=name]", "h3[property=name]", "[resource='#record'] h1", "#record h1",
    ".record h1",
    ".record-title", ".media-body h1", ".mainbody h1", ".mainbody h3", "main h1", "h1",
)  # fmt: skip
_TEASERS = (".record .summary p", "p.summary", ".media-body .summary", "[property=description]", ".abstract p")
_MARC_TAG = lazy_pattern(r"\d{3}|LEADER")
_CUT = lazy_pattern(r"(?:\.\.\.|…)\s*$")


def sheet_of_html(page: Page) -> Sheet:
    """The sheet of a saved page."""
    sheet = Sheet()
    _read_top(page, sheet)
    marc_lines: list[tuple[str, str]] = []
    for row in page.tree.css("tr"):
        cells = [cell for cell in row.iter() if cell.tag in ("th", "td")]
        if len(cells) < 2:
            continue
        name = text_of(cells[0])
        if _MARC_TAG.fullmatch(name):
            marc_lines.append((" ".join(text_of(cell) for cell in cells), f"tr '{name}'"))
        elif is_solr_field(name):
            if name not in sheet.solr:
                sheet.solr[name] = tuple(line.text for line in visible_lines(cells[1]))
                sheet.solr_at[name] = f"th '{name}'"
        elif cells[0].tag == "th":
            _add_row(name, "th", cells[1], sheet)
    for term in page.tree.css("dt"):
        value = term.next
        while value is not None and value.tag not in ("dd", "dt"):
            value = value.next
        if value is not None and value.tag == "dd":
            _add_row(text_of(term), "dt", value, sheet)
    sheet.marc = read_marc(marc_lines)
    return sheet


def _read_top(page: Page, sheet: Sheet) -> None:
    for selector in _HEADINGS:
        node = page.tree.css_first(selector)
        if node is not None and (text := rich_text_of(node)) and not labels.is_furniture(text):
            sheet.heading, sheet.heading_at = text, selector.split("[")[0] if "#" not in selector else selector
            break
    sheet.teaser, sheet.teaser_at = first_text(page.tree, _TEASERS)
    for link in page.tree.css("a"):
        if labels.is_full_description(text_of(link)):
            sheet.teaser_cut = True
            if not sheet.teaser:
                _teaser_above(link, sheet)
            break
    sheet.teaser_cut = sheet.teaser_cut or bool(_CUT.search(sheet.teaser))


def _teaser_above(link: LexborNode, sheet: Sheet) -> None:
    """The paragraph above the link "Full description"."""
    node: LexborNode | None = link
    while node is not None and node.tag not in ("p", "div", "body"):
        node = node.parent
    above = node.prev if node is not None else None
    while above is not None and above.tag in ("-text", "-comment"):
        above = above.prev
    if above is not None and above.tag in ("p", "div"):
        sheet.teaser, sheet.teaser_at = text_of(above), "p above 'Full description'"


def _add_row(label: str, tag: str, cell: LexborNode, sheet: Sheet) -> None:
    found = labels.read_label(label if label.endswith((":", "：")) else f"{label}:")
    if not found or not found[1]:
        return
    field = found[1]
    links = tuple((text_of(link), link.attributes.get("href") or "") for link in cell.css("a"))
    values = tuple(" ".join(line.text.split()) for line in visible_lines(cell))
    sheet.rows.append(
        Row(
            label=found[0],
            field=field,
            values=values,
            at=f"{tag} '{found[0]}'",
            people=tuple(_people(cell)) if field in _PEOPLE else (),
            links=links,
            parts=_publication_parts(cell) if field == "published" else {},
        )
    )


_PEOPLE = frozenset(("author", "other_author", "corporate", "other_corporate", "editor"))


def _people(cell: LexborNode) -> list[Person]:
    """Each linked name with the text behind it, up to the next name: "<a>Doe, Jane</a> (Editor), <a>…"."""
    people: list[Person] = []
    for line in _flat(cell):
        if isinstance(line, Person):
            people.append(line)
        elif people and (role := re.search(r"[(\[]([^()\[\]]*)[)\]]", line)):
            last = people[-1]
            people[-1] = last if last.role else Person(last.name, role.group(1).strip())
    return people


def _flat(cell: LexborNode) -> list[Person | str]:
    """The cell's links as persons, and the text between them."""
    out: list[Person | str] = []
    for node in cell.traverse(include_text=True):
        if node.tag == "a":
            if text := text_of(node):
                out.append(Person(text))
        elif node.tag == "-text" and not _inside_link(node, cell):
            if out and isinstance(out[-1], str):
                out[-1] += node.text_content or ""
            else:
                out.append(node.text_content or "")
    return out


def _inside_link(node: LexborNode, cell: LexborNode) -> bool:
    parent = node.parent
    while parent is not None and parent != cell:
        if parent.tag == "a":
            return True
        parent = parent.parent
    return False


def _publication_parts(cell: LexborNode) -> dict[str, str]:
    """Place, publisher and date of the first publication statement, as VuFind's RDFa marks them."""
    parts: dict[str, str] = {}
    block = cell.css_first("[property=publisher]")
    if block is not None:
        place = block.css_first("[property=location]")
        parts["place"] = text_of(place)
        for node in block.css("[property=name]"):
            inside = node.parent
            while inside is not None and inside != block and inside != place:
                inside = inside.parent
            if place is None or inside != place:
                parts["publisher"] = text_of(node)
                break
    date = cell.css_first("[property=publicationDate],[property=datePublished]")
    parts["date"] = text_of(date)
    return {key: value for key, value in parts.items() if value}
