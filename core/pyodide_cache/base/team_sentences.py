"""The sentences and hints about team caches; see `pyodide_cache.base.sentences`."""

from __future__ import annotations

from collections.abc import Mapping

from pyodide_cache.base.problems import Code

TEAM_SENTENCES: Mapping[Code, str] = {
    Code.BAD_TEAM_NAME: "“{name}” is not a name for a team cache: use letters, digits, dots and dashes",
    Code.BAD_TEAM_URL: "“{url}” is not the address of a team cache: {why}",
    Code.TEAM_EXISTS: "there is a team cache “{name}” already",
    Code.UNKNOWN_TEAM: "there is no team cache “{name}”. Attached: {known}",
    Code.WHICH_TEAM: "several team caches are attached: {known}",
    Code.NO_TEAM: "no team cache is attached",
    Code.BAD_CHANNEL: "“{name}” is not a name for a channel: use letters, digits, dots and dashes",
    Code.NO_SUCH_CHANNEL: "the team cache {team} has no channel “{channel}”. Channels: {known}",
    Code.TEAM_READ_ONLY: "{team} can only be read from at {url}",
    Code.NO_CREDENTIALS: "no credentials for {team} ({url})",
    Code.TEAM_DENIED: "{team} does not allow this ({what} {key}): {error}",
    Code.WRONG_REGION: "the bucket of {team} is in another region: {error}",
    Code.WRONG_CLOCK: "{team} refuses requests because this machine’s clock is wrong",
    Code.TEAM_UNREACHABLE: "the team cache {team} cannot be reached at {url}: {error}",
    Code.TEAM_FAILED: "{team} failed ({what} {key}): {error}",
    Code.TEAM_BUSY: "others keep changing the channel {channel} of {team}. Try again later",
    Code.NO_CONDITIONS: "the storage of {team} ignores conditions on writes, so pushes could overwrite each other",
    Code.NOT_IN_TEAM: "{team} does not have {name}",
    Code.WRONG_OBJECT: "{team} has other bytes than it should at {key}",
    Code.BAD_MANIFEST: "{team} has no valid manifest at {key}: {error}",
    Code.BAD_TEAM_ENTRY: "the channel’s entry for {name} is not valid: {error}",
    Code.NOT_TRUSTED: "refused: no lock file or index confirms these bytes, and no trusted key signed them",
    Code.NOT_PROVEN: "not pushed: no lock file or index is known to publish these bytes",
    Code.BAD_KEY: "{path} is not {wanted}",
}

_MAKE_AGAIN = (
    "Make the channel again with: pyodide-cache team push --all --replace",
    "Push again, and let the channel have only these packages",
)

#: What to do next: on the command line, and in the window where that differs.
TEAM_HINTS: Mapping[Code, tuple[str] | tuple[str, str]] = {
    Code.TEAM_EXISTS: ("Remove it first with: pyodide-cache team remove {name}", "Remove it first"),
    Code.WHICH_TEAM: ("Name one with --team", "Choose one"),
    Code.NO_TEAM: ("Attach one with: pyodide-cache team add NAME URL", "Add one first"),
    Code.NO_CREDENTIALS: (
        "Set them in the environment, as for the provider’s own tools, or attach a public bucket with --anonymous",
        "Set them in the environment, as the provider’s own tools read them",
    ),
    Code.TEAM_DENIED: ("Check the credentials, and what they may do in this bucket",),
    Code.TEAM_UNREACHABLE: ("Check the address and the network",),
    Code.TEAM_FAILED: ("Try again later",),
    Code.WRONG_REGION: ("Attach it again with the right --region", "Add it again with the right region"),
    Code.WRONG_CLOCK: ("Set the clock",),
    Code.NO_CONDITIONS: ("Let only one machine push, or use another storage",),
    Code.WRONG_OBJECT: (
        "Remove it with: pyodide-cache team check --bytes --remove-damaged, and push it again",
        "Delete it from the storage, and push it again",
    ),
    Code.BAD_MANIFEST: _MAKE_AGAIN,
    Code.NOT_IN_TEAM: _MAKE_AGAIN,
    Code.BAD_TEAM_ENTRY: ("The next push to this channel drops it",),
    Code.NOT_TRUSTED: ("Trust the key of its author with: pyodide-cache team trust {team} KEY", "Trust its key"),
    Code.NOT_PROVEN: ("Check it with: pyodide-cache verify --online", "Verify it online first"),
}

#: Why an address is not that of a team cache, by the fact ``why`` of `Code.BAD_TEAM_URL`.
TEAM_URLS = {
    "form": "it is not an address",
    "scheme": "it must begin with s3://, gs://, az://, file:// or https://, or be an existing folder",
    "secret": "it must not have a password, a query or a fragment",
    "folder": "it must name a folder, such as file:///srv/pyodide",
    "bucket": "it must name a bucket, such as s3://bucket/folder",
}

#: What a job with a team cache does that is not about one file, by `pyodide_cache.team.transfers.TeamStep`.
TEAM_STEPS = {
    "team-publish": "Updating the channel…",
    "team-deltas": "Computing difference {number} to earlier versions…",
}
