"""A watched run for the window's tests: archives read by the core from real zips, and a trace that was saved."""

from __future__ import annotations

import hashlib
import random
from pathlib import Path

from pyodide_cache.base.events import Cancel
from pyodide_cache.export.cached_packages import CachedSource
from pyodide_cache.export.selection import ExportPackage
from pyodide_cache.formats.names import canonicalize_name
from pyodide_cache.pack.app import read_app
from pyodide_cache.pack.inputs import STDLIB_FILE, PackInputs, Workspace, archives_in
from pyodide_cache.pack.node import Node
from pyodide_cache.pack.settings import PackSettings
from pyodide_cache.pack.trace import Steps, Trace, TracedPlace, trace_from_json
from pyodide_cache.warm_up.source_options import SourceOptions
from pyodide_cache_gui.pack.pack_tasks import PackRequest, Watched
from support.wheels import build_zip

SITE = "/lib/python3.14/site-packages"

STAR = {
    "star/__init__.py": b"from star import names\n" * 40,
    "star/names.py": b"NAMES = ['Vega', 'Deneb']\n" * 40,
    "star/unused.py": bytes(range(256)) * 20,
    "star/late.py": bytes(range(255, -1, -1)) * 8,
    "star/tests/test_star.py": b"import star\n" * 30,
    "star/docs/guide.rst": b"Stars\n" * 30,
    "star-1.0.dist-info/METADATA": b"Metadata-Version: 2.1\nName: star\nVersion: 1.0\n",
    "star-1.0.dist-info/WHEEL": b"Wheel-Version: 1.0\n",
    "star-1.0.dist-info/RECORD": b"",
}
#: Larger than star, so that it comes first.
DUST = {
    "dust/__init__.py": b"",
    "dust/grains.bin": random.Random(2).randbytes(60_000),
    "dust-2.0.dist-info/METADATA": b"Metadata-Version: 2.1\nName: dust\nVersion: 2.0\n",
}
STANDARD = {"json/__init__.py": b"import re\n" * 90, "mailbox.py": b"import email\n" * 90, "re.py": b"pass\n"}


def watched(folder: Path) -> tuple[Watched, PackRequest]:
    """Return what a watched run of an app would leave that opened a part of ``star`` and nothing of ``dust``."""
    script = folder / "sky.py"
    script.write_text("import star\n")
    whole, wheels = folder / "whole", []
    whole.mkdir()
    for name, version, members in (("star", "1.0", STAR), ("dust", "2.0", DUST)):
        data = build_zip(members)
        file = whole / f"{name}-{version}-py3-none-any.whl"
        file.write_bytes(data)
        digest = hashlib.sha256(data).hexdigest()
        wheels.append(
            ExportPackage(
                *(canonicalize_name(name), version, file.name, len(data), digest, False),
                *(CachedSource.LOCK, (), (name,)),
            )
        )
    (whole / STDLIB_FILE).write_bytes(build_zip(STANDARD))
    app = read_app(script, PackSettings(), cancel=Cancel())
    places = {item.name: TracedPlace.SITE for item in wheels}
    material = PackInputs(app, folder / "cache", "314.0.7", b"{}", tuple(wheels), dict(places), ())
    bench = Workspace(folder, whole, folder / "work", folder / "made")
    opened = (f"{SITE}/star/__init__.py", f"{SITE}/star/names.py", "/lib/python314.zip/json/__init__.py")
    trace = Trace(
        script=app.path,
        app_sha256=app.sha256,
        pyodide="314.0.7",
        python="3.14.2",
        site=SITE,
        prefix="/",
        archives=archives_in(material, bench, Cancel()),
        opened=opened,
        looked=(),
        listed=(),
        origins=opened,
        modules=("star", "star.names", "json"),
        attempts=(),
        before=Steps(900.0, 100.0, 0.0, 400.0),
        output_sha256="00" * 32,
    )
    saved = trace_from_json(trace.to_json(), "trace.json")
    node = Node(Path("node"), (20, 0, 0))
    return Watched(saved, material, SourceOptions(), node), PackRequest(script, folder / "sky-pack")
