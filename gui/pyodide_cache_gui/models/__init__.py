"""What the views show: tables over frozen values of the core."""

from __future__ import annotations
