"""The modules of a project itself, which no package needs to provide."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path


class OwnModules:
    """Tells a project's own modules from those of packages.

    Args:
        root: the folder of the project, or of the script that is read.
        files: the Python files in it.
        brought: modules that come with the project, such as those of mock packages.
    """

    def __init__(self, root: Path, files: Iterable[Path], brought: Iterable[str]) -> None:
        self._on_path = {root, root / "src"}  # where its programs and tests find modules
        self._packages = {*brought, *_packages_around(root)}
        self._folders = defaultdict[str, set[Path]](set)  # those of the modules, by name
        self._parts = set[str]()
        for file in files:
            self._folders[file.stem].add(file.parent)
            self._parts.update(part for part in file.relative_to(root).parts[:-1] if part.isidentifier())
            if file.name == "__init__.py":
                self._packages.add(file.parent.name)

    def hide(self, module: str, folder: Path) -> bool:
        """Return whether a file in a folder finds a module in the project before one of a package.

        As for Python, a folder without an ``__init__.py`` hides no package: ``examples/pandas`` is not pandas.
        """
        is_beside = not self._folders.get(module, set()).isdisjoint({folder, *self._on_path})
        return module in self._packages or is_beside

    def include(self, module: str) -> bool:
        """Return whether the project has a module of this name anywhere, perhaps on an import path of its own."""
        return module in self._packages or module in self._folders or module in self._parts


def _packages_around(folder: Path) -> set[str]:
    """Return the names of the packages that a folder is a part of."""
    return {parent.name for parent in (folder, *folder.absolute().parents) if (parent / "__init__.py").is_file()}
