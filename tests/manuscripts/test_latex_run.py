"""A real LaTeX run before and after: the same bibliography, no new warning."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from bibkit.cli.dedupe import command as dedupe
from bibkit.cli.keys import command as keys

PROGRAMS = ("pdflatex", "bibtex", "biber")
missing = [program for program in PROGRAMS if shutil.which(program) is None]
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(bool(missing), reason=f"not installed: {', '.join(missing)}"),
]

BIB = r"""@string{jm = "Journal of Monsters"}
@preamble{"\newcommand{\noop}[1]{}"}

@incollection{child, author = {Fox, E.}, title = {A part of {IT}}, crossref = {parent}, pages = {3--4}}

@article{li_old, author = {Li, Wei and {\"O}berg, {\AA}ke}, title = {Deep monsters of the northern seas},
  journal = jm, year = 2001, volume = 7, pages = {1--9}}

@article{LI2, author = {Li, Wei and {\"O}berg, {\AA}ke}, title = {Deep Monsters of the Northern Seas},
  journal = jm, year = 2001, volume = 7, pages = {1--9}, doi = {10.1000/abc}}

@book{wu, author = {Wu, An}, title = {The {DNA} of monsters}, publisher = {P}, year = {\noop{2}1999}, address = {Oslo}}

@book{unused, author = {Nobody, N.}, title = {Unread}, publisher = {P}, year = 1990}

@book{parent, title = {A big book}, booktitle = {A big book}, editor = {Gold, G.}, publisher = {P}, year = 1998}
"""
BODY = r"""
% a note to myself: \cite{wu}
Text \cite{child,li_old}, \cite{LI2}, \cite[p.~3]{wu}. \verb|\cite{wu}|
\begin{verbatim}
\cite{wu} and \cite{nobody}
\end{verbatim}
\nocite{unused}
"""
CLASSIC = (
    r"\documentclass{article}\begin{document}" + BODY + r"\bibliographystyle{plain}\bibliography{refs}\end{document}"
)
MODERN = (
    r"\documentclass{article}\usepackage[style=numeric]{biblatex}\addbibresource{refs.bib}\begin{document}"
    + BODY
    + r"\parencites[1]{wu}[2]{li_old} \textcite{child}\printbibliography\end{document}"
)


def run(folder: Path, program: str) -> tuple[list[str], str]:
    """The warnings of a whole run, and the bibliography as it is printed."""
    for path in folder.glob("main.*"):
        if path.suffix != ".tex":
            path.unlink()
    steps = (["pdflatex", "-interaction=nonstopmode", "main"], [program, "main"])
    warnings: list[str] = []
    for step in (steps[0], steps[1], steps[0], steps[0]):
        done = subprocess.run(step, cwd=folder, capture_output=True, check=False, timeout=120)
        output = done.stdout.decode("utf-8", "replace")
        if step[0] == program:
            warnings += [line for line in output.splitlines() if re.search(r"warn|error", line, re.I)]
    log = (folder / "main.log").read_text(encoding="utf-8", errors="replace")
    warnings += [line for line in log.splitlines() if "Warning" in line]
    bibliography = (folder / "main.bbl").read_text(encoding="utf-8")
    return warnings, bibliography


def without_keys(bibliography: str) -> str:
    """The bibliography without the keys and their hashes."""
    text = re.sub(r"\\(bibitem|entry)\{[^}]*\}", r"\\\1{}", bibliography)
    text = re.sub(r"\\(?:strng|field)\{(?:\w*hash|labelalpha|extraname|sortinit\w*)\}\{[^}]*\}", "", text)
    text = re.sub(r"\\keyalias\{[^}]*\}\{[^}]*\}\s*", "", text)
    return re.sub(
        r"\\(?:ids|xref|crossref)\{[^}]*\}|\\field\{(?:crossref|ids)\}\{[^}]*\}|\\true\{crossref\w*\}", "", text
    )


@dataclass(frozen=True)
class Project:
    """A manuscript with its .bib, ready to be changed, and what LaTeX made of it as it was."""

    folder: Path
    program: str
    warnings: list[str]
    bibliography: str


@pytest.fixture(scope="module", params=["bibtex", "biber"])
def before(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Project:
    folder = tmp_path_factory.mktemp("before")
    (folder / "refs.bib").write_text(BIB, encoding="utf-8")
    (folder / "main.tex").write_text(CLASSIC if request.param == "bibtex" else MODERN, encoding="utf-8")
    return Project(folder, request.param, *run(folder, request.param))


@pytest.fixture
def project(before: Project, tmp_path: Path) -> Project:
    for name in ("refs.bib", "main.tex"):
        shutil.copy(before.folder / name, tmp_path)
    return replace(before, folder=tmp_path)


def test_new_keys_change_nothing_in_print(project: Project) -> None:
    assert not [line for line in project.warnings if "undefined" in line]
    result = CliRunner().invoke(keys, ["apply", str(project.folder / "refs.bib"), str(project.folder / "main.tex")])
    assert result.exit_code == 0 and "li_old -> Li2001Deep" in result.stdout
    after, same = run(project.folder, project.program)
    assert len(after) <= len(project.warnings), set(after) - set(project.warnings)
    assert without_keys(same) == without_keys(project.bibliography)
    source = (project.folder / "main.tex").read_text(encoding="utf-8")
    assert r"\verb|\cite{wu}|" in source and r"% a note to myself: \cite{wu}" in source
    assert "li_old" not in source


def test_merged_duplicates_leave_the_bibliography_as_it_was(project: Project) -> None:
    tex = project.folder / "main.tex"
    command = [str(project.folder / "refs.bib"), str(tex), "--apply"]
    result = CliRunner().invoke(dedupe, command, standalone_mode=False)
    assert result.return_value == 0
    source = tex.read_text(encoding="utf-8")
    assert ("li_old" in source) != ("LI2" in source), "both are cited by the key that stayed"
    after, bibliography = run(project.folder, project.program)
    assert len(after) <= len(project.warnings), set(after) - set(project.warnings)
    assert project.bibliography.lower().count("northern seas") == 2
    assert bibliography.lower().count("northern seas") == 1
    assert not [line for line in after if "undefined" in line]
    assert project.bibliography.count("unused") == bibliography.count("unused")
