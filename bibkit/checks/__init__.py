"""What is wrong, or looks wrong, in a bibliography: one file per family of rules, findings as data, renderers at the edge.

    findings = check_file(parse_bib(data, "refs.bib"), Settings(today=date(2026, 11, 1)))

The rules are pure and ask nobody: no clock, no network, no files. What a bibliographic source says about an entry comes
in through `bibkit.enrichment.ports` and is judged in `verdicts`.
"""
