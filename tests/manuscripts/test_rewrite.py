from pathlib import PurePath

import pytest

from bibkit.manuscripts.rewrite import Dialect, dialect_of, find_uses, replace_keys

TEX = r"""
% \cite{no} and a \% sign \\% \cite{no}
\usepackage{natbib}\setcitestyle{round}\citetext{see \citealp{a}}
\cite{b} \citep[see][p.~3]{c, d,% no
 e} \% \cite{f} \textcite*{g} \nocite{*} \Parencite {h} \parencite
[x]{i} \citep[see \citealp{j}]{k} \apacite<e.g.>[p]{l} \citefield{m}{no}
\cites(pre)(post)[1]{n}[2][3]{o}{p} \volcite[x]{2}[3]{q} \addtocategory{no}{r,s} \bibitem[Lab(2)]{t} \footcite[{[x]}]{u}
\verb|\cite{no}| \lstinline[language=X]{\cite{no}} \mintinline{py}|\cite{no}| \url{x\cite{no}}
\begin{verbatim}
\cite{no}
\end{verbatim}
\begin{comment}\cite{no}\end{comment}
\begin{lstlisting}[x] % \end{no}
\cite{no}
\end{lstlisting}
\iffalse \cite{no} \ifx a \fi \cite{no} \else \cite{v} \fi
\DeclareCiteCommand{\cite}{no}{no}
\MakeShortVerb{\|} |\cite{no}| \cite{w}
"""

MARKDOWN = r"""---
nocite: |
  @a, @b:c.
title: x # @d
---
See @e2000, [-@f; see @g, p. 3; @{h i}; @{https://x/y}]. Mail me@no.org \@no `@no` ``a ` @no`` <!-- @no -->
[text @k](http://x/@no) <http://x/@no> http://x.org/@no, @l_.

    @no indented

- item

    @m in a list

```python
@no
```
```{=latex}
\cite{n} % \cite{no}
```
```{r}
#| fig-cap: "See @o"
x@no <- "@no"
```
(@no) An example
See (@no) and \citep{p}. @q's @r--x *@s* \`@t\`
~~~
@no
"""

TYPST = r"""
= Head <no>
@a, @b:c. @d[p. 3] #cite(<e>, form: "prose") #cite(label("f/g")) // @no
/* @no /* @no */ @no */ `@no` ```
@no
``` \@no https://x/@no @h_i. @j-k
#set text(font: "@no"); #link("@no")[@l "@m"] #figure(image("@no"), caption: ["@n" #f("@no")]) (see "@o")
#let x = "@no"
"@p"
"""

ORG = r"""
# @no [cite:@no]
[cite:@a] [cite/t:see @b p. 3; @c post] citep:d,e. [[cite:f][x]] cite:&g;&h [[citet:see &i p. 3]] \cite{j}
#+begin_src latex
\cite{no}
#+end_src
=cite:no= ~[cite:@no]~
#+begin_export latex
\cite{k}
#+end_export
: cite:no
"""


@pytest.mark.parametrize(
    ("dialect", "text", "expected"),
    [
        ("tex", TEX, "abcdefghijklmnopqrstuvw"),
        ("typst", TYPST, ["a", "b:c", "d", "e", "f/g", "h_i", "j-k", *"lmnop"]),
        ("org", ORG, "abcdefghijk"),
        (
            "markdown",
            MARKDOWN,
            ["a", "b:c", "d", "e2000", "f", "g", "https://x/y", "k", "l_", "m", "n", "o", "p", "q", "r", "s", "t"],
        ),
    ],
)
def test_only_what_cites_is_found(dialect: Dialect, text: str, expected: list[str] | str) -> None:
    found = [use.key for use in find_uses(text, dialect)]
    assert found == list(expected)
    assert all(text[use.start : use.end] == use.key for use in find_uses(text, dialect))


@pytest.mark.parametrize(("dialect", "text"), [("tex", TEX), ("markdown", MARKDOWN), ("typst", TYPST), ("org", ORG)])
def test_only_the_named_keys_change_and_quiet_places_never(dialect: Dialect, text: str) -> None:
    changed = replace_keys(text, dialect, {"a": "new", "no": "wrong"})
    assert changed.count("wrong") == 0
    assert changed.count("new") == text.count("@a") + text.count("{a}") == 1
    assert changed.replace("new", "a") == text


def test_nothing_to_do_gives_the_same_text() -> None:
    assert replace_keys(TEX, "tex", {"zzz": "y"}) == TEX


