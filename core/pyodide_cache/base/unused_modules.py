"""Stand-ins for modules of Python that a library imports and hardly uses, and that take long to import."""

from __future__ import annotations

import sys
import typing
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any, Self


class UnusedModule(ModuleType):
    """Stands for a module in one library alone; all others import the real one.

    Args:
        name: of the module.
        used: what the library takes from it, so that the real one is not imported for that.
    """

    def __init__(self, name: str, **used: Any) -> None:
        super().__init__(name)
        vars(self).update(used)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return getattr(import_module(self.__name__), name)


@contextmanager
def standing_in(*modules: UnusedModule) -> Iterator[None]:
    """Let what is imported in this block import these instead of the modules that they stand for."""
    added = [module for module in modules if module.__name__ not in sys.modules]
    sys.modules.update({module.__name__: module for module in added})
    try:
        yield
    finally:
        for module in added:
            if sys.modules.get(module.__name__) is module:
                del sys.modules[module.__name__]


class _UUID:
    """Names the type in click's own types, and makes real ones."""

    def __new__(cls, *arguments: Any) -> Any:
        return import_module("uuid").UUID(*arguments)


class _TypeName(str):
    """Stands for `typing.ForwardRef`, which compiles the name of a type, the first one in 1.5 ms."""

    __slots__ = ()

    def __new__(cls, name: str, **_how: Any) -> Self:
        return super().__new__(cls, name)


def import_click() -> None:
    """Import click and pathlib, without modules that take half of the time of both."""
    compiling = typing.ForwardRef
    vars(typing)["ForwardRef"] = _TypeName  # click has types in texts, which only type checkers read
    try:
        with standing_in(
            UnusedModule("inspect", cleandoc=clean_text),  # of every option
            UnusedModule("uuid", UUID=_UUID),
            # Click has no translations, and would look for files at every word.
            UnusedModule("gettext", gettext=str, ngettext=lambda one, many, number: one if number == 1 else many),
            # Of pathlib: for paths of Windows, patterns, and URIs.
            UnusedModule("ntpath"),
            UnusedModule("fnmatch"),
            UnusedModule("urllib.parse", quote_from_bytes=lambda path: import_module("urllib.parse").quote(path)),
        ):
            import pathlib  # noqa: F401 -- the imports are what is wanted

            import click  # noqa: F401
    finally:
        vars(typing)["ForwardRef"] = compiling


def clean_text(text: str) -> str:
    """Remove the indentation of a text and the empty lines around it, as `inspect.cleandoc` does."""
    first, *others = text.expandtabs().split("\n")
    margin = min((len(line) - len(line.lstrip()) for line in others if line.strip()), default=0)
    return "\n".join([first.lstrip(), *(line[margin:] for line in others)]).strip("\n")
