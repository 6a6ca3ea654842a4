"""Every setting, and the only reader of the environment and of configuration files.

Defaults < the user's `config.toml` < the project's `bibkit.toml` or `[tool.bibkit]` < environment < flags. A project's
file comes with somebody's repository: it cannot say where we connect, with which key, to which library, or name a path
outside the project.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from bibkit.errors import ConfigError
from bibkit.files import reason

Kind = Literal["text", "flag", "number", "list", "path", "paths"]


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: its dotted name in the files, its kind and default, and who may set it.

    `environment` are variables, the first that is set counts. `project` says whether a project's file may set it.
    `pattern` is what a text must look like where it is given, and `wanted` says that in words.
    """

    name: str
    kind: Kind
    default: Any
    help: str
    environment: tuple[str, ...] = ()
    project: bool = False
    secret: bool = False
    choices: tuple[str, ...] = ()
    pattern: str = ""
    wanted: str = ""


_IN_A_HEADER = "[!-~]+"  # what may be sent in an HTTP header; a line end would begin a header of its own
_LONGEST_SECONDS = 86_400

SETTINGS: tuple[Setting, ...] = (
    Setting(
        "mailto",
        "text",
        "",
        "your e-mail, told to Crossref for its faster pool",
        ("BIBKIT_MAILTO", "CROSSREF_MAILTO"),
        pattern=_IN_A_HEADER,
        wanted="an e-mail address in ASCII",
    ),
    Setting("offline", "flag", False, "never go to the network", ("BIBKIT_OFFLINE",), project=True),
    Setting("snapshots", "paths", (), "files of Crossref works that answer before the network", project=True),
    Setting("mirrors", "paths", (), "indexes of Crossref works that answer before the network", project=True),
    Setting("cache.folder", "text", "", "where answers are kept; empty: the system's own", ("BIBKIT_CACHE_DIR",)),
    Setting("crossref.url", "text", "https://api.crossref.org", "where Crossref answers", ("BIBKIT_CROSSREF_URL",)),
    Setting("crossref.timeout_seconds", "number", 20.0, "how long one request may take", project=True),
    Setting(
        "ncbi.api_key",
        "text",
        "",
        "key of an NCBI account, for more requests a second to PubMed",
        ("NCBI_API_KEY",),
        secret=True,
        pattern=_IN_A_HEADER,
        wanted="letters and digits, without blanks and line ends",
    ),
    Setting(
        "to", "text", "bibtex", "what entries are written as", project=True, choices=("bibtex", "biblatex", "csljson")
    ),
    Setting("ascii", "flag", False, "write accents as TeX commands", project=True),
    Setting("keys.pattern", "text", "", "citation keys; empty: Family2015Word", project=True),
    Setting(
        "zotero.api_key",
        "text",
        "",
        "key from zotero.org/settings/keys",
        ("ZOTERO_API_KEY",),
        secret=True,
        pattern=_IN_A_HEADER,
        wanted="letters and digits, without blanks and line ends",
    ),
    Setting(
        "zotero.library_id",
        "text",
        "",
        "number of the user or group",
        ("ZOTERO_LIBRARY_ID",),
        pattern="[0-9]+",
        wanted="a number",
    ),
    Setting(
        "zotero.library_type",
        "text",
        "user",
        "whose library",
        ("ZOTERO_LIBRARY_TYPE",),
        choices=("user", "group"),
    ),
    Setting("zotero.local", "flag", False, "push into the Zotero on this machine", ("ZOTERO_LOCAL",)),
    Setting("zotero.url", "text", "", "where Zotero answers; empty: its own address", ("BIBKIT_ZOTERO_URL",)),
    Setting("zotero.collection", "text", "", "collection that pushed items go into", project=True),
    Setting("zotero.tags", "list", (), "tags that pushed items get", project=True),
)

_BY_NAME = {setting.name: setting for setting in SETTINGS}
_TOLERATED_TABLES = ("fmt", "check")  # read by the verb of that name, which knows its options
_THEIR_PATHS = {  # but what is a path is meant from the file that it stands in, as in other settings
    name: Setting(name, "paths", (), "", project=True) for name in ("fmt.journal-list", "fmt.journal_list")
}


