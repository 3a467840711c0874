"""Write zip archives whose bytes depend only on their content: no times, no owners."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO

#: The earliest time that a zip can have.
_NO_TIME = (1980, 1, 1, 0, 0, 0)

_CHUNK = 1024 * 1024


def write_zip(
    out: IO[bytes],
    members: Iterable[tuple[str, bytes | Path]],
    *,
    level: int | None = None,
    stored: tuple[str, ...] = (),
) -> Iterator[int]:
    """Write an archive of ``members`` in their order, and yield the bytes read so far.

    Args:
        members: names with slashes, with their bytes or the file that has them.
        level: of deflate for members given as bytes, 1 to 9; 0 stores. None is the default of zlib, 6.
        stored: suffixes of names that are stored, since they are compressed already.

    Raises:
        OSError: when a file cannot be read or written.
    """
    from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

    done = 0
    with ZipFile(out, "w") as archive:
        for name, content in members:
            info = ZipInfo(name, _NO_TIME)
            info.create_system = 3  # Unix, whatever writes it
            info.external_attr = 0o100644 << 16
            is_stored = level == 0 or (stored and name.endswith(stored))
            info.compress_type = ZIP_STORED if is_stored else ZIP_DEFLATED
            if isinstance(content, bytes):
                archive.writestr(info, content, compresslevel=level or None)
                done += len(content)
                yield done
                continue
            info.file_size = content.stat().st_size
            with content.open("rb") as source, archive.open(info, "w") as member:
                while chunk := source.read(_CHUNK):
                    member.write(chunk)
                    done += len(chunk)
                    yield done


def zip_archive(members: Iterable[tuple[str, bytes]], *, level: int) -> bytes:
    """Return an archive of ``members``; see `write_zip`."""
    from io import BytesIO

    out = BytesIO()
    for _ in write_zip(out, members, level=level):
        pass
    return out.getvalue()
