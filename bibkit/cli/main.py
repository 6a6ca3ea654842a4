"""The command line's front door: verbs are imported only when they are called, errors become one line and a code.

Exit codes: 0 clean; 1 findings, changes due under --check, or no entry on the page; 2 usage or unreadable input;
3 incomplete (network, refused key, partial, a bug of ours); 4 the target was not written, the old file intact; as
everywhere 130 after Ctrl-C and 143 when asked to end.
"""

from __future__ import annotations

import contextlib
import errno
import itertools
import os
import signal
import sys
from typing import Any

import click

from bibkit.cli.signals import AskedToEnd, heed_signals, let_signals_kill
from bibkit.cli.verbs import VerbGroup
from bibkit.errors import BibkitError

# verb -> (module under bibkit.cli, one-line help). The help stands here so that `bibkit --help` imports no verb.
VERBS: dict[str, tuple[str, str]] = {
    "add": ("add", "Turn pages into enriched entries: into a .bib, into Zotero."),
    "check": ("check", "Check a .bib: rules, and verdicts on its references."),
    "cite": ("cite", "Show references as a CSL style prints them."),
    "completions": ("completions", "Print a shell completion script."),
    "config": ("config_verb", "Show every setting and where it comes from."),
    "convert": ("convert", "Turn one bibliographic format into another."),
    "dedupe": ("dedupe", "Find and merge works that stand twice in a .bib."),
    "enrich": ("enrich", "Look up DOIs, PMIDs, arXiv ids, ISBNs; fill the blanks of a .bib."),
    "explain": ("explain", "Say where the value of a field comes from."),
    "extract": ("extract", "Read pages (no network) and show what they say, and where."),
    "extractors": ("extractors", "List the readers of pages, those of other packages too."),
    "fmt": ("fmt", "Format a .bib; without options not a byte changes."),
    "keys": ("keys", "Rename citation keys, in the .bib and in the manuscripts."),
    "match": ("match", "Match references against files of works, or abstain."),
    "mirror": ("mirror", "Build and ask an offline index of Crossref's works."),
    "serve": ("serve", "Run the local service with its review page."),
    "zotero": ("zotero", "Push entries and their notes into a Zotero library."),
}


def _print_version(ctx: click.Context, _param: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        from importlib.metadata import version

        click.echo(f"bibkit {version('bibkit')}")
        ctx.exit()


@click.group(
    cls=VerbGroup,
    verbs=VERBS,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Each verb has its own help with examples: bibkit VERB --help",
)
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_print_version, help="Show version."
)
def cli() -> None:
    """Bibliographic entries from the pages people have, offline, with where every value comes from.

    \b
    bibkit add page.html -o refs.bib      a saved page becomes an enriched .bib entry
    bibkit extract page.txt --json        what a page says, and where on it
    bibkit enrich 10.1037/h0094744        a DOI becomes an entry
    """


def main() -> None:
    """The `bibkit` command."""
    if "_BIBKIT_COMPLETE" in os.environ:
        from bibkit.cli.completions import answer_shell

        answer_shell(cli)
    from bibkit.cli.streams import prepare_streams

    prepare_streams()
    heed_signals()
    code = run(sys.argv[1:])
    let_signals_kill()
    sys.exit(code)


def run(arguments: list[str]) -> int:
    """Run one command line and give its exit code; the boundary at which expected errors become one line, and where
    JSON was asked for and none has come, a JSON document, too."""
    told: dict[str, Any] = {}
    try:
        with cli.make_context("bibkit", list(arguments)) as context:
            told = context.meta
            result = cli.invoke(context)
            return result if isinstance(result, int) else 0
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.ClickException as error:
        if _wants_json(arguments, told):
            _tell_in_json(error.format_message(), "", 2)
        return _misused(error)
    except BibkitError as error:
        if _wants_json(arguments, told):
            _tell_in_json(error.message, error.hint, error.exit_code)
        return _say(f"bibkit: {error.message}", error.hint, error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        return _say("bibkit: stopped", "", 130)
    except AskedToEnd:
        return _say("bibkit: stopped", "", 128 + signal.SIGTERM)
    except OSError as error:
        return _stopped_by_system(error)
    except ImportError as error:  # such as what a SOCKS proxy needs
        return _say(f"bibkit: a package is missing: {error}", "", 3)
    except MemoryError:
        return _say("bibkit: there is not enough memory for this input", "", 2)
    except Exception as error:  # a bug of ours, told in one line like everything else
        if os.environ.get("BIBKIT_TRACEBACK"):
            raise
        return _say(
            f"bibkit: a bug in bibkit: {_place_of(error)}", "please report it, with what BIBKIT_TRACEBACK=1 shows", 3
        )


def _say(message: str, hint: str, code: int) -> int:
    """Tell what stopped us; gives the exit code. Where standard error is full or closed, the code has to do."""
    from bibkit.cli.screen import printable

    with contextlib.suppress(OSError):
        click.echo(printable(message), err=True)
        if hint:
            click.echo(f"  {printable(hint)}", err=True)
    return code


def _wants_json(arguments: list[str], told: dict[str, Any]) -> bool:
    """Whether a program waits for JSON that has not been printed yet."""
    from bibkit.cli.screen import JSON_PRINTED

    options = arguments[: arguments.index("--")] if "--" in arguments else arguments
    return not told.get(JSON_PRINTED) and (
        "--json" in options or "--format=json" in options or ("--format", "json") in itertools.pairwise(options)
    )


def _tell_in_json(message: str, hint: str, code: int) -> None:
    from bibkit.cli.screen import print_json

    with contextlib.suppress(OSError):
        print_json({"schema": 1, "error": {"message": message, "hint": hint, "exit_code": code}})


def _misused(error: click.ClickException) -> int:
    where, message = getattr(error, "ctx", None), error.format_message()
    if message.startswith("Usage:"):  # a group without a verb: click's message is the help
        click.echo(message, err=True)
        return 2
    name = "bibkit" if where is None else where.command_path
    return _say(f"{name}: {message}", f"see {name} --help", 2)


_OUTPUT_ERRORS = frozenset((errno.ENOSPC, errno.EIO, errno.EBADF, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)))


def _stopped_by_system(error: OSError) -> int:
    """An error that no verb has dealt with: nearly always standard output that takes nothing more."""
    from bibkit.cli.streams import discard_output, is_gone
    from bibkit.files import reason

    if is_gone(error):
        discard_output()
        return 0
    if error.filename is not None:
        return _say(f"bibkit: cannot use {os.fsdecode(error.filename)}: {reason(error)}", "", 2)
    if error.errno in _OUTPUT_ERRORS:
        discard_output()
        return _say(f"bibkit: cannot write to standard output: {reason(error)}", "", 4)
    return _say(f"bibkit: the system says: {reason(error)}", "", 2)


def _place_of(error: Exception) -> str:
    import traceback

    frames = traceback.extract_tb(error.__traceback__)
    place = f" ({os.path.basename(frames[-1].filename)}, line {frames[-1].lineno})" if frames else ""  # noqa: PTH119
    return f"{type(error).__name__}: {str(error)[:200]}{place}"


if __name__ == "__main__":
    main()
