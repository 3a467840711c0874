"""The English sentences about problems. `pyodide_cache.messages.explain` fills them in.

A sentence says what is wrong and where; `pyodide_cache.messages.hints` says what to do next.

Patterns name facts in braces. A number may choose a form: ``{count:# file|# files}`` has a form for 1 and one for all
other numbers, with ``#`` for the number itself. A third form, at the front, is for 0, since languages differ there.
``{size:size}`` writes bytes as ``3.6 MB``. Translations may use other specifications than the English pattern.
"""

from __future__ import annotations

from collections.abc import Mapping

from pyodide_cache.base.problems import Code

#: One sentence for each code; a fact that is missing is left empty.
SENTENCES: Mapping[Code, str] = {
    Code.BAD_REQUIREMENT: "“{text}” is not a valid requirement: {error}. Write a name with an optional version, such "
    "as pandas>=2",
    Code.URL_REQUIREMENT: "“{text}” refers to something that is not a wheel. Name a package, or the path or URL of a "
    "wheel",
    Code.UNSUPPORTED_LINE: "“{text}” is an option of pip. Only requirements are read",
    Code.IGNORED_OPTION: "{path}: “{text}” does not apply here and is ignored",
    Code.NOTHING_REQUIRED: "{path} names no packages",
    Code.EXCLUDED_BY_MARKER: "not needed in this runtime, because of {count:its marker|their markers}: {names}",
    Code.HASH_NOT_ALLOWED: "the hash of {name} {version} is {found}, which the requirements file does not allow",
    Code.NO_HASH_GIVEN: "hashes are required, but the requirements files have none for {name}",
    Code.UNREADABLE_FILE: "cannot read {path}: {error}",
    Code.NOT_REQUIREMENTS: "{path} is not a requirements file",
    Code.NOT_PYTHON: "{path} is not Python: {error}",
    Code.UNKNOWN_IMPORT: "{where}: no known package provides “{name}”, and nothing is downloaded for it",
    Code.IN_RUNTIME: "nothing is downloaded for parts of Python and of the runtime: {names}",
    Code.OTHER_ENVIRONMENTS: "{path} is for other environments than Pyodide: {text}",
    Code.NAMES_PYTHON: "{path} is for Python {wanted}, while Pyodide {release} has Python {python}",
    Code.NAMES_RELEASE: "{path} names Pyodide {wanted}, while the packages are for {release}",
    Code.OF_A_HOST: "{path}: “{name}” exists only on {host}, and nothing is downloaded for it",
    Code.UNKNOWN_UNTIL_RUN: "{path}: which package “{text}” needs is not known, and nothing is downloaded for it",
    Code.NOTHING_TO_READ: "{path} has no file that says which packages it needs: no Python file, notebook, page, "
    "requirements file or project file",
    Code.LEFT_OUT: "{name} is optional in the project and was left out: {cause}",
    Code.NO_LONGER_NEEDED: "{name} is not part of the upgrade, since nothing needs it anymore: {cause}",
    Code.BAD_FILTER: "“{term}” is not a filter term. Terms are: numpy kind:wasm status:damaged size>10MB "
    "age>30d -tests",
    Code.BAD_RULE: "“{text}” is not a rule",
    Code.UNKNOWN_PRESET: "there is no preset “{name}”",
    Code.UNKNOWN_LIST: "there is no list “{name}”",
    Code.LIST_EXISTS: "a list “{name}” exists already. Choose another name",
    Code.BAD_LIST_NAME: "“{name}” is not a valid list name. Use 1 to 80 printable characters",
    Code.BROKEN_SETTINGS: "cannot read {path}: {error}. Fix the file or move it; it was not changed",
    # Lock files and distributions
    Code.LOCK_NOT_JSON: "the lock file {source} is not valid JSON: {error}",
    Code.LOCK_NOT_A_LOCK: "{source} is not a Pyodide lock file: it has no “info” for wasm32, or no “packages”",
    Code.LOCK_TOO_LARGE: "{source} has {count} packages, and lock files are read up to {most}",
    Code.LOCK_NOT_FOUND: "there is no lock file in {place} (tried {tried})",
    Code.UNSAFE_NAME: "the file name “{name}” was rejected: {why}",
    Code.OUTSIDE_DISTRIBUTION: "the lock file’s entry for {name} names {location}, which is outside {path}",
    Code.NOT_IN_DISTRIBUTION: "{count:# file is|# files are} not in {path}: fetched from Pyodide’s official address",
    Code.BAD_ENTRY: "the lock file’s entry for {name} is not valid: {error}",
    Code.UNKNOWN_RELEASE: "Pyodide {version} is not known",
    Code.NO_SUCH_FOLDER: "there is no folder {path}",
    # Resolution
    Code.NOT_IN_LOCK: "{name} is not in the lock file",
    Code.NOT_ON_INDEX: "{name} is not on any package index ({index})",
    Code.PROJECT_QUARANTINED: "the index page {url} says that the project is quarantined{reason}. Do not use it",
    Code.NO_COMPATIBLE_WHEEL: "there is no wheel of {name} for this runtime ({runtime})",
    Code.NO_MATCHING_VERSION: "no compatible version of {name} matches {wanted}",
    Code.CONFLICT: "these requirements conflict: {requirements}",
    Code.REQUIRES_URL: "it requires “{text}”, which is not on an index",
    Code.SEARCH_STOPPED: "the search for versions stopped after {rounds} rounds; the last conflict: {requirements}",
    Code.PINNED: "pinned: {pins}",
    Code.SUGGESTIONS_OFF: "suggestions are off",
    Code.PIN_WITHOUT_VERSION: "{name} is not cached, so there is no version to pin",
    Code.NOT_PINNED: "{name} is not pinned",
    Code.VERSION_SKIPPED: "{name} {version} was skipped: {cause}",
    Code.DEPENDENCY_UNAVAILABLE: "its dependency {name} is not available",
    Code.BAD_METADATA: "the metadata of {source} is not valid: {error}",
    Code.EXTRA_NOT_IN_LOCK: "{name} comes from the lock file, which has no extras: [{extras}] is ignored",
    Code.EXTRA_UNKNOWN: "{name} {version} has no extra [{extras}]: it is ignored",
    Code.YANKED_CHOSEN: "only {name} {version} fits, although its authors yanked it{reason}",
    Code.NOT_MAINTAINED: "{name} is no longer maintained; its status on the index is {status}",
    Code.NOT_FOR_MICROPIP: "loadPackage loads {names}, but this release’s micropip does not install {count:it|them}",
    Code.OTHER_MICROPIP: "the index has no micropip that this Pyodide release imports; its own is {version}",
    # Network
    Code.UNREACHABLE: "{host} cannot be reached: {error}",
    Code.OFFLINE: "{name} {count:is|are} not in the cache, and offline is on",
    Code.SAVED_PAGES_USED: "{host} cannot be reached: {count:an answer that was saved earlier is|# answers that were "
    "saved earlier are} used",
    Code.DIRECTORY_USED: "the package index was not asked: the versions in the cache directory are used for {names}",
    Code.NEEDS_NETWORK: "the package index must be asked, but offline is on",
    Code.TOO_YOUNG: "of {names}, files that were uploaded within the last {days:# day|# days} are left out (the "
    "setting cool-down-days)",
    Code.OF_OTHER_INDEX: "{names} {count:is|are} from {index}, and the public index is not asked about "
    "{count:it|them}",
    Code.HTTP_STATUS: "{url} returned HTTP status {status}",
    Code.CUT_SHORT: "the download of {url} was interrupted: {error}",
    Code.BAD_RANGE: "{url} returned a different part of the file than was requested",
    Code.TOO_SLOW: "the download of {url} is too slow, or the server stopped responding",
    Code.TOO_LARGE: "{url} is larger than the limit of {limit:size}",
    Code.BAD_URL: "{url} is not a valid address: {error}",
    Code.BAD_RELEASE_LIST: "the list of releases at {url} is not valid: {error}",
    Code.NO_RELEASE_LIST: "only releases that this program knows are compared: {cause}",
    Code.BAD_INDEX_PAGE: "the index page {url} is not valid: {error}",
    Code.NO_ADVISORIES: "{path} has no vulnerabilities of Python packages in OSV’s JSON format",
    Code.FILE_NOT_FOUND: "{url} does not exist",
    # Integrity
    Code.WRONG_HASH: "{name} has the wrong {algorithm} and was discarded: received {actual}, published {expected}",
    Code.NOT_A_ZIP: "{source} is not a valid archive: {error}",
    # The disk
    Code.NO_SPACE: "there is not enough space for {path}",
    Code.NO_PERMISSION: "{path}: {error}",
    Code.READ_ONLY: "{path} is on a read-only file system",
    Code.NOT_A_DIRECTORY: "{path} is not a directory",
    Code.DISK_ERROR: "{path}: {error}",
    Code.CHANGED: "{path} has changed in the meantime and was skipped",
    Code.GONE: "{path} does not exist",
    Code.IN_THE_WAY: "{path} exists already",
    Code.SAME_IN_PLACE: "{name} is in its place already, with the same bytes",
    Code.NO_TRASH: "moving to the trash failed ({error})",
    Code.NO_SOURCE: "{name} cannot be repaired: no known release and no index publishes it",
    Code.NOTHING_TO_UNDO: "there is no cleanup of {path} to undo: no removed file is still in the trash",
    Code.NO_UPGRADE: "there is no upgrade of {path} to undo or finish",
    Code.UPGRADE_CUT_SHORT: "an upgrade of {path} was interrupted",
    Code.DOES_NOT_LOAD: "the new packages do not load in Node: {error}",
    # Exports
    Code.NOT_CACHED: "{name} {count:is|are} not in the cache directory",
    Code.ALTERED_FILE: "{name} differs from the published file (sha256 {actual}, published {expected}). Download it "
    "again, or choose the release that it belongs to",
    Code.NAME_TAKEN: "{name} was left out: another of these packages has a file of this name",
    Code.NO_RUNTIME: "the runtime is not available from {place}",
    Code.OTHER_RUNTIME: "{path} has the runtime {found}, but the packages are for {wanted}",
    Code.NOT_AN_EXPORT: "{path} exists and is not an export",
    Code.NOTHING_TO_EXPORT: "{path} has none of the selected packages for this runtime",
    Code.UNVERIFIED: "{name} {count:is|are} not verified: {count:the archive is|the archives are} valid, but no "
    "known publisher has {count:its hash|their hashes}",
    # Settings
    Code.SETTINGS_NOT_READ: "cannot read the settings in {path}: {error}. Defaults are used. Fix the file or "
    "move it; it was not changed",
    Code.SETTINGS_NOT_SAVED: "{file} cannot be saved: {cause}",
    Code.SETTINGS_SET_ASIDE: "the unreadable settings were moved to {path}",
    Code.BAD_SETTING: "{path}: {key} must be {allowed}. The default is used",
    Code.SETTINGS_REFUSED: "{path} is not a valid settings file: {error}. Nothing was changed; fix it or move it",
    Code.SETTING_REFUSED: "{path}: {key} must be {allowed}. Nothing was changed; fix the setting first",
    Code.BAD_SETTING_VALUE: "{key} must be {allowed}",
    Code.UNKNOWN_SETTING: "there is no setting “{key}”",
    # Packs
    Code.NO_NODE: "Node {oldest} or newer is needed to run the app",
    Code.APP_FAILED: "{path} fails: {error}",
    Code.APP_TOO_SLOW: "{path} did not finish within {seconds:# second|# seconds} and was stopped",
    Code.BAD_PACK_SETTING: "{path}: “{key}” is not a setting of a pack, or its value is not valid. Allowed: {known}",
    Code.BAD_TRACE: "{path} is not a valid trace: {error}",
    Code.OTHER_TRACE: "the trace was recorded with different inputs: {what}",
    Code.NEEDS_EXTRA: "{what} needs libraries that are not installed",
    Code.PORT_IN_USE: "port {port} of {host} cannot be used: {error}",
    Code.NOT_SERVED: "this mirror does not serve Pyodide {version}, only: {known}",
    Code.RUNTIME_NOT_SERVED: "the mirror serves packages, not Pyodide’s runtime",
    Code.NO_SUCH_HOST: "{host} is not a name or address of this computer: {error}",
    Code.NOT_A_PACK: "{path} exists and is not a pack",
    Code.PACK_FAILED: "the trimmed app fails, although it needs no removed file: {cause}. Nothing was written",
    Code.PACK_GIVEN_UP: "the trimmed app still needs removed files after {attempts:# attempt|# attempts}: {missing}. "
    "Nothing was written",
    Code.MISSED_MEMBER: "the trimmed app needs {name}. The file was added, and the app is run again",
    Code.OTHER_OUTPUT: "{path} writes other output from the pack than before. Compare both, unless its output "
    "depends on the time or on random numbers",
    Code.NO_PERMISSION_MODEL: "Node {version} cannot restrict the app’s access to your files; Node 20 or newer can. "
    "Only pack an app that you trust",
    Code.ASKED_NETWORK: "the app tried to use the network, which is blocked while it is packed: {attempts}",
    Code.NOT_PACKED: "{name} is not packed, since the app handles its absence",
    # Start images
    Code.NO_START_IMAGE: "no start image can be made: {why}",
    Code.BAD_START_IMAGE: "the start image {name} is damaged: {error}",
    Code.STALE_START_IMAGE: "the start image {name} is out of date: {why}",
    Code.UNKNOWN_START_IMAGE: "there is no start image {name}",
    Code.BAD_IMAGE_NAME: "“{name}” cannot be the name of a start image: use letters, digits, dots and dashes",
    # Entries
    Code.EMPTY: "the file is empty",
    Code.NATIVE_WHEEL: "Pyodide cannot load this: the wheel is built for another platform",
    Code.UNNAMED_WHEEL: "Pyodide cannot load this: the name of a wheel has a version and tags, such as "
    "rich-15.0.0-py3-none-any.whl",
    Code.LOCK_IGNORED: "it cannot be read as a lock file of at most {limit:size}, and is ignored. Delete it, or "
    "download it again",
    Code.IS_DIRECTORY: "a folder; its contents are not listed",
    Code.IS_LINK: "a link; it is not followed",
    Code.DANGLING_LINK: "a broken link; the runtime would create its target",
    Code.SPECIAL_FILE: "not a regular file",
    Code.UNREADABLE_ENTRY: "its status cannot be read: {error}",
    # Places and cross-build environments
    Code.LEADS_NOWHERE: "{path} is a broken link",
    Code.TOO_MANY_FOLDERS: "only the first {most} folders in {path} were searched. Choose a smaller folder",
    Code.PARTLY_UNREADABLE: "{count:# file or folder|# files and folders} cannot be read, such as {path}: {error}",
    Code.NO_SUCH_XBUILDENV: "there is no cross-build environment {version}. Installed: {known}",
    Code.NO_SUCH_ROOT: "there is no folder of cross-build environments “{root}”. Known: {known}",
    Code.OWNER_UNKNOWN: "{version} is only in folders without a known owner, such as {path}: no Python environment "
    "found here uses it",
    Code.ROOT_NOT_EMPTY: "{path} was kept: it has other files ({names})",
    Code.HALF_REMOVED: "{path} was only partly removed: {error}. Fix that, and remove it again",
    Code.CANCELLED: "canceled",
    # Inside files
    Code.CONTENTS_TOO_LARGE: "the table of contents of {source} is larger than {limit:size} and was not read. Delete "
    "the file, or download it again",
    Code.ODD_DIST_INFO: "Pyodide cannot load this: a wheel has one .dist-info folder, named like its package; this "
    "one has {folders}",
    Code.FOREIGN_LIBRARIES: "it has {count:# library|# libraries} that Pyodide cannot load, such as “{name}”",
    Code.MEMBERS_LEAD_OUT: "{count:# file|# files} would be unpacked outside the target folder, such as “{name}”. Do "
    "not unpack this archive",
    Code.UNPACKS_TOO_LARGE: "it claims to unpack to {size:size}, {times} times its size, as if made to fill a disk",
    Code.NO_SUCH_ENTRY: "there is no “{name}” in {path}",
    # The store, layers and snapshots
    Code.NO_STORE: "there is no store at {path}",
    Code.NOT_A_STORE: "{path} is not a store, or has an unsupported version",
    Code.STORE_BUSY: "{path} is in use by another program. Try again later",
    Code.WRONG_BLOB: "{name} in the store has other bytes than its name says",
    Code.STORE_MEMBER_GONE: "{path} uses the store, but is not available",
    Code.NOT_A_STORE_MEMBER: "{path} does not use the store {store}",
    Code.WRONG_BYTES: "{name} is damaged, unreadable or not as published",
    Code.OTHER_OWNER: "{name} is kept as a copy: its file in the store belongs to another user, and this system does "
    "not allow links to it",
    Code.IN_THE_STORE: "{path} is inside the store {store}. Choose a folder outside it",
    Code.LAYER_GONE: "the layer {path} is not available",
    Code.LAYER_LOOP: "{path} is the cache directory itself, not a layer of it",
    Code.LAYER_WRITABLE: "every user of this computer can change {name} in the layer {path}. Remove that permission, "
    "for example with: chmod o-w",
    Code.NOT_A_LAYER: "{path} is not a layer of {directory}. Layers are: {known}",
    Code.NOT_A_SNAPSHOT: "{path} has no snapshot",
    Code.NO_LINKS: "a snapshot needs a symbolic link, which cannot be made in {path}",
    Code.NOTHING_WANTED: "no warm-up has requested a package for this runtime yet",
    Code.OVER_BUDGET: "{name} exceeds the budget: it needs {needed:size}, and {left:size} are left",
    Code.SNAPSHOT_INCOMPLETE: "{count:# package is|# packages are} not available, so the snapshot was not published",
    # Team caches
    Code.BAD_TEAM_NAME: "“{name}” is not a name for a team cache: use letters, digits, dots and dashes",
    Code.BAD_TEAM_URL: "“{url}” is not the address of a team cache: {why}",
    Code.TEAM_EXISTS: "there is a team cache “{name}” already",
    Code.UNKNOWN_TEAM: "there is no team cache “{name}”",
    Code.WHICH_TEAM: "several team caches are attached: {known}",
    Code.NO_TEAM: "no team cache is attached",
    Code.BAD_CHANNEL: "“{name}” is not a name for a channel: use letters, digits, dots and dashes",
    Code.NO_SUCH_CHANNEL: "the team cache {team} has no channel “{channel}”",
    Code.TEAM_READ_ONLY: "{team} is read-only at {url}",
    Code.NO_CREDENTIALS: "no credentials for {team} ({url})",
    Code.TEAM_DENIED: "{team} does not allow this ({what} {key}): {error}",
    Code.WRONG_REGION: "the bucket of {team} is in another region: {error}",
    Code.WRONG_CLOCK: "{team} refuses requests because this computer’s clock is wrong",
    Code.TEAM_UNREACHABLE: "the team cache {team} cannot be reached at {url}: {error}",
    Code.TEAM_FAILED: "{team} failed ({what} {key}): {error}",
    Code.TEAM_BUSY: "others keep changing the channel {channel} of {team}. Try again later",
    Code.NO_CONDITIONS: "the storage of {team} ignores conditions on writes, so pushes could overwrite each other",
    Code.NOT_IN_TEAM: "{team} does not have {name}",
    Code.WRONG_OBJECT: "{team} has other bytes than it should for {key}",
    Code.BAD_MANIFEST: "{team} has no valid manifest at {key}: {error}",
    Code.BAD_TEAM_ENTRY: "the channel’s entry for {name} is not valid: {error}",
    Code.NOT_TRUSTED: "refused: no lock file or index confirms these bytes, and no trusted key signed them",
    Code.NOT_PROVEN: "not pushed: no lock file or index is known to publish these bytes",
    Code.BAD_KEY: "{path} is not {wanted}",
}

