"""`bibkit match`: which registered works do printed references cite?"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from bibkit.cli.progress import progress_bar
from bibkit.cli.screen import printable, tell
from bibkit.cli.source_options import enrich_settings, source_options
from bibkit.errors import InputError, SourceError
from bibkit.files import STANDARD_STREAM, read_input, write_output

if TYPE_CHECKING:
    from bibkit.enrichment.citation import Citation
    from bibkit.enrichment.match import Match
    from bibkit.enrichment.ports import SearchFate

_ROWS = 10
_SHOWN_SUGGESTIONS = 3


@click.command()
@click.argument("references", metavar="FILE", default=STANDARD_STREAM)
@click.option("--jsonl", "as_jsonl", is_flag=True, help="One JSON object a line, in the order of the input.")
@click.option("-o", "--output", default=STANDARD_STREAM, metavar="FILE", help="Write there.")
@source_options
def command(references: str, as_jsonl: bool, output: str, **where: Any) -> int:
    """Find the registered works that the references in FILE cite, or say that none is sure.

    FILE holds a list of references, one a line or broken into lines, with or without numbers; or JSON lines with `id`
    and `query_text`. A DOI is given only where title, authors and place leave no doubt; near hits are suggestions.

    \b
    bibkit match references.txt
    bibkit match refs.jsonl --snapshot works.jsonl.gz --offline --jsonl -o answers.jsonl

    Exit code 0 when every reference got its DOI, 1 when some did not, 3 when a source could not be asked.
    """
    from bibkit.enrichment.citation import citation_of_text
    from bibkit.enrichment.enrich import search_fates
    from bibkit.sources.build import build_source

    if " " in references and not Path(references).exists():
        hint = "a reference itself comes in by standard input: echo 'Fox, E. (2001). …' | bibkit match"
        raise InputError(f"no such file: {references[:60]}", hint)
    rows = list(_read_references(references))
    source = build_source(enrich_settings(**where))
    citations = [citation_of_text(text) for _, text in rows]
    with progress_bar("matching", len(rows)) as progress:
        wanted = list(dict.fromkeys(citation.text for citation in citations))
        fates = search_fates(source, wanted, rows=_ROWS, progress=progress)
    lines: list[str] = []
    worst = 0
    for (name, text), citation in zip(rows, citations, strict=True):
        answer, code = _answer(citation, fates[citation.text], name)
        worst = max(worst, code)
        lines.append(json.dumps(answer, ensure_ascii=False) if as_jsonl else _for_people(answer, text))
    failures = [fate for fate in fates.values() if isinstance(fate, SourceError)]
    if failures:
        click.echo(printable(f"{len(failures)} of {len(rows)} could not be looked up: {failures[0]}"), err=True)
    write_output(output, ("\n".join(lines) + "\n").encode() if lines else b"")
    tell(source.issues)
    return worst


def _read_references(name: str) -> Iterator[tuple[str, str]]:
    """(id, text) of each reference. Raises InputError for JSON lines without `query_text`."""
    from bibkit.enrichment.reference_list import split_references

    text = read_input(name).decode("utf-8-sig", "replace")
    if not text.lstrip().startswith("{"):
        yield from ((str(number), reference) for number, reference in enumerate(split_references(text), 1))
        return
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            yield str(row.get("id", number)), str(row["query_text"])
        except (ValueError, KeyError, AttributeError, TypeError, RecursionError):
            raise InputError(f"{name}:{number}: not a JSON object with 'query_text'") from None


def _answer(citation: Citation, candidates: SearchFate, name: str) -> tuple[dict[str, Any], int]:
    """The answer to one reference, and its exit code."""
    from bibkit.enrichment.match import judge

    if isinstance(candidates, SourceError):
        return {"id": name, "doi": None, "confidence": 0.0, "reasons": [candidates.message], "suggestions": []}, 3
    matches = judge(citation, [candidate.record for candidate in candidates])
    best = matches[0] if matches and matches[0].accepted else None
    rest = [match for match in matches if match is not best and match.confidence >= 0.45]
    answer = {
        "id": name,
        "doi": best.doi if best else None,
        "confidence": best.confidence if best else 0.0,
        "reasons": list(best.reasons) if best else ["no registered work fits beyond doubt"],
        "conflicts": list(best.conflicts) if best else [],
        "suggestions": [_suggestion(match) for match in rest[:_SHOWN_SUGGESTIONS]],
    }
    return answer, 0 if best else 1


def _suggestion(match: Match) -> dict[str, Any]:
    return {
        "doi": match.doi,
        "title": match.record.entry.title,
        "confidence": match.confidence,
        "reasons": list(match.reasons),
        "conflicts": list(match.conflicts),
    }


def _for_people(answer: dict[str, Any], text: str) -> str:
    if answer["doi"]:
        note = f" (but: {', '.join(answer['conflicts'])})" if answer["conflicts"] else ""
        return printable(f"{answer['doi']}  {text[:100]}{note}")
    near = answer["suggestions"][0] if answer["suggestions"] else None
    hint = f" (perhaps {near['doi']}: {'; '.join(near['reasons'])})" if near else ""
    return printable(f"-  {text[:100]}{hint}")
