from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.start_images import build
from pyodide_cache.start_images.build import PackageArchive, import_statements, libraries_in, unpack
from support.start_images import ImageCache, images
from support.wheels import build_zip

__all__ = ["images"]


def test_an_image_is_made_once_and_proven_twice_without_more_than_it_needs(images: ImageCache) -> None:
    image = images.make("star", warm="print('x')")
    assert [task["task"] for task in images.node.tasks] == ["make", "prove", "prove"]
    for task in images.node.tasks:
        assert {path.name for path in task["read"]} == {"pyodide", "image"}
        assert task["env"] == {"PYTHONDONTWRITEBYTECODE": "1"}
        assert (task["imports"], task["warm"]) == ("import star", "print('x')")
    assert sorted(path.name for path in image.folder.iterdir()) == [
        *("code.bin", "files.bin", "heap.bin", "image.json", "start-image.mjs"),
    ]
    assert image.milliseconds == 501.0


def test_two_starts_with_the_same_random_numbers_are_no_proof(images: ImageCache) -> None:
    images.node.same = True
    (failure,) = images.report(images.plan("star")).failures
    assert failure.problem.code is Code.NO_START_IMAGE
    assert "same random numbers" in failure.problem.facts["why"]


def test_other_output_from_the_image_is_no_proof(images: ImageCache) -> None:
    images.node.printed["prove"] = "other\n"
    (failure,) = images.report(images.plan("star")).failures
    assert "prints something else" in failure.problem.facts["why"]


def test_the_package_that_prevents_an_image_is_named(images: ImageCache) -> None:
    images.node.errors["dust"] = "keeps-objects: Can't serialize object at index 7"
    (failure,) = images.report(images.plan("star", "dust")).failures
    assert failure.problem.facts["why"] == "dust keeps objects of JavaScript, which an image cannot hold"
    images.node.errors = {"": "keeps-functions"}
    (failure,) = images.report(images.plan("star")).failures
    assert failure.problem.facts["why"] == "star keeps callbacks of C, which an image cannot hold"


def test_code_that_fails_is_reported_with_its_last_line(images: ImageCache) -> None:
    images.node.errors[""] = "Traceback:\n  File x\nModuleNotFoundError: No module named 'q'\nSee the documentation."
    (failure,) = images.report(images.plan("star")).failures
    assert failure.problem.code is Code.APP_FAILED
    assert failure.problem.facts["error"] == "ModuleNotFoundError: No module named 'q'"
    images.node.errors[""] = "no traceback"
    assert images.report(images.plan("star")).failures[0].problem.facts["error"] == "no traceback"
    images.node.times_out = True
    assert images.report(images.plan("star")).failures[0].problem.code is Code.APP_TOO_SLOW


def test_the_record_of_a_made_image_has_what_a_start_needs(images: ImageCache) -> None:
    document = json.loads((images.make("star").folder / "image.json").read_text())
    assert document["imports"] == import_statements(["star"]) == "import star"
    assert {"heap", "files", "members", "libraries", "handles", "heapBytes", "runtime"} <= {*document}
    assert document["heap"]["sha256"] != document["files"]["sha256"]


def archive(
    folder: Path, name: str, members: dict[str, bytes], *, sha256: str | None = None, into: str = ""
) -> PackageArchive:
    path = folder / name
    path.write_bytes(build_zip(members))
    return PackageArchive(path, None, into)


def test_files_are_where_a_wheel_installs_them_and_libraries_come_in_order(tmp_path: Path) -> None:
    wheel = {
        "b/z.so": b"\0asm-z",
        "b/a.so": b"\0asm-a",
        "b/__init__.py": b"",
        "b-1.data/data/share/b.txt": b"text",
        "b-1.data/purelib/c.py": b"c",
        "b-1.data/scripts/run": b"#!",
        "b-1.data/other/x": b"x",
    }
    data, members = unpack(
        [archive(tmp_path, "b.whl", wheel), archive(tmp_path, "app.zip", {"app/m.so": b"m"}, into="/")]
    )
    content = {name: data[offset : offset + size] for name, (offset, size) in members.items()}
    assert content == {
        "b/z.so": b"\0asm-z",
        "b/a.so": b"\0asm-a",
        "b/__init__.py": b"",
        "/share/b.txt": b"text",
        "c.py": b"c",
        "/bin/run": b"#!",
        "b-1.data/other/x": b"x",
        "/app/m.so": b"m",
    }
    assert libraries_in(members) == ["/app/m.so", "b/a.so", "b/z.so"]
    assert all(offset % 8 == 0 for offset, _ in members.values())


def test_other_bytes_than_the_verified_ones_are_refused(tmp_path: Path) -> None:
    good = archive(tmp_path, "a.whl", {"a.py": b"1"})
    sha256 = hashlib.sha256(good.path.read_bytes()).hexdigest()
    assert unpack([PackageArchive(good.path, sha256)])
    good.path.write_bytes(build_zip({"a.py": b"2"}))
    with pytest.raises(Problem) as caught:
        unpack([PackageArchive(good.path, sha256)])
    assert caught.value.code is Code.CHANGED


@pytest.mark.parametrize("name", ["../up.py", "/abs.py", "a/../../b.py", "a\\b.py"])
def test_names_that_lead_elsewhere_are_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(Problem) as caught:
        unpack([archive(tmp_path, "a.whl", {name: b""})])
    assert caught.value.code is Code.UNSAFE_NAME


def test_two_packages_with_one_file_and_too_many_bytes_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two = (archive(tmp_path, f"{name}.whl", {"same.py": b"x" * 40}) for name in "ab")
    with pytest.raises(Problem, match="no-start-image") as caught:
        unpack([one, two])
    assert "same.py" in caught.value.facts["why"]
    monkeypatch.setattr(build, "MAX_BYTES", 300)
    with pytest.raises(Problem) as caught:
        unpack([archive(tmp_path, "c.whl", {"c.py": b"0" * 301})])
    assert caught.value.code is Code.NO_START_IMAGE


def test_a_damaged_archive_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.whl"
    path.write_bytes(b"no zip")
    with pytest.raises(Problem) as caught:
        unpack([PackageArchive(path, None)])
    assert (caught.value.code, caught.value.facts["source"]) == (Code.NOT_A_ZIP, "a.whl")
