"""What every test has: a home of its own, no screen, and an eye on threads left behind."""

from __future__ import annotations

import os
import re
import sys

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before anything imports Qt
# Keep compiled modules, also where the environment says otherwise: hundreds of processes import the same ones.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False
_REAL_ENVIRON = dict(os.environ)

import gc  # noqa: E402
import itertools  # noqa: E402
import signal  # noqa: E402
import socket  # noqa: E402
import threading  # noqa: E402
import time  # noqa: E402
from collections.abc import Callable, Iterator, Mapping  # noqa: E402
from pathlib import Path  # noqa: E402
from typing import Any  # noqa: E402

import pytest  # noqa: E402
from hypothesis import HealthCheck, settings  # noqa: E402

from support import ROOT, measured, other_user, times  # noqa: E402
from support.servers import FaultServer, IndexServer, Respond, Serve, Server, StartFaults, StartIndex, static_server  # noqa: E402
from support.wheels import DistributionFolder, Wheel, small_distribution  # noqa: E402

# A loaded machine is slow, which says nothing about the code. CI judges every change by the same examples.
# Failing examples are kept in the checkout, which may belong to another user.
settings.register_profile(
    "any machine",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize="CI" in os.environ,
    **({} if os.access(ROOT, os.W_OK) else {"database": None}),  # type: ignore[arg-type]
)
settings.load_profile("any machine")

# Where PyGObject is installed, send2trash hands files to GLib, which keeps the home that the process began with.
sys.modules["gi"] = None  # type: ignore[assignment]

#: Variables that would let a machine's own setup into a test.
_FOREIGN_VARIABLES = (
    *("PYODIDE_CACHE_DIR", "ANODE_CACHE_DIR", "PIP_INDEX_URL", "PIP_EXTRA_INDEX_URL", "PIP_CONFIG_FILE"),
    *("UV_DEFAULT_INDEX", "UV_INDEX", "UV_INDEX_URL", "UV_EXTRA_INDEX_URL"),
    *("PIP_FIND_LINKS", "PIP_NO_INDEX", "UV_FIND_LINKS", "UV_CONFIG_FILE", "UV_NO_CONFIG"),
    *("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY", "http_proxy", "https_proxy", "all_proxy", "no_proxy"),
    *("PIP_CERT", "PIP_CLIENT_CERT", "PIP_PROXY", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "AWS_CA_BUNDLE"),
    *("NETRC", "COLUMNS", "FORCE_COLOR", "NO_COLOR", "NODE_EXTRA_CA_CERTS"),
)

#: How long threads may need to end after the test did, in seconds.
_SECONDS_TO_END = 60.0

#: Of the scratch folders.
_numbers = itertools.count()

nobody = other_user.nobody


def pytest_configure(config: pytest.Config) -> None:
    """Take SIGINT again: a shell that starts a command in the background lets it ignore that signal."""
    # For a file that is named, pytest 9.1 collects its folder again, and then folders in it have lost their fixtures.
    config.args.sort(key=_folder_depth, reverse=True)
    if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def _folder_depth(argument: str) -> int:
    path = Path(argument.partition("::")[0]).absolute()
    return len(path.parts) - path.is_file()


@pytest.hookimpl(tryfirst=True)  # before -m chooses
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that were too slow when they were measured."""
    slow = times.listed()
    for item in items:
        if item.nodeid in slow:
            item.add_marker("slow")


def pytest_collection_finish() -> None:
    """Begin with little to collect, and let child processes be measured only where a test asks for it."""
    gc.freeze()  # pytest's items, and modules
    gc.set_threshold(100_000, 50, 50)  # as `pyodide_cache.__main__` does
    measured.hide_from_children()


@pytest.fixture(scope="session")
def real_environ() -> Mapping[str, str]:
    """Return the environment as it was: for child processes that need the machine's npm or pip."""
    return dict(_REAL_ENVIRON)


