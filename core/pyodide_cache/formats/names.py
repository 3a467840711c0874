"""Names from outside: which ones may become a file's name, and how packages are compared."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from packaging import utils
from packaging.utils import NormalizedName

from pyodide_cache.base.problems import Code, Problem

__all__ = ["MAX_FILE_NAME_BYTES", "NormalizedName", "canonicalize_name", "safe_file_name"]

#: Longest file name that common file systems take, less what our temporary names add.
MAX_FILE_NAME_BYTES = 255 - 24

_RESERVED_ON_WINDOWS = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?", re.IGNORECASE)
_FORBIDDEN = frozenset('/\\:*?"<>|')


@lru_cache(maxsize=65_536)
def canonicalize_name(name: str) -> NormalizedName:
    """Return a project's name as names are compared; the locks and wheels of a cache repeat theirs."""
    return utils.canonicalize_name(name)


def safe_file_name(name: str) -> str:
    """Return ``name`` when it is a plain file name on every platform.

    Lock files, index pages and links may carry any text; the runtime itself would follow
    ``../x.whl`` out of the cache directory. So whatever is not a plain name is refused.

    Raises:
        Problem: `Code.UNSAFE_NAME`, with the name and what is wrong with it.

    """
    why = _what_is_unsafe(name)
    if why:
        raise Problem(Code.UNSAFE_NAME, name=name, why=why)
    return name


def _what_is_unsafe(name: str) -> str | None:
    if not name or name in {".", ".."}:
        return "empty"
    if "://" in name:
        return "url"
    if "/" in name or "\\" in name:
        return "separator"
    # What is printable has none of these, and nearly every name is: no look at each character then.
    if not name.isprintable() and any(unicodedata.category(item) in {"Cc", "Cf", "Cs", "Zl", "Zp"} for item in name):
        return "control"
    if not _FORBIDDEN.isdisjoint(name):
        return "character"
    if name[-1] in ". " or name[0] in ". ":
        return "edge"
    if _RESERVED_ON_WINDOWS.fullmatch(name):
        return "reserved"
    if len(name.encode("utf-8")) > MAX_FILE_NAME_BYTES:
        return "long"
    return None
