from __future__ import annotations

import os
from pathlib import Path

from pyodide_cache.inventory.quarantine import set_aside
from pyodide_cache.settings.path_list import RECENT_DIRECTORIES
from support.cli import run
from support.details import details_of
from support.wheels import build_wheel


def test_copies_are_found_by_name_by_bytes_by_hard_link_and_in_quarantine(cache_dir: Path, tmp_path: Path) -> None:
    wheel = build_wheel("six", "1.17.0", payload=2000)
    path, renamed = wheel.write_to(cache_dir), "renamed-1.0-py3-none-any.whl"
    same, other, linked, here = (tmp_path / name for name in ("same", "other", "linked", "here"))
    wheel.write_to(same)
    (same / renamed).write_bytes(wheel.data)
    os.utime(same / wheel.file_name)
    other.mkdir()
    (other / wheel.file_name).write_bytes(b"shorter")
    linked.mkdir()
    os.link(path, linked / wheel.file_name)
    here.symlink_to(cache_dir)
    set_aside(path)
    (cache_dir / renamed).write_bytes(b"")
    for folder in (here, same, other, linked, tmp_path / "gone"):
        RECENT_DIRECTORIES.put_first(folder)
    for folder in (cache_dir, same):
        run("verify", "--cache-dir", folder)
    copies = details_of(cache_dir, wheel.file_name).copies
    assert {copy.path.name for copy in copies if copy.path.parent == same} == {wheel.file_name, renamed}
    found = {copy.path.parent: copy for copy in copies}
    assert set(found) == {same, other, linked, cache_dir / ".pyodide-cache-quarantine"}
    assert found[same].same_bytes is True
    assert found[other].same_bytes is False
    assert found[linked].same_inode
    assert found[cache_dir / ".pyodide-cache-quarantine"].quarantine
