"""The metadata of wheels on an index, without downloading whole wheels where that is possible."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path

from packaging.version import Version

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.files.reader import open_file
from pyodide_cache.formats.names import canonicalize_name
from pyodide_cache.formats.wheel import Metadata, parse_metadata, read_metadata
from pyodide_cache.net.http import Http
from pyodide_cache.net.indexes.files import IndexFile
from pyodide_cache.net.remote_file import RemoteFile
from pyodide_cache.net.transfer import Location


def checked_metadata(metadata: bytes, file: IndexFile) -> bytes:
    """Return what the address of a wheel's metadata file has, which may be a login page."""
    if not file.metadata_sha256:
        parse_metadata(metadata, file.file_name)
    elif hashlib.sha256(metadata).hexdigest() != file.metadata_sha256:
        raise Problem(Code.BAD_METADATA, source=file.file_name, error="sha256")
    return metadata


def check_identity(metadata: Metadata, file: IndexFile) -> None:
    """Refuse a wheel whose name is of another package or version than its metadata, as pip and uv do."""
    try:
        same_version = not metadata.version or Version(metadata.version) == file.version
    except ValueError:
        same_version = True
    if canonicalize_name(metadata.name) != file.name or not same_version:
        error = f"it is of {metadata.name} {metadata.version}"
        raise Problem(Code.BAD_METADATA, source=file.file_name, error=error)


def metadata_at(http: Http, location: Location, file_name: str, sha256: str | None = None) -> bytes:
    """Return the head of a wheel's ``METADATA``, without downloading the whole wheel where the server allows that.

    Args:
        sha256: of the wheel as published; with it, the metadata is kept for later runs.

    Raises:
        Problem: when it cannot be read.
    """
    if isinstance(location, Path):
        with io.BufferedReader(open_file(location)) as local:
            return read_metadata(local, file_name)
    key = f"metadata of {sha256}"
    if sha256 and (kept := http.recall(key)):
        return kept
    with RemoteFile(http, location) as remote:
        data = read_metadata(io.BufferedReader(remote), file_name)
    if sha256:
        http.remember(key, data)
    return data
