"""Import PySide6 without the parts of it that describe its functions, until something asks for them.

PySide6 compiles them from source at every start: a fifth of the time until a bare window is there. They are needed
for the text of a `TypeError` and for ``__doc__``. Tried with PySide6 6.8.3, 6.10.1 and 6.11.3.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from importlib.abc import Loader
    from importlib.machinery import ModuleSpec
else:
    Loader = object  # importlib.abc imports much

_PACKAGE = "shibokensupport.signature."
_LATE = {f"{_PACKAGE}{name}" for name in ("errorhandler", "layout", "parser")}
_LATE |= {f"{_PACKAGE}lib.{name}" for name in ("enum_sig", "pyi_generator", "tool")}


def import_pyside() -> None:
    """Import `PySide6.QtCore`; what it does not need now is executed at its first use."""
    finder = _Finder()
    sys.meta_path.insert(0, finder)
    try:
        from PySide6 import QtCore  # noqa: F401 -- the import is what is wanted
    finally:
        sys.meta_path.remove(finder)
    # It reads the source of every module that is imported, to look for optional features; there are none.
    if feature := sys.modules.get("shibokensupport.feature"):
        vars(feature)["_mod_uses_pyside"] = lambda _module: False


class _Finder:
    """Finds a late module where PySide6 would, and replaces its loader."""

    def find_spec(self, fullname: str, path: Any, target: ModuleType | None = None) -> ModuleSpec | None:
        if sys.meta_path[0] is not self:  # PySide6 has put its own finder first
            sys.meta_path.remove(self)
            sys.meta_path.insert(0, self)
        if fullname in _LATE:
            for finder in sys.meta_path[1:]:
                if (spec := finder.find_spec(fullname, path, target)) and spec.loader:
                    spec.loader = _LateLoader(spec.loader)
                    return spec
        return None


class _LateLoader(Loader):
    def __init__(self, loader: Loader) -> None:
        self.loader = loader

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        return _LateModule(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        """Do nothing: `_LateModule` does it."""


class _LateModule(ModuleType):
    def __getattr__(self, name: str) -> Any:
        spec = self.__spec__
        if name.startswith("__") or spec is None or not isinstance(spec.loader, _LateLoader):
            raise AttributeError(name)
        spec.loader, spec.name = spec.loader.loader, self.__name__  # PySide6 has given it another name
        spec.loader.exec_module(self)
        return getattr(self, name)
