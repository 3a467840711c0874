"""Stand-ins for modules of Python that a library imports and hardly uses, and that take long to import."""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import Any


class UnusedModule(ModuleType):
    """Stands for a module in one library alone; all others import the real one."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return getattr(import_module(self.__name__), name)


class _Inspect(UnusedModule):
    def __init__(self) -> None:
        super().__init__("inspect")
        self.cleandoc = clean_text  # of every option


class _Gettext(UnusedModule):
    """Translates nothing: click has no translations, and would look for files at every word."""

    def __init__(self) -> None:
        super().__init__("gettext")
        self.gettext = str
        self.ngettext = lambda one, many, number: one if number == 1 else many


class _UUID:
    """Names the type in click's own types, and makes real ones."""

    def __new__(cls, *arguments: Any) -> Any:
        return import_module("uuid").UUID(*arguments)


class _Uuid(UnusedModule):
    def __init__(self) -> None:
        super().__init__("uuid")
        self.UUID = _UUID


def import_click() -> None:
    """Import click, and urllib.parse for pathlib, without modules that take a third of the time of both."""
    all_stand_ins = (_Inspect(), _Uuid(), _Gettext(), UnusedModule("ipaddress"))
    stand_ins = {module.__name__: module for module in all_stand_ins if module.__name__ not in sys.modules}
    sys.modules |= stand_ins
    try:
        import urllib.parse  # noqa: F401 -- the imports are what is wanted

        import click  # noqa: F401
    finally:
        for name, module in stand_ins.items():
            if sys.modules.get(name) is module:
                del sys.modules[name]


def clean_text(text: str) -> str:
    """Remove the indentation of a text and the empty lines around it, as `inspect.cleandoc` does."""
    first, *others = text.expandtabs().split("\n")
    margin = min((len(line) - len(line.lstrip()) for line in others if line.strip()), default=0)
    return "\n".join([first.lstrip(), *(line[margin:] for line in others)]).strip("\n")
