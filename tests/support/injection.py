"""Run a command again and again, and let one more of its steps on the disk go wrong each time.

Python tells of every file it opens, renames, removes or lists through audit events. At the n-th
one that concerns a given folder the child is killed, or the step fails with an error.
"""

from __future__ import annotations

import importlib
import json
import os
import shutil
import signal
import sys
from pathlib import Path
from typing import Any

from support.injecting import load_everything

_EVENTS = frozenset({"open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.listdir", "os.scandir", "os.link"})


def attempt(words: list[str], folder: Path, step: int, error: int, said: Path) -> int:
    """Run ``words`` in a child whose ``step``-th step in ``folder`` goes wrong; return its exit status.

    Args:
        words: of the command line.
        folder: only steps whose path lies in it count.
        step: counted from 1; 0 lets all go well.
        error: an errno to fail with; 0 kills.
        said: file for what the child writes.

    Returns:
        The status; -9 when killed; 1000 more when the step was never reached.

    """
    reached = folder.with_name("reached")
    reached.unlink(missing_ok=True)
    child = os.fork()
    if child == 0:
        _be_the_child(words, folder, step, error, said, reached)
    _, status = os.waitpid(child, 0)
    code = os.waitstatus_to_exitcode(status)
    return code if reached.exists() or not step else 1000 + code


def _be_the_child(words: list[str], folder: Path, step: int, error: int, said: Path, reached: Path) -> None:
    from pyodide_cache.cli import main

    output = os.open(said, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(output, 1)
    os.dup2(output, 2)
    mark = os.open(reached.parent, os.O_RDONLY)
    seen = 0

    def on_event(event: str, arguments: tuple[Any, ...]) -> None:
        nonlocal seen
        if event not in _EVENTS or not any(_is_in(argument, folder) for argument in arguments[:2]):
            return
        seen += 1
        if seen != step:
            return
        os.close(os.open("reached", os.O_WRONLY | os.O_CREAT, dir_fd=mark))
        if error:
            raise OSError(error, os.strerror(error), str(arguments[0]))
        os.kill(os.getpid(), signal.SIGKILL)

    code = 70
    try:
        if step:
            sys.addaudithook(on_event)
        main(words, standalone_mode=True)
    except SystemExit as exit_:
        code = exit_.code if isinstance(exit_.code, int) else 71
    except BaseException:
        import traceback

        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _is_in(argument: Any, folder: Path) -> bool:
    text = os.fsdecode(argument) if isinstance(argument, str | bytes | os.PathLike) else ""
    return text == str(folder) or text.startswith(f"{folder}/")


def main() -> None:
    """Read what to do as JSON, and write what happened at each step as JSON."""
    task = json.loads(sys.stdin.read())
    load_everything()
    importlib.import_module("send2trash")
    start, folder = Path(task["start"]), Path(task["folder"])
    preload = attempt(task["words"], folder, 0, 0, folder.with_name("said"))
    results = [{"step": 0, "code": preload, "said": folder.with_name("said").read_text(), "kept": ""}]
    for error in task["errors"]:
        step = 0
        while True:
            step += 1
            shutil.rmtree(folder)
            shutil.copytree(start, folder, symlinks=True)
            code = attempt(task["words"], folder, step, error, folder.with_name("said"))
            if code >= 1000:
                break
            kept = folder.with_name(f"kept-{error}-{step}")
            shutil.copytree(folder, kept, symlinks=True)
            said = folder.with_name("said").read_text()
            results.append({"step": step, "error": error, "code": code, "said": said, "kept": str(kept)})
    json.dump(results, sys.stdout)


if __name__ == "__main__":
    main()
