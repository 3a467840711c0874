from __future__ import annotations

import io
import json
import os
import struct
import tarfile
import zipfile
from pathlib import Path

import pytest

from pyodide_cache import Cache
from pyodide_cache.base.events import Cancel, Cancelled
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.details.details import Origin
from pyodide_cache.details.read import details_in_steps
from pyodide_cache.formats import archive, bounded_zip
from pyodide_cache.inventory.inventory import Status
from support.cli import run
from support.details import RELEASE, details_of
from support.stores import inventory_of
from support.wheels import DistributionFolder, build_wheel, build_zip


def write_wheel(directory: Path, head: bytes, name: str = "odd-1.0-py3-none-any.whl") -> str:
    directory.mkdir(exist_ok=True)
    (directory / name).write_bytes(build_zip({"odd/__init__.py": b"", "odd-1.0.dist-info/METADATA": head}))
    return name


def test_metadata_that_is_not_utf_8_is_read_as_far_as_possible(cache_dir: Path) -> None:
    name = write_wheel(cache_dir, b"Name: odd\nVersion: 1.0\nSummary: caf\xe9\nRequires-Dist: six\n\nlong text")
    found = details_of(cache_dir, name)
    assert (found.title, found.problem) == ("odd", None)
    assert [need.name for need in found.dependencies] == ["six"]


def test_there_is_no_code_for_a_wheel_with_metadata_of_another_package(cache_dir: Path) -> None:
    assert details_of(cache_dir, write_wheel(cache_dir, b"Name: odd\nVersion: 1.0\n")).snippets
    renamed = write_wheel(cache_dir, b"Name: odd\nVersion: 1.0\n", name="other-1.0-py3-none-any.whl")
    assert details_of(cache_dir, renamed).snippets == ()


def test_the_first_step_reads_the_file_and_the_second_other_files(cache_dir: Path) -> None:
    build_wheel("six", "1.17.0").write_to(cache_dir)
    build_wheel("mine", requires=["six"]).write_to(cache_dir)
    inventory = inventory_of(cache_dir)
    first, last = details_in_steps(inventory, inventory.by_name["six-1.17.0-py3-none-any.whl"], release=RELEASE)
    assert (first.about.summary, first.dependents, first.is_complete) == ("six, made for a test", (), False)
    assert last.dependents
    assert last.is_complete
    assert last.dependents_complete


def test_a_cancel_stops_it_between_files(cache_dir: Path) -> None:
    build_wheel("six", "1.17.0").write_to(cache_dir)
    inventory = inventory_of(cache_dir)
    cancel = Cancel()
    steps = details_in_steps(inventory, inventory.entries[0], release=RELEASE, cancel=cancel)
    next(steps)
    cancel.set()
    with pytest.raises(Cancelled):
        next(steps)


def test_a_hash_is_compared_with_the_published_one_after_a_verification(
    distribution: DistributionFolder, cache_dir: Path
) -> None:
    wheel = distribution.wheels["six"]
    wheel.write_to(cache_dir)
    (cache_dir / "pyodide-lock.json").write_text(json.dumps(distribution.lock))
    before = details_of(cache_dir, wheel.file_name)
    assert (before.entry.sha256, before.provenance) == (None, ())
    by_lock = {item.by: item for item in before.published}[("pyodide-lock.json",)]
    assert (by_lock.sha256, by_lock.is_this) == (wheel.sha256, None)
    run("verify", "--cache-dir", cache_dir)
    after = details_of(cache_dir, wheel.file_name)
    assert after.entry.sha256 == wheel.sha256
    assert [(item.origin, item.name) for item in after.provenance] == [(Origin.LOCK_HERE, "pyodide-lock.json")]
    assert {item.by: item.is_this for item in after.published}[("pyodide-lock.json",)] is True


def test_official_hashes_of_the_same_name_have_their_releases(cache_dir: Path) -> None:
    build_wheel("six", "1.17.0").write_to(cache_dir)
    (cache_dir / "six-1.17.0-py2.py3-none-any.whl").write_bytes(build_wheel("six", "1.17.0").data)
    run("verify", "--cache-dir", cache_dir)
    found = details_of(cache_dir, "six-1.17.0-py2.py3-none-any.whl")
    assert found.published
    assert not any(item.is_this for item in found.published)
    assert any(RELEASE in item.by for item in found.published)


# Other kinds of files


def test_a_lock_file_has_a_runtime_and_the_number_of_cached_packages(
    distribution: DistributionFolder, cache_dir: Path
) -> None:
    distribution.wheels["six"].write_to(cache_dir)
    (cache_dir / "pyodide-lock.json").write_text(json.dumps(distribution.lock))
    lock = details_of(cache_dir, "pyodide-lock.json").lock
    assert lock is not None
    assert (lock.runtime.line, lock.packages, lock.cached, lock.added) == ("314", 13, 1, None)