#: About an index instead of the host of a distribution, and an index that has no valid address.
INDEX_UNREACHABLE = "the package index {index} cannot be reached: {error}"
BAD_INDEX = "the package index {index} is not a valid address: {error}"
#: About a team cache in a folder instead of a bucket, an object that was deleted, the manifest of a channel, an
#: answer that asks for a password, lists where there are none, and the folder of an exported lock file.
TEAM_FOLDER_GONE = "the team cache {team} cannot be reached: there is no folder {folder}"
OBJECT_REMOVED = "{team} had other bytes than it should for {key}, which was deleted"
CHANNEL_GONE = "the channel {channel} of {team} is damaged: {name} is missing"
CHANNEL_DAMAGED = "the channel {channel} of {team} is damaged: {key} has other bytes than it should"
NO_ACCESS = "{url} refuses access with HTTP status {status}"
NO_LISTS = "there is no list “{name}”, and no other list"
NOT_ALONE = "the packages are put beside {name}, but {path} has other files"

#: Sentences that replace the usual one where the facts have a certain one.
VARIANTS: tuple[tuple[Code, str, str], ...] = (
    (Code.UNREACHABLE, "index", INDEX_UNREACHABLE),
    (Code.TEAM_UNREACHABLE, "folder", TEAM_FOLDER_GONE),
    (Code.WRONG_OBJECT, "channel", CHANNEL_DAMAGED),
    (Code.NOT_IN_TEAM, "channel", CHANNEL_GONE),
    (Code.WRONG_OBJECT, "removed", OBJECT_REMOVED),
    (Code.NEEDS_NETWORK, "team", "the team cache {team} must be asked, but offline is on"),
    (Code.HTTP_STATUS, "refused", NO_ACCESS),
    (Code.BAD_URL, "redirects", "{url} redirects more than {redirects} times"),
    (Code.BAD_URL, "index", BAD_INDEX),
    (Code.UNKNOWN_LIST, "lists", NO_LISTS),
    (Code.NOT_AN_EXPORT, "name", NOT_ALONE),
    (Code.NOT_A_SNAPSHOT, "other", "{path} has no snapshot, but other files, such as {other}"),
)

