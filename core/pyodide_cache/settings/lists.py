"""Lists of requirements: the built-in presets, and the person's own lists in a TOML file."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Any

from pyodide_cache.base.problems import Code, Problem, reason
from pyodide_cache.base.record import record
from pyodide_cache.files.atomic import write_file
from pyodide_cache.formats.requirements import parse_many, parse_requirements_file
from pyodide_cache.settings.paths import config_dir
from pyodide_cache_resources import resource


@record
class RequirementList:
    """A named list of requirements, as text."""

    name: str
    requirements: tuple[str, ...]


@cache
def presets() -> tuple[RequirementList, ...]:
    """Return the built-in presets, in their order."""
    tables = tomllib.loads(resource("presets.toml").read_text(encoding="utf-8"))["preset"]
    return tuple(RequirementList(table["name"], tuple(table["requirements"])) for table in tables)


def preset(name: str) -> RequirementList:
    """Return a preset by its name; case, blanks, dashes and underscores do not matter.

    Raises:
        Problem: `Code.UNKNOWN_PRESET`, with the names there are.

    """
    wanted = _key(name)
    for candidate in presets():
        if wanted in {_key(candidate.name), _key(candidate.name.split()[0])}:
            return candidate
    known = ", ".join(candidate.name for candidate in presets())
    raise Problem(Code.UNKNOWN_PRESET, name=name, known=known)


def _key(name: str) -> str:
    return "".join(character for character in name.casefold() if character.isalnum())


class ListStore:
    """The person's lists in one TOML file, which they may also edit by hand.

    Every change reads the file anew and replaces it in one step, so that two windows and a
    command line do not undo each other's work; comments in the file are kept.
    """

    def __init__(self, path: Path | None = None) -> None:
        self.path = path or config_dir() / "lists.toml"

    def all(self) -> list[RequirementList]:
        """Return the lists in the file's order.

        Raises:
            Problem: `Code.BROKEN_SETTINGS` when the file is not TOML or not shaped like ours.

        """
        try:
            text = self.path.read_text(encoding="utf-8")
        except FileNotFoundError:
            return []
        except (OSError, UnicodeDecodeError) as error:
            raise Problem(Code.BROKEN_SETTINGS, path=str(self.path), error=reason(error)) from error
        return self._parse(text)

    def get(self, name: str) -> RequirementList:
        """Return one list.

        Raises:
            Problem: `Code.UNKNOWN_LIST`, with the names there are.

        """
        lists = self.all()
        for candidate in lists:
            if candidate.name == name:
                return candidate
        known = ", ".join(candidate.name for candidate in lists)
        raise Problem(Code.UNKNOWN_LIST, name=name, known=known)

    def save(self, name: str, requirements: Iterable[str], *, replace: bool = True) -> RequirementList:
        """Create a list, or replace its requirements.

        Raises:
            Problem: for an empty name, a name that exists when ``replace`` is false, or a
                requirement that does not parse; the file is untouched then.

        """
        name = _checked_name(name)
        texts = tuple(text.strip() for text in requirements if text.strip())
        for _, problem in parse_many(texts).bad:
            raise problem
        if not replace and any(item.name == name for item in self.all()):
            raise Problem(Code.LIST_EXISTS, name=name)

        def change(tables: Any) -> None:
            tables[name] = {"requirements": list(texts)}

        self._change(change)
        return RequirementList(name, texts)

    def rename(self, name: str, new_name: str) -> None:
        """Give a list another name; its place among the lists is kept."""
        new_name = _checked_name(new_name)
        self.get(name)
        if new_name == name:
            return
        if any(item.name == new_name for item in self.all()):
            raise Problem(Code.LIST_EXISTS, name=new_name)

        def change(tables: Any) -> None:
            # Re-adding the ones behind it keeps the order, and with it the person's habit.
            following = list(tables)[list(tables).index(name) + 1 :]
            moved = [(new_name, tables.pop(name)), *((key, tables.pop(key)) for key in following)]
            for key, value in moved:
                tables[key] = value

        self._change(change)

    def delete(self, name: str) -> None:
        """Remove a list."""
        self.get(name)
        self._change(lambda tables: tables.pop(name))

    def import_file(self, path: Path, name: str | None = None) -> list[RequirementList]:
        """Add lists from a TOML file of ours, or one list from a requirements file.

        Raises:
            Problem: when the file cannot be read or holds a line that is no requirement; no
                list is added then.

        """
        try:
            text = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise Problem(Code.UNREADABLE_FILE, path=str(path), error=reason(error)) from error
        if path.suffix == ".toml":
            incoming = ListStore(path).all()
            if name and len(incoming) == 1:
                incoming = [RequirementList(name, incoming[0].requirements)]
        else:
            parsed = parse_requirements_file(text)
            for _, problem in parsed.bad:
                raise problem
            incoming = [RequirementList(name or path.stem, tuple(str(item) for item in parsed.good))]
        for item in incoming:
            for _, problem in parse_many(item.requirements).bad:
                raise problem
        return [self.save(item.name, item.requirements) for item in incoming]

    def export_file(self, path: Path, names: Iterable[str]) -> None:
        """Write lists to a TOML file, or as a requirements file when ``path`` ends otherwise."""
        chosen = [self.get(name) for name in names]
        if path.suffix == ".toml":
            import tomlkit

            document = {"lists": {item.name: {"requirements": list(item.requirements)} for item in chosen}}
            text = tomlkit.dumps(document)
        else:
            text = "".join(f"# {item.name}\n" + "".join(f"{line}\n" for line in item.requirements) for item in chosen)
        write_file(path, text)

    def _change(self, change: Callable[[Any], object]) -> None:
        import tomlkit

        self.all()  # a broken file is said, never overwritten
        text = self.path.read_text(encoding="utf-8") if self.path.exists() else ""
        document = tomlkit.parse(text)
        if "lists" not in document:
            document["lists"] = tomlkit.table(is_super_table=True)
        change(document["lists"])
        write_file(self.path, tomlkit.dumps(document), private=True)

    def _parse(self, text: str) -> list[RequirementList]:
        try:
            tables = tomllib.loads(text).get("lists", {})
            return [RequirementList(name, _texts(table)) for name, table in tables.items()]
        except (tomllib.TOMLDecodeError, AttributeError, TypeError, KeyError) as error:
            raise Problem(Code.BROKEN_SETTINGS, path=str(self.path), error=reason(error)) from error


def readable_lists() -> list[RequirementList]:
    """Return the user's lists; none if their file cannot be read, which the commands that edit them report."""
    try:
        return ListStore().all()
    except Problem:
        return []


def _texts(table: Any) -> tuple[str, ...]:
    texts = table["requirements"]
    if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
        raise TypeError("requirements is not a list of strings")
    return tuple(texts)


def _checked_name(name: str) -> str:
    name = name.strip()
    if not name or len(name) > 80 or not name.isprintable():
        raise Problem(Code.BAD_LIST_NAME, name=name)
    return name
