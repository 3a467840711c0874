"""The layers of a cache: a change shows in the next inventory."""

from __future__ import annotations

from pathlib import Path

from pyodide_cache import Cache, Finished
from support.wheels import Wheel


def test_layers_are_attached_and_the_inventory_has_them_at_once(cache_dir: Path, share: Path, six: Wheel) -> None:
    with Cache(cache_dir, pyodide="0.29.0") as cache:
        assert cache.inventory().layers == ()
        assert cache.layers.add(share) == ()
        assert [layer.directory for layer in cache.inventory().layers] == [share]
        state = cache.layers.state()
        assert state.layers == (share,) == cache.layers.attached()
        assert state.release == "0.29.0"
        assert state.files[0][0].entry.file_name == six.file_name
        assert cache.layers.state(release="0.27.7").snippet.layer is None
        cache.layers.remove(share)
        assert cache.layers.state().layers == ()


def test_layers_are_ordered(cache_dir: Path, share: Path, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    with Cache(cache_dir) as cache:
        cache.layers.add(share)
        cache.layers.add(tmp_path / "other", first=True)
        cache.layers.move_up(share)
        assert cache.layers.attached() == (share, tmp_path / "other")


def test_a_comparison_shows_in_the_state(cache_dir: Path, share: Path, six: Wheel) -> None:
    six.write_to(cache_dir)
    with Cache(cache_dir) as cache:
        cache.layers.add(share)
        assert [item.same for item in cache.layers.state().files[0]] == [True, None]
        *_, last = cache.layers.compare()
        assert isinstance(last, Finished)
        assert last.report.files == 2
        assert [item.same for item in cache.layers.state().files[0]] == [True, True]
