"""TOML files of the user: read and checked, and changed without losing comments."""

from __future__ import annotations

import os
import re
import stat
from abc import ABC, abstractmethod
from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar, Generic, TypeVar

from pyodide_cache.base.problems import Code, Problem, disk_problem, disk_problems, reason
from pyodide_cache.files.reader import read_text
from pyodide_cache.formats.documents import parse_toml
from pyodide_cache.settings.paths import AppPath

T = TypeVar("T")

_MOST_BYTES = 1_000_000


class TomlFile:
    """A TOML file that the user may also edit. A file that is not valid is a problem, and never overwritten.

    Args:
        path: the file; it need not exist, and counts as empty then.
        code: of the problem when it cannot be read; its facts are ``path``, ``error`` and, if known, ``line``.
    """

    def __init__(self, path: Path, code: Code = Code.BROKEN_SETTINGS) -> None:
        self.path = path
        self._code = code

    def text(self) -> str:
        """Return the text of the file."""
        try:
            found = self.path.stat()
            if not stat.S_ISREG(found.st_mode) or found.st_size > _MOST_BYTES:
                raise self._problem("not a text file of reasonable size")
            return read_text(self.path)
        except (FileNotFoundError, NotADirectoryError):
            return ""
        except UnicodeDecodeError as error:
            raise self._problem("not UTF-8", line=error.object[: error.start].count(b"\n") + 1) from error
        except OSError as error:
            raise self._problem(reason(error)) from error

    def read(self, parse: Callable[[dict[str, Any]], T]) -> T:
        """Return what ``parse`` makes of the content.

        Args:
            parse: raises `ValueError` with a sentence, or what Python does, for content of another form.
        """
        content = self.parse(self.text())
        try:
            return parse(content)
        except ValueError as error:
            raise self._problem(str(error)) from error
        except (TypeError, AttributeError, KeyError) as error:
            raise self._problem("it has other keys or values than expected") from error

    def change(self, edit: Callable[[Any], object]) -> None:
        """Edit the current content, and write it in one step; a link to the file is kept.

        No other process changes the file between the reading and the writing.

        Args:
            edit: changes the tomlkit document. What it raises ends the change.

        Raises:
            Problem: `Code.UNSAFE_NAME` for a path that is not valid Unicode, which TOML cannot hold.
                `Code.SETTINGS_NOT_SAVED` when it cannot be written. It is unchanged then.
        """
        from pyodide_cache.files.atomic import write_file
        from pyodide_cache.files.permissions import make_directory
        from pyodide_cache.files.process_lock import held

        target = Path(os.path.realpath(self.path))
        try:
            make_directory(target.parent)
            with held(target.parent, exclusive=True):
                text = self.text()
                changed = self._edited(text, edit)
                if changed != text:
                    write_file(target, changed, private=True)
        except OSError as error:
            cause = disk_problem(error, target, inside=True)
            raise Problem(Code.SETTINGS_NOT_SAVED, file=target.name, cause=cause) from error

    def move_aside(self) -> Path:
        """Rename the file, so that a new one can be started, and return its new path."""
        number = 1
        while os.path.lexists(target := self.path.with_name(f"{self.path.name}.broken-{number}")):
            number += 1
        with disk_problems(self.path):
            self.path.rename(target)
        return target

    def _edited(self, text: str, edit: Callable[[Any], object]) -> str:
        import tomlkit

        self.parse(text)
        document = tomlkit.parse(text)
        edit(document)
        changed = tomlkit.dumps(document)
        try:
            changed.encode()
        except UnicodeEncodeError as error:  # a path, which may have any bytes
            name = changed[: error.end].rpartition('"')[2] + changed[error.end :].partition('"')[0]
            raise Problem(Code.UNSAFE_NAME, name=name, why="encoding") from error
        return changed

    def parse(self, text: str) -> dict[str, Any]:
        """Return the content of ``text``, which is that of the file."""
        if not text:
            return {}
        try:
            return parse_toml(text)
        except ValueError as error:
            message = str(error)
            if place := re.search(r" \(at line (\d+), column \d+\)$", message):
                raise self._problem(message[: place.start()], line=int(place[1])) from error
            if message.endswith("(at end of document)"):
                raise self._problem(message, line=text.rstrip().count("\n") + 1) from error
            raise self._problem(message) from error

    def _problem(self, error: str, line: int | None = None) -> Problem:
        problem = Problem(self._code, path=str(self.path), error=error)
        return problem if line is None else problem.with_facts(line=line)


def line_of(key: str, text: str) -> int | None:
    """Return the number of the line with a key that is in no table; None if it is not found."""
    found = re.search(rf"^[ \t]*[\"']?{re.escape(key)}[\"']?[ \t]*=", text, re.MULTILINE)
    return text.count("\n", 0, found.start()) + 1 if found else None


class NamedTables(TomlFile, ABC, Generic[T]):
    """A file with named tables, such as ``[lists.course]``; what is not valid raises `Code.BROKEN_SETTINGS`."""

    place: ClassVar[AppPath]  # unless a path is given
    table: ClassVar[str]  # that has the named ones, such as ``lists``

    def __init__(self, path: Path | None = None) -> None:
        super().__init__(path or self.place.path)

    @abstractmethod
    def parsed(self, tables: dict[str, Any]) -> T:
        """Return what the tables say, or raise as for `read`."""

    def all(self) -> T:
        """Return what the file says, in its order."""
        return self.read(lambda content: self.parsed(content.get(self.table, {})))

    def change_tables(self, change: Callable[[Any], object]) -> None:
        """Edit the named tables; see `change`."""
        self.all()

        def edit(document: Any) -> None:
            import tomlkit

            change(document.setdefault(self.table, tomlkit.table(is_super_table=True)))

        self.change(edit)
