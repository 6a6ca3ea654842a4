"""LaTeX to inline markup and back."""

from __future__ import annotations

import pytest

from bibkit.bibtex.latex import (
    decode_latex,
    decode_latex_exactly,
    decode_verbatim,
    encode_latex,
    encode_verbatim,
)


@pytest.mark.parametrize(
    ("tex", "text"),
    [
        (r"{\"o} \"{o} \"o {\"{o}}", "ö ö ö ö"),
        (r"Erd{\H o}s, \v{S}, {\v s}, \c{c}\c c", "Erdős, Š, š, çç"),
        (r"\'{\i} \`\i{} {\'\i}", "í ì í"),
        (r"{\ss}{\AA}{\o}\aa{} \L \'odz", "ßÅøå Łódz"),
        (r"Nguy\~{\^e}n Ph\h{a}i", "Nguyễn Phải"),
        (r"(11\=22) \t{oo}", "(112\u03042) o\u0361o"),
        (r"100\% \& \$5 \#1 a\_b \{x\}", "100% & $5 #1 a_b {x}"),
        (r"\~{}user, 2\^{}3", "~user, 2^3"),
        (r"D\textquotesingle aspremont", "D'aspremont"),
        (r"\LaTeX{} and {\TeX}", "LaTeX and TeX"),
        (r"1914--1918 --- ``war'' `peace' ?`no?", "1914–1918 — “war” ‘peace' ¿no?"),
        ("Fig.~1", "Fig.\u00a01"),
        (r"re\-view\/ed a\\b", "reviewed a b"),
        (r"\emph{E. coli} {\em in vitro} {\bf b} \textsc{iv}", '<i>E. coli</i> <i>in vitro</i> <b>b</b> <span style="font-variant: small-caps;">iv</span>'),
        (r"1\textsuperscript{st}, H\textsubscript{2}O", "1<sup>st</sup>, H<sub>2</sub>O"),
        (r"\enquote{a} \mkbibquote{b}", "“a” “b”"),
        (r"\texttt{x} \textcolor{red}{y} \href{http://a.b/~c}{z} \url{http://a.b/~c%20}", "x y z http://a.b/~c%20"),
        (r"\foo{bar}[x] \foo q \aaaa{}", r"\foo{bar}[x] \foo q \aaaa{}"),
        (r"{\noopsort{b}}2001 \hspace{1em}x", "2001 x"),
        (r'\char233\char"4E2D', "é中"),
        (r"D\\'ecoret Swe{\\i}g", "D\\écoret Swe\\ıg"),
        (r"Physique {\cyrchar\CYRF}izika", "Physique Фizika"),
        (r"\mnras", "Monthly Notices of the RAS"),
        (r"\spreadlips{a}", "a\u034d"),
        (r"stray } brace", "stray  brace"),
        ("{unclosed", "unclosed"),
        ("a\\", "a\\"),
    ],
)  # fmt: skip
def test_reading(tex: str, text: str) -> None:
    assert decode_latex(tex) == text


@pytest.mark.parametrize(
    ("tex", "text"),
    [
        (r"$\chi^2$", "χ<sup>2</sup>"),
        (r"DNA$_{\textrm{2}}$", "DNA<sub>2</sub>"),
        (r"$\mathbb{R}^n$, $\mathcal{O}(n)$, $\mathfrak m$", "ℝ<sup>n</sup>, 𝒪(n), 𝔪"),
        (r"$\left( 000\bar{1} \right)$", "(0001\u0305)"),
        (r"90$^\circ$, $\sqrt{s}$, $\operatorname{edim}(R)\ge 2$", "90°, √s, edim(R)≥ 2"),
        (r"\(a\) $$b$$ \ensuremath{\alpha}", "a b α"),
        (r"$\frac{a}{b}$ and $\unknown$", r"$\frac{a}{b}$ and $\unknown$"),
        ("costs 5$", "costs 5$"),
    ],
)
def test_formulas_are_text_where_text_can_say_them(tex: str, text: str) -> None:
    assert decode_latex(tex) == text


@pytest.mark.parametrize(
    ("tex", "text"),
    [
        ("The {NASA} report", 'The <span class="nocase">NASA</span> report'),
        ("{{The whole title}}", "The whole title"),
        (r"{\'E}tudes {--} {$\alpha$}", "Études – α"),
        (r"{\emph{Foo}} \emph{{E.} coli}", '<i>Foo</i> <i><span class="nocase">E.</span> coli</i>'),
        ("{i}Phone {A{B}C}", '<span class="nocase">i</span>Phone <span class="nocase">ABC</span>'),
        ("{a} and {b}", '<span class="nocase">a</span> and <span class="nocase">b</span>'),
    ],
)
def test_braces_in_titles_protect_case(tex: str, text: str) -> None:
    assert decode_latex(tex, case_braces=True) == text


