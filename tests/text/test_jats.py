"""Deposited markup into inline markup: blanks that were lost, formulas, escapes, broken characters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bibkit.text.jats import abstract_from_jats, mend_characters, title_from_jats
from bibkit.text.tex import replace_tex, tex_to_inline

MML = '<mml:math xmlns:mml="http://www.w3.org/1998/Math/MathML">{}</mml:math>'


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("Response in<i>Danio rerio</i>", "Response in <i>Danio rerio</i>"),
        ("<i>Xenopus</i>oocytes and<i>E. coli</i>cells", "<i>Xenopus</i> oocytes and <i>E. coli</i> cells"),
        ("an<scp>R</scp>package", "an R package"),
        ("<scp>T</scp>reebase", "Treebase"),
        ("A Shiny <scp>r</scp> app", "A Shiny R app"),
        ("superfluid<sup>3</sup>He", "superfluid <sup>3</sup>He"),
        ("CO<sub>2</sub>reduction in H<sub>2</sub>O", "CO<sub>2</sub> reduction in H<sub>2</sub>O"),
        ("<i>N</i>-methyl and T<sub>c</sub>", "<i>N</i>-methyl and T<sub>c</sub>"),
        ("of mouse<i>t</i>haplotypes", "of mouse <i>t</i> haplotypes"),
        ("Zn<sup>2+</sup>-Binding", "Zn<sup>2+</sup>-Binding"),
        ("of\n   <i>KRAS</i>\n   /\n   <i>NRAS</i>\n   mutations", "of <i>KRAS</i>/<i>NRAS</i> mutations"),
        ("Cu<sub>2−<i>x</i>\n   </sub>Se", "Cu<sub>2−<i>x</i></sub>Se"),
        ("A &lt;em&gt;Novela&lt;/em&gt; &amp;amp; more", "A <i>Novela</i> & more"),
        ("ANEMIA&lt;subtitle&gt;A case&lt;/subtitle&gt;", "ANEMIA: A case"),
        ("<b>All bold</b>", "All bold"),
        ("p &lt; 0.05 and <La captive>", "p < 0.05 and <La captive>"),
        ("&lt;p&gt;One and&amp;nbsp;&lt;span&gt;two&lt;/span&gt;&lt;/p&gt;", "One and two"),
        ("Henoch&ndash;Sch&ouml;nlein", "Henoch–Schönlein"),
        (f"for{MML.format('<mml:mi>d</mml:mi>')}-complete", "for <i>d</i>-complete"),
        (
            f"Robust{MML.format('<mml:msub><mml:mi>H</mml:mi><mml:mi>∞</mml:mi></mml:msub>')}Control",
            "Robust <i>H</i><sub>∞</sub> Control",
        ),
        (f"Mn{MML.format('<mml:msub><mml:mrow/><mml:mn>2</mml:mn></mml:msub>')}VAl", "Mn<sub>2</sub>VAl"),
        (
            MML.format("<mml:mi>N</mml:mi><mml:mi>i</mml:mi><mml:msub><mml:mi>O</mml:mi><mml:mn>4</mml:mn></mml:msub>"),
            "NiO<sub>4</sub>",
        ),
        (MML.format("<mml:mover><mml:mi>x</mml:mi><mml:mo>¯</mml:mo></mml:mover>"), "<i>x̄</i>"),
        (MML.format("<mml:mi>n</mml:mi><mml:mo>=</mml:mo><mml:mn>1</mml:mn>"), "<i>n</i> = 1"),
        ("Twisted $h$ -spacetimes", "Twisted <i>h</i>-spacetimes"),
        ("OpenType $$^{\\textregistered }$$ ® fonts", "OpenType ® fonts"),
        ("paid $5 to $10 for frogs", "paid $5 to $10 for frogs"),
        ('<formula><tex Notation="TeX">$\\hbox{GeO}_{2}$</tex></formula> films', "GeO<sub>2</sub> films"),
        ("<unclosed and <i>open", "<unclosed and <i>open</i>"),
    ],
)  # fmt: skip
def test_titles(raw: str, expected: str) -> None:
    assert title_from_jats(raw) == expected


def test_ions_keep_small_capitals() -> None:
    assert title_from_jats("H <scp>i</scp> disks") == 'H <span style="font-variant: small-caps;">i</span> disks'


def test_abstract_headings() -> None:
    raw = (
        "<jats:title>Abstract</jats:title><jats:title>RESULTS</jats:title>"
        "<jats:p>Frogs <jats:italic>sing</jats:italic>.</jats:p>"
    )
    assert abstract_from_jats(raw) == "Results: Frogs <i>sing</i>."


def test_formula_in_two_forms_is_kept_once() -> None:
    both = f"<jats:tex-math>$$x^2$$</jats:tex-math>{MML.format('<mml:mi>x</mml:mi>')}"
    raw = f"of <jats:inline-formula><jats:alternatives>{both}</jats:alternatives></jats:inline-formula>."
    assert abstract_from_jats(raw) == "of <i>x</i>."


@pytest.mark.parametrize(
    ("broken", "mended"),
    [
        ("JÃ¶rg VerÃ­ssimo", "Jörg Veríssimo"),
        ("Zeitschrift f\ufffdr Physik", "Zeitschrift für Physik"),
        ("Museum\ufffds website \ufffd part", "Museum’s website – part"),
        ("HE[Combining Acute Accent]BERT", "HÉBERT"),
        ("Ã la carte", "Ã la carte"),
    ],
)
def test_broken_characters(broken: str, mended: str) -> None:
    assert mend_characters(broken) == mended


@pytest.mark.parametrize(
    ("tex", "expected"),
    [
        ("\\hbox{GeO}_{2}", "GeO<sub>2</sub>"),
        ("\\mathrm{H}_\\alpha", "H<sub><i>α</i></sub>"),
        ("x^{2n}", "<i>x</i><sup>2<i>n</i></sup>"),
        ("\\bar{x} \\leq 3", "<i>x̄</i> ≤ 3"),
        ("\\frac{1}{2}", "1/2"),
        ("\\unknowncommand{a}", "<i>a</i>"),
        ("{{{", ""),
    ],
)
def test_tex(tex: str, expected: str) -> None:
    assert tex_to_inline(tex) == expected


@given(st.text(alphabet="ab<>/i&;$\\_^{} supcmathl:", max_size=60))
def test_nothing_raises_and_all_tags_are_ours(raw: str) -> None:
    for shown in (title_from_jats(raw), abstract_from_jats(raw), replace_tex(raw)):
        assert "\ue000" not in shown and "\ue001" not in shown
