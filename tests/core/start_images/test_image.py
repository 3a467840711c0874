from __future__ import annotations

import json
import os
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import replace
from pyodide_cache.inventory import ledger
from pyodide_cache.settings.paths import AppPath
from pyodide_cache.start_images.image import (
    ListedImage,
    StartImage,
    State,
    image_folder,
    image_folders,
    problem_of,
    read_image,
    remove_image,
    runtime_hashes,
    write_record,
)
from support.start_images import ImageCache, images

__all__ = ["images"]

#: The files of an image, besides its record.
FILES = ("heap.bin", "files.bin", "code.bin", "start-image.mjs")


def state(image: StartImage, *, full: bool = False) -> State:
    """Return the state of an image, as a list shows it."""
    with closing(ledger.open_ledger()) as known:
        return ListedImage(image.folder, image, problem_of(image, known, full=full)).state


def why_stale(image: StartImage) -> str:
    """Return why an image is stale, which it must be."""
    with closing(ledger.open_ledger()) as known:
        problem = problem_of(image, known)
    assert problem
    assert problem.code is Code.STALE_START_IMAGE
    return str(problem.facts["why"])


def test_the_record_says_what_an_image_was_made_of(images: ImageCache) -> None:
    made = images.make("star", warm="print(1)")
    read = read_image(made.folder)
    assert (read.name, read.recipe.requirements, read.recipe.modules) == ("sky", ("star",), ("star",))
    assert [item.name for item in read.packages] == ["dust", "star"]
    assert read.runtime == runtime_hashes(images.runtime)
    assert (read.expires - read.made).days == 30
    assert read.size == sum((made.folder / name).stat().st_size for name in FILES)


def test_a_record_that_was_cut_or_edited_or_is_missing_is_damaged(images: ImageCache) -> None:
    record = images.make().folder / "image.json"
    good = record.read_text()
    document = json.loads(good)
    values: tuple[Any, ...] = (None, 5, float("inf"), "x", [], [5], {}, {"a": 1})
    edits = [{name: value} for name in document for value in values if value != document[name]]
    edits += [{name: document[name] | {"file": 5}} for name in ("heap", "files", "code", "loader")]
    edits += [{"packages": document["packages"][::-1]}, {"expires": "2099-01-01T00:00:00"}]
    lacking = ({key: item for key, item in document.items() if key != name} for name in document)
    texts = [json.dumps(edited) for edited in (*lacking, *(document | edit for edit in edits))]
    for text in ("", "[]", "{}", "null", "[" * 999, "\0", good[:-9], *texts):
        record.write_text(text)
        (listed,) = images.cache.start_images.all()
        assert (listed.name, listed.image, listed.state) == ("sky", None, State.DAMAGED), text
    record.write_text(good)
    assert images.cache.start_images.all()[0].problem is None
    record.unlink()
    assert images.cache.start_images.all()[0].state is State.DAMAGED
    with pytest.raises(Problem) as caught:
        images.cache.start_images.find("sky")
    assert caught.value.code is Code.BAD_START_IMAGE


@pytest.mark.parametrize("name", FILES)
def test_a_file_of_another_size_or_time_is_damaged_and_flipped_bits_are_found_by_hashing(
    images: ImageCache, name: str
) -> None:
    image = images.make()
    part = image.folder / name
    data = part.read_bytes()
    part.write_bytes(b"X" + data[1:])
    assert state(image) is State.DAMAGED
    os.utime(part, (1, 1))  # as the bits of an old disk flip
    assert state(image) is State.READY
    assert state(image, full=True) is State.DAMAGED
    part.write_bytes(data[:-1])
    assert state(image) is State.DAMAGED
    part.unlink()
    assert state(image) is State.DAMAGED


def test_what_an_image_was_made_of_may_not_change(images: ImageCache) -> None:
    image = images.make()
    wheel = image.recipe.directory / image.packages[0].file_name
    data = wheel.read_bytes()
    wheel.write_bytes(b"other")
    assert "has changed" in why_stale(image)
    wheel.unlink()
    assert "no longer cached" in why_stale(image)
    wheel.write_bytes(data)
    assert state(image) is State.READY
    (images.runtime / "pyodide.asm.mjs").write_bytes(b"// newer")
    assert "is another one now" in why_stale(image)
    (images.runtime / "pyodide.asm.mjs").unlink()
    assert "is gone" in why_stale(image)


def test_an_image_is_stale_after_a_month(images: ImageCache) -> None:
    image = images.make()
    assert "30 days" in why_stale(replace(image, expires=datetime.now(UTC) - timedelta(seconds=1)))


def test_what_an_image_was_made_of_is_read_once(images: ImageCache, monkeypatch: pytest.MonkeyPatch) -> None:
    image = images.make()
    assert state(image) is State.READY

    def read(path: Path) -> str:
        raise AssertionError(path)

    monkeypatch.setattr(ledger, "hash_and_stamp_of", read)
    assert state(image) is State.READY


