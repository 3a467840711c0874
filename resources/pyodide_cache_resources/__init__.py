"""The data files of Pyodide Cache Inspector."""

from __future__ import annotations

from pathlib import Path

_FOLDER = Path(__file__).parent


def resource(*parts: str) -> Path:
    """Return the path of a data file or folder.

    Data files are always beside this module: in a wheel, in an editable install and in the frozen app. Importing
    importlib.resources to find them would take longer than reading them.
    """
    return _FOLDER.joinpath(*parts)
