"""The plugin as it is installed: the XPI opened, its parts consistent, its scripts run by node and checked by tsc."""

from __future__ import annotations

import importlib.util
import io
import json
import re
import shutil
import subprocess
import xml.etree.ElementTree as ElementTree
import zipfile
from importlib.metadata import version
from pathlib import Path

import pytest

from bibkit.cli.main import run
from bibkit.zotero.xpi import build_xpi, plugin_files

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).parent / "plugin"
FILES = plugin_files()
LOCALES = ("en-US", "de", "zh-CN")


@pytest.fixture(scope="module")
def xpi() -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(build_xpi()))


def text(name: str) -> str:
    return FILES[name].decode("utf-8")


def test_every_file_is_in_the_xpi_and_sound(xpi: zipfile.ZipFile) -> None:
    assert xpi.testzip() is None
    assert sorted(xpi.namelist()) == sorted(FILES)
    for name in xpi.namelist():
        if name != "manifest.json":
            assert xpi.read(name) == FILES[name]


def test_the_manifest_has_what_zotero_insists_on(xpi: zipfile.ZipFile) -> None:
    manifest = json.loads(xpi.read("manifest.json"))
    zotero = manifest["applications"]["zotero"]
    assert manifest["manifest_version"] == 2
    assert manifest["version"] == version("bibkit")
    assert re.fullmatch(r"[\w.-]+@[\w.-]+", zotero["id"])
    assert zotero["update_url"].startswith("https://")
    assert zotero["strict_min_version"] == "6.999"
    assert zotero["strict_max_version"] == "11.*"
    assert all(icon in FILES for icon in manifest["icons"].values())


def test_an_own_update_address() -> None:
    archive = zipfile.ZipFile(io.BytesIO(build_xpi(version="1.2", update_url="https://example.org/updates.json")))
    manifest = json.loads(archive.read("manifest.json"))
    assert manifest["version"] == "1.2"
    assert manifest["applications"]["zotero"]["update_url"] == "https://example.org/updates.json"


def test_the_same_plugin_gives_the_same_bytes() -> None:
    assert build_xpi() == build_xpi()


def test_the_verb_writes_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "bibkit.xpi"
    assert run(["zotero", "plugin", "build", "-o", str(target)]) == 0
    assert target.read_bytes() == build_xpi()
    assert "Install Plugin From File" in capsys.readouterr().err
    assert run(["zotero", "plugin", "build", "-o", str(target), "--update-url", "http://example.org"]) == 2
    assert run(["zotero", "plugin", "build", "-o", str(tmp_path / "no" / "x.xpi")]) == 4


def test_everything_named_exists() -> None:
    scripts = re.findall(r'^ {2}"(content/[^"]+)",$', text("bootstrap.js"), re.M)
    assert len(scripts) > 5
    named = set(scripts)
    for name in FILES:
        if name.endswith((".xhtml", ".js")):
            named |= {f"content/{found}" for found in re.findall(r"chrome://bibkit/content/([\w./-]+)", text(name))}
            named |= {f"content/{found}" for found in re.findall(r"rootURI}content/([\w./-]+)", text(name))}
    opened = re.findall(r"BibkitDialogs\.open\(window, \"(\w+)\"", text("content/actions.js"))
    named |= {f"content/{found}.xhtml" for found in opened}
    assert len(opened) == 3
    assert named <= set(FILES)
    used = {name for name in FILES if name.endswith(".js")} - {"bootstrap.js", "prefs.js"}
    assert used <= named


@pytest.mark.parametrize("name", [name for name in FILES if name.endswith((".xhtml", ".svg"))])
def test_markup_is_well_formed(name: str) -> None:
    content = text(name)
    if name.endswith("preferences.xhtml"):  # a fragment: Zotero puts it into its settings window
        content = f'<vbox xmlns="urn:xul" xmlns:html="http://www.w3.org/1999/xhtml">{content}</vbox>'
    ElementTree.fromstring(content.encode())
    assert "onclick" not in content
    assert "http://" not in re.sub(r'"http://www\.w3\.org/[^"]*"', "", content)


