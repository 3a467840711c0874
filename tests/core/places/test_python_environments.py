from __future__ import annotations

import json
from pathlib import Path

import pytest

from support import xbuildenvs
from support.xbuildenvs import environments, put_installation

own_machine = xbuildenvs.own_machine


def test_packages_of_links_and_editable_installations_are_found(home: Path) -> None:
    prefix = home / ".virtualenvs" / "linked"
    put_installation(prefix)
    site = prefix / "lib" / "python3.13" / "site-packages"
    store = home / "store" / "pyodide_build"
    store.mkdir(parents=True)
    (store / "common.py").write_text("")
    (site / "pyodide_build" / "common.py").unlink()
    (site / "pyodide_build" / "common.py").symlink_to(store / "common.py")
    source = home / "50%25 of the source"  # its URL has the sign of an escape escaped
    (source / "pyodide_build").mkdir(parents=True)
    (source / "pyodide_build" / "common.py").write_text("")
    url = {"url": source.as_uri(), "dir_info": {"editable": True}}
    (site / "pyodide_build-0.39.2.dist-info" / "direct_url.json").write_text(json.dumps(url))
    dirs = [item.package for item in environments().installations]
    assert dirs == [store.resolve(), (source / "pyodide_build").resolve()]


@pytest.mark.parametrize("text", ["", "{", "[]", '{"url": 1, "dir_info": {"editable": true}}', '{"dir_info": 3}'])
def test_broken_metadata_is_ignored(text: str, home: Path) -> None:
    prefix = home / ".virtualenvs" / "broken"
    put_installation(prefix)
    info = prefix / "lib" / "python3.13" / "site-packages" / "pyodide_build-0.39.2.dist-info"
    (info / "direct_url.json").write_text(text)
    assert len(environments().installations) == 1
