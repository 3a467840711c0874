"""Run `make.mjs` in Node: it makes an image, starts it, and says why a package cannot be part of one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from pyodide_cache.base.events import Cancel
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.pack.node import Node, run_node
from pyodide_cache.start_images.image import ENVIRONMENT, write_record
from pyodide_cache.start_images.ingredients import Ingredients
from pyodide_cache_resources import resource

#: Limit for one run, in seconds: large packages take a minute to import on a slow machine.
_SECONDS = 600.0

#: The message of an exception, at the end of a traceback of Python.
_ERROR = re.compile(r"[\w.]+(?:Error|Exception|Interrupt|Warning|Exit): ")

#: Why `make.mjs` could not make an image, and what that means for a package.
_KEEPS = {
    "keeps-objects": "keeps objects of JavaScript, which an image cannot hold",
    "keeps-functions": "keeps callbacks of C, which an image cannot hold",
}


class ImageRunner:
    """Runs `make.mjs` for one image."""

    def __init__(self, image: Path, work: Path, ingredients: Ingredients, node: Node, cancel: Cancel) -> None:
        self._image = image
        self._work = work
        self._ingredients = ingredients
        self._node = node
        self._cancel = cancel

    def make(self, document: Mapping[str, Any]) -> dict[str, Any]:
        """Make the heap; if a package prevents that, find out which."""
        write_record(self._image, document)
        try:
            return self.run("make")
        except NotPossible as error:
            why = _KEEPS[str(error)]
        modules = self._ingredients.modules
        guilty = [module for module in modules if len(modules) > 1 and not self._is_possible(module)]
        raise Problem(Code.NO_START_IMAGE, why=f"{', '.join(guilty or modules) or 'the code'} {why}")

    def run(self, task: str, modules: Sequence[str] | None = None) -> dict[str, Any]:
        """Run a task, and return its outcome; ``modules`` are imported instead of all, and no other code is run."""
        ingredients = self._ingredients
        runtime = ingredients.runtime.resolve()
        request = {
            "task": task,
            "runtime": str(runtime),
            "image": str(self._image),
            "imports": import_statements(ingredients.modules if modules is None else modules),
            "warm": ingredients.warm if modules is None else "",
            "env": dict(ENVIRONMENT),
        }
        return run_task(request, (runtime, self._image), self._work, self._node, self._cancel)

    def _is_possible(self, module: str) -> bool:
        try:
            self.run("make", (module,))
        except (NotPossible, Problem):
            return False
        return True


def run_task(
    request: Mapping[str, Any], read: Sequence[Path], work: Path, node: Node, cancel: Cancel
) -> dict[str, Any]:
    """Run `make.mjs`, and return its outcome.

    Raises:
        NotPossible: if Python keeps what an image cannot hold.
    """
    cancel.check()
    script = resource("start_image", "make.mjs")
    run = run_node(node, script, request, read=read, work=work, seconds=_SECONDS, cancel=cancel)
    if run.timed_out:
        raise Problem(Code.APP_TOO_SLOW, path="the import of the packages", seconds=int(_SECONDS))
    if run.outcome.get("status") == 0:
        return {**run.outcome}
    error = str(run.outcome.get("error") or run.stderr.decode("utf-8", "replace")).strip()
    kind = error.partition(":")[0]
    if kind in _KEEPS:
        raise NotPossible(kind)
    # The runtime adds advice to the message of Python.
    lines = [line for line in error.splitlines() if _ERROR.match(line)] or error.splitlines()
    last = lines[-1] if lines else "Node ended without a message"
    raise Problem(Code.APP_FAILED, path="the code for the image", error=last, trace=error[-1500:])


class NotPossible(Exception):  # noqa: N818 -- becomes a problem when the package is known
    """Python keeps what an image cannot hold; the text is a key of `_KEEPS`."""


def import_statements(modules: Sequence[str]) -> str:
    """Return the Python that imports modules."""
    return "\n".join(f"import {module}" for module in modules)
