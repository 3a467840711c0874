"""What is made in a shared directory is as open to the group as the directory is."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace

import pytest

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.files.permissions import (
    check_writable,
    copy_permissions,
    make_directory,
    readable_mode,
    share_file,
)
from support.cli import run, warm
from support.layers import ONLY, POISON
from support.servers import StartIndex
from support.wheels import DistributionFolder, Wheel, build_wheel


@pytest.fixture(autouse=True)
def strict_umask() -> Iterator[None]:
    before = os.umask(0o077)
    yield
    os.umask(before)


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    path = tmp_path / "shared"
    path.mkdir()
    path.chmod(0o2770)
    return path


def mode_of(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_folders_in_a_shared_directory_are_open_to_its_group(shared: Path) -> None:
    make_directory(shared / "a" / "b")
    assert mode_of(shared / "a") == mode_of(shared / "a" / "b") == 0o2770
    make_directory(shared / "a" / "b")


def test_folders_elsewhere_keep_the_umask(tmp_path: Path) -> None:
    make_directory(tmp_path / "a" / "b")
    assert mode_of(tmp_path / "a" / "b") == 0o700


def test_many_threads_make_the_same_folders_with_the_same_permissions(shared: Path) -> None:
    for number in range(20):
        with ThreadPoolExecutor(8) as pool:
            list(pool.map(make_directory, [shared / str(number) / "deep" / str(item) for item in range(8)]))
    assert {mode_of(path) for path in shared.rglob("*")} == {0o2770}


def test_a_file_in_the_way_of_a_folder_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OSError, match="File exists"):
        make_directory(tmp_path / "file")


def test_a_directory_that_is_a_broken_link_is_called_so(tmp_path: Path, distribution: DistributionFolder) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "gone" / "away")
    answer = warm(tmp_path / "link", "numpy", "--distribution", distribution, *ONLY)
    assert answer.code == 1
    assert f"{tmp_path / 'link'} is a broken link" in answer.err


def test_a_file_in_a_shared_directory_can_be_read_and_written_by_its_group(shared: Path, tmp_path: Path) -> None:
    for folder, mode in ((shared, 0o660), (tmp_path, 0o600)):
        path = folder / "file"
        path.write_text("")
        share_file(path, folder)
        assert mode_of(path) == mode


def test_permissions_are_copied_from_a_file_that_exists(tmp_path: Path) -> None:
    source = tmp_path / "source"
    with (tmp_path / "target").open("wb") as file:
        assert not copy_permissions(source, file.fileno())
        source.write_text("")
        source.chmod(0o644)
        assert copy_permissions(source, file.fileno())
    assert mode_of(tmp_path / "target") == 0o644


@pytest.mark.skipif(not hasattr(os, "fchmod"), reason="only there")
def test_permissions_that_a_file_has_already_are_not_set_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: int) -> None:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))

    (tmp_path / "source").write_text("")
    for name in ("fchmod", "fchown"):  # as on a file system that knows neither
        monkeypatch.setattr(os, name, refuse)
    with (tmp_path / "target").open("wb") as file:
        assert copy_permissions(tmp_path / "source", file.fileno())


@pytest.mark.skipif(os.name != "posix", reason="other systems do not tell")
@pytest.mark.parametrize(("flags", "code"), [(0, Code.NO_PERMISSION), (getattr(os, "ST_RDONLY", 1), Code.READ_ONLY)])
def test_a_directory_that_may_not_be_written_is_refused_with_its_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, flags: int, code: Code
) -> None:
    check_writable(tmp_path)
    monkeypatch.setattr(os, "access", lambda *_: False)
    monkeypatch.setattr(os, "statvfs", lambda _: SimpleNamespace(f_flag=flags))
    with pytest.raises(Problem) as caught:
        check_writable(tmp_path)
    assert (caught.value.code, caught.value.facts["path"]) == (code, str(tmp_path))
    check_writable(tmp_path / "missing")


def test_a_finished_file_is_readable_and_not_writable() -> None:
    assert readable_mode(0o664) == 0o444
    assert readable_mode(0o200) == 0o400


def test_files_in_a_shared_directory_are_open_to_its_group_whatever_the_umask(
    cache_dir: Path, distribution: DistributionFolder, six: Wheel, index_server: StartIndex
) -> None:
    cache_dir.mkdir()
    cache_dir.chmod(0o2770)
    (cache_dir / six.file_name).write_bytes(POISON)
    index = index_server(build_wheel("plotly"))
    before = os.umask(0o077)
    try:
        answer = warm(cache_dir, "pytz", "plotly", "--distribution", distribution, "--index-url", index.url)
        assert answer.code == 0, answer.err
        answer = run("--cache-dir", cache_dir, "repair", "--distribution", distribution, "--index-url", index.url)
        assert answer.code == 0, answer.err
    finally:
        os.umask(before)
    for path in (path for path in cache_dir.rglob("*") if path.parent == cache_dir):
        mode = stat.S_IMODE(path.stat().st_mode)
        assert mode & 0o060 == 0o060, path
        assert not mode & 0o007, path
        assert path.is_file() or mode & stat.S_ISGID, path


def test_files_in_a_private_directory_keep_the_umask(cache_dir: Path, distribution: DistributionFolder) -> None:
    before = os.umask(0o077)
    try:
        assert warm(cache_dir, "six", "--distribution", distribution, *ONLY).code == 0
    finally:
        os.umask(before)
    assert {stat.S_IMODE(path.stat().st_mode) for path in cache_dir.iterdir()} == {0o600}
