"""Write a file so that a crash leaves the old one or the new one, and never a part."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import time
from pathlib import Path
from typing import IO

from pyodide_cache.files.paths import is_file, is_there
from pyodide_cache.files.permissions import copy_permissions, make_directory, share_file
from pyodide_cache.files.sync import sync_directory
from pyodide_cache.formats.filenames import PARTIAL_SUFFIX

#: A longer name is cut in the temporary name, which file systems limit to 255 bytes.
_LONGEST_NAME = 200

#: What `temporary_name` returns.
_TEMPORARY = r"(?s)\..+\.[0-9a-f]{8}" + PARTIAL_SUFFIX.replace(".", r"\.")

#: After this time without a change, in seconds, the process that made a temporary file is dead.
_GRACE_SECONDS = 24 * 3600

_tidied: set[Path] = set()


def temporary_name(target: Path) -> Path:
    """Return a unique name in the folder of ``target`` for a file or folder that is not complete yet.

    What earlier processes that were killed left under such names in the folder is removed a day later.
    """
    if target.parent not in _tidied:
        _tidied.add(target.parent)
        _remove_litter(target.parent)
    name = target.name if len(os.fsencode(target.name)) <= _LONGEST_NAME else target.name[:40]
    return target.with_name(f".{name}.{os.urandom(4).hex()}{PARTIAL_SUFFIX}")


def _remove_litter(folder: Path) -> None:
    limit = time.time() - _GRACE_SECONDS
    with contextlib.suppress(OSError), os.scandir(folder) as listing:
        for item in listing:
            if not re.fullmatch(_TEMPORARY, item.name):
                continue
            with contextlib.suppress(OSError):
                if item.stat(follow_symlinks=False).st_mtime > limit:
                    continue
                if item.is_dir(follow_symlinks=False):
                    import shutil

                    shutil.rmtree(item.path, ignore_errors=True)
                else:
                    os.unlink(item.path)  # noqa: PTH108 -- no Path is needed


def write_file(path: Path, content: bytes | str, *, private: bool = False, durable: bool = True) -> None:
    """Write a small file in one step, and make its folder if needed.

    A file that is replaced passes on its permissions and group.

    Args:
        content: text is encoded as UTF-8.
        private: whether only the user may read a new file.
        durable: False for a file that is checked when it is read, so that nothing waits for the disk.

    Raises:
        OSError: when the folder or the file, which it names, cannot be written. An existing file is unchanged then.
    """
    data = content.encode() if isinstance(content, str) else content
    if is_there(path) and not is_file(path):  # a device such as /dev/full, which a file must not replace
        raise OSError(errno.EINVAL, "not a regular file", str(path))
    make_directory(path.parent)
    temporary = temporary_name(path)
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600 if private else 0o666)
    try:
        with open(handle, "wb") as file:  # noqa: PTH123 -- a descriptor, not a path
            file.write(data)
            file.flush()
            if not copy_permissions(path, handle) and not private:
                share_file(handle, path.parent)
            if durable:
                publish(file, temporary, path)
        if not durable:
            temporary.replace(path)
    except BaseException as error:
        temporary.unlink(missing_ok=True)
        if isinstance(error, OSError) and not error.filename:  # such as a full disk
            error.filename = str(path)
        raise


def publish(file: IO[bytes], temporary: Path, target: Path) -> None:
    """Make a complete file durable and give it its final name, replacing what has that name.

    Raises:
        OSError: when the disk fails.
    """
    os.fsync(file.fileno())
    if os.name == "nt":
        file.close()
    temporary.replace(target)
    sync_directory(target.parent)
