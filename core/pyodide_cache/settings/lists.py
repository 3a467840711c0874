"""Lists of requirements: the built-in presets, and the user's own lists in a TOML file."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from pyodide_cache.base.problems import Code, Problem, disk_problems, reason
from pyodide_cache.base.record import record
from pyodide_cache.base.version import EXPORT_HEADER
from pyodide_cache.files.atomic import write_file
from pyodide_cache.files.reader import read_file
from pyodide_cache.formats.encoding import decode_text
from pyodide_cache.formats.requirements import parse_many
from pyodide_cache.settings.paths import AppPath
from pyodide_cache.settings.toml_file import NamedTables
from pyodide_cache_resources import resource


@record
class RequirementList:
    """A named list of requirements, as text."""

    name: str
    requirements: tuple[str, ...]


@cache
def presets() -> tuple[RequirementList, ...]:
    """Return the built-in presets in order. Availability differs by release: the plan shows what a runtime has."""
    # JSON, since the window shows their names at its start, and a parser of TOML takes 5 ms to load.
    tables = json.loads(resource("presets.json").read_text(encoding="utf-8"))
    return tuple(RequirementList(name, tuple(requirements)) for name, requirements in tables.items())


def preset(name: str) -> RequirementList:
    """Return a preset by its name or the first word of it; case, spaces, dashes and underscores do not matter.

    Raises:
        Problem: `Code.UNKNOWN_PRESET`, with the known names.
    """
    wanted = _key(name)
    for candidate in presets():
        if wanted in {_key(candidate.name), _key(candidate.name.split()[0])}:
            return candidate
    known = ", ".join(candidate.name for candidate in presets())
    raise Problem(Code.UNKNOWN_PRESET, name=name, known=known)


def _key(name: str) -> str:
    return "".join(character for character in name.casefold() if character.isalnum())


class ListStore(NamedTables[list[RequirementList]]):
    """The user's lists in one TOML file, which the user may also edit.

    Every change reads the file again and replaces it in one step, so that two windows and the command line do not
    undo each other's changes.
    """

    place, table = AppPath.LISTS, "lists"

    def parsed(self, tables: dict[str, Any]) -> list[RequirementList]:
        """Return the lists."""
        return [RequirementList(name, _texts(table)) for name, table in tables.items()]

    def get(self, name: str) -> RequirementList:
        """Return one list, or raise `Code.UNKNOWN_LIST`, with the known names."""
        found = {item.name: item for item in self.all()}
        if name not in found:
            raise _unknown(name, found)
        return found[name]

    def save(self, name: str, requirements: Iterable[str], *, replace: bool = True) -> RequirementList:
        """Create a list, or replace its requirements.

        Raises:
            Problem: `Code.BAD_LIST_NAME`; `Code.LIST_EXISTS` if ``replace`` is false; or that of a requirement.
                Nothing is changed then.
        """
        name = _checked_name(name)
        texts = tuple(text.strip() for text in requirements if text.strip())
        _check(texts)

        def change(tables: Any) -> None:
            if not replace and name in tables:
                raise Problem(Code.LIST_EXISTS, name=name)
            tables[name] = {"requirements": list(texts)}

        self.change_tables(change)
        return RequirementList(name, texts)

    def rename(self, name: str, new_name: str) -> None:
        """Give a list another name, and keep its position.

        Raises:
            Problem: `Code.BAD_LIST_NAME`, `Code.LIST_EXISTS` or `Code.UNKNOWN_LIST`. Nothing is changed then.
        """
        new_name = _checked_name(new_name)
        if new_name == name:
            return

        def change(tables: Any) -> None:
            if name not in tables:
                raise _unknown(name, tables)
            if new_name in tables:
                raise Problem(Code.LIST_EXISTS, name=new_name)
            # Add the lists after it again, to keep the order.
            following = list(tables)[list(tables).index(name) + 1 :]
            moved = [(new_name, tables.pop(name)), *((key, tables.pop(key)) for key in following)]
            for key, value in moved:
                tables[key] = value

        self.change_tables(change)

    def delete(self, name: str) -> None:
        """Remove a list, or raise `Code.UNKNOWN_LIST`."""
        self.get(name)
        self.change_tables(lambda tables: tables.pop(name, None))

    def import_file(self, path: Path, name: str | None = None) -> list[RequirementList]:
        """Add lists from an exported ``.toml`` file, or one list from a requirements file.

        Args:
            name: what to call the only list of the file, or which of several to add. None keeps the names; a
                requirements file's list has that of the file.

        Raises:
            Problem: `Code.UNKNOWN_LIST` if none of several lists has the name; when the file cannot be read, or has
                something other than requirements. Nothing is added then.
        """
        try:
            text = decode_text(read_file(path))
        except (OSError, ValueError) as error:
            what = reason(error) if isinstance(error, OSError) else str(error)
            raise Problem(Code.UNREADABLE_FILE, path=str(path), error=what) from error
        if path.suffix == ".toml":
            incoming = ListStore(path).all()
            if name and len(incoming) == 1:
                incoming = [RequirementList(name, incoming[0].requirements)]
            elif name:
                incoming = [ListStore(path).get(name)]
        else:
            from pyodide_cache.formats.requirement_lines import written_lines

            incoming = [RequirementList(name or path.stem, written_lines(text))]
        for item in incoming:
            _checked_name(item.name)
            _check(item.requirements, path=str(path))
        return [self.save(item.name, item.requirements) for item in incoming]

    def export_file(self, path: Path, names: Iterable[str]) -> None:
        """Write lists to a ``.toml`` file, or to a requirements file if ``path`` has another suffix.

        Raises:
            Problem: `Code.UNKNOWN_LIST`, or that of the disk.
        """
        chosen = [self.get(name) for name in names]
        if path.suffix == ".toml":
            import tomlkit

            document = {"lists": {item.name: {"requirements": list(item.requirements)} for item in chosen}}
            text = tomlkit.dumps(document)
        else:
            text = "".join(f"# {item.name}\n" + "".join(f"{line}\n" for line in item.requirements) for item in chosen)
        with disk_problems(path):
            write_file(path, f"{EXPORT_HEADER}\n{text}")


def _check(requirements: Iterable[str], **facts: str) -> None:
    for _, problem in parse_many(requirements).bad:
        raise problem.with_facts(**facts)


def _unknown(name: str, known: Iterable[str]) -> Problem:
    texts = ", ".join(known)
    return Problem(Code.UNKNOWN_LIST, name=name, known=texts, **({} if texts else {"lists": 0}))


def with_lists(requirements: Iterable[str], presets: Iterable[str] = (), lists: Iterable[str] = ()) -> list[str]:
    """Return requirements and those of presets and lists, each once.

    Raises:
        Problem: `Code.UNKNOWN_PRESET` or `Code.UNKNOWN_LIST`.
    """
    found = [*map(preset, presets), *map(ListStore().get, lists)]
    return list(dict.fromkeys([*requirements, *(text for item in found for text in item.requirements)]))


def readable_lists() -> list[RequirementList]:
    """Return the user's lists; none if their file cannot be read, which the commands that edit them report."""
    try:
        return ListStore().all()
    except Problem:
        return []


def _texts(table: Any) -> tuple[str, ...]:
    texts = table["requirements"]
    if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
        raise ValueError("requirements is not a list of strings")
    return tuple(texts)


def _checked_name(name: str) -> str:
    name = name.strip()
    if not name or len(name) > 80 or not name.isprintable():
        raise Problem(Code.BAD_LIST_NAME, name=name)
    return name
