"""``pyodide-cache serve``."""

from __future__ import annotations

import os
import re
import signal
import sys
import threading
from typing import TYPE_CHECKING, Any

import click

from pyodide_cache.base.quantities import plural, size_text
from pyodide_cache.cli.common import common
from pyodide_cache.cli.help import command
from pyodide_cache.cli.options import (
    FOLDER,
    Whole,
    index_url_option,
    offline_option,
    open_cache,
    repeated,
    warn_of_settings,
)
from pyodide_cache.cli.output import say, warn
from pyodide_cache.cli.values import completing

if TYPE_CHECKING:
    from pyodide_cache.serve.traffic import RequestLine

#: The port without ``--port``.
_PORT = 8642

#: The first status of HTTP for what the mirror, not the client, could not do.
_FAILED = 500

#: The values of `pyodide_cache.serve.clients.Client`, which is not imported for ``--help``.
_CLIENTS = ("browser", "node", "micropip", "pip", "uv", "jupyterlite", "marimo", "pyscript")


@command("serve")
@click.option("--host", default="127.0.0.1", metavar="ADDRESS", help="The address to listen on.")
@click.option("--port", default=_PORT, type=Whole(0, 65535), metavar="PORT", help="0 picks a free one.")
@repeated("--pyodide", "releases", metavar="VERSION", shell_complete=completing("release"), help="A Pyodide release.")
@repeated(
    "--runtime",
    "runtimes",
    metavar="FOLDER",
    type=FOLDER,
    help="An unpacked npm package pyodide, whose files are served too.",
)
@click.option(
    "--fill/--no-fill",
    default=None,
    help="Download what is missing. The default is to do so if only this computer can reach it.",
)
@offline_option
@repeated(
    "--allow-origin",
    "origins",
    metavar="URL",
    callback=lambda _context, _parameter, values: tuple(map(_origin, values)),
    help="A website whose pages may read it.",
)
@repeated(
    "--allow-host",
    "names",
    metavar="NAME",
    callback=lambda _context, _parameter, values: tuple(map(_host, values)),
    help="A name it answers to, as behind a proxy.",
)
@click.option("--print-config", "client", type=click.Choice(_CLIENTS), help="Print the lines for a client, and exit.")
@click.option(
    "--report", is_flag=True, hidden=True, help="Write what it answers to the user's state, for the window."
)
@index_url_option
def serve_command(host: str, port: int, fill: bool | None, client: str | None, report: bool, **options: Any) -> None:
    """Serve packages to browsers, Node, micropip and pip.

    Ctrl+C stops it. Missing files are downloaded once, verified and kept. Every file is hashed before it is served.
    Without a network the mirror lists and serves what is cached.

    pyodide-cache serve --pyodide 314.0.7
    pyodide-cache serve --print-config node
    """
    cache = open_cache()
    if client:
        from pyodide_cache.serve.clients import LOAD_RUNTIME, Client
        from pyodide_cache.serve.server import url_of

        if not port:
            raise click.UsageError("--print-config needs the port that the mirror will have.")
        releases, runtimes = options["releases"], options["runtimes"]
        lines = cache.serving.config(Client(client), url_of(host, port), releases=releases, runtimes=runtimes)
        say(*lines.splitlines(), for_file=True)
        if Client(client) in LOAD_RUNTIME and not runtimes:
            warn("They need the runtime, an unpacked npm package pyodide: pyodide-cache serve --runtime FOLDER")
        return
    from pyodide_cache.serve.background import report_traffic
    from pyodide_cache.serve.traffic import TrafficCounter

    is_local = host in {"127.0.0.1", "::1", "localhost"}
    stopped = threading.Event()
    counter, least = TrafficCounter(), 0 if common().verbose else _FAILED

    def on_request(request: RequestLine) -> None:
        counter.add(request)
        if request.status >= least:
            warn(f"{request.status} {request.method} {request.path}{' (downloaded)' if request.fetched else ''}")

    warn_of_settings()  # this command does not end as others do
    fill = is_local if fill is None else fill
    with cache.serving.start(host=host, port=port, fill=fill, on_request=on_request, **options) as mirror:
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_arguments: stopped.set())
        for version, has_runtime in mirror.releases.items():
            what = "runtime and packages" if has_runtime else "packages"
            say(f"Pyodide {version}: {mirror.url}/pyodide/v{version}/full/ ({what})")
            say(f"  for micropip: {mirror.url}/pyodide/v{version}/simple")
        say(f"Package index: {mirror.url}/simple/")
        if not is_local:
            warn(f"Other computers can reach this mirror at {host}, and read every package in it.")
        say("Press Ctrl+C to stop.")
        if report:
            report_traffic(counter, stopped)
        stopped.wait()
    traffic = counter.take()
    if traffic.requests:
        parts = [plural(traffic.requests, "request"), f"{traffic.fetched} downloaded", f"{traffic.refused} refused"]
        say(f"{', '.join(parts)}; {size_text(traffic.bytes_saved)} served without a download")
    cache.close()
    sys.stdout.flush()
    sys.stderr.flush()
    # Threads of the server that are still ending would report that Python is gone.
    os._exit(0)


def _origin(text: str) -> str:
    """Return a website as browsers name it in the header ``Origin``: without a path, in lower case."""
    from urllib.parse import urlsplit

    try:
        parts = urlsplit(text)
    except ValueError:  # such as a broken IPv6 address
        parts = urlsplit("")
    if parts.scheme not in {"http", "https"} or not parts.netloc or parts.path.strip("/"):
        raise click.BadParameter(f"{text} is not a website, such as https://notebooks.example")
    return f"{parts.scheme}://{parts.netloc.lower()}"


def _host(name: str) -> str:
    if not re.fullmatch(r"[\w.-]+|[0-9A-Fa-f:.]+", name):  # no header could ever have it
        raise click.BadParameter(f"{name} is not the name of a host, such as packages.example")
    return name