def test_a_link_is_followed_each_time(images: ImageCache, tmp_path: Path) -> None:
    image = images.make()
    wheel = image.recipe.directory / image.packages[0].file_name
    target = wheel.rename(tmp_path / "elsewhere")
    wheel.symlink_to(target)
    assert state(image) is State.READY
    target.write_bytes(b"other")
    assert state(image) is State.STALE


@pytest.mark.parametrize("name", ["", "..", ".hidden", "a/b", "a b", "x" * 65, "ä"])
def test_a_name_is_a_plain_folder_name(name: str) -> None:
    with pytest.raises(Problem) as caught:
        image_folder(name)
    assert caught.value.code is Code.BAD_IMAGE_NAME


def test_an_image_replaces_the_older_one_of_its_name_when_it_is_proven(images: ImageCache) -> None:
    old = images.make("star").made
    newer = images.make("star", warm="print(2)")
    images.node.same = True
    assert images.report(images.plan("star", warm="print(3)")).failures
    (folder,) = image_folders()
    assert images.cache.start_images.find("sky") == newer
    assert newer.made >= old
    assert [path.name for path in AppPath.START_IMAGES.path.iterdir()] == [folder.name], "no litter"


def test_an_image_that_replaces_another_has_the_same_folder_and_no_file_of_the_older_one(images: ImageCache) -> None:
    images.make("star")
    for warm in ("print(2)", "print(3)"):
        image = images.make("star", warm=warm)
        (image.folder / "left behind by a kill").write_bytes(b"heap")
    again = images.make("star", warm="print(4)")
    assert state(again, full=True) is State.READY
    assert sorted(path.name.rpartition("-")[2] for path in again.folder.iterdir()) == [
        *("code.bin", "files.bin", "heap.bin", "image.json", "image.mjs")
    ]


def test_images_are_removed_for_good_or_to_the_trash(images: ImageCache) -> None:
    images.make(name="one")
    images.make(name="two")
    remove_image("one", for_good=True)
    remove_image("two", for_good=False)
    assert [*image_folders()] == []
    with pytest.raises(Problem) as caught:
        remove_image("one", for_good=True)
    assert caught.value.code is Code.UNKNOWN_START_IMAGE


def test_a_cleanup_says_which_images_need_a_file(images: ImageCache) -> None:
    images.make(name="one")
    plan = images.cache.plan_remove_named(["star"])
    assert plan.missed_by == {"star-1.0-py3-none-any.whl": ("start image one",)}
    pruned = images.cache.plan_prune(["all"])
    assert {name for users in pruned.missed_by.values() for name in users} == {"start image one"}
    remove_image("one", for_good=True)
    assert images.cache.plan_remove_named(["star"]).missed_by == {}


FORGED: dict[str, dict[str, Any]] = {
    "negative offset": {"runs": [[-272, 272]]},
    "negative size": {"runs": [[0, -1]]},
    "beyond the memory": {"runs": [[200, 272]]},
    "huge run": {"runs": [[0, 2**60]]},
    "one run over another": {"runs": [[0, 200], [100, 72]]},
    "more bytes than the file has": {"runs": [[0, 272], [272, 8]]},
    "number of another kind": {"runs": [[0, 272.0]]},
    "runs of another form": {"runs": [[0, 200, 72]]},
    "negative head": {"headBytes": -128},
    "head larger than the file": {"headBytes": 500, "runs": []},
    "negative memory": {"heapBytes": -1},
    "file larger than any memory": {"files": {"file": "files.bin", "size": 2**40, "sha256": "0" * 64}},
    "another file of the user": {"heap": {"file": "../../secret", "size": 400, "sha256": "0" * 64}},
    "absolute path": {"files": {"file": "/etc/passwd", "size": 400, "sha256": "0" * 64}},
    "part of another image": {"loader": {"file": "heap.bin", "size": 400, "sha256": "0" * 64}},
    "package elsewhere": {"packages": [{"name": "a", "version": "1", "file_name": "../a.whl", "sha256": "0" * 64}]},
    "fewer files of the runtime": {"runtime": {"pyodide.mjs": "0" * 64}},
    "requirements that are not text": {"requirements": [5]},
    "folder that can be none": {"runtime_folder": "\0"},
    "folder that cannot be encoded": {"directory": "\ud800"},
    "time without a zone": {"expires": "2999-01-01T00:00:00"},
    "duration that no number has": {"milliseconds": 10**400},
    "duration that is no number": {"milliseconds": float("nan")},
}


@pytest.mark.parametrize("edit", FORGED.values(), ids=[*FORGED])
def test_a_forged_record_with_its_right_hash_is_damaged(images: ImageCache, edit: dict[str, Any]) -> None:
    folder = images.make().folder
    document = json.loads((folder / "image.json").read_text())
    write_record(folder, document | edit)
    (listed,) = images.cache.start_images.all()
    assert (listed.image, listed.state) == (None, State.DAMAGED)
    assert listed.problem
    assert listed.problem.facts["error"] == "image.json is not the record that was written"
    write_record(folder, document)
    assert images.cache.start_images.all()[0].problem is None
