"""The window of Pyodide Cache Inspector: models, views, dialogs, and jobs."""

from __future__ import annotations