# ---------------------------------------------------------------- words in three languages


def messages(locale: str) -> dict[str, str]:
    """Fluent messages by id, with their attributes and continuation lines."""
    parts = re.split(r"^(?=[a-z])", text(f"locale/{locale}/bibkit.ftl"), flags=re.M)
    return {part.partition(" =")[0]: part.partition(" =")[2] for part in parts if part.strip()}


def placeables(message: str) -> set[str]:
    return set(re.findall(r"\{\s*(\$\w+)", message))


@pytest.mark.parametrize("locale", LOCALES[1:])
def test_every_message_is_there_with_the_same_variables(locale: str) -> None:
    english, other = messages("en-US"), messages(locale)
    assert list(other) == list(english)
    for name, message in english.items():
        assert placeables(other[name]) == placeables(message), name
        assert re.findall(r"^\s+(\.\w+) =", other[name], re.M) == re.findall(r"^\s+(\.\w+) =", message, re.M), name


def test_every_message_used_exists_and_every_message_is_used() -> None:
    known = set(messages("en-US"))
    source = "\n".join(text(name) for name in FILES if name.endswith((".js", ".xhtml")))
    used = set(re.findall(r"[\"'`](bibkit-[a-z-]+[a-z])[\"'`]", source)) - {"bibkit-item-menu"}
    identifiers = {
        found for pair in re.findall(r' id="(bibkit-[\w-]+)"| control="(bibkit-[\w-]+)"', source) for found in pair
    }
    commands = re.search(r"BIBKIT_COMMANDS = .*?\[(.*?)\]", source)
    verdicts = re.search(r"VERDICT_ORDER = \[(.*?)\]", source, re.S)
    assert commands
    assert verdicts
    used |= {f"bibkit-menu-{name}" for name in re.findall(r'"(\w+)"', commands[1])}
    used |= {f"bibkit-verdict-{name}" for name in re.findall(r'"([\w-]+)"', verdicts[1])}
    assert known - used == set()
    assert used - known - identifiers == set()


@pytest.mark.parametrize("locale", LOCALES)
def test_braces_balance(locale: str) -> None:
    for name, message in messages(locale).items():
        assert message.count("{") == message.count("}"), name
        if "->" in message:
            assert message.count("*[other]") == message.count("->"), name


# ---------------------------------------------------------------- the scripts


def test_scripts_under_node() -> None:
    node = shutil.which("node")
    if node is None:
        pytest.skip("node is not installed")
    said = subprocess.run([node, "--version"], capture_output=True, text=True, encoding="utf-8", check=True).stdout
    major = int(said[1:].split(".")[0])
    if major < 20:
        pytest.skip(f"node {major} is too old for node --test with globs; 20 or later is needed")
    tests = sorted(str(path) for path in HERE.glob("*.test.mjs"))
    done = subprocess.run([node, "--test", *tests], capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout[-4000:]


@pytest.mark.slow
def test_types_of_the_scripts() -> None:
    tsc = shutil.which("tsc")
    if tsc is None:
        pytest.skip("tsc is not installed (npm install -g typescript)")
    command = [tsc, "-p", str(HERE / "tsconfig.json")]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout


def test_every_file_is_in_the_wheel(tmp_path: Path) -> None:
    if importlib.util.find_spec("hatchling") is None:
        pytest.skip("hatchling, which builds the wheel, is not installed")
    from hatchling.builders.wheel import WheelBuilder

    (wheel,) = WheelBuilder(str(ROOT)).build(directory=str(tmp_path), versions=["standard"])
    names = set(zipfile.ZipFile(wheel).namelist())
    assert {f"bibkit/zotero/plugin/{name}" for name in FILES} <= names