@pytest.fixture(scope="session")
def real_index_url(real_environ: Mapping[str, str]) -> str:
    """Return the package index that this machine is set up for."""
    import subprocess

    code = "from pyodide_cache.net.indexes.urls import usual_indexes; print(usual_indexes()[-1].url)"
    done = subprocess.run(
        [sys.executable, "-c", code], env=dict(real_environ), capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


@pytest.fixture
def tmp_path(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Path:
    """Return a scratch folder, as pytest's fixture does, which looks through the folders of all tests before."""
    name = re.sub(r"\W", "_", request.node.name)[:30]
    return tmp_path_factory.mktemp(f"{next(_numbers)}-{name}", numbered=False)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Path:
    """Give the test its own home and XDG folders, and return the home.

    A test marked ``runtime`` or ``registry`` keeps proxies and the machine's package index (as
    ``PIP_INDEX_URL``); for npm and pip themselves it hands `real_environ` to the child.
    """
    # Beside tmp_path's files, not among them: a test may list tmp_path.
    own = tmp_path.parent / f"{tmp_path.name}-home"
    share = own / ".local" / "share"
    share.mkdir(parents=True)
    monkeypatch.setenv("HOME", str(own))
    for name, folder in {
        "XDG_CONFIG_HOME": own / ".config",
        "XDG_CACHE_HOME": own / ".cache",
        "XDG_STATE_HOME": own / ".local" / "state",
        "XDG_DATA_HOME": share,
    }.items():
        monkeypatch.setenv(name, str(folder))
    reaches_out = any(request.node.get_closest_marker(name) for name in ("runtime", "registry"))
    if reaches_out:
        url = request.getfixturevalue("real_index_url")
        for name in ("PYODIDE_CACHE_DIR", "ANODE_CACHE_DIR"):
            monkeypatch.delenv(name, raising=False)
        monkeypatch.setenv("PIP_INDEX_URL", url)
    else:
        for name in _FOREIGN_VARIABLES:
            monkeypatch.delenv(name, raising=False)
        monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)  # or the machine's /etc/pip.conf would be read
        monkeypatch.setattr(socket, "getaddrinfo", _only_loopback(socket.getaddrinfo))
    _move_trash_home(share, monkeypatch)
    return own


def _only_loopback(real: Callable[..., Any]) -> Callable[..., Any]:
    """Return a ``getaddrinfo`` that knows no other machine, so that no test depends on a network."""

    def resolve(host: Any, *rest: Any, **options: Any) -> Any:
        name = host.decode() if isinstance(host, bytes) else host
        if name and name != "localhost" and not re.fullmatch(r"[\d.]+|[\da-f:.]*:[\da-f:.]*(%\w+)?", name, re.I):
            raise socket.gaierror(socket.EAI_NONAME, f"a test looks for {name}")
        return real(host, *rest, **options)

    return resolve


def _move_trash_home(share: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Point send2trash at the test's trash: it reads the environment only once, when imported."""
    try:
        from send2trash import plat_other
    except ImportError:  # another platform's module
        return
    monkeypatch.setattr(plat_other, "XDG_DATA_HOME", os.fsencode(share))
    monkeypatch.setattr(plat_other, "HOMETRASH_B", os.fsencode(share / "Trash"))
    monkeypatch.setattr(plat_other, "HOMETRASH", str(share / "Trash"))


@pytest.fixture
def trash(home: Path) -> Path:
    """Return the folder in which trashed files end up."""
    return home / ".local" / "share" / "Trash" / "files"


@pytest.fixture(autouse=True)
def no_thread_is_left() -> Iterator[None]:
    """Fail a test that leaves threads running that would keep the process alive."""
    before = set(threading.enumerate())
    yield
    deadline = time.monotonic() + _SECONDS_TO_END
    while left := [item for item in threading.enumerate() if item not in before and not item.daemon]:
        if time.monotonic() > deadline:
            pytest.fail(f"threads left running: {', '.join(sorted(item.name for item in left))}")
        time.sleep(0.01)


@pytest.fixture
def cache_dir(tmp_path: Path) -> Path:
    """Return the path of a cache directory that does not exist yet."""
    return tmp_path / "cache"


@pytest.fixture
def distribution(tmp_path: Path) -> DistributionFolder:
    """Return a folder with a lock file and small wheels that need each other."""
    return small_distribution(tmp_path / "distribution")


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Return a function that serves a folder, or what a function answers; ``str()`` of the server is its address."""
    running: list[Server] = []

    def start(what: Path | DistributionFolder | Respond) -> Server:
        running.append(Server(what) if callable(what) else static_server(Path(str(what))))
        return running[-1]

    yield start
    for server in running:
        server.stop()


@pytest.fixture
def index_server() -> Iterator[StartIndex]:
    """Return a function that starts a package index; see `IndexServer` for its arguments."""
    running: list[IndexServer] = []

    def start(*wheels: Wheel, **options: Any) -> IndexServer:
        running.append(IndexServer(wheels, **options))
        return running[-1]

    yield start
    for server in running:
        server.stop()


@pytest.fixture
def fault_server() -> Iterator[StartFaults]:
    """Return a function that starts a server which misbehaves by path; see `FaultServer`."""
    running: list[FaultServer] = []

    def start(files: Mapping[str, bytes]) -> FaultServer:
        running.append(FaultServer(files))
        return running[-1]

    yield start
    for server in running:
        server.stop()
