"""What can go wrong, as codes and data. `pyodide_cache.messages` makes sentences of them."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from types import MappingProxyType
from typing import Any, overload

from pyodide_cache.base.enumeration import StrEnum


class Code(StrEnum):
    """The kinds of problems; the values are stable and appear in JSON."""

    # Input
    BAD_REQUIREMENT = "bad-requirement"
    URL_REQUIREMENT = "url-requirement"
    UNSUPPORTED_LINE = "unsupported-line"
    IGNORED_OPTION = "ignored-option"
    NOTHING_REQUIRED = "nothing-required"
    EXCLUDED_BY_MARKER = "excluded-by-marker"
    HASH_NOT_ALLOWED = "hash-not-allowed"
    NO_HASH_GIVEN = "no-hash-given"
    UNREADABLE_FILE = "unreadable-file"
    NOT_REQUIREMENTS = "not-requirements"
    NOT_PYTHON = "not-python"
    UNKNOWN_IMPORT = "unknown-import"
    IN_RUNTIME = "in-runtime"
    NAMES_PYTHON = "names-python"
    OTHER_ENVIRONMENTS = "other-environments"
    NAMES_RELEASE = "names-release"
    OF_A_HOST = "of-a-host"
    UNKNOWN_UNTIL_RUN = "unknown-until-run"
    NOTHING_TO_READ = "nothing-to-read"
    LEFT_OUT = "left-out"
    NO_LONGER_NEEDED = "no-longer-needed"
    BAD_FILTER = "bad-filter"
    BAD_RULE = "bad-rule"
    UNKNOWN_PRESET = "unknown-preset"
    UNKNOWN_LIST = "unknown-list"
    LIST_EXISTS = "list-exists"
    BAD_LIST_NAME = "bad-list-name"
    BROKEN_SETTINGS = "broken-settings"
    # Lock files and distributions
    LOCK_NOT_JSON = "lock-not-json"
    LOCK_NOT_A_LOCK = "lock-not-a-lock"
    LOCK_TOO_LARGE = "lock-too-large"
    LOCK_NOT_FOUND = "lock-not-found"
    UNSAFE_NAME = "unsafe-name"
    OUTSIDE_DISTRIBUTION = "outside-distribution"
    NOT_IN_DISTRIBUTION = "not-in-distribution"
    BAD_ENTRY = "bad-entry"
    UNKNOWN_RELEASE = "unknown-release"
    NO_SUCH_FOLDER = "no-such-folder"
    # Resolution
    NOT_IN_LOCK = "not-in-lock"
    NOT_ON_INDEX = "not-on-index"
    PROJECT_QUARANTINED = "project-quarantined"
    NO_COMPATIBLE_WHEEL = "no-compatible-wheel"
    NO_MATCHING_VERSION = "no-matching-version"
    CONFLICT = "conflict"
    REQUIRES_URL = "requires-url"
    SEARCH_STOPPED = "search-stopped"
    PINNED = "pinned"
    SUGGESTIONS_OFF = "suggestions-off"
    PIN_WITHOUT_VERSION = "pin-without-version"
    NOT_PINNED = "not-pinned"
    VERSION_SKIPPED = "version-skipped"
    DEPENDENCY_UNAVAILABLE = "dependency-unavailable"
    BAD_METADATA = "bad-metadata"
    EXTRA_NOT_IN_LOCK = "extra-not-in-lock"
    EXTRA_UNKNOWN = "extra-unknown"
    YANKED_CHOSEN = "yanked-chosen"
    NOT_MAINTAINED = "not-maintained"
    NOT_FOR_MICROPIP = "not-for-micropip"
    OTHER_MICROPIP = "other-micropip"
    # Network
    UNREACHABLE = "unreachable"
    OFFLINE = "offline"
    SAVED_PAGES_USED = "saved-pages-used"
    DIRECTORY_USED = "directory-used"
    NEEDS_NETWORK = "needs-network"
    TOO_YOUNG = "too-young"
    OF_OTHER_INDEX = "of-other-index"
    HTTP_STATUS = "http-status"
    CUT_SHORT = "cut-short"
    BAD_RANGE = "bad-range"
    TOO_SLOW = "too-slow"
    TOO_LARGE = "too-large"
    BAD_URL = "bad-url"
    BAD_RELEASE_LIST = "bad-release-list"
    NO_RELEASE_LIST = "no-release-list"
    BAD_INDEX_PAGE = "bad-index-page"
    NO_ADVISORIES = "no-advisories"
    FILE_NOT_FOUND = "file-not-found"
    # Integrity
    WRONG_HASH = "wrong-hash"
    NOT_A_ZIP = "not-a-zip"
    # The disk
    NO_SPACE = "no-space"
    NO_PERMISSION = "no-permission"
    READ_ONLY = "read-only"
    NOT_A_DIRECTORY = "not-a-directory"
    DISK_ERROR = "disk-error"
    CHANGED = "changed"
    GONE = "gone"
    IN_THE_WAY = "in-the-way"
    SAME_IN_PLACE = "same-in-place"
    NO_TRASH = "no-trash"
    NO_SOURCE = "no-source"
    NOTHING_TO_UNDO = "nothing-to-undo"
    NO_UPGRADE = "no-upgrade"
    UPGRADE_CUT_SHORT = "upgrade-cut-short"
    DOES_NOT_LOAD = "does-not-load"
    # Exports
    NOT_CACHED = "not-cached"
    ALTERED_FILE = "altered-file"
    NAME_TAKEN = "name-taken"
    NO_RUNTIME = "no-runtime"
    OTHER_RUNTIME = "other-runtime"
    NOT_AN_EXPORT = "not-an-export"
    NOTHING_TO_EXPORT = "nothing-to-export"
    UNVERIFIED = "unverified"
    # Settings
    SETTINGS_NOT_READ = "settings-not-read"
    SETTINGS_NOT_SAVED = "settings-not-saved"
    SETTINGS_SET_ASIDE = "settings-set-aside"
    BAD_SETTING = "bad-setting"
    SETTING_REFUSED = "setting-refused"
    SETTINGS_REFUSED = "settings-refused"
    BAD_SETTING_VALUE = "bad-setting-value"
    UNKNOWN_SETTING = "unknown-setting"
    # Serving
    NEEDS_EXTRA = "needs-extra"
    PORT_IN_USE = "port-in-use"
    NOT_SERVED = "not-served"
    RUNTIME_NOT_SERVED = "runtime-not-served"
    NO_SUCH_HOST = "no-such-host"
    # Packs
    NO_NODE = "no-node"
    APP_FAILED = "app-failed"
    APP_TOO_SLOW = "app-too-slow"
    BAD_PACK_SETTING = "bad-pack-setting"
    BAD_TRACE = "bad-trace"
    OTHER_TRACE = "other-trace"
    NOT_A_PACK = "not-a-pack"
    PACK_FAILED = "pack-failed"
    PACK_GIVEN_UP = "pack-given-up"
    MISSED_MEMBER = "missed-member"
    OTHER_OUTPUT = "other-output"
    NO_PERMISSION_MODEL = "no-permission-model"
    ASKED_NETWORK = "asked-network"
    NOT_PACKED = "not-packed"
    # Start images
    NO_START_IMAGE = "no-start-image"
    BAD_START_IMAGE = "bad-start-image"
    STALE_START_IMAGE = "stale-start-image"
    UNKNOWN_START_IMAGE = "unknown-start-image"
    BAD_IMAGE_NAME = "bad-image-name"
    # Entries
    EMPTY = "empty"
    NATIVE_WHEEL = "native-wheel"
    UNNAMED_WHEEL = "unnamed-wheel"
    LOCK_IGNORED = "lock-ignored"
    IS_DIRECTORY = "is-directory"
    IS_LINK = "is-link"
    DANGLING_LINK = "dangling-link"
    SPECIAL_FILE = "special-file"
    UNREADABLE_ENTRY = "unreadable-entry"
    # Places and cross-build environments
    LEADS_NOWHERE = "leads-nowhere"
    TOO_MANY_FOLDERS = "too-many-folders"
    PARTLY_UNREADABLE = "partly-unreadable"
    NO_SUCH_XBUILDENV = "no-such-xbuildenv"
    NO_SUCH_ROOT = "no-such-root"
    OWNER_UNKNOWN = "owner-unknown"
    ROOT_NOT_EMPTY = "root-not-empty"
    HALF_REMOVED = "half-removed"
    CANCELLED = "cancelled"
    # Inside files
    CONTENTS_TOO_LARGE = "contents-too-large"
    FOREIGN_LIBRARIES = "foreign-libraries"
    ODD_DIST_INFO = "odd-dist-info"
    MEMBERS_LEAD_OUT = "members-lead-out"
    UNPACKS_TOO_LARGE = "unpacks-too-large"
    NO_SUCH_ENTRY = "no-such-entry"
    # The store, layers and snapshots
    NO_STORE = "no-store"
    NOT_A_STORE = "not-a-store"
    STORE_BUSY = "store-busy"
    WRONG_BLOB = "wrong-blob"
    STORE_MEMBER_GONE = "store-member-gone"
    NOT_A_STORE_MEMBER = "not-a-store-member"
    WRONG_BYTES = "wrong-bytes"
    OTHER_OWNER = "other-owner"
    IN_THE_STORE = "in-the-store"
    LAYER_GONE = "layer-gone"
    LAYER_LOOP = "layer-loop"
    LAYER_WRITABLE = "layer-writable"
    NOT_A_LAYER = "not-a-layer"
    NOT_A_SNAPSHOT = "not-a-snapshot"
    NO_LINKS = "no-links"
    NOTHING_WANTED = "nothing-wanted"
    OVER_BUDGET = "over-budget"
    SNAPSHOT_INCOMPLETE = "snapshot-incomplete"
    # Team caches
    BAD_TEAM_NAME = "bad-team-name"
    BAD_TEAM_URL = "bad-team-url"
    TEAM_EXISTS = "team-exists"
    UNKNOWN_TEAM = "unknown-team"
    WHICH_TEAM = "which-team"
    NO_TEAM = "no-team"
    BAD_CHANNEL = "bad-channel"
    NO_SUCH_CHANNEL = "no-such-channel"
    TEAM_READ_ONLY = "team-read-only"
    NO_CREDENTIALS = "no-credentials"
    TEAM_DENIED = "team-denied"
    WRONG_REGION = "wrong-region"
    WRONG_CLOCK = "wrong-clock"
    TEAM_UNREACHABLE = "team-unreachable"
    TEAM_FAILED = "team-failed"
    TEAM_BUSY = "team-busy"
    NO_CONDITIONS = "no-conditions"
    NOT_IN_TEAM = "not-in-team"
    WRONG_OBJECT = "wrong-object"
    BAD_MANIFEST = "bad-manifest"
    BAD_TEAM_ENTRY = "bad-team-entry"
    NOT_TRUSTED = "not-trusted"
    NOT_PROVEN = "not-proven"
    BAD_KEY = "bad-key"


class Problem(Exception):  # noqa: N818 -- plans and reports also carry it as a value
    """An immutable problem: a code, and the facts that a sentence about it needs.

    It is an exception, so that it can be raised, and a value, so that a plan or an event can carry it. Problems
    with equal codes, facts and causes are equal.
    """

    code: Code  # the kind of problem
    facts: Mapping[str, str | int]  # paths, names and numbers, read-only
    #: The problem that led to this one, if any. `pyodide_cache.messages.explain` includes its sentence.
    cause: Problem | None

    # Two signatures, so that mypy accepts a dict of facts: Problem(code, **facts).
    @overload
    def __init__(self, code: Code, *, cause: Problem | None, **facts: str | int) -> None: ...
    @overload
    def __init__(self, code: Code, **facts: str | int) -> None: ...

    def __init__(self, code: Code, *, cause: Any = None, **facts: str | int) -> None:
        super().__init__(code)
        self.__dict__.update(code=code, facts=MappingProxyType(facts), cause=cause)

    def with_facts(self, **facts: str | int) -> Problem:
        """Return a copy with some facts added or changed."""
        return Problem(self.code, cause=self.cause, **{**self.facts, **facts})

    def with_similar(self, known: Iterable[str]) -> Problem:
        """Return a copy with the known names that are spelled like those that do not exist; itself if none is."""
        from pyodide_cache.base.similar import similar_names

        known, names = [*known], str(self.facts["name"]).split(", ")
        close = dict.fromkeys(similar for name in names for similar in similar_names(name, known))
        return self.with_facts(similar=", ".join(close)) if close else self

    def __setattr__(self, name: str, value: object) -> None:
        # Python itself assigns __context__, __traceback__ and __notes__ while it handles an exception.
        if not name.startswith("__"):
            raise AttributeError(f"Problem is immutable: {name}")
        super().__setattr__(name, value)

    def __reduce__(self) -> tuple[Any, ...]:
        return partial(Problem, self.code, cause=self.cause, **self.facts), ()

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Problem):
            return NotImplemented
        return (self.code, self.facts, self.cause) == (other.code, other.facts, other.cause)

    def __hash__(self) -> int:
        return hash((self.code, frozenset(self.facts.items()), self.cause))

    def __repr__(self) -> str:
        cause = f", cause={self.cause!r}" if self.cause else ""
        return f"Problem({self.code.value!r}, {dict(self.facts)!r}{cause})"

    def __str__(self) -> str:
        facts = ", ".join(f"{key}={value}" for key, value in self.facts.items())
        text = f"{self.code.value} ({facts})" if facts else self.code.value
        return f"{text}: {self.cause}" if self.cause else text


#: The longest path of a Windows without long paths, in characters (MAX_PATH without the null character).
_WINDOWS_PATH = 259


def disk_problem(error: OSError | Problem, path: str | os.PathLike[str], *, inside: bool = False) -> Problem:
    """Convert an error of the operating system to a problem; a problem stays as it is.

    Args:
        inside: name the file in ``path`` that the error is about, if it says so.
    """
    if isinstance(error, Problem):
        return error
    import errno

    by_errno = {
        errno.ENOSPC: Code.NO_SPACE,
        errno.EDQUOT: Code.NO_SPACE,
        errno.EACCES: Code.NO_PERMISSION,
        errno.EPERM: Code.NO_PERMISSION,
        errno.EROFS: Code.READ_ONLY,
        errno.ENOTDIR: Code.NOT_A_DIRECTORY,
        errno.ENOENT: Code.GONE,
        errno.EEXIST: Code.IN_THE_WAY,
        errno.ENOLINK: Code.LEADS_NOWHERE,
    }
    code, path = by_errno.get(error.errno or 0, Code.DISK_ERROR), str((inside and error.filename) or path)
    if code is not Code.GONE:
        path = visible_path(path)
    text = error.strerror or str(error)
    if sys.platform == "win32" and code is Code.GONE and len(str(error.filename or path)) > _WINDOWS_PATH:
        # Windows says that such a file does not exist; the name of an incomplete file is longer than the final one.
        code = Code.DISK_ERROR
        text = f"longer than {_WINDOWS_PATH} characters; use a shorter path, or enable long paths"
    return Problem(code, path=path, error=text)


def visible_path(path: str) -> str:
    """Return a path without an incomplete file or folder, whose name only this program knows."""
    return re.sub(r"[\\/][^\\/]*\.pyodide-cache-part([\\/].*)?$", "", path)


@contextmanager
def disk_problems(path: str | os.PathLike[str], *, inside: bool = False) -> Iterator[None]:
    """Raise errors of the operating system as problems; see `disk_problem`."""
    try:
        yield
    except OSError as error:
        raise disk_problem(error, path, inside=inside) from error


#: What a file is whose bytes are not those of a text.
NOT_TEXT = "it is not a text file"


def reason(error: Exception) -> str:
    """Return the text of an error, without the number and path of an `OSError`, and without words of Python."""
    if isinstance(error, UnicodeError):
        return NOT_TEXT
    return (isinstance(error, OSError) and error.strerror) or str(error)
