from __future__ import annotations

import io
import json
import os
import struct
import tarfile
import zipfile
from pathlib import Path
from typing import Any

import pytest

from pyodide_cache.base.events import Cancel, Cancelled
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.details import dependencies as relations
from pyodide_cache.details.details import Details, Looks, Origin, details_in_steps, read_details
from pyodide_cache.formats import archive
from pyodide_cache.formats.about import parse_about
from pyodide_cache.inventory.quarantine import set_aside
from pyodide_cache.inventory.status import open_ledger, read_inventory
from pyodide_cache.settings.directories import remember_directory
from pyodide_cache.verify.verify import plan_verify, run_verify
from support.cli import run
from support.wheels import WASM_TAG, DistributionFolder, build_wheel, build_zip

RELEASE = "314.0.7"


def details_of(directory: Path, file_name: str, **options: Any) -> Details:
    ledger = open_ledger()
    try:
        inventory = read_inventory(directory, ledger=ledger)
        entry = inventory.by_name[file_name]
        return read_details(inventory, entry, release=RELEASE, ledger=ledger, **options)
    finally:
        ledger.close()


def verify(directory: Path) -> None:
    ledger = open_ledger()
    list(run_verify(plan_verify(read_inventory(directory, ledger=ledger)), ledger=ledger, cancel=Cancel()))
    ledger.close()


def write_wheel(directory: Path, head: bytes, name: str = "odd-1.0-py3-none-any.whl") -> str:
    directory.mkdir(exist_ok=True)
    (directory / name).write_bytes(build_zip({"odd/__init__.py": b"", "odd-1.0.dist-info/METADATA": head}))
    return name


# What a wheel says of itself


@pytest.mark.parametrize(
    ("lines", "licence"),
    [
        (["License-Expression: MIT OR Apache-2.0", "License: old"], "MIT OR Apache-2.0"),
        (["License: BSD 3-Clause", "Classifier: License :: OSI Approved :: MIT License"], "BSD 3-Clause"),
        (["License: UNKNOWN", "Classifier: License :: OSI Approved :: MIT License"], "MIT License"),
        (["License: The Zlib Licence", "        ", f"        {'Permission is granted. ' * 9}"], "The Zlib Licence"),
        (["Classifier: License :: OSI Approved"], ""),
        ([], ""),
    ],
)
def test_the_licence_is_the_expression_or_its_name_and_never_its_whole_text(lines: list[str], licence: str) -> None:
    assert parse_about("\n".join(["Name: x", *lines]).encode(), "x").licence == licence


def test_summary_author_and_home_page_are_read_and_only_web_addresses_are_home_pages() -> None:
    head = [
        *("Name: x", "Version: 1.0", "Summary: does  things", "Author-email: Ada <ada@example.org>, bob@example.org"),
        *("Home-page: javascript:alert(1)", "Project-URL: Docs, https://docs.example", "Requires-Python: >=3.9"),
        "Project-URL: Repository, https://code.example/x",
    ]
    about = parse_about("\n".join(head).encode(), "x")
    assert (about.summary, about.author) == ("does things", "Ada, bob@example.org")
    assert (about.home_page, about.requires_python) == ("https://code.example/x", ">=3.9")


def test_metadata_that_is_no_utf_8_still_says_what_can_be_read(cache_dir: Path) -> None:
    name = write_wheel(cache_dir, b"Name: odd\nVersion: 1.0\nSummary: caf\xe9\nRequires-Dist: six\n\nlong text")
    found = details_of(cache_dir, name)
    assert (found.title, found.problem) == ("odd", None)
    assert [need.name for need in found.needs] == ["six"]


# What it needs, and who needs it


def test_each_requirement_tells_whether_it_is_cached(cache_dir: Path) -> None:
    wheel = build_wheel(
        "app",
        requires=[
            "six>=1.10",
            "numpy>=99",
            "rich",
            "tqdm; extra == 'bar'",
            "pywin32; sys_platform == 'win32'",
            "???",
        ],
        extras=["bar"],
    )
    for item in (wheel, build_wheel("six", "1.17.0"), build_wheel("numpy", "2.4.6", tag=WASM_TAG)):
        item.write_to(cache_dir)
    needs = {need.text: need for need in details_of(cache_dir, wheel.file_name).needs}
    assert needs["six>=1.10"].cached == ("six-1.17.0-py3-none-any.whl",)
    assert (needs["numpy>=99"].cached, len(needs["numpy>=99"].others)) == ((), 1)
    assert (needs["rich"].cached, needs["rich"].others) == ((), ())
    assert needs["tqdm"].extras == ("bar",)
    assert not needs["pywin32"].applies
    assert needs["???"].name == ""


