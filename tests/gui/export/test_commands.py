from __future__ import annotations

from pathlib import Path

from gui.conftest import OpenWindow
from gui.driving import NUMPY
from support.wheels import DistributionFolder


def test_the_selected_packages_are_exported(
    open_window: OpenWindow, full_cache: Path, distribution: DistributionFolder
) -> None:
    window = open_window(full_cache, distribution=str(distribution))
    window.table.show_file(NUMPY)
    rooms = window.rooms.export
    assert rooms.export_chosen().request().file_names == (NUMPY,)
    six = distribution.wheels["six"].file_name
    window.model.select([six])
    assert rooms.export_chosen().request().file_names == (NUMPY, six)


def test_the_command_is_disabled_without_packages(open_window: OpenWindow, cache_dir: Path, full_cache: Path) -> None:
    assert open_window(full_cache).commands["export"].isEnabled()
    for path in cache_dir.glob("*"):
        path.unlink()
    assert not open_window(cache_dir).commands["export"].isEnabled()
