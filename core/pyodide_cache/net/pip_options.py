"""Read the options that pip gets from its configuration files and variables."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pyodide_cache.files.folders import expanded, is_there
from pyodide_cache.files.reader import read_text


def pip_options(env: Mapping[str, str]) -> dict[str, str]:
    """Return what pip's files and variables set, spelled with dashes; variables come first, then special sections."""
    import configparser

    parser: Any = configparser.RawConfigParser()
    parser.optionxform = lambda name: name.lower().replace("_", "-").removeprefix("--")
    for path in _files(env):
        if is_there(path):
            with contextlib.suppress(OSError, configparser.Error, UnicodeDecodeError):  # pip itself tells its user
                parser.read_string(read_text(path))
    found: dict[str, str] = {}
    for section in ("global", "install", "download"):
        if parser.has_section(section):
            found |= {key: value.strip() for key, value in parser.items(section) if value.strip()}
    variables = ((key.removeprefix("PIP_"), value) for key, value in env.items() if key.startswith("PIP_") and value)
    return found | {key.lower().replace("_", "-"): value for key, value in variables}


def _files(env: Mapping[str, str]) -> list[Path]:
    """List pip's files; later ones win (pip's documentation, "Configuration")."""
    import platformdirs

    name = "pip.ini" if sys.platform == "win32" else "pip.conf"
    chosen = env.get("PIP_CONFIG_FILE")
    if chosen == os.devnull:
        return []
    files = [platformdirs.site_config_path("pip", appauthor=False) / name]
    if sys.platform != "win32":
        files.append(Path("/etc") / name)
    files += [
        expanded("~/pip" if sys.platform == "win32" else "~/.pip") / name,
        platformdirs.user_config_path("pip", appauthor=False, roaming=True) / name,
        Path(sys.prefix) / name,
    ]
    if chosen:
        files.append(Path(chosen))
    return files