_NO_VERSION = (Code.NO_MATCHING_VERSION, Code.NO_COMPATIBLE_WHEEL)

#: Clauses after the sentence: for which codes (none: all), the fact that must be there, and the pattern.
CLAUSES: tuple[tuple[tuple[Code, ...], str, str], ...] = (
    ((Code.APP_FAILED,), "attempts", "it tried to use the network, which is blocked: {attempts}"),
    ((Code.APP_FAILED,), "file", "add {file} to the files of the app"),
    ((Code.APP_FAILED,), "package", "it belongs to the package {package}: pack a script beside that folder"),
    (
        (Code.APP_FAILED,),
        "node",
        "Node {node} cannot wait in asyncio.run(): write await at the top level instead, or use Node 25 or newer",
    ),
    ((Code.BAD_REQUIREMENT, Code.URL_REQUIREMENT, Code.FILE_NOT_FOUND), "path", "see {path}"),
    ((), "needed_by", "needed by {needed_by}"),
    ((), "included_by", "included by {included_by}"),
    ((Code.WRONG_HASH, Code.NOT_A_ZIP), "page", "it is an HTML page, perhaps for a login or an error"),
    ((Code.NO_COMPATIBLE_WHEEL,), "built_for", "the named one is for Pyodide {built_for}"),
    ((*_NO_VERSION, Code.NOT_ON_INDEX), "locked", "the lock file has {locked}"),
    (_NO_VERSION, "newest_loadable", "the newest compatible version is {newest_loadable}"),
    (_NO_VERSION, "newest", "the newest version is {newest}"),
    ((Code.NO_NODE,), "version", "{found} is version {version}"),
    ((Code.NO_RUNTIME,), "missing", "missing: {missing}"),
    ((Code.NO_RUNTIME, Code.NOT_TRUSTED), "cause", "{cause}"),
    ((Code.HTTP_STATUS,), "minutes", "the server asks to wait {minutes:# minute|# minutes}"),
    ((Code.NO_SPACE,), "needed", "{needed:size} needed, {free:size} free"),
    ((Code.UNKNOWN_RELEASE,), "path", "there is no file or folder {path} either"),
    ((Code.UNKNOWN_RELEASE,), "cause", "its lock file is not available at {tried} either: {cause}"),
)

