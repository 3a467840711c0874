"""The types of values in JSON, with what the published schema says about them."""

from __future__ import annotations

from pathlib import PurePath
from typing import Annotated

Path = Annotated[str | PurePath, ("description", "An absolute path.")]
Bytes = Annotated[int, ("description", "Bytes.")]
Time = Annotated[str, ("description", "ISO 8601, in UTC."), ("format", "date-time")]
#: Seconds since the epoch in a record of the core; written as a `Time`, and null for one that no calendar has.
Moment = Annotated[float, ("description", "ISO 8601, in UTC."), ("type", ("string", "null")), ("format", "date-time")]
Sha256 = Annotated[str, ("pattern", "^[0-9a-f]{64}$")]
Release = Annotated[str, ("description", "A Pyodide release, such as 314.0.7.")]
Status = Annotated[str, ("enum", ("verified", "not_verified", "differs", "damaged"))]
Mode = Annotated[str, ("enum", ("trash", "delete"))]