@pytest.mark.parametrize(
    ("dialect", "text", "new", "expected"),
    [
        ("markdown", "See @a.", "b.c", "See @b.c."),
        ("markdown", "See @a.", "b..c", "See @{b..c}."),
        ("markdown", "See @{a}.", "b..c", "See @{b..c}."),
        ("typst", "See @a.", "x:y", "See @x:y."),
        ("typst", "See @a.", "x/y", 'See #cite(label("x/y")).'),
        ("org", "[cite:@a]", "x/y", "[cite:@x/y]"),
        ("tex", r"\cite{a,b ,a}", "x/y", r"\cite{x/y,b ,x/y}"),
    ],
)
def test_keys_are_spelled_as_the_place_needs(dialect: Dialect, text: str, new: str, expected: str) -> None:
    assert replace_keys(text, dialect, {"a": new}) == expected


def test_roles_of_myst_cite_and_code_that_shows_one_does_not() -> None:
    text = "{cite:p}`a,b` {footcite}`c` ``{cite}`no` `` `{cite}`\n\n```\n{cite}`no`\n```\n"
    assert [use.key for use in find_uses(text, "markdown")] == ["a", "b", "c"]


def test_swapped_keys_do_not_run_into_each_other() -> None:
    assert replace_keys(r"\cite{a,b}", "tex", {"a": "b", "b": "a"}) == r"\cite{b,a}"


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        (r"\cite{a", []),
        (r"\cite[a", []),
        ("\\cite{a}\n\\verb|x", ["a"]),
        ("\\begin{verbatim}\n\\cite{a}", ["a"]),
        (r"\iffalse \cite{a}", ["a"]),
        ("\\cite\n\n{a}", []),
        (r"\newcommand{\mycite}[1]{\cite{#1}} \mycite{a}", ["#1", "a"]),
        (r"\cite{}", []),
    ],
)
def test_broken_tex_is_read_as_far_as_it_goes(text: str, keys: list[str]) -> None:
    assert [use.key for use in find_uses(text, "tex")] == keys


def test_file_endings_tell_the_dialect() -> None:
    names = ["a.tex", "b.QMD", "c.typ", "d.org", "e.bib", "f"]
    assert [dialect_of(PurePath(name)) for name in names] == ["tex", "markdown", "typst", "org", None, None]


@pytest.mark.parametrize(
    ("text", "dialect", "wanted"),
    [
        (r"\cite{a, b} \cite{b,c,a} \cite{b}", "tex", r"\cite{a} \cite{a,c} \cite{a}"),
        (r"\cite{b,b} \cite{c,c}", "tex", r"\cite{a,a} \cite{c,c}"),
        ("\\cite{c,\n  b,\n  a,\n  d}", "tex", "\\cite{c,\n  a,\n  d}"),
        (r"\autocites{a}[2]{b}", "tex", r"\autocites{a}[2]{a}"),
        ("cite:a,b,c", "org", "cite:a,c"),
        ("[@a, p. 3; @b]", "markdown", "[@a, p. 3; @a]"),
    ],
)
def test_keys_of_one_list_that_become_the_same_are_one(text: str, dialect: Dialect, wanted: str) -> None:
    assert replace_keys(text, dialect, {"b": "a"}) == wanted


OWN_COMMANDS = r"""
\newcommand{\see}[1]{(see~\citealp{#1})} \newcommand*\two[2]{\emph{#1} \cite[p.~3]{#2}}
\newcommand\opt[2][x]{\citep[#1]{#2}} \def\old#1#2{\cite{#2}#1} \NewDocumentCommand{\doc}{s o m m}{\cite[#2]{#4}#3}
\newcommand{\mycite}[2]{#1 \cite{#2}} \newcommand{\none}[1]{\emph{#1}}
\see{a} \two{no}{b} \opt[no]{c} \old{no}{d} \doc*[no]{no}{e} \mycite{no}{f} \none{no} \see{g, h}
"""


def test_commands_of_ones_own_cite_by_what_they_are_defined_as() -> None:
    found = [use.key for use in find_uses(OWN_COMMANDS, "tex") if "#" not in use.key]
    assert found == list("abcdefgh")
    assert replace_keys(OWN_COMMANDS, "tex", {"no": "wrong", "emph": "wrong", "(see~": "wrong"}) == OWN_COMMANDS


def test_a_percent_sign_in_an_address_is_no_comment() -> None:
    assert [use.key for use in find_uses(r"\href{http://x.org/a%20b}{\cite{a}}", "tex")] == ["a"]