#: Texts that replace or complete a fact.
NONE_KNOWN = "none"
LINE_OF_FILE = "{path}, line {line}"

#: Why a file name is not safe, and why an address is not that of a team cache, by the fact ``why``.
WHYS: Mapping[Code, Mapping[str, str]] = {
    Code.UNSAFE_NAME: {
        "empty": "it is empty",
        "url": "it is a URL",
        "scheme": "it is not an http or https URL",
        "separator": "it points to another folder",
        "package": "it does not end as a package file does",
        "control": "it has invisible characters",
        "character": "it has a character that some systems do not allow",
        "edge": "it begins or ends with a dot or a space",
        "reserved": "it is reserved on Windows",
        "long": "it is too long",
        "encoding": "it is not valid UTF-8",
    },
    Code.BAD_TEAM_URL: {
        "form": "it is not an address",
        "scheme": "it must begin with s3://, gs://, az://, file:// or https://, or be an existing folder",
        "secret": "it must not have a password, a query or a fragment",
        "folder": "it must name a folder, such as file:///srv/pyodide",
        "bucket": "it must name a bucket, such as s3://bucket/folder",
    },
}

_SWITCHES = ("notify", "auto-verify", "update-check", "offline", "check-recalls", "suggestions")

#: What a setting must be, by its key.
ALLOWED = {
    **dict.fromkeys(_SWITCHES, "yes or no (in the file: true or false)"),
    **dict.fromkeys(("cool-down-days", "max-age-days", "compress-days"), "a whole number of days from 0 to 3650"),
    "theme": "system, light or dark",
    "language": "system, en, de or fr, also with a country, such as de_AT",
    "age-format": "relative (3 days) or date (2026-11-18)",
    "cache-dir": "the absolute path of a folder, such as ~/wheels, with printable characters only",
    "connections": "a whole number from 1 to 64",
    "index-url": "an address that begins with https:// or http://",
    "proxy": "an address such as http://host:8080 or socks5://host:1080",
    "removal": "trash or delete",
    "protected": "names of packages, without versions",
    "pins": "names of packages with versions, such as numpy==2.2, separated by spaces",
}
