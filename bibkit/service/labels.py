"""What the review page calls fields and types: English words for CSL's names."""

from __future__ import annotations

from bibkit.model.record import csl_name

_FIELDS = {
    "type": "Kind of work",
    "container-title": "Published in",
    "container-title-short": "Abbreviated journal",
    "collection-title": "Series",
    "collection-number": "Number in series",
    "issued": "Date",
    "accessed": "Accessed",
    "page": "Pages",
    "publisher-place": "Place",
    "number-of-pages": "Number of pages",
    "number-of-volumes": "Number of volumes",
    "event-title": "Event",
    "call-number": "Call number",
    "keyword": "Key words",
    "annote": "Annotation",
    "source": "Catalogue",
    "title-short": "Short title",
    "eprint": "Preprint",
    "eprint-type": "Preprint server",
    "eprint-class": "Preprint class",
}
_TYPES = {
    "article": "Preprint or article",
    "article-journal": "Journal article",
    "article-magazine": "Magazine article",
    "article-newspaper": "Newspaper article",
    "chapter": "Book chapter",
    "document": "Document",
    "entry-dictionary": "Dictionary entry",
    "entry-encyclopedia": "Encyclopedia entry",
    "paper-conference": "Conference paper",
    "post-weblog": "Blog post",
    "review-book": "Book review",
    "webpage": "Web page",
}


_LAYERS = {
    "site": "Read by bibkit's reader for this site",
    "highwire": "The page's citation tags",
    "jsonld": "The page's JSON-LD",
    "microdata": "The page's microdata",
    "rdfa": "The page's RDFa",
    "bepress": "The repository's own tags",
    "prism": "The page's PRISM tags",
    "eprints": "The page's EPrints tags",
    "dc": "The page's Dublin Core tags",
    "coins": "A COinS span on the page",
    "opengraph": "The page's OpenGraph tags",
    "text": "The visible text of the page",
    "crossref": "A registration agency",
    "file": "A file",
    "related": "A list of works on the page",
    "user": "You",
}


def layer_label(layer: str) -> str:
    """Which kind of evidence an origin is, in words."""
    return _LAYERS.get(layer, layer)


def field_label(attribute: str) -> str:
    """`container_title` -> "Published in", `doi` -> "DOI"."""
    name = csl_name(attribute)
    if name in _FIELDS or name.isupper():
        return _FIELDS.get(name, name)
    return name.replace("-", " ").replace("_", " ").capitalize()


def type_label(csl_type: str) -> str:
    """`article-journal` -> "Journal article"."""
    return _TYPES.get(csl_type) or csl_type.replace("-", " ").replace("_", " ").capitalize()
