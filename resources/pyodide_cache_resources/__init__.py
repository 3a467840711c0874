"""The data files of Pyodide Cache Inspector."""

from __future__ import annotations

TYPE_CHECKING = False  # importing typing and pathlib would double the time of --help
if TYPE_CHECKING:
    from pathlib import Path


def resource(*parts: str) -> Path:
    """Return the path of a data file or folder.

    Data files are always beside this module: in a wheel, in an editable install and in the frozen app. Importing
    importlib.resources to find them would take longer than reading them.
    """
    from pathlib import Path

    return Path(__file__).parent.joinpath(*parts)


def text_of(*parts: str, **values: str) -> str:
    """Return a text of the data files, with the value of each name in it, such as ``@RELEASE@`` for ``RELEASE``."""
    import re

    text = resource(*parts).read_text(encoding="utf-8")
    return re.sub("@([A-Z]+)@", lambda match: values[match[1]], text)
