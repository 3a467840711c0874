"""Show running jobs, the log and notifications."""

from __future__ import annotations
