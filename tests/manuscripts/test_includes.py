import pytest

from bibkit.manuscripts.includes import find_includes


@pytest.mark.parametrize(
    ("dialect", "text", "expected"),
    [
        (
            "tex",
            "\\input{a}\\include{b/c} %\\input{no}\n\\input d.tex \\subfile{e} \\import{f/}{g}\\verb|\\input{no}|\\input{a}",
            ["a.tex", "b/c.tex", "d.tex", "e.tex", "f/g.tex"],
        ),
        ("tex", "\\input{fig.tikz} \\includegraphics{no} \\InputIfFileExists{h}{}{}", ["fig.tikz.tex", "h.tex"]),
        (
            "markdown",
            "{{< include _a.qmd >}}\n```{r, child='b.Rmd'}\n```\n```{include} c.md\n```\n#| child: d.qmd\n",
            ["_a.qmd", "b.Rmd", "c.md", "d.qmd"],
        ),
        ("typst", '#include "a.typ"\n#import "b.typ": *\n', ["a.typ", "b.typ"]),
        ("org", '#+include: "a b.org::*Head" :lines "1-2"\n#+INCLUDE: ./c.org export\n', ["a b.org", "./c.org"]),
    ],
)
def test_what_is_read_is_found_in_every_dialect(dialect: str, text: str, expected: list[str]) -> None:
    assert find_includes(text, dialect) == expected
