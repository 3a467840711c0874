"""What lies in a cache directory. The only code that reads or writes there."""

from __future__ import annotations
