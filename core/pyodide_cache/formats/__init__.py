"""What names and files mean. Everything here is pure: text and bytes in, values out."""

from __future__ import annotations