def test_tests_archives_are_listed_whether_zip_or_tar(cache_dir: Path) -> None:
    cache_dir.mkdir()
    (cache_dir / "numpy-tests.zip").write_bytes(build_zip({"numpy/tests/test_a.py": b"12345"}))
    with tarfile.open(cache_dir / "scipy-tests.tar", "w") as file:
        info = tarfile.TarInfo("scipy/tests/test_b.py")
        info.size = 3
        file.addfile(info, io.BytesIO(b"abc"))
    for name, path, size in (
        ("numpy-tests.zip", "numpy/tests/test_a.py", 5),
        ("scipy-tests.tar", "scipy/tests/test_b.py", 3),
    ):
        contents = details_of(cache_dir, name).contents
        assert contents is not None
        assert [(member.path, member.size) for member in contents.members] == [(path, size)]


def test_a_folder_a_link_and_a_pipe_are_never_opened(cache_dir: Path, tmp_path: Path) -> None:
    wheel = build_wheel("six", "1.17.0").write_to(tmp_path / "elsewhere")
    cache_dir.mkdir()
    (cache_dir / "folder").mkdir()
    (cache_dir / wheel.name).symlink_to(wheel)
    os.mkfifo(cache_dir / "pipe-1.0-py3-none-any.whl")
    codes = {}
    for name in ("folder", wheel.name, "pipe-1.0-py3-none-any.whl"):
        problem = details_of(cache_dir, name).problem
        assert problem is not None
        codes[name] = problem.code
    assert list(codes.values()) == [Code.IS_DIRECTORY, Code.IS_LINK, Code.SPECIAL_FILE]


# Bad input


def problem_of(directory: Path, name: str) -> Code | None:
    problem = details_of(directory, name).problem
    return problem.code if problem else None


@pytest.mark.parametrize("data", [b"", b"<html>", b"PK\x03\x04cut", build_wheel("six").data[:-30]])
def test_a_damaged_wheel_has_details_with_a_problem(cache_dir: Path, data: bytes) -> None:
    cache_dir.mkdir()
    (cache_dir / "six-1.0-py3-none-any.whl").write_bytes(data)
    found = details_of(cache_dir, "six-1.0-py3-none-any.whl")
    assert found.problem is not None
    assert found.problem.code is Code.NOT_A_ZIP
    assert (found.title, found.version, found.snippets) == ("six", "1.0", ())


