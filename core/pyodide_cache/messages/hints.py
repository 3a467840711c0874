"""What to do next about a problem, after its sentence. The window names no option, the terminal no menu."""

from __future__ import annotations

from collections.abc import Mapping

from pyodide_cache.base.problems import Code
from pyodide_cache.base.record import record
from pyodide_cache.messages.sentences import (
    BAD_INDEX,
    CHANNEL_DAMAGED,
    CHANNEL_GONE,
    INDEX_UNREACHABLE,
    NO_ACCESS,
    NO_LISTS,
    NOT_ALONE,
    OBJECT_REMOVED,
    TEAM_FOLDER_GONE,
)


@record
class Hint:
    """What to do next: on the command line, and in the window where that differs."""

    terminal: str
    window: str = ""


_MAKE_AGAIN = Hint(
    "Make the channel again with: pyodide-cache team push --all --replace{team:--team}{channel:--channel}",
    "Push again, and let the channel have only these packages",
)

#: By code, or by pattern for a variant of a sentence.
HINTS: Mapping[Code | str, Hint] = {
    Code.BAD_RULE: Hint("Rules are: {known}"),
    Code.UNKNOWN_PRESET: Hint("Presets are: {known}"),
    Code.UNKNOWN_LIST: Hint("Lists are: {known}"),
    NO_LISTS: Hint("Create it with: pyodide-cache lists save {name:shell} PACKAGE…", "Create it in “My lists”"),
    Code.NOT_PINNED: Hint("Pinned are: {known}"),
    Code.UNKNOWN_SETTING: Hint("Settings are: {known}"),
    Code.UNKNOWN_IMPORT: Hint(
        "Name its package in the command, or allow “{guess}” with --guess-imports", "Add the name of its package"
    ),
    Code.NAMES_PYTHON: Hint("A release with it: --pyodide {nearest}", "A release with it: {nearest}"),
    Code.NAMES_RELEASE: Hint("To use it: --pyodide {nearest}", "To use it, choose release {nearest}"),
    Code.UNKNOWN_UNTIL_RUN: Hint("If it is needed, name it in the command", "If it is needed, add its name"),
    Code.NOT_REQUIREMENTS: Hint("Read it with --project {path}", "Add it as a project"),
    Code.NO_SPACE: Hint("Free some space, or choose another folder"),
    Code.NO_PERMISSION: Hint("Change its permissions, or choose another folder"),
    Code.READ_ONLY: Hint("Choose another folder"),
    Code.NO_NODE: Hint("Install it, and check that “node --version” works"),
    Code.UNKNOWN_RELEASE: Hint("The closest known releases: {known}"),
    Code.LOCK_NOT_FOUND: Hint(
        "Name an official release with --pyodide, or a folder that has a lock file",
        "Choose an official release, or a folder that has a lock file",
    ),
    Code.BAD_ENTRY: Hint(
        "Take it from the package index with --source index", "Choose the package index as the source"
    ),
    Code.OUTSIDE_DISTRIBUTION: Hint(
        "Name a folder that has both, or the folder of the files with --files", "Choose a folder that has both"
    ),
    Code.SETTINGS_REFUSED: Hint(
        "To rename it and start a new one: pyodide-cache settings set KEY VALUE --start-over",
        "To start a new file, save the preferences",
    ),
    Code.PINNED: Hint("To allow other versions, run: pyodide-cache unpin {names}", "Pins are in the preferences"),
    Code.SUGGESTIONS_OFF: Hint("Run: pyodide-cache settings set suggestions yes", "Turn them on in the preferences"),
    Code.PIN_WITHOUT_VERSION: Hint(
        "Name one, such as: pyodide-cache pin {name}==1.0", "Name one, such as {name}==1.0"
    ),
    Code.OFFLINE: Hint(
        "To download, turn off --offline, PYODIDE_CACHE_OFFLINE or the setting offline",
        "To download, turn it off in the preferences",
    ),
    Code.NEEDS_NETWORK: Hint(
        "Turn off --offline, PYODIDE_CACHE_OFFLINE or the setting offline", "Turn it off in the preferences"
    ),
    Code.UNREACHABLE: Hint(
        "Check the network, or use another source (--source index, --distribution FOLDER)",
        "Check the network, or choose another source",
    ),
    Code.OF_OTHER_INDEX: Hint("Ask it with --index-url", "Choose it as the package index in the preferences"),
    INDEX_UNREACHABLE: Hint(
        "Check the network, or use another index (--index-url)", "Check the network, or choose another index"
    ),
    BAD_INDEX: Hint(
        "It is in --index-url, the setting index-url, the project, or a setting of pip or uv such as PIP_INDEX_URL",
        "It is in the preferences, the project, or the settings of pip or uv",
    ),
    NO_ACCESS: Hint("If it needs a password, put it in the address or in ~/.netrc"),
    Code.UPGRADE_CUT_SHORT: Hint("Undo it first: pyodide-cache upgrade --undo", "Undo it first"),
    Code.DOES_NOT_LOAD: Hint("To upgrade anyway, use --no-proof", "You can upgrade without this test"),
    Code.NOT_A_DIRECTORY: Hint("Name a folder", "Choose another folder"),
    Code.LEADS_NOWHERE: Hint("Restore what it leads to, or remove the link"),
    Code.NO_SUCH_ENTRY: Hint("See: pyodide-cache list", "Refresh the list"),
    Code.NO_SOURCE: Hint("Remove it with: pyodide-cache remove {name:shell}", "Remove it"),
    Code.NO_TRASH: Hint("To delete it permanently, use --delete", "You can delete it permanently instead"),
    Code.NOT_CACHED: Hint(
        "Download {count:it|them} with: pyodide-cache warm-up {name:words}", "Download {count:it|them} first"
    ),
    Code.NO_RUNTIME: Hint(
        "Run “npm pack pyodide@{version}”, unpack the archive, and pass its folder “package” with --runtime",
        "Run “npm pack pyodide@{version}”, unpack the archive, and choose its folder “package”",
    ),
    Code.NOT_AN_EXPORT: Hint("Name a path that does not exist with --output", "Choose another folder"),
    NOT_ALONE: Hint("Name a file in a new folder with --output", "Choose another folder"),
    Code.APP_TOO_SLOW: Hint("Allow more time with --timeout", "Increase the time limit"),
    Code.BAD_TRACE: Hint("Record it again, without --trace", "Watch the app again"),
    Code.OTHER_TRACE: Hint("Record it again, without --trace", "Watch the app again"),
    Code.NEEDS_EXTRA: Hint(
        "Install them the way you installed this program, such as: pip install 'pyodide-cache[{extra}]'",
        "Install pyodide-cache[{extra}] the way you installed this program",
    ),
    Code.PORT_IN_USE: Hint("Choose another one with --port, or 0 for any free one", "Choose another port"),
    Code.RUNTIME_NOT_SERVED: Hint(
        "Start it with --runtime FOLDER, an unpacked npm package pyodide", "Choose a folder with the runtime"
    ),
    Code.NO_SUCH_HOST: Hint("Use --host 0.0.0.0 for all addresses of this computer", "Use another address"),
    Code.NOT_A_PACK: Hint("Choose another folder with --output", "Choose another folder"),
    Code.NOT_PACKED: Hint("To pack it, name it with -r", "To pack it, add it to the requirements"),
    Code.PACK_FAILED: Hint("Turn a strategy off with --without: {strategies}", "Turn a strategy off: {strategies}"),
    Code.PACK_GIVEN_UP: Hint(
        "Keep more with --include, or allow more with --attempts", "Turn a strategy off, or include more files"
    ),
    Code.BAD_START_IMAGE: Hint(
        "Make it again with: pyodide-cache start-image create {name} PACKAGE…", "Make it again"
    ),
    Code.STALE_START_IMAGE: Hint("Make it again with: pyodide-cache start-image create {name}", "Make it again"),
    Code.UNKNOWN_START_IMAGE: Hint("See: pyodide-cache start-image list", "Refresh the list"),
    Code.OWNER_UNKNOWN: Hint("To remove it anyway, name its folder with --root", "To remove it anyway, select it"),
    Code.NO_STORE: Hint("Create one with: pyodide-cache store adopt DIR", "Adopt a directory to create it"),
    Code.NOT_A_STORE: Hint("Name an empty or new folder with --store", "Choose an empty or new folder"),
    Code.WRONG_BLOB: Hint("Fix it with: pyodide-cache store verify --repair", "Verify the store to fix it"),
    Code.STORE_MEMBER_GONE: Hint(
        "Mount it, or run: pyodide-cache store forget {path:shell}", "Mount it, or remove it from the list"
    ),
    Code.WRONG_BYTES: Hint("To see which, and what to do: pyodide-cache verify", "Verify it"),
    Code.LAYER_GONE: Hint(
        "Mount it, remove it from PYODIDE_CACHE_LAYERS, or run: pyodide-cache layer remove {path:shell}",
        "Mount it, or remove the layer",
    ),
    Code.NOT_A_SNAPSHOT: Hint(
        "Create one in an empty folder with: pyodide-cache snapshot create FOLDER", "Build one in an empty folder"
    ),
    Code.NO_LINKS: Hint("Choose a folder on another drive; on Windows, turn on Developer Mode"),
    Code.NOTHING_WANTED: Hint("Name packages, or a list with --list", "Name packages, or choose a list"),
    Code.SNAPSHOT_INCOMPLETE: Hint("Build it without them with --skip-missing", "Leave them out, and build it again"),
    Code.TEAM_EXISTS: Hint("Remove it first with: pyodide-cache team remove {name}", "Remove it first"),
    Code.UNKNOWN_TEAM: Hint("Attached: {known}"),
    Code.NO_SUCH_CHANNEL: Hint("Channels: {known}"),
    Code.WHICH_TEAM: Hint("Name one with --team", "Choose one"),
    Code.NO_TEAM: Hint("Attach one with: pyodide-cache team add NAME URL", "Add one first"),
    Code.NO_CREDENTIALS: Hint(
        "Set them in the environment, as for the provider’s own tools, or attach a public bucket with --anonymous",
        "Set them in the environment, as the provider’s own tools read them",
    ),
    Code.TEAM_DENIED: Hint("Check the credentials and permissions"),
    Code.TEAM_UNREACHABLE: Hint("Check the address and the network"),
    Code.TEAM_FAILED: Hint("Try again later"),
    Code.WRONG_REGION: Hint("Attach it again with the right --region", "Add it again with the right region"),
    Code.WRONG_CLOCK: Hint("Set the clock"),
    Code.NO_CONDITIONS: Hint("Let only one computer push, or use another storage"),
    Code.WRONG_OBJECT: Hint(
        "Remove it with: pyodide-cache team check --bytes --remove-damaged{team:--team}, and push it again",
        "Verify the files of the team cache, remove damaged ones, and push again",
    ),
    Code.BAD_MANIFEST: _MAKE_AGAIN,
    CHANNEL_DAMAGED: _MAKE_AGAIN,
    CHANNEL_GONE: _MAKE_AGAIN,
    Code.NOT_IN_TEAM: Hint("Push it again"),
    OBJECT_REMOVED: Hint("Push it again"),
    Code.BAD_TEAM_ENTRY: Hint("The next push to this channel drops it"),
    Code.NOT_TRUSTED: Hint("Trust the key of its author with: pyodide-cache team trust {team} KEY", "Trust its key"),
    Code.NOT_PROVEN: Hint("Check it with: pyodide-cache verify --online", "Verify it online first"),
    TEAM_FOLDER_GONE: Hint("Create it, or mount its disk"),
}

#: The hint for a name that is spelled almost like a known one.
DID_YOU_MEAN = "Did you mean {similar}?"
