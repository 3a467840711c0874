"""The folder of the user's images: find, publish, remove."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Generator, Iterator
from contextlib import suppress
from pathlib import Path

from pyodide_cache.base.events import Cancel, Event
from pyodide_cache.base.problems import Code, Problem, disk_problems
from pyodide_cache.files.atomic import temporary_name, write_file
from pyodide_cache.files.folders import sync_directory
from pyodide_cache.files.reader import read_file
from pyodide_cache.files.trash import move_to_trash
from pyodide_cache.formats.documents import parse_json
from pyodide_cache.pack.node import Node
from pyodide_cache.settings.paths import AppPath
from pyodide_cache.start_images.build import Ingredients, build_image
from pyodide_cache.start_images.image import LOADER, RECORD, read_image

_NAME = re.compile(r"[A-Za-z0-9][\w.-]{0,63}", re.ASCII)


def image_folder(name: str) -> Path:
    """Return the folder of an image, which need not exist, or raise `Code.BAD_IMAGE_NAME`."""
    if not _NAME.fullmatch(name):
        raise Problem(Code.BAD_IMAGE_NAME, name=name)
    return AppPath.START_IMAGES.path / name


def image_folders() -> Iterator[Path]:
    """Yield the folders of all images, by name."""
    shelf = AppPath.START_IMAGES.path
    if shelf.is_dir():
        yield from sorted(path for path in shelf.iterdir() if _NAME.fullmatch(path.name) and (path / RECORD).exists())


def images_of(directory: Path) -> dict[str, tuple[str, ...]]:
    """Return the names of the images that were made of files of a cache directory, by file name."""
    found: dict[str, tuple[str, ...]] = {}
    for folder in image_folders():
        try:
            image = read_image(folder)
        except Problem:
            continue
        if image.recipe.directory == directory:
            for item in image.packages:
                found[item.file_name] = (*found.get(item.file_name, ()), image.name)
    return found


def remove_image(name: str, *, for_good: bool) -> None:
    """Move an image to the trash, or delete it; raise `Code.UNKNOWN_START_IMAGE` if there is none."""
    folder = image_folder(name)
    if not folder.exists():
        raise Problem(Code.UNKNOWN_START_IMAGE, name=name)
    if not for_good:
        move_to_trash(folder)
        return
    with disk_problems(folder):
        shutil.rmtree(folder)


def publish_image(target: Path, ingredients: Ingredients, node: Node, cancel: Cancel) -> Generator[Event, None, None]:
    """Make an image beside its place, and put it there when it is proven; an older one is replaced.

    Raises:
        Cancelled: when ``cancel`` is set. An older image is unchanged then.
    """
    temporary = temporary_name(target)
    try:
        with disk_problems(target, inside=True):
            target.parent.mkdir(parents=True, exist_ok=True)
            temporary.mkdir()
            made = yield from build_image(temporary, ingredients, node, cancel)
            cancel.check()
            _put_in_place(made, target)
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def _put_in_place(made: Path, target: Path) -> None:
    """Give an image its name.

    In the folder of an older one, the new files get names of their own, and the record, which names them, replaces
    the older record in one step: at any moment the folder holds one of the two images.
    """
    if not target.exists():
        made.rename(target)
        sync_directory(target.parent)
        return
    try:
        document = parse_json(read_file(made / RECORD))
        for part in (document["heap"], document["files"]):
            named = f"{part['sha256'][:16]}-{part['file']}"
            (made / part["file"]).replace(target / named)
            part["file"] = named
        (made / LOADER).replace(target / LOADER)  # loads any image of its version
        sync_directory(target)
        write_file(target / RECORD, json.dumps(document))
    finally:
        _remove_unnamed(target)


def _remove_unnamed(folder: Path) -> None:
    """Remove the files that the record of an image does not name."""
    with suppress(OSError, Problem):
        document = read_image(folder).document
        named = {RECORD, LOADER, document["heap"]["file"], document["files"]["file"]}
        for path in folder.iterdir():
            if path.name not in named:
                path.unlink()
