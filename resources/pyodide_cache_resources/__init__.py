"""Data files of Pyodide Cache Inspector, and the one function that finds them."""

from __future__ import annotations

from importlib import resources
from importlib.resources.abc import Traversable


def resource(*parts: str) -> Traversable:
    """Return a data file or folder; the same for a wheel, an editable install and a frozen app."""
    return resources.files(__name__).joinpath(*parts)