def test_a_wheel_for_another_runtime_does_not_meet_a_requirement(cache_dir: Path) -> None:
    wheel = build_wheel("app", requires=["numpy"])
    wheel.write_to(cache_dir)
    old = build_wheel("numpy", "1.26.4", tag="cp312-cp312-pyodide_2024_0_wasm32")
    old.write_to(cache_dir)
    (need,) = details_of(cache_dir, wheel.file_name).needs
    assert (need.cached, need.others) == ((), (old.file_name,))


def test_what_only_the_lock_file_requires_is_told_too_and_who_needs_it_in_turn(
    distribution: DistributionFolder, cache_dir: Path
) -> None:
    cache_dir.mkdir()
    for file in distribution.path.iterdir():
        (cache_dir / file.name).write_bytes(file.read_bytes())
    numpy = details_of(cache_dir, distribution.wheels["numpy"].file_name)
    assert [need.name for need in numpy.needs] == ["libopenblas"]
    assert numpy.needs[0].cached == ("libopenblas-0.3.31.zip",)
    assert [item.name for item in numpy.needed_by if item.file_name] == ["matplotlib", "pandas"]
    library = details_of(cache_dir, "libopenblas-0.3.31.zip")
    assert [item.name for item in library.needed_by] == ["numpy"]
    assert [member.path for member in library.contents.members] == ["libopenblas.so"]  # type: ignore[union-attr]


def test_packages_of_the_release_that_need_it_are_named_after_the_cached_ones(cache_dir: Path) -> None:
    build_wheel("six", "1.17.0").write_to(cache_dir)
    build_wheel("mine", requires=["six>=1"]).write_to(cache_dir)
    found = details_of(cache_dir, "six-1.17.0-py3-none-any.whl")
    assert (found.needed_by[0].name, found.needed_by[0].text) == ("mine", "six>=1")
    assert "python-dateutil" in {item.name for item in found.needed_by if item.file_name is None}


def test_the_first_step_has_the_file_and_the_second_what_others_say_of_it(cache_dir: Path) -> None:
    build_wheel("six", "1.17.0").write_to(cache_dir)
    build_wheel("mine", requires=["six"]).write_to(cache_dir)
    ledger = open_ledger()
    inventory = read_inventory(cache_dir, ledger=ledger)
    ledger.close()
    first, last = details_in_steps(inventory, inventory.by_name["six-1.17.0-py3-none-any.whl"], release=RELEASE)
    assert (first.about.summary, first.needed_by, first.done) == ("six, made for a test", (), False)
    assert last.needed_by
    assert last.done
    assert last.whole


