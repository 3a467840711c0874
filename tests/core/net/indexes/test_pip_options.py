from __future__ import annotations

from pathlib import Path

import pytest

from pyodide_cache.net.indexes.pip_options import pip_options
from support.servers import index_urls

INDEX = "http://127.0.0.1:1/{}/simple"


def test_the_configuration_of_pip_is_read(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PIP_CONFIG_FILE")
    path = home / ".config" / "pip" / "pip.conf"
    path.parent.mkdir(parents=True)
    path.write_text(
        f"[global]\nindex-url = {INDEX.format('global')}\n[install]\nindex-url = {INDEX.format('install')}\n"
    )
    assert index_urls() == (INDEX.format("install"),)


def test_a_pip_configuration_that_cannot_be_read_is_ignored(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = home / "broken.conf"
    broken.write_bytes(b"index-url without a section\n\xff")
    monkeypatch.setenv("PIP_CONFIG_FILE", str(broken))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / "empty"))
    assert index_urls()[0].startswith("http")


def test_variables_come_before_files(home: Path) -> None:
    (home / "pip.conf").write_text("[global]\ncert = file\nproxy = file\n[install]\n--client_cert = file\n")
    env = {"PIP_CONFIG_FILE": str(home / "pip.conf"), "PIP_CERT": "variable", "PIP_PROXY": ""}
    found = pip_options(env)
    assert [found[name] for name in ("cert", "proxy", "client-cert")] == ["variable", "file", "file"]
