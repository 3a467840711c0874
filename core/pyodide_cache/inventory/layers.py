"""Layers: read-only directories below a cache directory, such as a team's share or a folder of an image."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from pyodide_cache.base.problems import Code, Problem, disk_problem
from pyodide_cache.files.paths import absolute


def layer_problems(layer: Path, upper: Path) -> tuple[Problem, ...]:
    """Return what is wrong with a layer: it is missing, the cache directory itself, or writable by everyone.

    Whoever can write to a layer can make others run their code, so a folder that everyone can write to is a problem,
    and so is such a file (only one is named).
    """
    try:
        if upper.exists() and layer.samefile(upper):
            return (Problem(Code.LAYER_LOOP, path=str(layer)),)
        status = layer.stat()
        if not stat.S_ISDIR(status.st_mode):
            return (Problem(Code.NOT_A_DIRECTORY, path=str(layer)),)
        writable = _writable_folder(layer) or _writable_file(layer)
    except FileNotFoundError:
        return (Problem(Code.LAYER_GONE, path=str(layer)),)
    except OSError as error:
        return (disk_problem(error, str(layer)),)
    return (Problem(Code.LAYER_WRITABLE, path=str(layer), name=writable),) if writable else ()


def _writable_folder(layer: Path) -> str | None:
    real = layer.resolve()
    # Whoever can write to a folder on the way, such as one with a link ``current``, can put another layer there.
    for folder in dict.fromkeys((real, *real.parents, *absolute(layer).parents)):
        mode = folder.stat().st_mode
        # In a folder with the sticky bit, such as /tmp, others cannot replace this folder.
        if mode & stat.S_IWOTH and (folder == real or not mode & stat.S_ISVTX):
            return str(folder)
    return None


def _writable_file(layer: Path) -> str | None:
    with os.scandir(layer) as listing:
        for item in listing:
            try:
                mode = item.stat().st_mode  # of the target of a link
            except OSError:  # a broken link, which the inventory reports
                continue
            if mode & stat.S_IWOTH and stat.S_ISREG(mode):
                return item.name
    return None
