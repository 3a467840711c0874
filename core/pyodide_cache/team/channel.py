"""Read the channels of a team cache, and point one to another manifest without losing what others wrote."""

from __future__ import annotations

from collections.abc import Callable

from pyodide_cache.base.events import Cancel
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import record
from pyodide_cache.formats.names import is_sha256
from pyodide_cache.team.bucket import Bucket, listed, may_pass, with_retries
from pyodide_cache.team.layout import REFS, manifest_key, name_in, ref_key
from pyodide_cache.team.manifest import MAX_MANIFEST_BYTES, Manifest, hash_of_manifest, parse_manifest

MOST_REF_BYTES = 1000
#: How often, and after how many seconds, a manifest that is not there is looked for again.
_MANIFEST_ATTEMPTS = 12
_MANIFEST_SECONDS = 0.25
#: How often a swap is tried again after another writer was faster.
_ATTEMPTS = 50

#: Problems of a channel that a push may replace: what it names is missing or has other bytes.
_DAMAGES = frozenset({Code.BAD_MANIFEST, Code.WRONG_OBJECT, Code.NOT_IN_TEAM})


@record
class Channel:
    """A channel, as it is at one time."""

    name: str  # of the channel
    manifest: Manifest = Manifest()  # its files
    digest: str = ""  # of the manifest; empty for a channel that does not exist
    tag: str = ""  # of the object that names the manifest, for a swap
    modified: float = 0.0  # when it was last changed, in seconds since the epoch
    is_damaged: bool = False  # whether its manifest cannot be used, so that its files are not known


def read_channel(bucket: Bucket, name: str, cancel: Cancel, *, replaces: bool = False) -> Channel:
    """Return a channel; one without a manifest if it does not exist.

    Args:
        replaces: whether its files do not matter, so that a damaged channel is not a problem.

    Raises:
        Problem: `Code.BAD_CHANNEL` or see `read_manifest`.
    """
    key = ref_key(name)
    for left in reversed(range(_MANIFEST_ATTEMPTS)):
        ref = with_retries(bucket.get, cancel, key, MOST_REF_BYTES)
        if ref is None:
            return Channel(name)
        digest = ref.data.decode("ascii", "replace").strip()
        try:
            if not is_sha256(digest):
                raise Problem(Code.BAD_MANIFEST, team=bucket.team.name, key=key, error="it has no hash")
            return Channel(name, read_manifest(bucket, digest, cancel), digest, ref.tag, ref.modified)
        except Problem as problem:
            if replaces and problem.code in _DAMAGES:
                return Channel(name, tag=ref.tag, modified=ref.modified, is_damaged=True)
            # A cleanup deleted it just now, and the push that needs it is about to write it again; or the channel
            # has a newer one by now.
            if problem.code is not Code.NOT_IN_TEAM or not left:
                raise problem.with_facts(channel=name) from problem
        cancel.wait(_MANIFEST_SECONDS)
    raise AssertionError


def existing_channel(bucket: Bucket, name: str, cancel: Cancel, *, replaces: bool = False) -> Channel:
    """Return a channel as `read_channel` does, or raise `Code.NO_SUCH_CHANNEL`."""
    channel = read_channel(bucket, name, cancel, replaces=replaces)
    if channel.digest or channel.is_damaged:
        return channel
    known = ", ".join(channel_names(bucket, cancel))
    raise Problem(Code.NO_SUCH_CHANNEL, team=bucket.team.name, channel=name, known=known)


def listed_channels(bucket: Bucket, cancel: Cancel) -> tuple[str, ...]:
    """Return the names of all channels."""
    return tuple(sorted(name for item in listed(bucket, REFS, cancel) if (name := name_in(item.key, REFS))))


def channel_names(bucket: Bucket, cancel: Cancel) -> tuple[str, ...]:
    """Return the names of all channels; none where nothing can be listed, as with a plain web server."""
    try:
        return listed_channels(bucket, cancel)
    except Problem as problem:
        if problem.code in {Code.TEAM_DENIED, Code.TEAM_FAILED} and not may_pass(problem):
            return ()
        raise


def read_manifest(bucket: Bucket, digest: str, cancel: Cancel) -> Manifest:
    """Return a manifest after checking that its bytes are those of its name.

    Raises:
        Problem: `Code.BAD_MANIFEST`, `Code.WRONG_OBJECT` or `Code.NOT_IN_TEAM`, or why the storage cannot be read.
    """
    key = manifest_key(digest)
    content = with_retries(bucket.get, cancel, key, MAX_MANIFEST_BYTES)
    if content is None:
        raise Problem(Code.NOT_IN_TEAM, team=bucket.team.name, name=key)
    if hash_of_manifest(content.data) != digest:
        raise Problem(Code.WRONG_OBJECT, team=bucket.team.name, key=key)
    try:
        return parse_manifest(content.data)
    except ValueError as error:
        raise Problem(Code.BAD_MANIFEST, team=bucket.team.name, key=key, error=str(error)) from error


def change_channel(
    bucket: Bucket, name: str, edit: Callable[[Manifest], Manifest], cancel: Cancel, *, replaces: bool = False
) -> Channel:
    """Give a channel the manifest that ``edit`` makes of its present one, and return it.

    When another writer was faster, its manifest is read and edited again, so that nothing is lost.

    Args:
        replaces: see `read_channel`.

    Raises:
        Problem: `Code.TEAM_BUSY`, or see `read_channel`.
    """
    from random import uniform

    key = ref_key(name)
    for attempt in range(_ATTEMPTS):
        before = read_channel(bucket, name, cancel, replaces=replaces)
        manifest = edit(before.manifest)
        data = manifest.data
        digest = hash_of_manifest(data)
        if digest == before.digest:
            return before
        put = bucket.replace if before.is_damaged else bucket.create
        with_retries(put, cancel, manifest_key(digest), data)
        text = f"{digest}\n".encode()
        if before.digest or before.is_damaged:
            is_written = with_retries(bucket.swap, cancel, key, text, before.tag)
        else:
            is_written = with_retries(bucket.create, cancel, key, text)
        if is_written:
            return Channel(name, manifest, digest)
        cancel.wait(uniform(0, 0.05 * min(attempt + 1, 20)))
    raise Problem(Code.TEAM_BUSY, team=bucket.team.name, channel=name)
