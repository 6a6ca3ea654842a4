"""`bibkit completions`: the script that makes the shell complete verbs, options and files."""

from __future__ import annotations

import click
from click.shell_completion import (
    BashComplete,
    CompletionItem,
    FishComplete,
    ShellComplete,
    ZshComplete,
    add_completion_class,
    get_completion_class,
)

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
    completion = get_completion_class(shell)
    if completion is None:  # click knows all three; a build without them would be broken
        raise click.UsageError(f"no completion for {shell}")
    click.echo(completion(click.get_current_context().find_root().command, {}, "bibkit", "_BIBKIT_COMPLETE").source())


class _WithFiles(ShellComplete):
    """Where no verb, option or choice fits, the names of files: most of what bibkit is given."""

    def get_completions(self, args: list[str], incomplete: str) -> list[CompletionItem]:
        found = super().get_completions(args, incomplete)
        return found if found or incomplete.startswith("-") else [CompletionItem(incomplete, type="file")]


class _Bash(_WithFiles, BashComplete):
    pass


class _Zsh(_WithFiles, ZshComplete):
    pass


class _Fish(_WithFiles, FishComplete):
    pass


def answer_shell(cli: click.Command) -> None:
    """Answer the shell's question, which stands in the environment, what could come next; ends the process."""
    for kind in (_Bash, _Zsh, _Fish):
        add_completion_class(kind)
    cli.main(prog_name="bibkit")
