"""The version of the app; packaging reads it from here."""

from __future__ import annotations

__version__ = "0.1.0"

#: The first line of a text that this program exports, by which a later export knows that it may be replaced.
EXPORT_HEADER = f"# Exported by pyodide-cache {__version__}"
