"""What a person says about a pack: strategies, what to keep, limits; also in the app's ``pyproject.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any

from pyodide_cache.base.problems import Code, Problem, disk_problem
from pyodide_cache.base.record import field_names, record, replace


class Strategy(StrEnum):
    """A way to make a pack smaller; each alone or with others."""

    FILES = "unused-files"  # Python and data files of packages that the app did not open
    STDLIB = "unused-stdlib"  # the same in the standard library
    LIBRARIES = "unused-libraries"  # shared libraries that nothing loaded
    TESTS = "tests"  # the packages' own tests
    DOCS = "docs"  # documents, examples, type stubs, C sources
    DOCSTRINGS = "docstrings"  # emptied
    COMPILE = "compile"  # .pyc for the runtime's Python, without the sources
    RECOMPRESS = "recompress"  # deflate as hard as it goes


class Keep(StrEnum):
    """What is kept besides what the app opened."""

    DATA = "data"  # data files of packages of which anything is used
    METADATA = "metadata"  # all of .dist-info
    LAZY_IMPORTS = "lazy-imports"  # modules that kept sources name in an import, run or not


class Form(StrEnum):
    """What comes out."""

    WHEELS = "wheels"  # trimmed wheels and a lock file: loadPackage and micropip work, each file is cached alone
    BUNDLE = "bundle"  # one archive of everything but the runtime


#: What breaks nothing but what the app did not do while it was watched.
DEFAULT = frozenset({*Strategy} - {Strategy.DOCSTRINGS, Strategy.COMPILE})

MAX_SECONDS = 24 * 3600


@record
class PackSettings:
    """How to pack.

    Attributes:
        include: globs of members to keep, as they lie in site-packages or the standard library; ``*`` takes slashes.
        files: globs of files that belong to the app, from its folder.
        requirements: what the app needs besides what it declares and imports.
        also_run: Python that is run after the app, watched as well, so that what it needs is kept.
        arguments: of the app.
        store: archives without compression, for servers that compress better themselves.
        timeout: seconds for one run of the app.
        attempts: how often what was missing is added and the proof tried again.
        rounds: how often app and pack are run, by turns, for the timings; they are medians.

    """

    strategies: frozenset[Strategy] = DEFAULT
    keep: frozenset[Keep] = frozenset()
    include: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    requirements: tuple[str, ...] = ()
    also_run: tuple[str, ...] = ()
    arguments: tuple[str, ...] = ()
    form: Form = Form.WHEELS
    store: bool = False
    timeout: float = 60.0
    attempts: int = 5
    rounds: int = 1


_TEXTS = ("include", "files", "requirements", "also_run", "arguments")
_NUMBERS = {"timeout": (1, MAX_SECONDS), "attempts": (1, 100), "rounds": (1, 100)}


def read_settings(app: Path) -> tuple[PackSettings, Path | None]:
    """Return the settings of ``[tool.pyodide-cache.pack]`` in the nearest ``pyproject.toml``, and that file.

    Raises:
        Problem: `Code.UNREADABLE_FILE` for what is not TOML, `Code.BAD_PACK_SETTING` for a key or value that is
            not known.

    """
    for folder in app.absolute().parents:
        path = folder / "pyproject.toml"
        if not path.is_file():
            continue
        try:
            document = tomllib.loads(path.read_text(encoding="utf-8"))
        except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise Problem(Code.UNREADABLE_FILE, path=str(path), error=str(error)) from error
        except OSError as error:
            raise disk_problem(error, str(path)) from error
        tool = document.get("tool")
        ours = tool.get("pyodide-cache") if isinstance(tool, dict) else None
        table = ours.get("pack") if isinstance(ours, dict) else None
        if table is None:
            return PackSettings(), None
        return settings_of(table, str(path)), path
    return PackSettings(), None


def settings_of(table: object, source: str) -> PackSettings:
    """Read a table of settings; dashes and underscores are the same in its keys.

    Raises:
        Problem: `Code.BAD_PACK_SETTING`.

    """
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
    if name in _TEXTS and _is_texts(value):
        return tuple(value)
    if name in _NUMBERS and isinstance(value, int | float) and not isinstance(value, bool):
        low, high = _NUMBERS[name]
        if low <= value <= high:
            return float(value) if name == "timeout" else int(value)
        raise Problem(Code.BAD_PACK_SETTING, path=source, key=name, known=f"{low} … {high}")
    if name == "store" and isinstance(value, bool):
        return value
    kinds: dict[str, type[Strategy] | type[Keep] | type[Form]] = {
        "strategies": Strategy,
        "keep": Keep,
        "form": Form,
    }
    kind = kinds.get(name)
    if kind is None:
        raise Problem(Code.BAD_PACK_SETTING, path=source, key=name, known="")
    try:
        if kind is Form:
            return Form(value)
        if _is_texts(value):
            return frozenset(kind(item) for item in value)
    except ValueError:
        pass
    raise Problem(Code.BAD_PACK_SETTING, path=source, key=name, known=", ".join(kind))


def _is_texts(value: object) -> bool:
    return isinstance(value, list | tuple) and all(isinstance(item, str) for item in value)
