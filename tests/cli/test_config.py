"""Settings: the order of their layers, what a project may not set, secrets that stay secret."""

from __future__ import annotations

import errno
import json
import os
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


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a = " + "[" * 50_000, "nested too deep"),
        (".".join("a" * 3_000) + " = 1", "no setting of bibkit"),
        ("fmt = 3", "it must be a table"),
        ('snapshots = ["a\\u0000b"]', "no path"),
        ("crossref.timeout_seconds = inf", "a number of seconds"),
        ("crossref.timeout_seconds = 1e300", "a number of seconds"),
        ("crossref.timeout_seconds = 0", "a number of seconds"),
    ],
)
def test_files_made_to_break_something(text: str, words: str, places: tuple[Path, Path, dict[str, str]]) -> None:
    _, project, environment = places
    (project / "bibkit.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError, match=words):
        load_config(environment=environment, folder=project)


@pytest.mark.parametrize("text", ["tool = 3", "[tool]\nother = 3", "[tool.other]\nx = 1"])
def test_another_tools_pyproject(text: str, places: tuple[Path, Path, dict[str, str]]) -> None:
    _, project, environment = places
    (project / "pyproject.toml").write_text(text, encoding="utf-8")
    assert load_config(environment=environment, folder=project)["to"] == "bibtex"
    (project / "pyproject.toml").write_text("[tool]\nbibkit = 3", encoding="utf-8")
    with pytest.raises(ConfigError, match="it must be a table"):
        load_config(environment=environment, folder=project)


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("BIBKIT_MAILTO", "me@example.org\r\nX-More: yes"),
        ("BIBKIT_MAILTO", "mü@example.org"),
        ("ZOTERO_API_KEY", "sekrit\n"),
        ("ZOTERO_API_KEY", "sekrit ünd"),
        ("ZOTERO_LIBRARY_ID", "12/items"),
        ("ZOTERO_LOCAL", "maybe"),
        ("BIBKIT_OFFLINE", "perhaps"),
    ],
)
def test_variables_that_make_no_sense(variable: str, value: str, places: tuple[Path, Path, dict[str, str]]) -> None:
    _, project, environment = places
    with pytest.raises(ConfigError, match=variable) as caught:
        load_config(environment={**environment, variable: value}, folder=project)
    assert "sekrit" not in str(caught.value)


def test_places_that_cannot_be_looked_into(
    places: tuple[Path, Path, dict[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder above that is closed holds no project of ours; the user's own settings are not passed over."""
    user, project, environment = places
    look = Path.stat

    def closed(self: Path, **options: bool) -> os.stat_result:
        if self in (project.parent / "bibkit.toml", user / "config.toml"):
            raise PermissionError(errno.EACCES, "Permission denied", str(self))
        return look(self, **options)

    monkeypatch.setattr(Path, "stat", closed)
    (project / ".git").rmdir()
    with pytest.raises(ConfigError, match="no permission"):
        load_config(environment=environment, folder=project)
    load_config(environment={"BIBKIT_CONFIG_DIR": str(project)}, folder=project)


def test_a_folder_that_is_gone(places: tuple[Path, Path, dict[str, str]], monkeypatch: pytest.MonkeyPatch) -> None:
    def gone() -> Path:
        raise FileNotFoundError(errno.ENOENT, "No such file or directory")

    monkeypatch.setattr(Path, "cwd", gone)
    assert load_config(environment=places[2])["to"] == "bibtex"
