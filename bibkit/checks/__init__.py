"""What is wrong, or looks wrong, in a bibliography: one file per family of rules, findings as data.

    file = parse_bib(data, "refs.bib")
    findings = check_file(file, CheckSettings(today=date(2026, 11, 1)))     # bibkit.checks.run
    verdicts = check_records(records, source)                               # bibkit.checks.verdicts

The rules are pure and ask nobody: no clock, no network, no files. What a bibliographic source says about an entry comes
in through `bibkit.enrichment.ports` and is judged in `verdicts`. The table of rules is `registry`, that of their codes
`codes`; the renderers of findings are the `report_*` modules.
"""
