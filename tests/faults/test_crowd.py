"""Many processes warm up, adopt, prune and collect garbage with one store at once; none ever reads a wrong byte.

``PYODIDE_CACHE_CROWD_SECONDS`` is how long they work; the test takes a few seconds more.
"""

from __future__ import annotations

import contextlib
import json
import os
from pathlib import Path

from pyodide_cache.inventory.ledger import open_ledger
from pyodide_cache.inventory.read import read_inventory
from pyodide_cache.settings.attachments import Attachments
from pyodide_cache.sharing.store import open_store
from support.crowd import acts_of, work_at_once
from support.stores import adopt, blobs_of, sha256, unfinished
from support.wheels import INFO, build_lock, build_wheel, write_distribution

PROCESSES = 32
SECONDS = float(os.environ.get("PYODIDE_CACHE_CROWD_SECONDS") or 2)
_MEMBER = Path(__file__).with_name("crowd_member.py")


def test_many_processes_on_one_store_read_right_bytes_and_keep_what_is_used(
    tmp_path: Path,
) -> None:
    # Two releases publish the same names: some with the same bytes, some with other ones.
    right: dict[str, list[str]] = {}
    for release in ("n", "o"):
        wheels = [
            build_wheel(f"w{number}", modules={"m": f"{release if number % 2 else ''}\n"}, payload=20_000)
            for number in range(12)
        ]
        info = INFO if release == "n" else {**INFO, "abi_version": "2025_0", "python": "3.13.2"}
        write_distribution(tmp_path / f"published-{release}", wheels, lock=build_lock(wheels, info=info))
        right |= {f"{release}/{wheel.file_name}": [wheel.sha256] for wheel in wheels}
    (tmp_path / "right.json").write_text(json.dumps(right))
    store = open_store(tmp_path / "store", create=True)
    for name in ("n1", "n2", "o1", "o2"):
        member = tmp_path / "members" / name
        member.mkdir(parents=True)
        store.add_member(member)
        Attachments().set_store(member, store.root, "hard")

    done = acts_of(work_at_once(_MEMBER, PROCESSES, SECONDS, tmp_path))
    assert min(done[act] for act in ("warm", "read", "adopt", "prune", "gc")) > 0, done

    assert unfinished(tmp_path / "store", tmp_path / "members") == []
    blobs = blobs_of(store.root)
    assert {name: sha256(path) for name, path in blobs.items()} == {name: name for name in blobs}
    members = list((tmp_path / "members").iterdir())
    for path in _packages(members):
        assert sha256(path) in right[f"{path.parent.name[0]}/{path.name}"]
        # A file that another process replaced before it was shared has its bytes to itself.
        if path.stat().st_nlink > 1:
            assert sha256(path) in blobs, f"{path} is in use, but its blob was removed"
            assert path.samefile(blobs[sha256(path)])
    for member in members:
        assert adopt(store.root, member, "--hard-links").code == 0
    blobs = blobs_of(store.root)
    for path in _packages(members):
        assert path.samefile(blobs[sha256(path)])


def _packages(members: list[Path]) -> list[Path]:
    with contextlib.closing(open_ledger()) as ledger:
        return [
            member / entry.file_name for member in members for entry in read_inventory(member, ledger=ledger).packages
        ]
