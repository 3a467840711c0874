"""Write zip archives whose bytes depend on nothing but their content."""

from __future__ import annotations

import base64
import hashlib
import io
import zipfile
from collections.abc import Iterable, Mapping

#: The oldest time that a zip can tell.
_NO_TIME = (1980, 1, 1, 0, 0, 0)


def zip_archive(members: Iterable[tuple[str, bytes]], *, level: int) -> bytes:
    """Return an archive of ``members`` in the order given, without times.

    Args:
        members: names with slashes, and their bytes.
        level: of deflate, 1 to 9; 0 stores.

    """
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, data in members:
            info = zipfile.ZipInfo(name, _NO_TIME)
            info.create_system = 3  # Unix, whatever packs it
            info.external_attr = 0o100644 << 16
            info.compress_type = zipfile.ZIP_DEFLATED if level else zipfile.ZIP_STORED
            archive.writestr(info, data, compresslevel=level or None)
    return made.getvalue()


def wheel_record(members: Mapping[str, bytes], record: str) -> bytes:
    """Return the ``RECORD`` of a wheel: every member with its sha256 and size, itself without.

    Source: the binary distribution format of packaging.python.org.
    """
    lines = []
    for name, data in sorted(members.items()):
        digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
        lines.append(f"{_quoted(name)},sha256={digest},{len(data)}\n")
    lines.append(f"{_quoted(record)},,\n")
    return "".join(lines).encode()


def _quoted(name: str) -> str:
    return f'"{name.replace(chr(34), chr(34) * 2)}"' if any(character in name for character in ',"') else name
