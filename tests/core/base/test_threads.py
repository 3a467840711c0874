from __future__ import annotations

import subprocess
import sys

PROGRAM = """
import sys
from pyodide_cache.base.unused_modules import allow_stand_ins
allow_stand_ins()
from pyodide_cache.base.threads import Future, ThreadPoolExecutor, as_completed
with ThreadPoolExecutor() as pool:
    assert sorted(item.result() for item in as_completed([pool.submit(abs, number) for number in (-1, 2)])) == [1, 2]
assert "logging" not in sys.modules, "imported at the start"
future = Future()
future.add_done_callback(lambda _: 1 / 0)
future.set_result(None)
import logging
assert logging.getLogger("concurrent.futures")
"""


def test_threads_log_a_failed_callback_though_logging_is_imported_only_then() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=False)
    assert not done.returncode, done.stderr
    assert "exception calling callback" in done.stderr
    assert "ZeroDivisionError" in done.stderr
