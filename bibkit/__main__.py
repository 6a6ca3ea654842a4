"""`python -m bibkit` is the `bibkit` command."""

from bibkit.cli.start import main

main()
