"""`python -m bibkit` is the `bibkit` command."""

from bibkit.cli.main import main

main()
