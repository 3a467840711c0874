"""The state that the parts of a window share: jobs, the current directory, the watcher."""

from __future__ import annotations
