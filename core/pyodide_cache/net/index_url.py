"""Which package index applies. The default comes from the pypi-simple library."""

from __future__ import annotations

import configparser
import os
import sys
from collections.abc import Mapping
from pathlib import Path

import platformdirs


def index_url(
    option: str | None = None, environ: Mapping[str, str] | None = None, *, setting: str | None = None
) -> str:
    """Return the address of the package index, with a slash at the end.

    The order: the option, the setting, ``PIP_INDEX_URL``, ``UV_DEFAULT_INDEX``, the configuration files of pip, the
    default.

    Args:
        option: of the command line.
        environ: None for that of the process.
        setting: of this app.

    """
    env = os.environ if environ is None else environ
    found: str | None = (
        option or setting or env.get("PIP_INDEX_URL") or _without_name(env.get("UV_DEFAULT_INDEX", ""))
    )
    found = found or _from_pip_configuration(env)
    if not found:
        from pypi_simple import PYPI_SIMPLE_ENDPOINT

        found = PYPI_SIMPLE_ENDPOINT
    return found.rstrip("/") + "/"


def _without_name(value: str) -> str:
    """Remove the name from ``name=https://…``, a form that uv allows."""
    name, equals, url = value.partition("=")
    return url if equals and "://" in url and "/" not in name else value


def _from_pip_configuration(env: Mapping[str, str]) -> str | None:
    parser = configparser.RawConfigParser()
    for path in _pip_configuration_files(env):
        try:
            parser.read(path, encoding="utf-8")
        except (configparser.Error, UnicodeDecodeError):  # pip reports it
            continue
    for section in ("download", "install", "global"):
        value = parser.get(section, "index-url", fallback="").strip()
        if value:
            return value
    return None


def _pip_configuration_files(env: Mapping[str, str]) -> list[Path]:
    """Return the files of pip, later ones taking precedence (pip's documentation, "Configuration")."""
    name = "pip.ini" if sys.platform == "win32" else "pip.conf"
    chosen = env.get("PIP_CONFIG_FILE")
    if chosen == os.devnull:
        return []
    files = [platformdirs.site_config_path("pip", appauthor=False) / name]
    if sys.platform != "win32":
        files.append(Path("/etc") / name)
    files += [
        Path.home() / ("pip" if sys.platform == "win32" else ".pip") / name,
        platformdirs.user_config_path("pip", appauthor=False, roaming=True) / name,
        Path(sys.prefix) / name,
    ]
    if chosen:
        files.append(Path(chosen))
    return files
