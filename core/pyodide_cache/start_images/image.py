"""The user's start images on disk: what each was made of, and whether it may still be loaded."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pyodide_cache.base.enumeration import StrEnum
from pyodide_cache.base.json_types import Sha256
from pyodide_cache.base.problems import Code, Problem, disk_problems
from pyodide_cache.base.record import from_dict, record
from pyodide_cache.files.reader import read_file, sha256_of
from pyodide_cache.files.stamps import FileStamp
from pyodide_cache.files.trash import move_to_trash
from pyodide_cache.formats.documents import parse_json
from pyodide_cache.formats.names import safe_file_name
from pyodide_cache.inventory.ledger import Ledger, hash_file
from pyodide_cache.settings.paths import AppPath

#: Format of the record and of the loader; images of another version are never loaded.
VERSION = 3

#: The release line on which images were proven. Others have no hook for a module of one's own, or other memory.
LINE = "314"

RECORD, LOADER = "image.json", "start-image.mjs"
HEAP, FILES, CODE = "heap.bin", "files.bin", "code.bin"

#: The files of an image, by the key of the record that has name, size and hash of each.
PARTS: Mapping[str, str] = {"heap": HEAP, "files": FILES, "code": CODE, "loader": LOADER}

#: Where the record has its own hash.
_KEY = "key"

#: The runtime's files that an image depends on.
RUNTIME_FILES = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip")

#: Environment variables of the Python that is imaged, besides HOME. Starts replace the others; those of Python itself
#: are read only once.
ENVIRONMENT: Mapping[str, str] = {"PYTHONDONTWRITEBYTECODE": "1"}

#: Days after which an image is made again: all its starts have the same seed of ``hash()``.
MAX_DAYS = 30

#: WebAssembly has addresses of 32 bits, so no part of an image is larger.
_MOST_BYTES = 2**32

_NAME = re.compile(r"[A-Za-z0-9][\w.-]{0,63}", re.ASCII)


@record
class ImageRecipe:
    """What to make an image of."""

    requirements: tuple[str, ...]  # texts, as the user gave them; what they need is part of the image, too
    modules: tuple[str, ...]  # to import; empty for the modules of the required packages themselves
    warm: str  # Python code to run once, so that what it prepares is part of the image; empty for none
    pyodide: str  # the release
    runtime: Path  # an unpacked npm package ``pyodide``
    directory: Path  # the cache directory that holds the packages


@record
class ImagePackage:
    """A package in an image; the hash is that of its wheel."""

    name: str
    version: str
    file_name: str
    sha256: Sha256


class State(StrEnum):
    """Whether an image may be loaded."""

    READY = "ready"
    STALE = "stale"  # something that it was made of has changed, or it is too old
    DAMAGED = "damaged"  # its own files are missing or wrong


@record
class ImagePart:
    """One of an image's own files."""

    file: str
    size: int  # bytes
    sha256: Sha256


@record
class StartImage:
    """A start image on disk, and what it was made of."""

    folder: Path  # holds the record and the parts
    recipe: ImageRecipe
    packages: tuple[ImagePackage, ...]  # in the order in which their files were added
    parts: tuple[ImagePart, ...]  # see `PARTS`
    runtime: Mapping[str, str]  # the sha256 of each of `RUNTIME_FILES`
    made: datetime  # the time, with a time zone
    expires: datetime  # it is stale afterwards
    milliseconds: float  # that the start took when the image was proven

    @property
    def name(self) -> str:
        """The name that the user gave it."""
        return self.folder.name

    @property
    def size(self) -> int:
        """Bytes of all parts."""
        return sum(part.size for part in self.parts)


@record
class ListedImage:
    """An image of the user, and whether it may be loaded."""

    folder: Path
    image: StartImage | None  # None if its record cannot be read
    problem: Problem | None = None  # why it may not be loaded; None if it may

    @property
    def state(self) -> State:
        """Whether it may be loaded."""
        if self.problem is None:
            return State.READY
        return State.STALE if self.problem.code is Code.STALE_START_IMAGE else State.DAMAGED

    @property
    def name(self) -> str:
        """The name that the user gave it."""
        return self.folder.name


def write_record(folder: Path, document: Mapping[str, Any]) -> None:
    """Write the record of an image, with a hash of itself."""
    (folder / RECORD).write_text(json.dumps({**document, _KEY: _key_of(document)}), encoding="utf-8")


def _key_of(document: Mapping[str, Any]) -> str:
    parts = {name: value for name, value in document.items() if name != _KEY}
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()


def runtime_hashes(runtime: Path) -> dict[str, str]:
    """Return the sha256 of each of the runtime's files."""
    found = {}
    for name in RUNTIME_FILES:
        with disk_problems(runtime / name):
            found[name] = sha256_of(runtime / name)
    return found