def test_of_too_many_wheels_only_some_are_asked_and_that_is_said(
    cache_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(5):
        build_wheel(f"app{number}", requires=["six"]).write_to(cache_dir)
    six = build_wheel("six", "1.17.0").write_to(cache_dir)
    monkeypatch.setattr(relations, "MAX_WHEELS", 3)
    found = details_of(cache_dir, six.name)
    assert (found.done, found.whole) == (True, False)
    assert len([item for item in found.needed_by if item.file_name]) == 3
    assert "too many wheels to ask all" in run("--cache-dir", cache_dir, "show", "six").out


def test_a_cancel_stops_it_between_files(cache_dir: Path) -> None:
    build_wheel("six", "1.17.0").write_to(cache_dir)
    ledger = open_ledger()
    inventory = read_inventory(cache_dir, ledger=ledger)
    ledger.close()
    cancel = Cancel()
    steps = details_in_steps(inventory, inventory.entries[0], release=RELEASE, cancel=cancel)
    next(steps)
    cancel.set()
    with pytest.raises(Cancelled):
        next(steps)


# Whose bytes they are, and where else they lie


def test_a_hash_is_known_after_a_verification_and_told_from_the_published_one(
    distribution: DistributionFolder, cache_dir: Path
) -> None:
    wheel = distribution.wheels["six"]
    wheel.write_to(cache_dir)
    (cache_dir / "pyodide-lock.json").write_text(json.dumps(distribution.lock))
    before = details_of(cache_dir, wheel.file_name)
    assert (before.entry.sha256, before.provenance) == (None, ())
    by_lock = {item.by: item for item in before.published}[("pyodide-lock.json",)]
    assert (by_lock.sha256, by_lock.is_this) == (wheel.sha256, None)
    verify(cache_dir)
    after = details_of(cache_dir, wheel.file_name)
    assert after.entry.sha256 == wheel.sha256
    assert [(item.origin, item.name) for item in after.provenance] == [(Origin.LOCK_HERE, "pyodide-lock.json")]
    assert {item.by: item.is_this for item in after.published}[("pyodide-lock.json",)] is True


def test_official_hashes_of_the_same_name_are_named_with_their_releases(cache_dir: Path) -> None:
    build_wheel("six", "1.17.0").write_to(cache_dir)
    (cache_dir / "six-1.17.0-py2.py3-none-any.whl").write_bytes(build_wheel("six", "1.17.0").data)
    verify(cache_dir)
    found = details_of(cache_dir, "six-1.17.0-py2.py3-none-any.whl")
    assert found.published
    assert not any(item.is_this for item in found.published)
    assert any(RELEASE in item.by for item in found.published)


def test_copies_elsewhere_are_found_by_name_by_bytes_by_hard_link_and_in_quarantine(
    cache_dir: Path, tmp_path: Path
) -> None:
    wheel = build_wheel("six", "1.17.0", payload=2000)
    path = wheel.write_to(cache_dir)
    same, other, linked, here = (tmp_path / name for name in ("same", "other", "linked", "here"))
    wheel.write_to(same)
    (same / "renamed.whl").write_bytes(wheel.data)
    os.utime(same / wheel.file_name)
    other.mkdir()
    (other / wheel.file_name).write_bytes(b"shorter")
    linked.mkdir()
    os.link(path, linked / wheel.file_name)
    here.symlink_to(cache_dir)
    set_aside(path)
    (cache_dir / "renamed.whl").write_bytes(b"")
    for folder in (here, same, other, linked, tmp_path / "gone"):
        remember_directory(folder)
    for folder in (cache_dir, same):
        verify(folder)
    found = {copy.path.parent: copy for copy in details_of(cache_dir, wheel.file_name).copies}
    assert set(found) == {same, other, linked, cache_dir / ".pyodide-cache-quarantine"}
    assert found[same].same_bytes is True
    assert found[other].same_bytes is False
    assert found[linked].shares_inode
    assert found[cache_dir / ".pyodide-cache-quarantine"].in_quarantine


# Other kinds of files


def test_a_lock_file_tells_its_runtime_and_how_much_of_it_is_cached(
    distribution: DistributionFolder, cache_dir: Path
) -> None:
    distribution.wheels["six"].write_to(cache_dir)
    (cache_dir / "pyodide-lock.json").write_text(json.dumps(distribution.lock))
    lock = details_of(cache_dir, "pyodide-lock.json").lock
    assert lock is not None
    assert (lock.runtime.line, lock.packages, lock.cached, lock.added) == ("314", 13, 1, None)


@pytest.mark.parametrize(
    ("data", "looks"),
    [
        (b"<!DOCTYPE html><html>", Looks.HTML),
        (b"{}", Looks.JSON),
        ("für mich".encode(), Looks.TEXT),
        (b"\0asm\1\0\0\0", Looks.WASM),
        (b"\x1f\x8b\x08", Looks.GZIP),
        (b"\x89PNG\r\n\x1a\n\0", Looks.BINARY),
        (b"", Looks.EMPTY),
    ],
)
def test_a_foreign_file_is_told_by_its_first_bytes(cache_dir: Path, data: bytes, looks: Looks) -> None:
    cache_dir.mkdir()
    (cache_dir / "notes.bin").write_bytes(data)
    found = details_of(cache_dir, "notes.bin")
    assert (found.looks, found.problem, found.snippets) == (looks, None, ())


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


def test_a_folder_a_link_and_a_pipe_are_named_and_never_opened(cache_dir: Path, tmp_path: Path) -> None:
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


def test_a_file_that_changed_since_the_scan_is_said_to_have(cache_dir: Path) -> None:
    path = build_wheel("six").write_to(cache_dir)
    ledger = open_ledger()
    inventory = read_inventory(cache_dir, ledger=ledger)
    ledger.close()
    path.write_bytes(b"other")
    found = read_details(inventory, inventory.entries[0], release=RELEASE)
    assert found.problem == Problem(Code.CHANGED, path=str(path))
    path.unlink()
    found = read_details(inventory, inventory.entries[0], release=RELEASE)
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


def test_a_table_of_contents_beyond_all_measure_is_not_read(cache_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache_dir.mkdir()
    (cache_dir / "a-1.0-py3-none-any.whl").write_bytes(build_zip({f"a/{n}.py": b"" for n in range(2000)}))
    monkeypatch.setattr(archive, "_MAX_READ", 100_000)
    assert problem_of(cache_dir, "a-1.0-py3-none-any.whl") is Code.CONTENTS_TOO_LARGE


@pytest.mark.slow
def test_a_hundred_thousand_members_are_no_exception(cache_dir: Path) -> None:
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
def test_metadata_packed_in_a_way_that_cannot_be_cut_off_is_refused(cache_dir: Path, method: int) -> None:
    cache_dir.mkdir()
    with zipfile.ZipFile(cache_dir / "odd-1.0-py3-none-any.whl", "w", method) as file:
        file.writestr("odd-1.0.dist-info/METADATA", b"Name: odd\n")
    assert problem_of(cache_dir, "odd-1.0-py3-none-any.whl") is Code.BAD_METADATA


def test_a_wheel_without_metadata_and_one_without_a_name_say_so(cache_dir: Path) -> None:
    cache_dir.mkdir()
    (cache_dir / "a-1.0-py3-none-any.whl").write_bytes(build_zip({"a.py": b""}))
    assert problem_of(cache_dir, "a-1.0-py3-none-any.whl") is Code.BAD_METADATA
    assert problem_of(cache_dir, write_wheel(cache_dir, b"Version: 1.0\n")) is Code.BAD_METADATA


def test_names_that_lead_out_are_shown_and_warned_of(cache_dir: Path) -> None:
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


def test_an_archive_that_claims_to_fill_a_disk_is_warned_of(cache_dir: Path) -> None:
    cache_dir.mkdir()
    data = build_zip({"a.bin": b"\0" * 1000, "a-1.0.dist-info/METADATA": b"Name: a"})
    data = data.replace(struct.pack("<L", 1000), struct.pack("<L", 4_000_000_000))
    (cache_dir / "a-1.0-py3-none-any.whl").write_bytes(data)
    contents = details_of(cache_dir, "a-1.0-py3-none-any.whl").contents
    assert contents is not None
    assert [problem.code for problem in contents.warnings] == [Code.UNPACKS_TOO_LARGE]


def test_a_tar_whose_sizes_lead_in_a_circle_comes_to_an_end(cache_dir: Path) -> None:
    cache_dir.mkdir()
    info = tarfile.TarInfo("a")
    header = bytearray(info.tobuf(tarfile.GNU_FORMAT))
    header[124:136] = b"\xff" * 10 + b"\xfe\x00"  # base 256: -512, back to its own header
    header[148:156] = b" " * 8
    header[148:156] = f"{sum(header):06o}\0 ".encode()
    (cache_dir / "a-tests.tar").write_bytes(bytes(header) + b"\0" * 1024)
    found = details_of(cache_dir, "a-tests.tar")
    assert found.contents is not None or found.problem is not None


def test_a_requirement_nested_beyond_reason_is_shown_as_it_stands(cache_dir: Path) -> None:
    name = write_wheel(cache_dir, b"Name: odd\nVersion: 1\nRequires-Dist: x; " + b"(" * 5000 + b"\n")
    found = details_of(cache_dir, name)
    assert [need.name for need in found.needs] == [""]
    assert len(found.needs[0].text) <= 501


def test_a_lock_file_that_is_none_has_details_with_a_problem(cache_dir: Path) -> None:
    cache_dir.mkdir()
    (cache_dir / "pyodide-lock.json").write_text("[" * 100_000)
    assert problem_of(cache_dir, "pyodide-lock.json") is Code.LOCK_NOT_JSON
