"""The files of the review page: served from the package's own list, free of inline code and foreign hosts."""

from __future__ import annotations

import importlib.util
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from bibkit.service.messages import Request
from bibkit.service.server import static_file

ROOT = Path(__file__).parent.parent.parent
STATIC = ROOT / "bibkit" / "service" / "static"
FILES = sorted(STATIC.iterdir())
HTML = (STATIC / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_file_is_served_as_what_it_is(path: Path) -> None:
    response = static_file(Request(method="GET", path=f"/{path.name}"))
    kinds = {".js": "text/javascript", ".css": "text/css", ".html": "text/html", ".svg": "image/svg+xml"}
    assert response.status == 200
    assert response.content_type == f"{kinds[path.suffix]}; charset=utf-8"
    assert response.body == path.read_bytes()


def test_the_page_itself_and_what_is_none() -> None:
    assert static_file(Request(method="GET", path="/")).body == HTML.encode()
    assert static_file(Request(method="GET", path="/nothing.js")).status == 404
    assert static_file(Request(method="POST", path="/")).status == 405
    assert static_file(Request(method="POST", path="/elsewhere")).status == 404


def test_nothing_inline_and_nothing_from_elsewhere() -> None:
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:", HTML)
    assert re.findall(r"<script[^>]*>(.*?)</script>", HTML, re.S) == [""]
    for path in FILES:
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"https?://(?!…|www\.w3\.org/2000/svg)", text), path.name
        assert not re.search(r"\.(?:inner|outer)HTML|insertAdjacentHTML|document\.write|\beval\(|new Function", text)


def test_scripts_use_only_ids_that_the_page_has() -> None:
    ids = set(re.findall(r'\sid="([^"]+)"', HTML))
    for path in STATIC.glob("*.js"):
        used = set(re.findall(r'\b(?:part|input|focusOn)\("([\w-]+)"\)', path.read_text(encoding="utf-8")))
        assert used - ids - {"open-lines-heading"} == set(), path.name
    labelled = set(re.findall(r'\s(?:for|aria-labelledby|aria-describedby)="([^"]+)"', HTML))
    assert labelled - ids == set()


@pytest.mark.slow
def test_types_of_the_scripts() -> None:
    tsc = shutil.which("tsc")
    if tsc is None:
        pytest.skip("tsc is not installed (npm install -g typescript)")
    command = [tsc, "-p", str(ROOT / "tests" / "browser" / "tsconfig.json")]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout


def test_every_file_is_in_the_wheel(tmp_path: Path) -> None:
    if importlib.util.find_spec("hatchling") is None:
        pytest.skip("hatchling, which builds the wheel, is not installed")
    from hatchling.builders.wheel import WheelBuilder

    (wheel,) = WheelBuilder(str(ROOT)).build(directory=str(tmp_path), versions=["standard"])
    names = set(zipfile.ZipFile(wheel).namelist())
    assert {f"bibkit/service/static/{path.name}" for path in FILES} <= names
