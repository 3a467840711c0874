"""Names from outside: how package names are compared, and which names are safe as file names."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from pyodide_cache.base.problems import Code, Problem

if TYPE_CHECKING:
    from packaging.utils import NormalizedName
else:
    NormalizedName = str  # packaging takes longer to import than a whole scan of a small directory

__all__ = ["MAX_FILE_NAME_BYTES", "NormalizedName", "canonicalize_name", "safe_file_name"]

#: The longest file name that common file systems allow, minus what temporary names add.
MAX_FILE_NAME_BYTES = 255 - 24

_STARTS_OF_DEVICES = ("con", "prn", "aux", "nul", "com", "lpt")
# Windows ignores what follows the first dot, and spaces before it.
_DEVICE_OF_WINDOWS = r"(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³]) *(\..*)?"
_FORBIDDEN = frozenset('/\\:*?"<>|')


def is_sha256(text: object) -> bool:
    """Return whether a value is a sha256 as lock files and the names of blobs have it."""
    return isinstance(text, str) and len(text) == 64 and not text.strip("0123456789abcdef")


@lru_cache(maxsize=65_536)
def canonicalize_name(name: str) -> NormalizedName:
    """Return the normalized form of a project's name (PEP 503): lower case, with ``-`` for runs of ``-_.``."""
    name = name.lower().replace("_", "-").replace(".", "-")
    while "--" in name:
        name = name.replace("--", "-")
    return NormalizedName(name)


def is_project_name(name: NormalizedName) -> bool:
    """Return whether an index may have a project of this name: letters and digits of ASCII (PEP 508)."""
    return re.fullmatch(r"[a-z0-9]([a-z0-9-]*[a-z0-9])?", name) is not None


def safe_file_name(name: str) -> str:
    """Return ``name`` if it is a plain file name on every platform.

    Lock files, index pages and links can contain any text, and the runtime itself would follow ``../x.whl`` out of
    the cache directory.

    Raises:
        Problem: `Code.UNSAFE_NAME`, with the name and what is wrong with it.
    """
    why = _what_is_unsafe(name)
    if why:
        raise Problem(Code.UNSAFE_NAME, name=name, why=why)
    return name


def check_member_name(name: str) -> None:
    """Raise `Code.UNSAFE_NAME` for a member that would be unpacked outside the folder of its archive."""
    if name.startswith("/") or "\\" in name or ".." in name.split("/"):
        raise Problem(Code.UNSAFE_NAME, name=name, why="separator")


def _what_is_unsafe(name: str) -> str | None:
    if not name or name in {".", ".."}:
        return "empty"
    if "://" in name:
        return "url"
    if "/" in name or "\\" in name:
        return "separator"
    if not name.isprintable() and _has_control_character(name):
        return "control"
    if not _FORBIDDEN.isdisjoint(name):
        return "character"
    if name[-1] in ". " or name[0] in ". ":
        return "edge"
    if name[:3].lower() in _STARTS_OF_DEVICES and re.fullmatch(_DEVICE_OF_WINDOWS, name, re.IGNORECASE):
        return "reserved"
    if len(name.encode("utf-8")) > MAX_FILE_NAME_BYTES:
        return "long"
    return None


def _has_control_character(name: str) -> bool:
    from unicodedata import category

    return any(category(character) in {"Cc", "Cf", "Cs", "Zl", "Zp"} for character in name)
