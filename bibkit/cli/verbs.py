"""Groups of verbs: `bibkit`, `bibkit zotero`. Each verb is loaded when it is called, the others cost nothing."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from typing import Any

import click


class VerbGroup(click.Group):
    """A group that knows its verbs by name and loads them on demand.

    `verbs` has for each name its module in this room, whose `command` it is, and a line of help.
    """

    def __init__(self, *arguments: Any, verbs: Mapping[str, tuple[str, str]], **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._verbs = verbs

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(self._verbs)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self._verbs:
            return None
        command: click.Command = importlib.import_module(f"bibkit.cli.{self._verbs[cmd_name][0]}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Verbs"):
            formatter.write_dl([(name, help_line) for name, (_, help_line) in sorted(self._verbs.items())])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click's, with the nearest verb named when a word is mistyped."""
        word = args[0]
        if self.get_command(ctx, word) is None and not word.startswith("-"):
            import difflib

            near = difflib.get_close_matches(word, self._verbs, n=1)
            ctx.fail(f"no such verb {word!r}" + (f"; did you mean {near[0]!r}?" if near else ""))
        return super().resolve_command(ctx, args)
