"""What a person does with a cache directory. Each action is a frozen plan, then a run of events."""

from __future__ import annotations
