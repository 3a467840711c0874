from __future__ import annotations

import hashlib
import json
from pathlib import Path

from pyodide_cache.export.cached_packages import CachedSource
from pyodide_cache.export.documents import page, read_me
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


def test_the_page_loads_exactly_what_it_needs_before_it_is_asked_for() -> None:
    package = ExportPackage(
        *(canonicalize_name("six"), "1.17.0", "six-1.17.0-py3-none-any.whl", 10, "0" * 64, True),
        *(CachedSource.METADATA, (), ("six",)),
    )
    files = {"pyodide.mjs": "1" * 64, "pyodide.asm.wasm": "2" * 64, "pyodide.d.ts": "3" * 64}
    text = page(files, [package]).decode()
    links = [line for line in text.splitlines() if line.startswith("<link") and "preload" in line]
    assert [line.rpartition('">')[0].rpartition(".")[2] for line in links] == ["mjs", "wasm", "whl"]
    assert all("integrity" in line for line in links[1:])
    assert "manifest" not in "".join(links)


def test_a_service_worker_keeps_exactly_the_files_of_the_distribution(
    warmed: Path, distribution: DistributionFolder, runtime: Path, tmp_path: Path
) -> None:
    target = tmp_path / "offline"
    options = ("--distribution", distribution, "--runtime", runtime)
    answer = export(warmed, "offline", "six", *options, "--service-worker", "--output", target)
    assert answer.code == 0, answer.out
    text = (target / "service-worker.js").read_text()
    start = text.index("const FILES = ") + len("const FILES = ")
    kept = json.JSONDecoder().raw_decode(text, start)[0]
    here = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in target.iterdir()}
    assert kept == {name: here[name] for name in here.keys() - {"service-worker.js", "check.mjs", "README.txt"}}
    assert '<link rel="manifest"' in (target / "index.html").read_text()
