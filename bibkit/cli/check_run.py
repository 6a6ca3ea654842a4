"""One run of `bibkit check`: the files it is about, and what is found in them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from bibkit.bibtex.tree import BibFile, parse_bib
from bibkit.checks.baseline import mute
from bibkit.checks.finding import Finding
from bibkit.checks.report import Judged, Report, judged, years_of
from bibkit.checks.run import check_bibliography
from bibkit.checks.subject import Bibliography, CheckSettings
from bibkit.cli.screen import tell
from bibkit.cli.source_options import enrich_settings
from bibkit.files import STANDARD_STREAM, Snapshot, load, read_input, save

if TYPE_CHECKING:
    from bibkit.checks.citations import Manuscript


@dataclass
class Run:
    """One run: the files, what was found in them, and the worst that happened."""

    wanted: Callable[[Finding], bool]
    dialect: str
    known: frozenset[str]
    exit_code: int = 0
    bibs: list[Snapshot] = field(default_factory=list)
    manuscripts: list[Manuscript] = field(default_factory=list)
    bibliographies: list[Bibliography] = field(default_factory=list)
    judged: list[Judged] = field(default_factory=list)

    def load(self, names: Sequence[str]) -> None:
        """Raises InputError for what cannot be read, and when there is no .bib."""
        if tuple(names) == (STANDARD_STREAM,):
            self.bibs = [Snapshot(Path("<stdin>"), read_input(STANDARD_STREAM), None)]
        elif all(name.lower().endswith((".bib", ".bibtex", ".biblatex")) for name in names):
            self.bibs = [load(Path(name)) for name in dict.fromkeys(names)]
        else:
            self._load_project(names)
        self._read()

    def _load_project(self, names: Sequence[str]) -> None:
        from bibkit.bibtex.encoding import detect
        from bibkit.checks.citations import Manuscript
        from bibkit.cli.together import load_project
        from bibkit.manuscripts.rewrite import dialect_of

        project = load_project(names)
        self.bibs = project.bibs
        for snapshot in project.manuscripts:
            dialect = dialect_of(snapshot.path)
            if dialect is not None:
                encoding, scanned = detect(snapshot.data)
                self.manuscripts.append(Manuscript(str(snapshot.path), encoding.decode(scanned), dialect))

    def _read(self) -> None:
        parsed = [parse_bib(snapshot.data, str(snapshot.path)) for snapshot in self.bibs]
        macros = frozenset(name for file in parsed for name in file.macros)
        self.bibliographies = [Bibliography(file, self._settings(file, macros)) for file in parsed]

    def _settings(self, file: BibFile, macros: frozenset[str]) -> CheckSettings:
        from bibkit.bibtex.dialect import dialect_of

        biblatex = (self.dialect or dialect_of(file)) == "biblatex"
        return CheckSettings(today=date.today(), dialect="biblatex" if biblatex else "bibtex", macros=macros)

    def findings(self) -> list[Finding]:
        from bibkit.bibtex.collector import collection_paused

        with collection_paused():
            found = [item for bibliography in self.bibliographies for item in check_bibliography(bibliography)]
        if self.manuscripts:
            from bibkit.checks.citations import check_citations

            found += check_citations(self.manuscripts, self.bibliographies)
        return found

    def fix(self, *, show: bool) -> None:
        """Write the files with their fixes, or show how they would differ. What is muted is left alone."""
        from bibkit.checks.fixes import fix_file
        from bibkit.cli.diff import show_diff

        count = 0
        for place, bibliography in enumerate(self.bibliographies):
            muted = self._muted(bibliography)
            fixed = fix_file(bibliography.file, bibliography.settings, self._unless(muted))
            count += len(fixed.fixed)
            snapshot = self.bibs[place]
            if show:
                show_diff(snapshot.data, fixed.data, str(snapshot.path))
            elif save(snapshot, fixed.data):
                self.bibs[place] = load(snapshot.path)
        click.echo(f"{count} {'would be' if show else 'were'} put right", err=True)
        self._read()

    def _muted(self, bibliography: Bibliography) -> set[tuple[object, ...]]:
        if not self.known:
            return set()
        found = [item for item in check_bibliography(bibliography) if self.wanted(item)]
        new = set(map(_identity, mute(found, self.known)[0]))
        return {identity for item in found if (identity := _identity(item)) not in new}

    def _unless(self, muted: set[tuple[object, ...]]) -> Callable[[Finding], bool]:
        return lambda item: self.wanted(item) and _identity(item) not in muted

    def ask(self, **where: Any) -> list[Finding]:
        """The findings of the verdicts on all works."""
        from bibkit.checks.online import verdict_findings
        from bibkit.checks.verdicts import check_records
        from bibkit.cli.progress import progress_bar
        from bibkit.sources.build import build_source

        settings = enrich_settings(search=True, **where)
        source = build_source(settings)
        records = [record for bibliography in self.bibliographies for record in bibliography.records]
        with progress_bar("asking", len(records)) as progress:
            verdicts = check_records(records, source, settings=settings, progress=progress)
        tell(source.issues)
        if any(verdict.incomplete for verdict in verdicts):
            self.exit_code = 3
        findings: list[Finding] = []
        for bibliography in self.bibliographies:
            count = len(bibliography.works)
            part, verdicts = verdicts[:count], verdicts[count:]
            findings += verdict_findings(bibliography, part)
            self.judged += judged(bibliography, part)
        return findings

    def report(self, findings: Sequence[Finding], *, in_full: bool) -> Report:
        """`in_full`: with what only some formats show."""
        new, muted = mute(findings, self.known) if self.known else (findings, 0)
        return Report(
            findings=tuple(new),
            entries={item.file.name: len(item.subjects) for item in self.bibliographies},
            years=years_of(self.bibliographies) if in_full else {},
            judged=tuple(self.judged),
            muted=muted,
            version=_version() if in_full else "",
        )


def _version() -> str:
    from importlib.metadata import version

    return version("bibkit")


def _identity(finding: Finding) -> tuple[object, ...]:
    """A finding without its place, which fixes before it may move."""
    return (finding.code, finding.key, finding.field, *sorted(finding.values.items()))