@dataclass(frozen=True, slots=True)
class Value:
    """A setting's value, and where it was set, for a person ("default", "refs/bibkit.toml", "ZOTERO_API_KEY")."""

    setting: Setting
    value: Any
    origin: str

    def shown(self) -> str:
        """The value for the eye; a secret shows only that it is set."""
        if self.setting.secret:
            return "(set, not shown)" if self.value else ""
        if isinstance(self.value, bool):
            return "yes" if self.value else "no"
        if isinstance(self.value, tuple):
            return ", ".join(str(item) for item in self.value)
        return str(self.value)


class Config:
    """All settings with their origins; `config["zotero.local"]` is the value."""

    def __init__(self, values: Mapping[str, Value], tables: Mapping[str, Mapping[str, Any]]) -> None:
        self._values = dict(values)
        self.tables = tables

    def __getitem__(self, name: str) -> Any:
        return self._values[name].value

    def values(self) -> list[Value]:
        return list(self._values.values())

    def __repr__(self) -> str:
        return f"Config({', '.join(f'{name}={value.shown()!r}' for name, value in self._values.items())})"


def load_config(
    flags: Mapping[str, Any] | None = None,
    *,
    environment: Mapping[str, str] | None = None,
    folder: Path | None = None,
) -> Config:
    """Read all layers. `flags` are values given on the command line; None among them means "not given".

    Raises ConfigError, naming the file and the setting: unknown name, wrong type, or not a project's to set.
    """
    environment = os.environ if environment is None else environment
    values = {setting.name: Value(setting, setting.default, "default") for setting in SETTINGS}
    tables: dict[str, Mapping[str, Any]] = {}
    user_file = user_config_path(environment)
    if _is_there(user_file):
        _apply_file(values, tables, _read_toml(user_file), user_file, project=False)
    found = find_project_file(folder or _current_folder())
    if found is not None:
        path, data = found
        _apply_file(values, tables, data, path, project=True)
    _apply_environment(values, environment)
    for name, given in (flags or {}).items():
        if given is not None and given != ():
            values[name] = Value(_BY_NAME[name], _checked(_BY_NAME[name], given, "the command line"), "command line")
    return Config(values, tables)


def user_config_path(environment: Mapping[str, str]) -> Path:
    """The user's config.toml: `BIBKIT_CONFIG_DIR`, else the system's place for settings."""
    if environment.get("BIBKIT_CONFIG_DIR"):
        return Path(environment["BIBKIT_CONFIG_DIR"]) / "config.toml"
    import platformdirs

    return Path(platformdirs.user_config_dir("bibkit", appauthor=False)) / "config.toml"