def test_a_wheel_whose_contents_are_damaged_says_which_file_in_it_is_wrong(cache_dir: Path) -> None:
    wheel = build_wheel("six", payload=5000).write_to(cache_dir)
    data = bytearray(wheel.read_bytes())
    data[len(data) // 2] ^= 0xFF
    wheel.write_bytes(data)
    with Cache(cache_dir, offline=True) as cache:
        assert [entry.status for entry in cache.execute(cache.plan_verify()).entries] == [Status.DAMAGED]
        first, last = cache.details(cache.inventory().entries[0])
    assert first.problem is None
    assert last.problem is not None
    assert "six/payload" in last.problem.facts["error"]


def test_a_file_that_changed_since_the_scan_has_that_problem(cache_dir: Path) -> None:
    path = build_wheel("six").write_to(cache_dir)
    inventory = inventory_of(cache_dir)
    path.write_bytes(b"other")
    *_, found = details_in_steps(inventory, inventory.entries[0], release=RELEASE)
    assert found.problem == Problem(Code.CHANGED, path=str(path))
    path.unlink()
    *_, found = details_in_steps(inventory, inventory.entries[0], release=RELEASE)
    assert found.problem is not None
    assert found.problem.code is Code.GONE


def test_many_members_are_listed_up_to_a_limit_and_the_rest_counted(
    cache_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache_dir.mkdir()
    (cache_dir / "a-1.0-py3-none-any.whl").write_bytes(build_zip({f"a/{n}.py": b"" for n in range(50)}))
    with tarfile.open(cache_dir / "a-tests.tar", "w") as file:
        for number in range(50):
            file.addfile(tarfile.TarInfo(f"a/{number}.py"))
    monkeypatch.setattr(archive, "MAX_MEMBERS", 20)
    wheel = details_of(cache_dir, "a-1.0-py3-none-any.whl").contents
    tar = details_of(cache_dir, "a-tests.tar").contents
    assert wheel is not None
    assert tar is not None
    assert (len(wheel.members), wheel.more) == (20, 30)
    assert (len(tar.members), tar.more) == (20, None)


def test_a_huge_table_of_contents_is_not_read(cache_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache_dir.mkdir()
    (cache_dir / "a-1.0-py3-none-any.whl").write_bytes(build_zip({f"a/{n}.py": b"" for n in range(2000)}))
    monkeypatch.setattr(bounded_zip, "_MAX_READ", 100_000)
    assert problem_of(cache_dir, "a-1.0-py3-none-any.whl") is Code.CONTENTS_TOO_LARGE


@pytest.mark.slow
def test_a_hundred_thousand_members_are_counted(cache_dir: Path) -> None:
    cache_dir.mkdir()
    path = cache_dir / "a-1.0-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as file:
        for number in range(100_000):
            file.writestr(zipfile.ZipInfo(f"{number}"), b"")
    contents = details_of(cache_dir, path.name).contents
    assert contents is not None
    assert len(contents.members) + (contents.more or 0) == 100_000


def test_metadata_that_would_unpack_to_gigabytes_is_refused_before_it_is_unpacked(cache_dir: Path) -> None:
    name = write_wheel(cache_dir, b"Name: odd\n" + b"\0" * 8_000_000)
    assert problem_of(cache_dir, name) is Code.BAD_METADATA


def test_metadata_that_lies_about_its_size_is_not_unpacked_beyond_it(cache_dir: Path) -> None:
    cache_dir.mkdir()
    data = build_zip({"odd-1.0.dist-info/METADATA": b"Name: odd\n" * 400_000})
    real = struct.pack("<L", 4_000_000)
    (cache_dir / "odd-1.0-py3-none-any.whl").write_bytes(data.replace(real, struct.pack("<L", 10)))
    assert problem_of(cache_dir, "odd-1.0-py3-none-any.whl") is Code.NOT_A_ZIP


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_f1_metadata_with_another_compression_is_read_within_the_same_limit(cache_dir: Path, method: int) -> None:
    cache_dir.mkdir()
    with zipfile.ZipFile(cache_dir / "odd-1.0-py3-none-any.whl", "w", method) as file:
        file.writestr("odd-1.0.dist-info/METADATA", b"Name: odd\n")
    with zipfile.ZipFile(cache_dir / "big-1.0-py3-none-any.whl", "w", method) as file:
        file.writestr("big-1.0.dist-info/METADATA", b"Name: big\n" * 2**20)
    assert problem_of(cache_dir, "odd-1.0-py3-none-any.whl") is None
    assert problem_of(cache_dir, "big-1.0-py3-none-any.whl") is Code.BAD_METADATA


def test_a_wheel_without_metadata_or_name_has_that_problem(cache_dir: Path) -> None:
    cache_dir.mkdir()
    (cache_dir / "a-1.0-py3-none-any.whl").write_bytes(build_zip({"a.py": b""}))
    assert problem_of(cache_dir, "a-1.0-py3-none-any.whl") is Code.BAD_METADATA
    assert problem_of(cache_dir, write_wheel(cache_dir, b"Version: 1.0\n")) is Code.BAD_METADATA


def test_names_that_lead_out_of_the_archive_are_shown_with_a_warning(cache_dir: Path) -> None:
    cache_dir.mkdir()
    members = {
        "../../up.py": b"",
        "/etc/x": b"",
        "C:\\x": b"",
        "a/ok..py": b"",
        "a-1.0.dist-info/METADATA": b"Name: a",
    }
    (cache_dir / "a-1.0-py3-none-any.whl").write_bytes(build_zip(members))
    contents = details_of(cache_dir, "a-1.0-py3-none-any.whl").contents
    assert contents is not None
    assert contents.warnings == (Problem(Code.MEMBERS_LEAD_OUT, name="../../up.py", count=3),)


def test_an_archive_that_claims_to_fill_a_disk_has_a_warning(cache_dir: Path) -> None:
    cache_dir.mkdir()
    data = build_zip({"a.bin": b"\0" * 1000, "a-1.0.dist-info/METADATA": b"Name: a"})
    data = data.replace(struct.pack("<L", 1000), struct.pack("<L", 4_000_000_000))
    (cache_dir / "a-1.0-py3-none-any.whl").write_bytes(data)
    contents = details_of(cache_dir, "a-1.0-py3-none-any.whl").contents
    assert contents is not None
    assert [problem.code for problem in contents.warnings] == [Code.UNPACKS_TOO_LARGE]


def test_a_tar_whose_sizes_lead_in_a_circle_is_read_to_an_end(cache_dir: Path) -> None:
    cache_dir.mkdir()
    info = tarfile.TarInfo("a")
    header = bytearray(info.tobuf(tarfile.GNU_FORMAT))
    header[124:136] = b"\xff" * 10 + b"\xfe\x00"  # base 256: -512, back to its own header
    header[148:156] = b" " * 8
    header[148:156] = f"{sum(header):06o}\0 ".encode()
    (cache_dir / "a-tests.tar").write_bytes(bytes(header) + b"\0" * 1024)
    found = details_of(cache_dir, "a-tests.tar")
    assert found.contents is not None or found.problem is not None


def test_a_broken_lock_file_has_details_with_a_problem(cache_dir: Path) -> None:
    cache_dir.mkdir()
    (cache_dir / "pyodide-lock.json").write_text("[" * 100_000)
    assert problem_of(cache_dir, "pyodide-lock.json") is Code.LOCK_NOT_JSON
