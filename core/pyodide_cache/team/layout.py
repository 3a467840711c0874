"""The objects of a team cache, and their names.

Below the prefix of the team cache::

    v1/blobs/sha256/aa/<sha256>       package files; never changed
    v1/deltas/<sha256>/<base>         what makes a package file of another one; never changed
    v1/manifests/<sha256>.json        which files a channel has; never changed
    v1/refs/<channel>                 the hash of the channel's manifest; the only thing that changes
    v1/readers/<name>                 who pulled, where the user gave a machine a name
    v1/leases/<id>.json               running pushes, and running cleanups (gc-<id>.json)
"""

from __future__ import annotations

import re

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import record
from pyodide_cache.formats.names import is_sha256

BLOBS = "v1/blobs/sha256"
DELTAS = "v1/deltas"
MANIFESTS = "v1/manifests"
REFS = "v1/refs"
READERS = "v1/readers"
LEASES = "v1/leases"
#: Leases of cleanups begin with this.
GC_LEASES = f"{LEASES}/gc-"

DEFAULT_CHANNEL = "stable"

_CHANNEL = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")


@record
class StoredObject:
    """An object of a listing."""

    key: str  # its name below the prefix of the team cache
    size: int
    modified: float  # seconds since the epoch, by the clock of the storage


@record
class Content:
    """The bytes of an object, and the tag that a conditional write of it needs."""

    data: bytes
    tag: str
    modified: float


def blob_key(sha256: str) -> str:
    """Return the key of a package file."""
    return f"{BLOBS}/{sha256[:2]}/{sha256}"


def delta_key(sha256: str, base: str) -> str:
    """Return the key of what makes a package file of another one, by their hashes."""
    return f"{DELTAS}/{sha256}/{base}"


def target_in(key: str) -> str:
    """Return the hash of the package file that the delta of a key makes; empty for any other key."""
    target, _, base = key.removeprefix(f"{DELTAS}/").partition("/")
    return target if is_sha256(target) and is_sha256(base) and key == delta_key(target, base) else ""


def manifest_key(sha256: str) -> str:
    """Return the key of a manifest."""
    return f"{MANIFESTS}/{sha256}.json"


def ref_key(channel: str) -> str:
    """Return the key of a channel, or raise `Code.BAD_CHANNEL`."""
    if not _CHANNEL.fullmatch(channel):
        raise Problem(Code.BAD_CHANNEL, name=channel)
    return f"{REFS}/{channel}"


def hash_in(key: str) -> str:
    """Return the hash in the key of a package file or manifest; empty for any other key."""
    name = key.rpartition("/")[2].removesuffix(".json")
    return name if is_sha256(name) and key in {blob_key(name), manifest_key(name)} else ""


def name_in(key: str, folder: str) -> str:
    """Return the channel or reader of a key; empty for any other key, such as a file that a system left there."""
    name = key.rpartition("/")[2]
    return name if _CHANNEL.fullmatch(name) and key == f"{folder}/{name}" else ""
