"""What an index has of a project: its wheels and source distributions."""

from __future__ import annotations

from packaging.tags import Tag
from packaging.utils import InvalidSdistFilename, InvalidWheelFilename, parse_sdist_filename, parse_wheel_filename
from packaging.version import Version

from pyodide_cache.base.problems import Problem
from pyodide_cache.base.record import record
from pyodide_cache.formats.names import NormalizedName, safe_file_name
from pyodide_cache.net.indexes.folder import location_of
from pyodide_cache.net.indexes.page import ALGORITHMS, IndexLink
from pyodide_cache.net.transfer import Location


@record
class IndexFile:
    """A wheel on an index."""

    name: NormalizedName
    version: Version
    tags: frozenset[Tag]
    file_name: str
    url: str
    sha256: str | None  # as published; None if the index publishes none
    size: int | None  # bytes, as published; None if the index publishes none
    requires_python: str | None  # a version specifier; None if there is none
    is_yanked: bool
    metadata_url: str | None  # of the metadata file (PEP 658); None if there is none
    metadata_sha256: str | None
    other_hash: tuple[str, str] | None = None  # an algorithm and its digest, if there is no sha256
    place: int = 0  # of its index in the order of the indexes; files of an earlier one are preferred
    #: The build tag; of two wheels of one version and tag, the higher one is newer
    build: tuple[int, str] | tuple[()] = ()
    yanked_reason: str = ""  # empty if none is given
    uploaded: float | None = None  # in seconds since the epoch; None if the index does not say
    project_status: str = ""  # such as ``archived: reason``; empty for an active project
    index: str = ""  # the address of the index, without a password; empty for a wheel that is named itself

    @property
    def location(self) -> Location:
        """Where the file is fetched: an address, or a path where the index is a folder."""
        return location_of(self.url)


@record
class IndexProject:
    """What an index has of one project."""

    name: NormalizedName
    files: tuple[IndexFile, ...]  # its wheels
    newest: Version | None  # the newest version of any file; None if there is none
    index: str = ""  # the address of the index that provides it; empty for files on this machine
    sdists: tuple[IndexFile, ...] = ()  # its source distributions, which have no tags


def file_of(name: NormalizedName, link: IndexLink, place: int, index: str) -> IndexFile | None:
    """Return the wheel or source distribution of a link; None for anything else, or for another project."""
    build: tuple[int, str] | tuple[()] = ()
    tags: frozenset[Tag] = frozenset()
    try:
        safe_file_name(link.file_name)
        if link.file_name.endswith(".whl"):
            project, version, build, tags = parse_wheel_filename(link.file_name)
        else:
            project, version = parse_sdist_filename(link.file_name)
    except (Problem, InvalidWheelFilename, InvalidSdistFilename):
        return None
    if project != name:
        return None
    path, mark, query = link.url.partition("?")
    sha256 = link.hashes.get("sha256")
    other = next(((key, link.hashes[key]) for key in ALGORITHMS if key in link.hashes), None)
    return IndexFile(
        name=name,
        version=version,
        tags=tags,
        file_name=link.file_name,
        url=link.url,
        sha256=sha256,
        size=link.size,
        requires_python=link.requires_python,
        is_yanked=link.is_yanked,
        # The suffix belongs to the path, not to a query (PEP 658).
        metadata_url=f"{path}.metadata{mark}{query}" if link.metadata else None,
        metadata_sha256=link.metadata_sha256,
        other_hash=None if sha256 else other,
        place=place,
        build=build,
        yanked_reason=link.yanked_reason,
        project_status=link.project_status,
        uploaded=link.uploaded,
        index=index,
    )
