from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path

from pyodide_cache.base.record import replace
from pyodide_cache.pack.decide import decide
from pyodide_cache.pack.plan import ArchivePlan, plan_pack
from pyodide_cache.pack.settings import PackSettings, Strategy
from pyodide_cache.pack.trace import Archive, TracedMember, TracedPlace
from pyodide_cache.pack.trim import Trimmed, libraries_in_order, sources_to_rewrite, trim
from support.packs import LIBRARIES, SITE, SKY, a_trace
from support.wheels import build_zip

MEMBERS = {
    "sky/__init__.py": b"import json\n",
    "sky/late.py": b"",
    "sky, dust/x.txt": b"with a comma",
    "sky-1.0.dist-info/METADATA": b"Metadata-Version: 2.1\nName: sky\nVersion: 1.0\n"
    b"Description-Content-Type: text/plain\n\nLong.\n",
    "sky-1.0.dist-info/WHEEL": b"Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py2-none-any\nTag: py3-none-any\n\n",
    "sky-1.0.dist-info/RECORD": b"",
    "sky-1.0.dist-info/RECORD.jws": b"signed",
}


def a_wheel(folder: Path) -> tuple[Archive, Path]:
    path = folder / "sky-1.0-py2.py3-none-any.whl"
    path.write_bytes(build_zip(MEMBERS))
    members = tuple(TracedMember(name, len(data)) for name, data in sorted(MEMBERS.items()))
    return Archive("sky", "1.0", path.name, "00" * 32, path.stat().st_size, TracedPlace.SITE, members), path


def trimmed(folder: Path, settings: PackSettings, rewritten: dict[str, bytes] | None = None) -> Trimmed:
    archive, path = a_wheel(folder)
    trace = a_trace(f"{SITE}/sky/__init__.py", f"{SITE}/sky, dust/x.txt", archives=(archive,))
    plan = ArchivePlan(archive, decide(trace, settings)["sky"])
    return trim(plan, path, rewritten or {}, settings, "3.14.2")


def test_a_source_that_is_only_read_as_data_is_not_rewritten(tmp_path: Path) -> None:
    archive, _ = a_wheel(tmp_path)
    trace = a_trace(f"{SITE}/sky/__init__.py", f"{SITE}/sky/late.py", archives=(archive,))
    settings = PackSettings(strategies=frozenset(Strategy))
    plan = ArchivePlan(archive, decide(trace, settings)["sky"])
    rewritten = [sources_to_rewrite(plan, item, settings) for item in (trace, replace(trace, origins=()))]
    assert rewritten == [{f"sky/{name}.py": f"{SITE}/sky/{name}.py" for name in ("__init__", "late")}, {}]


def test_a_trimmed_wheel_has_a_correct_record_and_its_own_name(tmp_path: Path) -> None:
    made = trimmed(tmp_path, PackSettings())
    assert made.file_name.startswith("sky-1.0-0pack")
    assert made.file_name.endswith("-py2.py3-none-any.whl")
    with zipfile.ZipFile(io.BytesIO(made.data)) as wheel:
        assert wheel.testzip() is None
        rows = list(csv.reader(wheel.read("sky-1.0.dist-info/RECORD").decode().splitlines()))
        assert {row[0] for row in rows} == set(wheel.namelist())
        assert {row[0]: int(row[2]) for row in rows if row[2]} == {
            name: len(wheel.read(name)) for name in wheel.namelist() if not name.endswith("RECORD")
        }
        assert wheel.read("sky-1.0.dist-info/METADATA") == b"Metadata-Version: 2.1\nName: sky\nVersion: 1.0\n\n"
        assert b"Build: 0pack" in wheel.read("sky-1.0.dist-info/WHEEL")
    assert set(made.members) == set(MEMBERS) - {"sky/late.py", "sky-1.0.dist-info/RECORD.jws"}


def test_a_wheel_with_compiled_code_has_the_tag_of_its_python(tmp_path: Path) -> None:
    made = trimmed(tmp_path, PackSettings(), {"sky/__init__.pyc": b"compiled"})
    assert made.file_name.endswith("-cp314-none-any.whl")
    assert made.members["sky/__init__.pyc"] == b"compiled"
    assert "sky/__init__.py" not in made.members
    assert made.members["sky-1.0.dist-info/WHEEL"].count(b"Tag: cp314-none-any") == 1


def test_the_name_changes_with_the_content_and_the_same_content_gives_the_same_bytes(tmp_path: Path) -> None:
    one, same = trimmed(tmp_path, PackSettings()), trimmed(tmp_path, PackSettings())
    other = trimmed(tmp_path, PackSettings(include=("sky/late.py",)))
    assert (one.file_name, one.data) == (same.file_name, same.data)
    assert one.file_name != other.file_name


def test_without_strategies_a_wheel_is_unchanged(tmp_path: Path) -> None:
    made = trimmed(tmp_path, PackSettings(strategies=frozenset()))
    assert made.file_name == "sky-1.0-py2.py3-none-any.whl"
    assert made.data == (tmp_path / made.file_name).read_bytes()


def test_without_compression_all_members_are_stored(tmp_path: Path) -> None:
    made = trimmed(tmp_path, PackSettings(compress=False))
    with zipfile.ZipFile(io.BytesIO(made.data)) as wheel:
        assert {item.compress_type for item in wheel.infolist()} == {zipfile.ZIP_STORED}


def test_libraries_are_ordered_so_that_each_follows_those_that_it_needs() -> None:
    fast = "sky/_fast.cpython-314-wasm32-emscripten.so"
    trace = a_trace(f"{SITE}/{fast}", archives=(SKY, LIBRARIES))
    archives = {
        item.archive.name: Trimmed(item, item.archive.file_name, b"", dict.fromkeys(item.kept, b""))
        for item in plan_pack(trace, PackSettings()).archives
    }
    assert libraries_in_order(archives, trace) == ["/usr/lib/libdust.so", "/usr/lib/libstars.so", f"{SITE}/{fast}"]


def test_an_archive_of_the_standard_library_keeps_its_name_and_another_zip_does_not(tmp_path: Path) -> None:
    path = tmp_path / "libs-1.zip"
    path.write_bytes(build_zip({"liba.so": b"a", "libb.so": b"b"}))
    members = (TracedMember("liba.so", 1), TracedMember("libb.so", 1))
    archive = Archive("libs", "1", path.name, "00" * 32, 100, TracedPlace.DYNLIB, members)
    trace = a_trace("/usr/lib/liba.so", archives=(archive,))
    (plan,) = plan_pack(trace, PackSettings()).archives
    made = trim(plan, path, {}, PackSettings(), "3.14.2")
    assert made.file_name.startswith("libs-1-pack")
    assert set(made.members) == {"liba.so"}
    standard = replace(archive, place=TracedPlace.ARCHIVE)
    (plan,) = plan_pack(a_trace("/lib/python314.zip/liba.so", archives=(standard,)), PackSettings()).archives
    assert trim(plan, path, {}, PackSettings(), "3.14.2").file_name == path.name
