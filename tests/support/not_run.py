"""Name the tests that did not run to their end: a worker of pytest-xdist crashed, or the run was interrupted.

`packaging/tools/run_tests.py` loads this as a plugin of pytest.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

import pytest

#: How many names are printed.
_MOST = 20

_not_run: dict[str, None] = {}
_causes: list[object] = []


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_node_collection_finished(ids: Sequence[str]) -> None:
    """Remember all tests; each worker has the same."""
    _not_run.update(dict.fromkeys(ids))


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Forget a test that ended, or crashed."""
    if report.when not in {"setup", "call"}:
        _not_run.pop(report.nodeid, None)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(error: object) -> None:
    """Remember that a worker did not end by itself."""
    if error:
        _causes.append(error)


def pytest_keyboard_interrupt(excinfo: pytest.ExceptionInfo[BaseException]) -> None:
    """Remember an interruption; pytest calls this for ``-x``, too."""
    if excinfo.type is KeyboardInterrupt:
        _causes.append(excinfo)


def pytest_unconfigure(config: pytest.Config) -> None:
    """Print the names, also after an internal error: pytest-xdist has one when two workers crash together."""
    if _causes and _not_run:
        more = len(_not_run) - _MOST
        lines = [
            f"Did not run to the end: {len(_not_run)}",
            *islice(_not_run, _MOST),
            f"… and {more} more" * (more > 0),
        ]
        config.get_terminal_writer().write("\n".join(lines) + "\n")
