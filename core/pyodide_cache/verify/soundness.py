"""Check that an archive is sound, and that a wheel has what its RECORD says."""

from __future__ import annotations

from io import SEEK_END
from pathlib import Path
from typing import IO, TYPE_CHECKING

from pyodide_cache.files.reader import check_archive, open_target
from pyodide_cache.formats.names import canonicalize_name

if TYPE_CHECKING:
    from zipfile import ZipFile, ZipInfo

#: What begins the last record of an archive, and the bytes of that record without its comment (APPNOTE 4.3.16).
_END, _END_BYTES = b"PK\5\6", 22

_MAX_RECORD = 32 * 1024 * 1024

#: The hashes that a RECORD may have (the specification of the wheel format asks for sha256 or better).
_ALGORITHMS = frozenset({"sha256", "sha384", "sha512"})

#: Files beside RECORD that it does not list (signatures of PEP 427).
_NOT_LISTED = ("RECORD", "RECORD.jws", "RECORD.p7s")


def check_sound(path: Path, name: str) -> None:
    """Unpack an archive within limits, without keeping it, and compare a wheel with its RECORD.

    Raises:
        Problem: `Code.NOT_A_ZIP`, naming the first wrong member.
    """
    check_archive(path, name)
    if name.endswith(".tar"):
        return
    from pyodide_cache.formats.bounded_zip import opened_zip

    with open_target(path) as file, opened_zip(file, name) as archive:
        _check_ends(archive, file)
        if name.endswith(".whl"):
            _check_record(archive, name)


def _check_ends(archive: ZipFile, file: IO[bytes]) -> None:
    """Raise `ValueError` for bytes before or after the archive, which no checksum and no RECORD covers."""
    if first := min((member.header_offset for member in archive.infolist()), default=0):
        raise ValueError(f"there are {first} bytes before its first member")
    file.seek(-_END_BYTES - len(archive.comment), SEEK_END)
    if file.read(len(_END)) != _END:
        raise ValueError("there are bytes after its end")


def _check_record(archive: ZipFile, file_name: str) -> None:
    """Compare all members with RECORD, if there is one; raise `ValueError` with the first that is wrong."""
    members = {item.filename: item for item in archive.infolist() if not item.is_dir()}
    folder = _dist_info(members, file_name)
    if folder is None:
        return
    listed = _rows(archive, members[f"{folder}/RECORD"])
    for name, (digest, size) in listed.items():
        if (member := members.get(name)) is None:
            raise ValueError(f"{name[:80]} is in RECORD, but missing")
        if digest and not _matches(archive, member, digest):
            raise ValueError(f"{name[:80]} is not what RECORD says")
        if size.isdecimal() and int(size[:20]) != member.file_size:  # no member has a size of more digits
            raise ValueError(f"{name[:80]} has another size than RECORD says")
    own = {f"{folder}/{name}" for name in _NOT_LISTED}
    for name in members:
        if name not in listed and name not in own:
            raise ValueError(f"{name[:80]} is not in RECORD")


def _dist_info(members: dict[str, ZipInfo], file_name: str) -> str | None:
    """Return the folder with RECORD; of several, that of the file name's package."""
    found = [name.removesuffix("/RECORD") for name in members if name.count("/") == 1]
    found = [name for name in found if name.endswith(".dist-info") and f"{name}/RECORD" in members]
    wanted = canonicalize_name("-".join(file_name.split("-")[:2]))
    fitting = (name for name in found if canonicalize_name(name.removesuffix(".dist-info")) == wanted)
    return next(fitting, found[0] if found else None)


def _rows(archive: ZipFile, member: ZipInfo) -> dict[str, tuple[str, str]]:
    import csv

    from pyodide_cache.formats.bounded_zip import read_member

    text = read_member(archive, member, _MAX_RECORD).decode("utf-8", "replace")
    try:
        rows = [row for row in csv.reader(text.splitlines()) if len(row) >= 3]
    except csv.Error as error:
        raise ValueError(f"RECORD: {error}") from error
    own = {member.filename, *(member.filename + suffix for suffix in (".jws", ".p7s"))}
    found = {row[0].replace("\\", "/").removeprefix("./"): (row[1], row[2]) for row in rows}
    return {name: value for name, value in found.items() if name not in own and not name.endswith("/")}


def _matches(archive: ZipFile, member: ZipInfo, expected: str) -> bool:
    import hashlib
    from base64 import urlsafe_b64encode

    from pyodide_cache.formats.bounded_zip import unpacked

    algorithm, _, digest = expected.partition("=")
    if algorithm not in _ALGORITHMS:
        return True
    found = hashlib.new(algorithm, usedforsecurity=False)
    for chunk in unpacked(archive, member):
        found.update(chunk)
    return urlsafe_b64encode(found.digest()).rstrip(b"=").decode() == digest.rstrip("=")