def read_image(folder: Path) -> StartImage:
    """Read the record of an image; raise `Code.BAD_START_IMAGE` if there is none that this version can read."""
    try:
        document = parse_json(read_file(folder / RECORD))
        if document["version"] != VERSION or document[_KEY] != _key_of(document):
            raise ValueError(RECORD)
        return _image(folder, document)
    except OSError as error:
        raise Problem(Code.BAD_START_IMAGE, name=folder.name, error=f"{RECORD}: {error.strerror}") from error
    except (Problem, ValueError, TypeError, LookupError, AttributeError, OverflowError) as error:
        why = f"{RECORD} is not the record that was written"
        raise Problem(Code.BAD_START_IMAGE, name=folder.name, error=why) from error


def problem_of(image: StartImage, ledger: Ledger, *, full: bool = False) -> Problem | None:
    """Return why an image may not be loaded; None if it may. What it was made of is read only if it changed.

    Args:
        full: also hash the image's own files. Otherwise only those of another size, or written since it was proven,
            are found to be wrong.
    """
    for part in image.parts:
        path = image.folder / part.file
        try:
            found, proven = path.stat(), (image.folder / RECORD).stat().st_mtime_ns
            is_right = found.st_size == part.size
            if is_right and (full or found.st_mtime_ns >= proven):  # the record is written last
                is_right = sha256_of(path) == part.sha256
        except OSError:
            is_right = False
        if not is_right:
            error = f"{path.name} is not the file that was made"
            return Problem(Code.BAD_START_IMAGE, name=image.name, error=error)
    why = _staleness(image, ledger)
    return Problem(Code.STALE_START_IMAGE, name=image.name, why=why) if why else None


def _staleness(image: StartImage, ledger: Ledger) -> str:
    if datetime.now(UTC) > image.expires:
        return f"it was made more than {MAX_DAYS} days ago"
    records, runtime = ledger.records(), image.recipe.runtime

    def known(stamp: FileStamp) -> str | None:
        return records[stamp].sha256 if stamp in records else None

    for name, sha256 in image.runtime.items():
        try:
            if hash_file(runtime / name, known, ledger) != sha256:
                return f"the runtime in {runtime} is another one now"
        except OSError:
            return f"the runtime in {runtime} is gone"
    for item in image.packages:
        try:
            if hash_file(image.recipe.directory / item.file_name, known, ledger) != item.sha256:
                return f"{item.file_name} has changed"
        except OSError:
            return f"{item.file_name} is no longer cached"
    return ""


def _image(folder: Path, document: Mapping[str, Any]) -> StartImage:
    """Return the image that a record describes.

    The hash of a record proves nothing: whoever can write a record can also write its hash.

    Raises:
        ValueError: when no image that was made has such a record; a wrong type may raise any other error.
    """
    _check_numbers(document)
    recipe = {key: document[key] for key in ("requirements", "modules", "warm", "pyodide", "directory")}
    image = StartImage(
        folder,
        from_dict(ImageRecipe, {**recipe, "runtime": document["runtime_folder"]}),
        packages=tuple(from_dict(ImagePackage, item) for item in document["packages"]),
        parts=tuple(from_dict(ImagePart, document[part]) for part in PARTS),
        runtime=document["runtime"],
        made=datetime.fromisoformat(document["made"]),
        expires=datetime.fromisoformat(document["expires"]),
        milliseconds=float(document["milliseconds"]),
    )
    for item in image.packages:
        safe_file_name(item.file_name)
    names = [part.file for part in image.parts], [*image.runtime]
    if names != ([*PARTS.values()], [*RUNTIME_FILES]) or not (image.made.tzinfo and image.expires.tzinfo):
        raise ValueError(RECORD)
    return image


def _check_numbers(document: Mapping[str, Any]) -> None:
    """Check that the runs of memory do not overlap, end within it, and add up to the size of its file."""
    end, size = 0, document["headBytes"]
    numbers = [size, document["heapBytes"], *(number for run in document["runs"] for number in run)]
    numbers += [document[part]["size"] for part in PARTS]
    if any(type(number) is not int or not 0 <= number <= _MOST_BYTES for number in numbers):
        raise ValueError(RECORD)
    for offset, length in document["runs"]:
        if offset < end:
            raise ValueError(RECORD)
        end = offset + length
        size += length
    if end > document["heapBytes"] or size != document["heap"]["size"]:
        raise ValueError(RECORD)


def image_folder(name: str) -> Path:
    """Return the folder of an image, which need not exist, or raise `Code.BAD_IMAGE_NAME`."""
    if not _NAME.fullmatch(name):
        raise Problem(Code.BAD_IMAGE_NAME, name=name)
    return AppPath.START_IMAGES.path / name


def image_folders() -> Iterator[Path]:
    """Yield the folders of all images, by name."""
    shelf = AppPath.START_IMAGES.path
    if shelf.is_dir():
        yield from sorted(path for path in shelf.iterdir() if _NAME.fullmatch(path.name) and path.is_dir())


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
