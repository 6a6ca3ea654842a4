"""`bibkit check`: what is wrong, or looks wrong, in a bibliography; with --online what the sources say of each work."""

from __future__ import annotations

import os
from collections.abc import Callable
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Any

import click

from bibkit.checks.codes import CODES
from bibkit.cli.screen import is_terminal
from bibkit.cli.source_options import source_options
from bibkit.errors import ConfigError
from bibkit.files import STANDARD_STREAM, read_input, write_output

if TYPE_CHECKING:
    from bibkit.checks.finding import Finding
    from bibkit.checks.report import Report

_FORMATS = ("text", "json", "errorformat", "github", "sarif", "html")
_DIALECTS = ("bibtex", "biblatex")


def _print_rules(ctx: click.Context, _param: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        width = max(map(len, CODES))
        for code, (severity, meaning) in CODES.items():
            click.echo(f"{code:<{width}}  {severity:<7}  {meaning}")
        ctx.exit()


@click.command("check")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--online", is_flag=True, help="Also ask the sources about every work.")
@click.option("--format", "format_", type=click.Choice(_FORMATS), default="text", show_default=True)
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
@click.option("-o", "--output", metavar="OUT", default=STANDARD_STREAM, help="Write the findings here.")
@click.option("--fix", is_flag=True, help="Put right what can be put right safely; no other byte changes.")
@click.option("--diff", is_flag=True, help="Write nothing; show what --fix would change.")
@click.option("--select", metavar="CODES", help="Only these rules: doi-malformed,year-future.")
@click.option("--ignore", metavar="CODES", help="Not these rules.")
@click.option("--baseline", metavar="FILE", help="Mute the findings that stand in FILE.")
@click.option(
    "--write-baseline", is_flag=True, help="Write all findings into the baseline: from now on they are known."
)
@click.option(
    "--dialect", type=click.Choice(_DIALECTS), help="Whose required fields count; else what the file looks like."
)
@click.option("--rules", is_flag=True, is_eager=True, expose_value=False, callback=_print_rules, help="List the rules.")
@source_options
def command(
    files: tuple[str, ...],
    online: bool,
    format_: str,
    as_json: bool,
    output: str,
    fix: bool,
    diff: bool,
    select: str | None,
    ignore: str | None,
    baseline: str | None,
    write_baseline: bool,
    dialect: str | None,
    **where: Any,
) -> int:
    """Check .bib files.

    FILES are .bib files, and the manuscripts or folders that cite from them: keys that no entry has, and entries that
    nobody cites, are told as well. Without --online nobody is asked.

    \b
    bibkit check refs.bib
    bibkit check refs.bib paper.tex
    bibkit check refs.bib --fix --diff
    bibkit check refs.bib --online --mailto me@example.org --format html -o report.html
    bibkit check refs.bib --baseline known.json --write-baseline

    With --online every work gets a verdict: verified; differs, with both values; problem, when its DOI is another
    work's; retracted, concern, corrected; superseded, when a preprint was published; not-found, which does not mean
    that it does not exist; unknown. A project's choice of rules stands in [tool.bibkit.check] of its pyproject.toml:
    select, ignore, dialect.

    Exit code 0 when nothing is found but notes; 1 with errors or warnings; 2 when a file could not be read; 3 when a
    source could not be asked; 4 when --fix could not write.
    """
    from bibkit.checks.baseline import render_baseline
    from bibkit.checks.report_text import summary
    from bibkit.cli.check_run import Run

    if write_baseline and not baseline:
        raise click.UsageError("--write-baseline needs --baseline FILE")
    if fix and STANDARD_STREAM in files:
        raise click.UsageError("--fix needs a file, not standard input")
    wanted, chosen = _choice(select, ignore, dialect)
    format_ = "json" if as_json else format_
    run = Run(wanted, chosen, known=_known(baseline) if baseline and not write_baseline else frozenset())
    run.load(files)
    if fix or diff:
        run.fix(show=diff)
        if diff:
            return 0
    findings = run.findings()
    if online:
        findings += run.ask(**where)
    findings = sorted((finding for finding in findings if wanted(finding)), key=lambda finding: finding.order)
    if baseline and write_baseline:
        write_output(baseline, render_baseline(findings).encode())
        click.echo(f"{len(findings)} findings are known from now on", err=True)
        return 0
    report = run.report(findings, in_full=format_ in ("html", "sarif"))
    rendered = _rendered(report, format_, to_screen=output == STANDARD_STREAM)
    if output == STANDARD_STREAM and format_ == "text":
        click.echo(rendered, nl=False)  # its colours are ours, and what it quotes is escaped
    else:
        write_output(output, rendered.encode("utf-8", "backslashreplace"))
    click.echo(summary(report), err=True)
    return max(run.exit_code, int(report.fails))


def _known(name: str) -> frozenset[str]:
    from bibkit.checks.baseline import parse_baseline

    return parse_baseline(read_input(name), name)


def _choice(select: str | None, ignore: str | None, dialect: str | None) -> tuple[Callable[[Finding], bool], str]:
    """Which findings count, and the dialect: the command line over the project's settings. Raises ConfigError."""
    from bibkit.cli.config import load_config

    table = load_config().tables.get("check", {})
    unknown = sorted(set(table) - {"select", "ignore", "dialect"})
    if unknown:
        raise ConfigError(
            f"the configuration sets check.{unknown[0]}, which is no setting", "there are select, ignore, dialect"
        )
    only = _codes(select.split(",") if select is not None else table.get("select", []))
    never = _codes(ignore.split(",") if ignore is not None else table.get("ignore", []))
    chosen = dialect or table.get("dialect", "")
    if chosen not in ("", *_DIALECTS):
        raise ConfigError(f"the configuration sets check.dialect to {chosen!r}", "it is bibtex or biblatex")
    return (lambda finding: (not only or finding.code in only) and finding.code not in never), chosen


def _codes(names: Any) -> frozenset[str]:
    """Codes by their names, `check.` left out or not; `isbn-*` is all that begin so."""
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise ConfigError("the configuration's check.select and check.ignore are lists of rules")
    found: set[str] = set()
    for name in map(str.strip, names):
        matching = {code for code in CODES if fnmatchcase(code, name) or fnmatchcase(code, f"check.{name}")}
        if name and not matching:
            from difflib import get_close_matches

            near = get_close_matches(name, [code.partition(".")[2] for code in CODES], n=1)
            raise ConfigError(
                f"no rule is called {name!r}", f"did you mean {near[0]}?" if near else "see bibkit check --rules"
            )
        found |= matching
    return frozenset(found)


def _rendered(report: Report, format_: str, *, to_screen: bool) -> str:
    if format_ == "text":
        from bibkit.checks.report_text import render_text

        return render_text(report, colour=to_screen and is_terminal() and not os.environ.get("NO_COLOR"))
    if format_ == "errorformat":
        from bibkit.checks.report_text import render_errorformat

        return render_errorformat(report)
    if format_ == "json":
        from bibkit.checks.report_json import render_json

        return render_json(report)
    if format_ == "github":
        from bibkit.checks.report_github import render_github

        return render_github(report)
    if format_ == "sarif":
        from bibkit.checks.report_sarif import render_sarif

        return render_sarif(report)
    from bibkit.checks.report_html import render_html

    return render_html(report)
