"""`bibkit completions`: the script that makes the shell complete verbs, options and files."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

SHELLS = ("bash", "zsh", "fish")


@click.command("completions")
@click.argument("shell", type=click.Choice(SHELLS))
def command(shell: str) -> None:
    """Print a completion script for SHELL.

    \b
    bash   bibkit completions bash > ~/.local/share/bash-completion/completions/bibkit
    zsh    bibkit completions zsh  > "${fpath[1]}/_bibkit"
    fish   bibkit completions fish > ~/.config/fish/completions/bibkit.fish
    """
    from bibkit.cli.main import cli

    completion = get_completion_class(shell)
    if completion is None:  # click knows all three; a build without them would be broken
        raise click.UsageError(f"no completion for {shell}")
    click.echo(completion(cli, {}, "bibkit", "_BIBKIT_COMPLETE").source())
