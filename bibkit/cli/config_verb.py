"""`bibkit config`: every setting with its value and where it comes from, secrets masked."""

from __future__ import annotations

import os
import shutil
import textwrap
from typing import Any

import click

from bibkit.cli.config import load_config, user_config_path
from bibkit.cli.screen import is_terminal, print_json, printable


@click.command("config")
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def command(as_json: bool) -> None:
    """Show every setting, its value and where it was set.

    Settings come, later ones winning, from: defaults, your config.toml, the project's bibkit.toml or [tool.bibkit] in
    pyproject.toml, the environment, the command line. Secrets are never shown.

    \b
    bibkit config
    BIBKIT_MAILTO=me@example.org bibkit config --json
    """
    values = load_config().values()
    if as_json:
        rows = [
            {
                "name": value.setting.name,
                "value": value.shown() if value.setting.secret else value.value,
                "origin": value.origin,
                "environment": list(value.setting.environment),
                "project": value.setting.project,
                "help": value.setting.help,
            }
            for value in values
        ]
        print_json({"schema": 1, "settings": rows})
        return
    width = max(len(value.setting.name) for value in values)
    click.echo(printable(f"# your settings: {user_config_path(os.environ)}"))
    for value in values:
        origin = value.origin
        if value.setting.environment and origin == "default":
            origin += f"; or {value.setting.environment[0]}"
        line = f"{value.setting.name:<{width}} = {value.shown() or '-'}"
        help_ = f"{value.setting.help} ({origin})"
        if is_terminal() and len(f"{line:<{width + 29}} # {help_}") > shutil.get_terminal_size().columns:
            click.echo(printable(line) + "\n" + textwrap.fill(printable(help_), **_below()))
        else:
            click.echo(printable(f"{line:<{width + 29}} # {help_}"))


def _below() -> dict[str, Any]:
    """Where an explanation goes for which a narrow screen has no room beside the value."""
    indent = "    # "
    columns = max(40, shutil.get_terminal_size().columns)
    return {"width": columns, "initial_indent": indent, "subsequent_indent": indent, "break_on_hyphens": False}
