"""The house rules that can be seen in the syntax tree: imports go down only, and the network stays in its rooms."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "bibkit"

# room -> level; a module may import from rooms of its own or a lower level
LEVELS = {
    "errors": 0,
    "issues": 0,
    "deadline": 0,
    "text": 0,
    "model": 1,
    "journals": 1,
    "files": 2,
    "pages": 2,
    "bibtex": 2,
    "enrichment": 2,
    "manuscripts": 2,
    "keys": 3,
    "dedupe": 3,
    "formats": 3,
    "extractors": 3,
    "checks": 3,
    "zotero": 4,
    "sources": 4,
    "api": 5,
    "service": 6,
    "cli": 7,
    "__main__": 8,
    "__init__": 8,
}
NETWORK = {
    "socket",
    "ssl",
    "http",
    "httpx",
    "httpx2",
    "urllib3",
    "requests",
    "habanero",
    "pyzotero",
    "uvicorn",
    "starlette",
}
MAY_USE_NETWORK = ("sources/", "zotero/calls.py", "service/")
ONE_HOME = {
    "habanero": "sources/crossref.py",
    "bibtexparser": "bibtex/_bibtexparser.py",
    "pyzotero": "zotero/calls.py",
}
HEAVY = (
    "habanero",
    "pyzotero",
    "httpx2",
    "rich.console",
    "pylatexenc",
    "selectolax",
    "bibtexparser",
    "rapidfuzz",
    "sqlite3",
)


def modules() -> list[Path]:
    return sorted(path for path in PACKAGE.rglob("*.py") if "plugin" not in path.parts)


def imports(path: Path) -> Iterator[tuple[str, int]]:
    """Every module that the file imports, with its line; names from `if TYPE_CHECKING` count too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert node.level == 0, f"{path}:{node.lineno}: relative import"
            yield node.module, node.lineno


def room_of(path: Path) -> str:
    parts = path.relative_to(PACKAGE).parts
    return parts[0] if len(parts) > 1 else path.stem


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_go_down_only(path: Path) -> None:
    mine = LEVELS[room_of(path)]
    for name, line in imports(path):
        if name.startswith("bibkit."):
            other = name.split(".")[1]
            assert LEVELS[other] <= mine, f"{path.name}:{line} imports {name} from a room above its own"


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_network_only_in_its_rooms(path: Path) -> None:
    place = path.relative_to(PACKAGE).as_posix()
    for name, line in imports(path):
        top = name.split(".")[0]
        if top in ONE_HOME:
            assert place == ONE_HOME[top], f"{place}:{line} imports {top}"
        if top in NETWORK and not place.startswith(MAY_USE_NETWORK):
            pytest.fail(f"{place}:{line} imports {name}; sockets live in {', '.join(MAY_USE_NETWORK)}")


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys\nfrom bibkit.cli.main import run\nassert run(['--help']) == 0\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=True)
    assert done.stderr.strip() == "[]"


@pytest.mark.parametrize("verb", ["add", "check", "dedupe", "extract", "fmt", "keys"])
def test_help_of_a_verb_imports_what_declares_its_options(verb: str) -> None:
    rooms = ("bibkit.model.", "bibkit.pages.", "bibkit.extractors.", "bibkit.bibtex.", "bibkit.enrichment.")
    code = (
        f"import sys\nfrom bibkit.cli.main import run\nassert run([{verb!r}, '--help']) == 0\n"
        f"print([name for name in sys.modules if name.startswith({rooms!r})], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=True)
    assert done.stderr.strip() == "[]"


def test_no_module_is_a_drawer() -> None:
    drawers = {"utils", "util", "helpers", "helper", "manager", "common", "misc"}
    assert [path for path in modules() if path.stem in drawers] == []
