"""How to pack: strategies, what to keep, limits; also read from the app's ``pyproject.toml``."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from pyodide_cache.base.enumeration import StrEnum
from pyodide_cache.base.problems import Code, Problem, disk_problems
from pyodide_cache.base.record import field_names, record, replace
from pyodide_cache.files.reader import read_file
from pyodide_cache.formats.documents import read_toml, table_at


class Strategy(StrEnum):
    """A way to make a pack smaller; strategies can be combined."""

    FILES = "unused-files"  # Python and data files of packages that the app did not open
    STDLIB = "unused-stdlib"  # the same in the standard library
    LIBRARIES = "unused-libraries"  # shared libraries that nothing loaded
    TESTS = "tests"  # tests of the packages
    DOCS = "docs"  # documents, examples, type stubs, C sources
    DOCSTRINGS = "docstrings"  # replaced by empty strings
    COMPILE = "compile"  # .pyc files for the Python of the runtime replace the sources
    RECOMPRESS = "recompress"  # the highest level of deflate


class Keep(StrEnum):
    """What to keep besides the files that the app opened."""

    DATA = "data"  # data files of packages of which the app used anything
    METADATA = "metadata"  # all of .dist-info
    LAZY_IMPORTS = "lazy-imports"  # modules that a kept source names in an import, executed or not


class Form(StrEnum):
    """What a pack consists of besides the runtime."""

    WHEELS = "wheels"  # trimmed wheels and a lock file: loadPackage and micropip work, each file is cached alone
    BUNDLE = "bundle"  # one archive of packages and app


#: The strategies that break nothing that the app did while it was watched.
DEFAULT = frozenset({*Strategy} - {Strategy.DOCSTRINGS, Strategy.COMPILE})

MAX_SECONDS = 24 * 3600


@record
class PackSettings:
    """How to pack an app."""

    strategies: frozenset[Strategy] = DEFAULT
    keep: frozenset[Keep] = frozenset()  # kinds of files to keep that the app did not open
    #: Glob patterns of archive members to keep, relative to site-packages or the standard library; ``*`` matches
    #: slashes too.
    include: tuple[str, ...] = ()
    files: tuple[str, ...] = ()  # glob patterns of files that belong to the app, relative to its folder
    #: What the app needs besides what it declares and imports: requirements, or files of them.
    requirements: tuple[str, ...] = ()
    #: Python code to run after the app while it is watched, so that what the code needs is kept.
    also_run: tuple[str, ...] = ()
    arguments: tuple[str, ...] = ()
    form: Form = Form.WHEELS
    compress: bool = True  # False stores archive members without compression, for servers that compress responses
    timeout: float = 60.0  # limit for one run of the app, in seconds
    attempts: int = 5  # how many proofs to run at most; after each, what was missing is added
    rounds: int = 1  # how often to run the app and the pack for the timings, alternately; the report has medians
    start_image: bool = False  # add an image of a Python that has imported what the app imports (experimental)
    warm: str = ""  # Python code to run once for that image; what it prepares is part of it


_NUMBERS = {"timeout": (1, MAX_SECONDS), "attempts": (1, 100), "rounds": (1, 100)}
_CHOICES: Mapping[str, type[Strategy] | type[Keep] | type[Form]] = {
    "strategies": Strategy,
    "keep": Keep,
    "form": Form,
}


def read_settings(script: Path) -> tuple[PackSettings, Path | None]:
    """Return the settings of ``[tool.pyodide-cache.pack]`` in the nearest ``pyproject.toml``, and that file.

    Raises:
        Problem: `Code.UNREADABLE_FILE` for invalid TOML, `Code.BAD_PACK_SETTING` for an unknown key or value.
    """
    for folder in script.absolute().parents:
        path = folder / "pyproject.toml"
        if not path.is_file():
            continue
        with disk_problems(path):
            document = read_toml(read_file(path).decode("utf-8-sig", "replace"), str(path))
        table = table_at(document, "tool", "pyodide-cache").get("pack")
        if table is None:
            break
        return settings_of(table, str(path)), path
    return PackSettings(), None


def settings_of(table: object, source: str) -> PackSettings:
    """Read a table of settings; its keys may have dashes or underscores. Others raise `Code.BAD_PACK_SETTING`."""
    if not isinstance(table, Mapping):
        raise Problem(Code.BAD_PACK_SETTING, path=source, key="pack", known="")
    known = set(field_names(PackSettings))
    values: dict[str, Any] = {}
    for key, value in table.items():
        name = str(key).replace("-", "_")
        if name not in known:
            raise Problem(Code.BAD_PACK_SETTING, path=source, key=str(key), known=", ".join(sorted(known)))
        values[name] = _value(name, value, source)
    return replace(PackSettings(), **values)


def _value(name: str, value: Any, source: str) -> Any:
    """Return a setting in the type of its default."""
    default, known = getattr(PackSettings(), name), ""
    is_texts = isinstance(value, list | tuple) and all(isinstance(item, str) for item in value)
    if choices := _CHOICES.get(name):
        known = ", ".join(choices)
        with suppress(ValueError):
            if choices is Form:
                return Form(value)
            if is_texts:
                return frozenset(map(choices, value))
    elif name in _NUMBERS:
        low, high = _NUMBERS[name]
        known = f"{low} … {high}"
        if isinstance(value, int | float) and not isinstance(value, bool) and low <= value <= high:
            return type(default)(value)
    elif isinstance(default, bool | str):
        known = "true, false" if isinstance(default, bool) else "Python code"
        if isinstance(value, type(default)):
            return value
    elif is_texts:
        return tuple(value)
    raise Problem(Code.BAD_PACK_SETTING, path=source, key=name, known=known)
