"""Inside a wheel: its metadata and its RECORD."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import IO, TYPE_CHECKING

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import record
from pyodide_cache.formats.bounded_zip import opened_zip, read_member
from pyodide_cache.formats.names import canonicalize_name

if TYPE_CHECKING:
    from email.message import Message
    from zipfile import ZipFile

    from packaging.requirements import Requirement

#: Limits for the METADATA file and, since it may hold the whole license, for its head, in bytes.
_MAX_METADATA = 16 * 1024 * 1024
_MAX_HEAD = 1024 * 1024

#: Limits for one field and for the name of a license, in characters.
_MAX_TEXT = 500
_MAX_LICENSE = 80

#: Labels of ``Project-URL`` that name a home page, best first, in lower case.
_HOME_LABELS = (
    *("homepage", "home", "home page", "home-page", "website"),
    *("repository", "source", "source code", "github"),
)


@record
class Metadata:
    """The core metadata of a wheel, without the description. Missing fields are empty."""

    name: str = ""
    version: str = ""
    summary: str = ""
    license: str = ""  # a license expression, or the name of the license
    author: str = ""
    home_page: str = ""  # an http or https address
    requires_python: str = ""
    requires: tuple[str, ...] = ()  # the lines of ``Requires-Dist``; see `requirements_of`
    extras: tuple[str, ...] = ()  # ``Provides-Extra``


#: The metadata of a file that has none.
NO_METADATA = Metadata()


def parse_metadata(data: bytes, source: str) -> Metadata:
    """Read core metadata: the ``METADATA`` file, its head, or PEP 658's copy of it.

    Raises:
        Problem: `Code.BAD_METADATA` when there is no name, or something is too large.
    """
    from email.parser import HeaderParser

    head = _head(data)
    if len(head) > _MAX_HEAD:
        raise Problem(Code.BAD_METADATA, source=source, error=f"{len(head)} bytes")
    message = HeaderParser().parsestr(head.decode("utf-8", "replace"))
    name = _text(message.get("Name"))
    if not name:
        raise Problem(Code.BAD_METADATA, source=source, error="no Name")
    return Metadata(
        name=name,
        version=_text(message.get("Version")),
        summary=_text(message.get("Summary")),
        license=_license(message),
        author=_text(message.get("Author") or _author(message.get("Author-email")) or message.get("Maintainer")),
        home_page=_home_page(message),
        requires_python=_text(message.get("Requires-Python")),
        requires=tuple(" ".join(line.split()) for line in _all(message, "Requires-Dist")),
        extras=tuple(map(_text, _all(message, "Provides-Extra"))),
    )


def requirements_of(metadata: Metadata, source: str) -> tuple[Requirement, ...]:
    """Parse what a wheel requires.

    Raises:
        Problem: `Code.BAD_METADATA` when a line is not a requirement.
    """
    from packaging.requirements import InvalidRequirement, Requirement

    try:
        return tuple(Requirement(line) for line in metadata.requires)
    except InvalidRequirement as error:
        raise Problem(Code.BAD_METADATA, source=source, error=str(error).splitlines()[0]) from error


def read_metadata(file: IO[bytes], source: str, *, whole: bool = False) -> bytes:
    """Return ``METADATA`` in an open wheel.

    Args:
        whole: also the description; without it, only the head.

    Raises:
        Problem: `Code.NOT_A_ZIP`, or `Code.BAD_METADATA` when there is none or it is too large.
    """
    with opened_zip(file, source) as wheel:
        head = metadata_head(wheel, source, whole=whole)
    if head is None:
        raise Problem(Code.BAD_METADATA, source=source, error="no METADATA")
    return head


def metadata_head(wheel: ZipFile, source: str, *, whole: bool = False) -> bytes | None:
    """Return the head of ``METADATA``, or the whole file; None if the archive has none.

    Raises:
        Problem: `Code.BAD_METADATA`, before anything is unpacked, when it is too large.
    """
    found = []
    for member in wheel.infolist():
        path = PurePosixPath(member.filename)
        if len(path.parts) == 2 and path.parent.suffix == ".dist-info" and path.name == "METADATA":
            found.append(member)
    if not found:
        return None
    # Some wheels have a second folder, of an earlier build (wcwidth 0.2.1).
    wanted = canonicalize_name("-".join(PurePosixPath(source).name.split("-")[:2])) + "-dist-info/metadata"
    member = next((item for item in found if canonicalize_name(item.filename) == wanted), found[0])
    if member.file_size > _MAX_METADATA:
        raise Problem(Code.BAD_METADATA, source=source, error=f"{member.file_size} bytes")
    data = read_member(wheel, member, _MAX_METADATA)
    return data if whole else _head(data)


def wheel_record(members: Mapping[str, bytes], record_name: str) -> bytes:
    """Return the ``RECORD`` of a wheel: sha256 and size of every member except itself.

    Source: the binary distribution format of packaging.python.org.
    """
    import base64
    import hashlib

    lines = []
    for name, data in sorted(members.items()):
        digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
        lines.append(f"{_quoted(name)},sha256={digest},{len(data)}\n")
    lines.append(f"{_quoted(record_name)},,\n")
    return "".join(lines).encode()


def _quoted(name: str) -> str:
    return f'"{name.replace(chr(34), chr(34) * 2)}"' if any(character in name for character in ',"') else name


def _head(data: bytes) -> bytes:
    return data.replace(b"\r\n", b"\n").partition(b"\n\n")[0]


def _all(message: Message, name: str) -> list[str]:
    return [str(value) for value in message.get_all(name, [])]


def _text(value: str | None) -> str:
    """Return a field as one line of limited length. Old tools wrote ``UNKNOWN`` into empty fields."""
    found = " ".join((value or "")[: 4 * _MAX_TEXT].split())
    if found == "UNKNOWN":
        return ""
    return found if len(found) <= _MAX_TEXT else found[:_MAX_TEXT] + "…"


def _license(message: Message) -> str:
    if expression := _text(message.get("License-Expression")):
        return expression
    field = message.get("License", "")
    named = _text(field)
    if named and len(named) <= _MAX_LICENSE:
        return named
    classifiers = [item for item in _all(message, "Classifier") if item.startswith("License ::")]
    names = [item.rpartition("::")[2].strip() for item in classifiers]
    if found := ", ".join(dict.fromkeys(name for name in names if name != "OSI Approved")):
        return _text(found)
    # The field is the whole license: its first line is usually the title.
    first = next((line.strip() for line in field.splitlines() if line.strip()), "")
    return "" if first == "UNKNOWN" else first[:_MAX_LICENSE]


def _author(email: str | None) -> str:
    """Return the names of ``A <a@example.org>, B <b@example.org>``."""
    from email.utils import getaddresses

    return ", ".join(name or address for name, address in getaddresses([(email or "")[: 4 * _MAX_TEXT]]))


def _home_page(message: Message) -> str:
    labeled = (line.partition(",") for line in _all(message, "Project-URL"))
    by_label = {label.casefold().strip(): url.strip() for label, _, url in labeled}
    candidates = [
        _text(message.get("Home-page")),
        *(by_label.get(label, "") for label in _HOME_LABELS),
        *by_label.values(),
    ]
    return next((url for url in candidates if url.startswith(("https://", "http://")) and len(url) <= _MAX_TEXT), "")
