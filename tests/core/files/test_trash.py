from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from pyodide_cache.files.trash import move_to_trash


def test_a_trash_that_is_not_there_yet_takes_many_files_at_once(tmp_path: Path, trash: Path) -> None:
    files = [tmp_path / f"file-{number}" for number in range(8)]
    for file in files:
        file.write_text(file.name)
    assert not trash.exists()
    together = threading.Barrier(len(files), timeout=10)

    def move(file: Path) -> None:
        together.wait()
        move_to_trash(file)

    with ThreadPoolExecutor(len(files)) as pool:
        list(pool.map(move, files))
    assert not any(file.exists() for file in files)
    assert sorted(path.name for path in trash.iterdir()) == sorted(file.name for file in files)
