"""Read the options that pip gets from its configuration files and variables: also certificates and proxies."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pyodide_cache.files.paths import expanded, is_there
from pyodide_cache.files.reader import read_text


def pip_options(env: Mapping[str, str]) -> dict[str, str]:
    """Return what pip's files and variables set, spelled with dashes; variables come first, then special sections."""
    paths = [path for path in _files(env) if is_there(path)]
    found = _in_files(paths) if paths else {}
    variables = ((key.removeprefix("PIP_"), value) for key, value in env.items() if key.startswith("PIP_") and value)
    return found | {key.lower().replace("_", "-"): value for key, value in variables}


def _in_files(paths: list[Path]) -> dict[str, str]:
    import configparser  # most machines have no file, and start without it

    parser: Any = configparser.RawConfigParser()
    parser.optionxform = lambda name: name.lower().replace("_", "-").removeprefix("--")
    for path in paths:
        with contextlib.suppress(OSError, configparser.Error, UnicodeDecodeError):  # pip itself tells its user
            parser.read_string(read_text(path))
    sections = [parser[name] for name in ("global", "install", "download") if name in parser]
    return {key: value.strip() for section in sections for key, value in section.items() if value.strip()}


def trusted_certificates(pip: Mapping[str, str], env: Mapping[str, str]) -> Path | None:
    """Return the file or folder of certificates that pip trusts; None without one."""
    text = pip.get("cert") or env.get("REQUESTS_CA_BUNDLE") or env.get("CURL_CA_BUNDLE")
    return expanded(text) if text else None


def proxy_of(setting: str | None, pip: Mapping[str, str]) -> str | None:
    """Return the address of the proxy of the settings or of pip; None without one."""
    found = setting or pip.get("proxy")
    return f"http://{found}" if found and "://" not in found else found or None


def direct_hosts() -> list[str]:
    """Return the hosts for which no proxy is used: this machine, and those of ``NO_PROXY``."""
    import urllib.request

    others = urllib.request.getproxies().get("no", "").split(",")
    return ["localhost", "127.0.0.1", "::1", *filter(None, map(str.strip, others))]


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
