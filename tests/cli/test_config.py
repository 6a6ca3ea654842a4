"""Settings: the order of their layers, what a project may not set, secrets that stay secret."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bibkit.cli.config import SETTINGS, load_config
from bibkit.cli.main import run
from bibkit.errors import ConfigError


@pytest.fixture
def places(tmp_path: Path) -> tuple[Path, Path, dict[str, str]]:
    user, project = tmp_path / "user", tmp_path / "project"
    user.mkdir()
    project.mkdir()
    (project / ".git").mkdir()
    return user, project, {"BIBKIT_CONFIG_DIR": str(user)}


def test_later_layers_win(places: tuple[Path, Path, dict[str, str]]) -> None:
    user, project, environment = places
    (user / "config.toml").write_text('to = "csljson"\nmailto = "a@x.org"\n', encoding="utf-8")
    (project / "bibkit.toml").write_text('to = "biblatex"\n', encoding="utf-8")
    config = load_config(
        {"mailto": "flag@x.org"}, environment={**environment, "BIBKIT_MAILTO": "env@x.org"}, folder=project
    )
    assert config["to"] == "biblatex"
    assert config["mailto"] == "flag@x.org"
    assert load_config(environment={**environment, "CROSSREF_MAILTO": "c@x.org"}, folder=project)["mailto"] == "c@x.org"
    assert load_config(environment=environment, folder=project)["mailto"] == "a@x.org"


def test_a_project_table_in_pyproject_counts_from_folders_below(places: tuple[Path, Path, dict[str, str]]) -> None:
    _, project, environment = places
    (project / "pyproject.toml").write_text(
        "[tool.bibkit]\nascii = true\n[tool.bibkit.fmt]\nsort = true\n", encoding="utf-8"
    )
    below = project / "chapters" / "one"
    below.mkdir(parents=True)
    config = load_config(environment=environment, folder=below)
    assert config["ascii"] is True
    assert config.tables["fmt"] == {"sort": True}


@pytest.mark.parametrize("setting", [s for s in SETTINGS if not s.project], ids=lambda s: s.name)
def test_a_project_cannot_set_what_is_the_users(setting: object, places: tuple[Path, Path, dict[str, str]]) -> None:
    _, project, environment = places
    name: str = setting.name  # type: ignore[attr-defined]
    (project / "bibkit.toml").write_text(f'{name} = "https://evil.example"\n', encoding="utf-8")
    with pytest.raises(ConfigError, match="a project's file may not decide this") as caught:
        load_config(environment=environment, folder=project)
    assert name in caught.value.message


def test_a_projects_paths_stay_inside(places: tuple[Path, Path, dict[str, str]]) -> None:
    _, project, environment = places
    (project / "bibkit.toml").write_text('snapshots = ["works.jsonl"]\n', encoding="utf-8")
    assert load_config(environment=environment, folder=project)["snapshots"] == (
        str(project.resolve() / "works.jsonl"),
    )
    (project / "bibkit.toml").write_text('snapshots = ["../../etc/passwd"]\n', encoding="utf-8")
    with pytest.raises(ConfigError, match="outside the project"):
        load_config(environment=environment, folder=project)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("nonsense = 1", "no setting of bibkit"),
        ("offline = 1", "must be true or false"),
        ('to = "docx"', "one of bibtex, biblatex, csljson"),
        ("to = [", "cannot read the settings"),
    ],
)
def test_bad_files_are_named(text: str, words: str, places: tuple[Path, Path, dict[str, str]]) -> None:
    user, project, environment = places
    (user / "config.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError, match=words) as caught:
        load_config(environment=environment, folder=project)
    assert "config.toml" in caught.value.message


def test_secrets_are_never_shown(
    places: tuple[Path, Path, dict[str, str]], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    user, project, _ = places
    monkeypatch.setenv("BIBKIT_CONFIG_DIR", str(user))
    monkeypatch.setenv("ZOTERO_API_KEY", "s3cret")
    monkeypatch.chdir(project)
    assert run(["config"]) == 0
    assert run(["config", "--json"]) == 0
    out = capsys.readouterr().out
    assert "s3cret" not in out
    assert "s3cret" not in repr(load_config())
    assert "ZOTERO_API_KEY" in out


def test_config_json_lists_every_setting(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["config", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)["settings"]
    assert [row["name"] for row in rows] == [setting.name for setting in SETTINGS]
