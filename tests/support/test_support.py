"""The tests' own helpers are sound: real wheels, and servers that behave, or not, as they say."""

from __future__ import annotations

import io
import os
import socket
import subprocess
import sys
import zipfile
from pathlib import Path

import httpx
import pytest
from packaging.utils import parse_wheel_filename

from support import ROOT, times
from support.asking import get
from support.scaling import is_linear
from support.servers import FaultServer, Serve, StartFaults, StartIndex
from support.wheels import DistributionFolder, build_wheel


def test_a_built_wheel_is_a_sound_archive_with_a_parsable_name() -> None:
    wheel = build_wheel("python-dateutil", "2.9.0", requires=["six>=1.5"])
    assert parse_wheel_filename(wheel.file_name)[0] == "python-dateutil"
    with zipfile.ZipFile(io.BytesIO(wheel.data)) as archive:
        assert archive.testzip() is None
        assert b"Requires-Dist: six>=1.5" in archive.read("python_dateutil-2.9.0.dist-info/METADATA")
    assert build_wheel("python-dateutil", "2.9.0", requires=["six>=1.5"]).sha256 == wheel.sha256


def test_every_test_has_its_own_home(home: Path) -> None:
    assert Path.home() == home
    assert os.environ["XDG_CACHE_HOME"].startswith(str(home))


def test_the_static_server_knows_ranges_and_counts(distribution: DistributionFolder, serve: Serve) -> None:
    server = serve(distribution)
    url = f"{server}/{distribution.wheels['six'].file_name}"
    part = get(url, headers={"range": "bytes=-10"})
    assert (part.status_code, part.content) == (206, distribution.wheels["six"].data[-10:])
    assert server.total == 1


@pytest.mark.parametrize("form", ["json", "html", "html-always"])
def test_the_index_lists_its_wheels_in_each_form(form: str, index_server: StartIndex) -> None:
    wheel = build_wheel("plotly", "6.0")
    index = index_server(wheel, form=form)
    page = get(index.url + "plotly/", headers={"accept": "application/vnd.pypi.simple.v1+json"})
    assert wheel.file_name in page.text
    assert ("json" in page.headers["content-type"]) is (form == "json")


@pytest.mark.parametrize("fault", [name for name in FaultServer.FAULTS if name != "drip"])
def test_every_fault_can_be_asked_for(fault: str, fault_server: StartFaults) -> None:
    server = fault_server({"x.whl": b"0123456789" * 100})
    try:
        answer = get(server.at(fault) + "x.whl")
    except httpx.TransportError:
        assert fault in {"short-length", "short-chunked", "reset", "reset-then-ok", "garbage"}
    else:
        assert (answer.content == b"0123456789" * 100) is (fault in {"ok", "gzip", "overlong"})


def test_the_growth_of_work_is_told_from_its_calls() -> None:
    assert is_linear(lambda size: [len("") for _ in range(size)], 100)
    assert not is_linear(lambda size: [len("") for _ in range(size) for _ in range(size)], 30)


@pytest.mark.slow
def test_what_is_listed_as_slow_is_left_out_of_the_fast_tests() -> None:
    listed = min(times.listed() - {""})
    command = [sys.executable, "-m", "pytest", "--collect-only", "-q", "-p", "no:cacheprovider"]
    for choice, is_chosen in (("slow", True), ("not slow", False)):
        path = listed.partition("::")[0]
        done = subprocess.run([*command, "-m", choice, path], cwd=ROOT, capture_output=True, text=True, check=False)
        assert (listed in done.stdout.splitlines()) is is_chosen, done.stdout


@pytest.mark.slow
def test_a_room_has_its_fixtures_wherever_it_is_named() -> None:
    rooms = ("tests/core/places/test_roots.py", "tests/test_structure.py", "tests/core/places/test_removal.py")
    command = [sys.executable, "-m", "pytest", "--setup-plan", "-q", "-p", "no:cacheprovider", *rooms]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.xdist_group("a group")
def test_a_group_of_tests_runs_on_one_worker(request: pytest.FixtureRequest) -> None:
    # pytest-xdist keeps tests together whose names end in the name of their group.
    assert request.node.nodeid.endswith("@a group") is bool(request.config.getoption("loadgroup", default=False))


def test_no_test_reaches_another_machine() -> None:
    with pytest.raises(socket.gaierror):
        socket.create_connection(("example.org", 80))
