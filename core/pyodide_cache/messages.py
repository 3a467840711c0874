"""Sentences for people, made of the core's codes and data; the command line and the window share them.

Every sentence says what is wrong, where, and what to do next.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from pyodide_cache.base.problems import Code, Problem

Translate = Callable[[str], str]

#: One sentence a code. ``{name}`` stands for a fact; a fact that is missing is left empty.
SENTENCES: Mapping[Code, str] = {
    Code.BAD_REQUIREMENT: "“{text}” is not a requirement: {error}. Write a name and perhaps a version: pandas>=2",
    Code.URL_REQUIREMENT: "“{text}” points at a URL or path; only names with versions can be warmed up",
    Code.UNSUPPORTED_LINE: "line {line}: “{text}” is an option of pip; only requirements are read here",
    Code.UNREADABLE_FILE: "{path} cannot be read: {error}",
    Code.BAD_FILTER: "“{term}” cannot be read. Terms are: numpy kind:wasm status:damaged size>10MB age>30d -tests",
    Code.BAD_RULE: "“{text}” is not a rule. Rules are: {known}",
    Code.UNKNOWN_PRESET: "there is no preset “{name}”; there are: {known}",
    Code.UNKNOWN_LIST: "there is no list “{name}”; there are: {known}",
    Code.LIST_EXISTS: "there is a list “{name}” already; choose another name",
    Code.BAD_LIST_NAME: "“{name}” cannot be a list's name: use 1 to 80 printable characters",
    Code.BROKEN_SETTINGS: "{path} cannot be read as ours: {error}. Mend it or move it away; it was left as it is",
    Code.LOCK_NOT_JSON: "the lock file {source} is not JSON: {error}",
    Code.LOCK_NOT_A_LOCK: "{source} is not a Pyodide lock file: it lacks “info” for wasm32 or “packages”",
    Code.LOCK_NOT_FOUND: "no lock file in {place}; looked for {tried}. Name an official release with --pyodide, "
    "or give a folder that holds one",
    Code.UNSAFE_NAME: "the file name “{name}” is refused: it is not a plain file name ({why})",
    Code.BAD_ENTRY: "the lock file's entry for {name} cannot be used",
    Code.UNKNOWN_RELEASE: "Pyodide {version} is not known. Known are: {known}",
    Code.NO_SUCH_FOLDER: "there is no folder {path}",
    Code.NOT_IN_LOCK: "{name} is not in the lock file",
    Code.NOT_ON_INDEX: "there is no project {name} on the index {index}",
    Code.NO_COMPATIBLE_WHEEL: "the index has no wheel of {name} that this runtime ({runtime}) can load",
    Code.NO_MATCHING_VERSION: "no version of {name} that can be loaded matches {wanted}",
    Code.CONFLICT: "these requirements conflict: {requirements}",
    Code.DEPENDENCY_UNAVAILABLE: "it needs {name}, which cannot be had",
    Code.BAD_METADATA: "the metadata of {source} cannot be read: {error}",
    Code.EXTRA_NOT_IN_LOCK: "{name} comes from the lock file, which knows no extras: [{extras}] is ignored",
    Code.UNREACHABLE: "{host} cannot be reached ({error}). Check the network, or take packages from elsewhere: a "
    "mirror or folder (--distribution), or the index alone (--source index); in the window: Sources",
    Code.HTTP_STATUS: "{url} answered with HTTP status {status}",
    Code.CUT_SHORT: "the download of {url} broke off: {error}",
    Code.BAD_RANGE: "{url} sent another part of the file than was asked for",
    Code.TOO_SLOW: "{url} sent too little for too long",
    Code.TOO_LARGE: "{url} is larger than {limit} bytes and was given up",
    Code.BAD_URL: "{url} cannot be used: {error}",
    Code.BAD_RELEASE_LIST: "the list of releases at {url} cannot be read: {error}",
    Code.BAD_INDEX_PAGE: "the index page {url} cannot be read: {error}",
    Code.FILE_NOT_FOUND: "{url} is not there",
    Code.WRONG_HASH: "{name}: the bytes received are not the published ones (sha256 {actual}, published "
    "{expected}); they were thrown away",
    Code.WRONG_SIZE: "{name}: {size} bytes came, {expected} were announced",
    Code.NOT_A_ZIP: "{source} is not a sound archive: {error}",
    Code.NO_SPACE: "no space left for {path}. Free some, or choose another cache directory",
    Code.NO_PERMISSION: "{path}: {error}. Change its permissions or choose another cache directory",
    Code.NOT_A_DIRECTORY: "{path} is not a directory",
    Code.DISK_ERROR: "{path}: {error}",
    Code.CHANGED: "{path} changed since it was listed, and was left alone",
    Code.GONE: "{path} is not there any more",
    Code.IN_THE_WAY: "{path} is in the way",
    Code.NO_TRASH: "{path} cannot be moved to the trash ({error}). It was left alone; delete for good instead",
    Code.NO_SOURCE: "no known release and no index publishes a file {name}; nothing can repair it",
    Code.NOTHING_TO_UNDO: "no clean-up of {path} can be undone: none is known whose files still lie in the trash",
    Code.NOT_CACHED: "{name} is not in the cache directory; fetch it first: pyodide-cache warm-up {name}",
    Code.ALTERED_FILE: "{name}: the bytes in the cache directory are not the published ones (sha256 {actual}, "
    "published {expected}); fetch it again, or choose the release that it belongs to",
    Code.NAME_TAKEN: "{name} cannot be exported: another file of the export has this name",
    Code.NO_RUNTIME: "the runtime's own files are not in {place} (missing: {missing}). Get them with "
    "“npm pack pyodide@{version}”, unpack the archive, and name its folder “package” with --runtime",
    Code.OTHER_RUNTIME: "{path} holds the runtime {found}; the packages are for {wanted}",
    Code.NOT_AN_EXPORT: "{path} is there already and is no export of ours; name another place with --output",
    Code.NOTHING_TO_EXPORT: "nothing to export: {path} holds no package of those that were named for this runtime",
    Code.UNVERIFIED: "{name}: nobody known here published a hash for it; its archive is sound, and it is exported as "
    "it is",
    Code.SETTINGS_NOT_READ: "the settings in {path} cannot be read: {error}. The defaults hold, and the file was "
    "left as it is: mend it or move it away",
    Code.SETTINGS_SET_ASIDE: "the settings that could not be read were moved to {path}",
    Code.BAD_SETTING: "{path}: {key} must be {allowed}. Until it is, the default holds",
    Code.BAD_SETTING_VALUE: "{key} must be {allowed}",
    Code.UNKNOWN_SETTING: "there is no setting “{key}”; there are: {known}",
    Code.NO_NODE: "Node {oldest} or newer is needed to run the app, and only for that. Install it (your system’s "
    "package nodejs, or the installer of the Node project), and see that “node --version” answers",
    Code.APP_FAILED: "{path} does not run: {error}",
    Code.APP_TOO_SLOW: "{path} came to no end in {seconds} s and was ended; give it more with --timeout",
    Code.BAD_PACK_SETTING: "{path}: “{key}” is not a setting of a pack, or its value is none. Known are: {known}",
    Code.BAD_TRACE: "{path} is no trace of ours: {error}. Record it anew, without --trace",
    Code.OTHER_TRACE: "the trace was recorded with others of these: {what}. Record it anew, without --trace",
    Code.NOT_A_PACK: "{path} is there already and is no pack of ours; name another place with --output",
    Code.PACK_FAILED: "the trimmed app does not run, though nothing that was taken is missing: {error}. Nothing "
    "was written. Try without one of its strategies: {strategies}",
    Code.PACK_GIVEN_UP: "after {attempts} attempts the trimmed app still asks for what was taken: {missing}. "
    "Nothing was written. Keep more with --include, or allow more with --attempts",
    Code.MISSED_MEMBER: "the trimmed app asked for {name}; it is added, and the app is run again",
    Code.OTHER_OUTPUT: "{path} wrote something else from the pack than before. That is well for an app that tells "
    "times or chance; else look at both",
    Code.NO_PERMISSION_MODEL: "this Node ({version}) cannot keep the app from your files; Node 20 or newer can. Pack "
    "only an app that you trust",
    Code.ASKED_NETWORK: "the app asked for the network, which a pack's runs do not give: {attempts}",
    Code.EMPTY: "the file is empty",
    Code.IS_DIRECTORY: "a folder; it is not looked into",
    Code.IS_LINK: "a link; it is not followed",
    Code.DANGLING_LINK: "a link that leads nowhere; the runtime would write through it",
    Code.SPECIAL_FILE: "not an ordinary file",
    Code.UNREADABLE_ENTRY: "cannot be looked at: {error}",
    # Places and cross-build environments
    Code.LEADS_NOWHERE: "{path} is a link that leads nowhere",
    Code.TOO_MANY_FOLDERS: "only the first {most} folders below {path} were looked into; name a smaller folder",
    Code.PARTLY_UNREADABLE: "{count} of its files and folders cannot be looked at, {path} among them: {error}",
    Code.NO_SUCH_XBUILDENV: "there is no cross-build environment {version}; there are: {known}",
    Code.NO_SUCH_ROOT: "there is no root of cross-build environments “{root}”; there are: {known}",
    Code.OWNER_UNKNOWN: "{version} is only in roots whose owner is unknown, such as {path}: no Python environment "
    "that was found here uses it. To remove it all the same, name its root with --root",
    Code.ROOT_NOT_EMPTY: "{path} stays: it holds {names}, which is no cross-build environment",
    Code.HALF_REMOVED: "{path} is half removed: {error}. Mend that and remove it again",
    Code.CANCELLED: "cancelled",
    Code.CONTENTS_TOO_LARGE: "{source} has a table of contents that no honest archive has; it was not read. Delete "
    "the file, or fetch it again",
    Code.MEMBERS_LEAD_OUT: "{count} of its files would be unpacked outside of its own folder, such as “{name}”; do "
    "not unpack it",
    Code.UNPACKS_TOO_LARGE: "it claims to unpack to {size} bytes, {times} times its own size; an archive like that "
    "is made to fill a disk",
    Code.NO_SUCH_ENTRY: "nothing in {path} is called “{name}”",
    # The store, layers and snapshots
    Code.NOT_A_STORE: "{path} is no store of ours, or one of another version. Name an empty folder, or one that "
    "is not there yet, with --store",
    Code.STORE_BUSY: "the store {path} is in use by somebody else; try again when they are done",
    Code.WRONG_BLOB: "{name} in the store has other bytes than its name says (sha256 {actual}). Run: "
    "pyodide-cache store verify --mend",
    Code.VIEW_GONE: "{path}, which uses the store, is not there now. Mount it, or let it go with: pyodide-cache "
    "store forget {path}",
    Code.NOT_A_VIEW: "{path} does not use the store {store}",
    Code.WRONG_BYTES: "{name} has wrong bytes, or could not be read; mend it with: pyodide-cache repair",
    Code.OTHER_OWNER: "{name} is in the store as somebody else's file, and this system lets nobody link those; it "
    "stays a file of its own",
    Code.IN_THE_STORE: "{path} lies in the store {store}; a cache directory must lie elsewhere",
    Code.LAYER_GONE: "the layer {path} is not there. Mount it, or take it off with: pyodide-cache layer remove "
    "{path}",
    Code.LAYER_LOOP: "the layer {path} is the cache directory itself; it is passed over",
    Code.LAYER_WRITABLE: "anybody on this machine can write to {name} in the layer {path}, and so change what "
    "others run. Take that away: chmod o-w",
    Code.NOT_A_LAYER: "{path} is no layer of {directory}; there are: {known}",
    Code.NOT_A_SNAPSHOT: "{path} holds no snapshot of ours; make one in an empty folder with: pyodide-cache "
    "snapshot create FOLDER",
    Code.NOTHING_WANTED: "no warm-up has asked for a package of this runtime yet. Name packages, or a --list",
    Code.OVER_BUDGET: "{name} does not fit into the budget: {needed} bytes more, {left} left",
    Code.SNAPSHOT_INCOMPLETE: "{count} packages could not be had; the snapshot was not switched in. Build it without "
    "them with --skip-missing",
}

INDEX_UNREACHABLE = (
    "the package index {index} cannot be reached ({error}). Check the network, or name another with --index-url"
)

#: What a setting may be, by its name.
ALLOWED = {
    "theme": "system, light or dark",
    "language": "system, or a language's code such as de",
    "age-format": "relative (3 days) or date (2026-11-18)",
    "notify": "yes or no (in the file: true or false)",
    "cache-dir": "the whole path of a folder, such as ~/wheels",
    "connections": "a whole number from 1 to 64",
    "index-url": "an address that begins with https:// or http://",
    "proxy": "an address such as http://host:8080 or socks5://host:1080",
    "removal": "trash or delete",
    "max-age-days": "a whole number of days from 0 to 3650",
    "protected": "names of packages, without versions",
}

#: What a pack's strategy does, and what it may break; keys are those of `actions.pack.settings.Strategy`.
STRATEGIES: Mapping[str, tuple[str, str]] = {
    "unused-files": (
        "drops Python and data files of packages that the app did not open",
        "May break what did not happen while the app was watched: other inputs, lazy imports, data files",
    ),
    "unused-stdlib": (
        "drops modules of the standard library that nothing imported",
        "May break the same, and packages that are loaded later",
    ),
    "unused-libraries": (
        "drops shared libraries that nothing loaded",
        "May break extension modules that are imported on other paths",
    ),
    "tests": ("drops the packages' own tests", "May break packages that import helpers from their tests"),
    "docs": (
        "drops documents, examples, type stubs, C sources and the long description",
        "May break tools that show a package's description or build against its headers",
    ),
    "docstrings": (
        "empties docstrings; lines stay where they are",
        "May break help(), and code that makes something of __doc__, such as command lines",
    ),
    "compile": (
        "replaces sources by .pyc of this very Python",
        "May break inspect.getsource, source lines in tracebacks, and any other Python version",
    ),
    "recompress": ("compresses as hard as deflate goes", "Breaks nothing; making the pack takes longer"),
}

_UNSAFE = {
    "empty": "it is empty",
    "url": "it is a URL",
    "separator": "it leads into another folder",
    "control": "it holds invisible characters",
    "character": "it holds a character that some systems forbid",
    "edge": "it begins or ends with a dot or a blank",
    "reserved": "Windows reserves it",
    "long": "it is too long",
}


class _Facts(dict[str, object]):
    def __missing__(self, key: str) -> str:
        return ""


def explain(problem: Problem, translate: Translate = str) -> str:
    """Return a sentence about ``problem``, without a full stop.

    Args:
        problem: what is wrong.
        translate: turns the English pattern into another language's.

    """
    facts = _Facts(problem.facts)
    if problem.code is Code.UNSAFE_NAME:
        facts["why"] = translate(_UNSAFE.get(str(facts["why"]), str(facts["why"])))
        facts["name"] = ascii(facts["name"])[1:-1]
    if problem.code in {Code.BAD_SETTING, Code.BAD_SETTING_VALUE}:
        facts["allowed"] = translate(ALLOWED.get(str(facts["key"]), ""))
    if problem.code in {Code.BAD_SETTING, Code.SETTINGS_NOT_READ} and "line" in facts:
        facts["path"] = translate("{path}, line {line}").format_map(facts)
    if facts.get("known") == "":
        facts["known"] = translate("none")
    pattern = SENTENCES[problem.code]
    if problem.code is Code.UNREACHABLE and "index" in facts:
        pattern = INDEX_UNREACHABLE
    sentence = translate(pattern).format_map(facts)
    return sentence + _more(problem, translate)


def _more(problem: Problem, translate: Translate) -> str:
    """Add what helps, where the facts have it."""
    facts = problem.facts
    parts = []
    if problem.code is Code.APP_FAILED and (attempts := facts.get("attempts")):
        parts.append(translate("it asked for the network, which is blocked: {attempts}").format(attempts=attempts))
    if needed_by := facts.get("needed_by"):
        parts.append(translate("needed by {name}").format(name=needed_by))
    if problem.code in {Code.NO_MATCHING_VERSION, Code.NO_COMPATIBLE_WHEEL}:
        if locked := facts.get("locked"):
            parts.append(translate("the lock file has {version}").format(version=locked))
        if loadable := facts.get("newest_loadable"):
            parts.append(translate("the newest that can be loaded is {version}").format(version=loadable))
        elif newest := facts.get("newest"):
            parts.append(translate("its newest version is {version}").format(version=newest))
    if problem.code is Code.NO_NODE and "version" in facts:
        parts.append(translate("{found} is {version}").format(**facts))
    if problem.code is Code.NO_SPACE and "needed" in facts:
        parts.append(translate("{needed} bytes needed, {free} free").format(**facts))
    if problem.code is Code.DEPENDENCY_UNAVAILABLE and problem.cause:
        return ": " + explain(problem.cause, translate)
    if problem.code is Code.UNKNOWN_RELEASE and problem.cause:
        parts.append(
            translate("nor did {place} give its lock file: {why}").format(
                place=facts.get("tried", ""), why=explain(problem.cause, translate)
            )
        )
    return f"; {'; '.join(parts)}" if parts else ""