def _is_there(user_file: Path) -> bool:
    """Raises ConfigError where that cannot be told: settings that a user made are not passed over in silence."""
    try:
        return stat.S_ISREG(user_file.stat().st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return False
    except (OSError, ValueError) as error:
        hint = "BIBKIT_CONFIG_DIR names another folder"
        raise ConfigError(f"cannot read the settings in {user_file}: {reason(error)}", hint) from None


def _current_folder() -> Path:
    """Where we are; the top of the file system when that folder is gone."""
    try:
        return Path.cwd()
    except OSError:
        return Path(os.sep)


def find_project_file(folder: Path) -> tuple[Path, dict[str, Any]] | None:
    """The nearest `bibkit.toml`, or `pyproject.toml` with a `[tool.bibkit]` table, here or in a folder above.

    The search ends at the top of a git repository.
    """
    for place in (folder, *folder.parents):
        own = place / "bibkit.toml"
        if os.path.isfile(own):  # noqa: PTH113 -- Path.is_file raises where a folder above may not be looked into
            return own, _read_toml(own)
        shared = place / "pyproject.toml"
        if os.path.isfile(shared):  # noqa: PTH113
            tool = _read_toml(shared).get("tool")
            table = tool.get("bibkit") if isinstance(tool, dict) else None
            if table is not None and not isinstance(table, dict):
                raise ConfigError(f"{shared} sets tool.bibkit to {table!r}; it must be a table")
            if table is not None:
                return shared, table
        if os.path.exists(place / ".git"):  # noqa: PTH110
            return None
    return None


def _read_toml(path: Path) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except RecursionError:
        raise ConfigError(f"cannot read the settings in {path}: nested too deep") from None
    except (OSError, ValueError) as error:
        raise ConfigError(f"cannot read the settings in {path}: {reason(error)}") from None


def _apply_file(
    values: dict[str, Value],
    tables: dict[str, Mapping[str, Any]],
    data: Mapping[str, Any],
    path: Path,
    *,
    project: bool,
) -> None:
    for name, given in _flatten(data):
        table, _, inner = name.partition(".")
        if table in _TOLERATED_TABLES:
            if not inner:
                raise ConfigError(f"{path} sets {table!r} to {given!r}; it must be a table")
            if name in _THEIR_PATHS:
                paths = _checked(_THEIR_PATHS[name], given, str(path))
                given = _anchored(_THEIR_PATHS[name], paths, path, project=project)
            tables[table] = {**tables.get(table, {}), inner: given}
            continue
        setting = _BY_NAME.get(name)
        if setting is None:
            raise ConfigError(f"{path} sets {name!r}, which is no setting of bibkit", "see: bibkit config")
        if project and not setting.project:
            raise ConfigError(
                f"{path} sets {name!r}; a project's file may not decide this",
                f"put it into {user_config_path(os.environ)} or the environment if it is yours",
            )
        value = _checked(setting, given, str(path))
        if setting.kind in ("path", "paths"):
            value = _anchored(setting, value, path, project=project)
        values[name] = Value(setting, value, str(path))


def _flatten(data: Mapping[str, Any], prefix: str = "", depth: int = 0) -> list[tuple[str, Any]]:
    flat: list[tuple[str, Any]] = []
    for key, value in data.items():
        if isinstance(value, dict) and depth < 2:  # no setting lies deeper
            flat += _flatten(value, f"{prefix}{key}.", depth + 1)
        else:
            flat.append((prefix + key, value))
    return flat


def _anchored(setting: Setting, value: Any, file: Path, *, project: bool) -> Any:
    """Paths in a settings file are meant from that file; a project's may not leave the project."""
    home = file.parent.resolve()
    paths = [value] if setting.kind == "path" else list(value)
    try:
        anchored = [(home / item).resolve() for item in paths]
    except (OSError, ValueError) as error:
        raise ConfigError(f"{file} sets {setting.name!r} to what is no path: {reason(error)}") from None
    for item in anchored:
        if project and not item.is_relative_to(home):
            raise ConfigError(f"{file} sets {setting.name!r} to {item}, which lies outside the project")
    return str(anchored[0]) if setting.kind == "path" else tuple(str(item) for item in anchored)


def _apply_environment(values: dict[str, Value], environment: Mapping[str, str]) -> None:
    for setting in SETTINGS:
        for variable in setting.environment:
            given = environment.get(variable)
            if given:
                values[setting.name] = Value(setting, _checked(setting, _from_text(setting, given), variable), variable)
                break


def _from_text(setting: Setting, given: str) -> Any:
    if setting.kind == "flag":
        word = given.strip().lower()
        if word in ("1", "true", "yes", "on"):
            return True
        if word in ("0", "false", "no", "off", ""):
            return False
        return given
    if setting.kind == "number":
        try:
            return float(given)
        except ValueError:
            return given
    if setting.kind in ("list", "paths"):
        return tuple(part.strip() for part in given.split(os.pathsep if setting.kind == "paths" else ","))
    return given


_WANTED: dict[Kind, str] = {
    "text": "a text",
    "path": "a path",
    "flag": "true or false",
    "number": f"a number of seconds, {_LONGEST_SECONDS:,} at most",
    "list": "a list of texts",
    "paths": "a list of texts",
}


def _fits(pattern: str, given: str) -> bool:
    return re.fullmatch(pattern, given) is not None


def _checked(setting: Setting, given: Any, where: str) -> Any:
    """The value in its right type, or ConfigError."""
    wanted = setting.wanted or _WANTED[setting.kind]
    good: bool
    if setting.kind in ("text", "path"):
        good = isinstance(given, str) and (not given or not setting.pattern or _fits(setting.pattern, given))
    elif setting.kind == "flag":
        good = isinstance(given, bool)
    elif setting.kind == "number":
        good = isinstance(given, int | float) and not isinstance(given, bool) and 0 < given <= _LONGEST_SECONDS
    else:
        good = isinstance(given, list | tuple) and all(isinstance(item, str) for item in given)
        given = tuple(given) if good else given
    shown = "it" if setting.secret else repr(given)
    if not good:
        raise ConfigError(f"{where} sets {setting.name} to {shown}; it must be {wanted}")
    if setting.choices and given not in setting.choices:
        raise ConfigError(f"{where} sets {setting.name} to {shown}; it must be one of {', '.join(setting.choices)}")
    return given
