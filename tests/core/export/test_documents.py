from __future__ import annotations

import hashlib
import json
from pathlib import Path

from pyodide_cache.export.cached_packages import CachedSource
from pyodide_cache.export.documents import read_me
from pyodide_cache.export.selection import ExportPackage
from pyodide_cache.formats.names import canonicalize_name
from support.exporting import EXPORT_LOCK, entries, export
from support.wheels import DistributionFolder


def test_the_lock_file_has_exactly_the_selected_packages_and_what_they_need(
    warmed: Path, distribution: DistributionFolder
) -> None:
    answer = export(warmed, "lock", "pandas", "rich", "--distribution", distribution)
    assert answer.code == 0, answer.out
    assert answer.json["lock_file"] == str(warmed / EXPORT_LOCK)
    packages = entries(warmed / EXPORT_LOCK)
    needed = {"pandas", "numpy", "libopenblas", "python-dateutil", "six", "pytz", "rich", "mdurl"}
    assert set(packages) == needed
    for entry in packages.values():
        assert hashlib.sha256((warmed / entry["file_name"]).read_bytes()).hexdigest() == entry["sha256"]
    assert packages["pandas"] == distribution.lock["packages"]["pandas"]
    assert packages["rich"]["depends"] == ["mdurl"]
    assert packages["rich"]["imports"] == ["rich"]
    assert json.loads((warmed / EXPORT_LOCK).read_text())["info"] == distribution.lock["info"]


def test_the_readme_lists_the_packages_and_which_are_not_verified() -> None:
    package = ExportPackage(
        *(canonicalize_name("six"), "1.17.0", "six-1.17.0-py3-none-any.whl", 10, "0" * 64, False),
        *(CachedSource.METADATA, (), ("six",)),
    )
    text = read_me([package], "Pyodide 314.0.7").decode()
    assert "Pyodide 314.0.7" in text
    assert "  six 1.17.0 (unverified)" in text
    assert "@" not in text
    assert "none" in read_me([], "Pyodide").decode()
