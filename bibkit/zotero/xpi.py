"""The Zotero plugin packed for installing: an XPI, a zip of the folder `plugin` with its manifest filled in."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from importlib.metadata import version as installed_version
from importlib.resources import files
from importlib.resources.abc import Traversable

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest time a zip can say: the same plugin gives the same bytes


def build_xpi(*, version: str = "", update_url: str = "") -> bytes:
    """The plugin as an XPI for Zotero 7 to 11.

    `version` is bibkit's own when left out. `update_url` says where Zotero looks for newer versions; Zotero refuses and
    deletes a plugin without one, so the default is a name that is reserved for nobody (RFC 2606: `.invalid`).
    """
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in sorted(plugin_files().items()):
            if name == "manifest.json":
                content = _manifest(content, version or installed_version("bibkit"), update_url)
            info = zipfile.ZipInfo(name, _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            archive.writestr(info, content)
    return packed.getvalue()


def plugin_files() -> dict[str, bytes]:
    """Every file of the plugin by its name in the XPI."""
    return dict(_walk(files("bibkit.zotero") / "plugin", ""))


def _walk(folder: Traversable, prefix: str) -> Iterator[tuple[str, bytes]]:
    for item in folder.iterdir():
        if item.is_dir():
            yield from _walk(item, f"{prefix}{item.name}/")
        else:
            yield prefix + item.name, item.read_bytes()


def _manifest(content: bytes, version: str, update_url: str) -> bytes:
    manifest = json.loads(content)
    manifest["version"] = version
    if update_url:
        manifest["applications"]["zotero"]["update_url"] = update_url
    return json.dumps(manifest, ensure_ascii=False, indent=2).encode() + b"\n"
