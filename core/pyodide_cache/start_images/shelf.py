"""The folder of the user's images: find, publish, remove."""

from __future__ import annotations

import re
import shutil
from collections.abc import Generator, Iterator
from pathlib import Path

from pyodide_cache.base.events import Cancel, Event
from pyodide_cache.base.problems import Code, Problem, disk_problems
from pyodide_cache.files.atomic import temporary_name
from pyodide_cache.files.folders import sync_directory
from pyodide_cache.files.trash import move_to_trash
from pyodide_cache.pack.node import Node
from pyodide_cache.settings.paths import AppPath
from pyodide_cache.start_images.build import Ingredients, build_image
from pyodide_cache.start_images.image import RECORD, read_image

_NAME = re.compile(r"[A-Za-z0-9][\w.-]{0,63}", re.ASCII)


def image_folder(name: str) -> Path:
    """Return the folder of an image, which need not exist.

    Raises:
        Problem: `Code.BAD_IMAGE_NAME`.
    """
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
    """Move an image to the trash, or delete it.

    Raises:
        Problem: `Code.UNKNOWN_START_IMAGE`, or that of the trash or the disk.
    """
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
            _put_in_place(made, target, temporary / "old")
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def _put_in_place(made: Path, target: Path, older: Path) -> None:
    """Give an image its name; the one that had it becomes ``older``, or keeps the name if that fails."""
    is_replaced = target.exists()
    if is_replaced:
        target.rename(older)
    try:
        made.rename(target)
    except OSError:
        if is_replaced:
            older.rename(target)
        raise
    sync_directory(target.parent)
