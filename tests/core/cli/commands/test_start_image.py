from __future__ import annotations

from pathlib import Path

import pytest

from support.cli import Answer, run
from support.json_schema import written
from support.servers import StartIndex
from support.start_images import ImageCache, images
from support.wheels import build_wheel

__all__ = ["images"]


@pytest.fixture
def words(images: ImageCache, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[str, ...]:
    """Return the options of the cache of ``images``, for ``create``."""
    monkeypatch.setenv("PYODIDE_CACHE_DIR", str(images.cache.directory))
    monkeypatch.chdir(tmp_path)  # node_modules/pyodide is here
    return ("--distribution", str(tmp_path / "distribution"), "--source", "distribution")


def create(*words: object) -> Answer:
    return run("start-image", "create", *words)


def test_an_image_is_made_listed_verified_and_removed(words: tuple[str, ...], images: ImageCache) -> None:
    assert "No start images. Make one with" in run("start-image", "list").out
    answer = create("sky", "star", "--dry-run", *words)
    assert "Would download 2 files and make the start image sky for another distribution" in answer.out
    assert images.node.tasks == []
    answer = create("sky", "star", *words)
    assert answer.code == 0, answer.err
    assert "Start images are experimental" in answer.err
    assert "sky: 2 packages, " in answer.out
    assert "pyodide-cache start-image run sky script.py" in answer.out
    row = next(line for line in run("start-image", "list").out.splitlines() if line.startswith("sky"))
    assert row.split()[-1] == "ready"
    assert run("start-image", "verify", "sky").code == 0
    assert "Would replace the start image sky" in create("sky", "star", "--dry-run", *words).out
    assert run("start-image", "remove", "sky").code == 2, "consent is needed"
    assert run("start-image", "remove", "sky", "--yes", "--delete").out == "1 start image deleted.\n"
    assert run("start-image", "verify", "sky").code == 2


def test_without_packages_only_an_image_that_exists_is_made(words: tuple[str, ...]) -> None:
    answer = create("sky", *words)
    assert answer.code == 2
    assert "Name packages: there is no start image sky to make again." in answer.err
    assert create("sky", "star", *words).code == 0
    assert create("sky", *words).code == 0


def test_imports_and_code_are_given_as_options(words: tuple[str, ...], images: ImageCache, tmp_path: Path) -> None:
    (tmp_path / "warm.py").write_text("import star\nprint('warm')\n")
    assert create("sky", "star", "--import", "star.names, dust", "--warm", "warm.py", *words).code == 0
    assert images.node.tasks[0]["imports"] == "import star.names\nimport dust"
    assert images.node.tasks[0]["warm"] == "import star\nprint('warm')\n"
    assert create("sky", "star", "--warm", "print(2)", *words).code == 0
    assert images.node.tasks[-1]["warm"] == "print(2)"
    answer = create("sky", "star", "--warm", "gone.py", *words)
    assert answer.code == 2
    assert "gone.py" in answer.err
    (tmp_path / "warm.py").write_bytes(b"\xff")
    answer = create("sky", "star", "--warm", "warm.py", *words)
    assert (answer.code, answer.err) == (2, "Error: cannot read warm.py: it is not a text file\n")


def test_the_index_that_a_requirements_file_names_is_asked(
    words: tuple[str, ...], images: ImageCache, index_server: StartIndex, tmp_path: Path
) -> None:
    index = index_server(build_wheel("moon", "1.0"))
    (tmp_path / "wanted.txt").write_text(f"--index-url {index.url}\nmoon\n")
    answer = create("own", "-r", "wanted.txt", *words[:2])
    assert answer.code == 0, answer.err
    assert (images.cache.directory / "moon-1.0-py3-none-any.whl").is_file()


def test_stale_images_are_named_with_the_reason_and_removed_together(
    words: tuple[str, ...], images: ImageCache
) -> None:
    create("old", "star", *words)
    assert run("start-image", "remove", "--stale", "--yes").out == "No start image is out of date or damaged.\n"
    (images.cache.directory / "dust-2.0-py3-none-any.whl").unlink()
    create("new", "star", *words)
    (images.cache.directory / "dust-2.0-py3-none-any.whl").write_bytes(b"other")
    answer = run("start-image", "verify")
    assert answer.code == 1
    assert "old: the start image old is out of date: dust-2.0-py3-none-any.whl has changed" in answer.err
    assert "Make it again with: pyodide-cache start-image create old" in answer.err
    assert [line.split()[-3:] for line in answer.out.splitlines()[1:3]] == [["out", "of", "date"]] * 2
    assert "2 start images" in run("start-image", "remove", "--stale", "--yes").out


def test_an_image_with_a_damaged_record_is_made_again_from_packages(
    words: tuple[str, ...], images: ImageCache
) -> None:
    create("sky", "star", *words)
    record = images.cache.start_images.find("sky").folder / "image.json"
    record.write_text(record.read_text().replace("star", "sun"))
    answer = create("sky", *words)
    assert answer.code == 1
    assert "Make it again with: pyodide-cache start-image create sky PACKAGE…" in answer.err
    assert create("sky", "star", *words).code == 0
    assert run("start-image", "verify").out.endswith("1 image checked.\n")


def test_a_bad_name_is_said_before_what_else_is_missing() -> None:
    answer = run("start-image", "create", "a b", "six", "--offline")
    assert (answer.code, "“a b” cannot be the name of a start image" in answer.err) == (2, True)


def test_run_needs_code_or_a_script_and_an_image(words: tuple[str, ...], images: ImageCache, tmp_path: Path) -> None:
    assert run("start-image", "run", "sky").code == 2
    assert "-c needs code" in run("start-image", "run", "sky", "-c").err
    assert "There is no script gone.py" in run("start-image", "run", "sky", "gone.py").err
    assert f"{tmp_path} is a folder. Name a Python file in it." in run("start-image", "run", "sky", tmp_path).err
    answer = run("start-image", "run", "sky", "-c", "1")
    assert (answer.code, "there is no start image sky" in answer.err) == (2, True)


def test_a_failure_is_named_and_the_exit_status_tells(words: tuple[str, ...], images: ImageCache) -> None:
    answer = create("sky", "star", "no-such-package", *words)
    assert answer.code == 1
    assert answer.err.count("no-such-package is not in the lock file") == 1
    images.node.errors[""] = "keeps-functions"
    answer = create("sky", "star", *words)
    assert answer.code == 1
    assert "sky: no start image can be made: star keeps callbacks of C" in answer.err
    assert create("a b", "star", *words).code == 2


def test_c7_start_images_as_json(words: tuple[str, ...], images: ImageCache) -> None:
    assert written("start-image create", "sky", "star", "--dry-run", *words)["to_fetch"]
    assert written("start-image create", "sky", "star", *words)["image"]["packages"]
    assert written("start-image list")["images"][0]["state"] == "ready"
    assert written("start-image verify")["images"][0]["problem"] is None
    assert written("start-image create", "bad", "no-such-package", *words, code=1)["failed"]
    assert written("start-image remove", "sky", "--dry-run")["removed"] == ["sky"]
    assert written("start-image remove", "sky", code=2)["error"]["code"] == "consent-needed"
    assert written("start-image remove", "sky", "--yes", "--delete")["removed"] == ["sky"]
    assert written("start-image remove", "sky", "--yes", code=2)["error"]["code"] == "unknown-start-image"