@pytest.mark.parametrize(
    ("tex", "exact"),
    [
        ("plain", True),
        (r"{\"o} \& \emph{x} {NASA}", True),
        (r"\texttt{x}", False),
        ("$x$", False),
        (r"\foo", False),
        (r"\enquote{x}", False),
        ("{{Whole}}", False),
    ],
)
def test_what_reading_loses_is_known(tex: str, exact: bool) -> None:
    assert decode_latex_exactly(tex, case_braces=True)[1] is exact


@pytest.mark.parametrize(
    ("text", "tex"),
    [
        ("Profit & Loss: 5% of $3 #1 a_b", r"Profit \& Loss: 5\% of \$3 \#1 a\_b"),
        ("{x} \\", r"\textbraceleft{}x\textbraceright{} \textbackslash{}"),
        ("~ ^ < >", r"\textasciitilde{} \textasciicircum{} \textless{} \textgreater{}"),
        ("<i>E. coli</i> in H<sub>2</sub>O", r"\emph{E. coli} in H\textsubscript{2}O"),
        ('<span class="nocase">NASA</span>', "{NASA}"),
        ('<span class="nocase"><i>T. rex</i></span>', r"{{\emph{T. rex}}}"),
        ("Müller–Ørsted “x” é", "Müller–Ørsted “x” é"),
        ("Δ9-THC α-helix", r"{$\Delta$}9-THC {$\alpha$}-helix"),
        ("Ελληνικά", "Ελληνικά"),
        ("0001\u0305", r"000{$\overline{1}$}"),
        ("no\u00a0break", "no~break"),
        (r"$\frac{a}{b}$, $R$-modules", r"$\frac{a}{b}$, $R$-modules"),
        ("from $5 to $6, $input$", r"from \$5 to \$6, \$input\$"),
    ],
)  # fmt: skip
def test_writing(text: str, tex: str) -> None:
    assert encode_latex(text) == tex


@pytest.mark.parametrize(
    "text",
    [r"\input{/etc/passwd}", r"\write18{rm x}", r"$\input{x}$", r"$\csname input\endcsname$", "^^5cinput x", "}\\end{document}"],
)  # fmt: skip
def test_commands_from_a_page_do_not_run(text: str) -> None:
    tex = encode_latex(text)
    assert "\\input" not in tex and "\\write" not in tex and "\\csname" not in tex and "^^" not in tex
    assert "\\end" not in tex
    assert tex.count("{") == tex.count("}")
    assert decode_latex(tex) == text


@pytest.mark.parametrize(
    ("text", "tex"),
    [
        ("Müller, Erdős, Łódź", r"M{\"u}ller, Erd{\H{o}}s, {\L}{\'o}d{\'z}"),
        ("“x” – y…", r"``x'' -- y{\dots}"),
        ("ẵ", r"{\~{\u{a}}}"),
        ("中", r'{\char"4E2D}'),
        ("→ ≤ α", r"{\textrightarrow} {$\le$} {$\alpha$}"),
        ("a\u200bb", "ab"),
        ("ж", r"{\cyrzh}"),
    ],
)
def test_ascii(text: str, tex: str) -> None:
    assert encode_latex(text, ascii=True) == tex
    assert tex.isascii()


def test_protected_stretches_are_braced_inside_the_style() -> None:
    title = "Sequence of <i>Escherichia coli</i> O<sub>2</sub>-binding"
    assert encode_latex(title, protect=[(12, 23), (29, 39)]) == (
        r"Sequence of \emph{{Escherichia} coli} {O}\textsubscript{2}-binding"
    )


@pytest.mark.parametrize(
    ("tex", "text"),
    [
        ("http://x.org/a_b~c%20d", "http://x.org/a_b~c%20d"),
        (r"http://x.org/a\_b\%20{\textasciitilde}c\~{}d", "http://x.org/a_b%20~c~d"),
        (r"\url{http://x.org}", "http://x.org"),
        (r"10.1000/{abc}", "10.1000/abc"),
    ],
)
def test_addresses_are_read_as_they_stand(tex: str, text: str) -> None:
    assert decode_verbatim(tex) == text


def test_addresses_are_written_as_they_stand() -> None:
    assert encode_verbatim("http://x.org/a_b~c%20d&e#f") == "http://x.org/a_b~c%20d&e#f"
    assert encode_verbatim("http://x.org/{a") == "http://x.org/%7Ba"
    assert encode_verbatim("http://x.org/{a}") == "http://x.org/{a}"


def test_nesting_without_end_is_survived() -> None:
    assert decode_latex("{" * 5000 + "x" + "}" * 5000) == "x"
    assert "x" in decode_latex("\\emph" * 5000 + "{x}")
    assert decode_latex("$" + "{" * 5000 + "x" + "}" * 5000 + "$").startswith("$")
