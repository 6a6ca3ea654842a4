"""The Zotero plugin's own code, talking to the service over HTTP."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.service.live import SAMPLES, TOKEN, running

SCRIPT = Path(__file__).parent / "plugin_client.mjs"


@pytest.mark.slow
def test_every_command_of_the_plugin_works() -> None:
    node = shutil.which("node")
    if node is None:
        pytest.skip("node is not installed")
    page = SAMPLES / "scite" / "pasted-report" / "page.txt"
    with running() as live:
        command = [node, str(SCRIPT), live.url, TOKEN, str(page)]
        done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)
    assert said["errors"] == []
    assert said["health"] == {"name": "bibkit", "version": "1.2.3", "schema": 1}
    assert "Citation statements" in said["notes"][0]
    assert list(said["verdicts"].values()) == ["differs", "unknown"]
    assert said["bib"].startswith("% mine\r\n")
    assert "10.1371/journal.pone.0141122" in said["bib"]
    assert said["saved"]["publicationTitle"] == "PLOS ONE"
    assert said["saved"]["creators"][0]["lastName"] == "MacLellan"
    assert said["saved"]["volume"] == "9"  # a conflict is not ticked
    assert said["saved"]["extra"].startswith("mine")
    assert said["alerts"][-1].startswith("bibkit-wrong-token")
    assert len(said["alerts"]) == 3, said["alerts"]
