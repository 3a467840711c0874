"""What jobs do and find out: the steps of each, the strategies of a pack, and what a team cache lets one do."""

from __future__ import annotations

from collections.abc import Mapping

#: What each strategy of a pack does, and what it may break, by `pyodide_cache.pack.settings.Strategy`.
STRATEGIES: Mapping[str, tuple[str, str]] = {
    "unused-files": (
        "removes Python and data files of packages that the app did not open",
        "May break what did not happen while the app was watched: other inputs, lazy imports, data files",
    ),
    "unused-stdlib": (
        "removes modules of the standard library that nothing imported",
        "May break the same, and packages that are loaded later, such as micropip",
    ),
    "unused-libraries": (
        "removes shared libraries that nothing loaded",
        "May break extension modules that are imported in other situations",
    ),
    "tests": ("removes the tests of packages", "May break packages that import helpers from their tests"),
    "docs": (
        "removes documents, examples, type stubs, C sources and the long description",
        "May break tools that show a package’s description or build against its headers",
    ),
    "docstrings": (
        "empties docstrings; line numbers stay the same",
        "May break help(), and code that uses __doc__, such as command lines",
    ),
    "compile": (
        "replaces sources by .pyc files for this exact version of Python",
        "May break inspect.getsource, source lines in tracebacks, and any other version of Python",
    ),
    "recompress": ("compresses with the highest level of deflate", "Breaks nothing; making the pack takes longer"),
}

#: What the check of a team cache says of it, by `Ability` of `team.check`.
ABILITIES: Mapping[str, str] = {
    "read": "can be read",
    "write": "can be written",
    "conditions": "protects writers from each other",
    "delete": "can be cleaned up",
    "clock": "agrees with this computer’s clock",
}

#: What a job does in a step, by `PackStep` of `pack.request`, `ServeStep` of `serve.traffic`, `TeamStep` of
#: `team.transfers`, and `VerifyStep` of `verify.verify`.
STEPS: Mapping[str, str] = {
    "fetch": "Downloading what the app needs…",
    "watch": "Watching the app run…",
    "write": "Making the pack…",
    "prove": "Proof {number}: running the app from the pack alone, without a network…",
    "load-new": "Loading the new packages in Node…",
    "switch": "Switching to the new packages…",
    "publish": "Copying the pack to its folder…",
    "unpack-image": "Unpacking the packages…",
    "make-image": "Starting Python and importing the packages…",
    "prove-image": "Proof {number}: starting from the image, without a network…",
    "serve": "Serving…",
    "ask-index": "Asking the package index…",
    "team-publish": "Updating the channel…",
    "team-deltas": "Computing difference {number} to earlier versions…",
}
