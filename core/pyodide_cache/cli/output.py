"""Output of the command line: JSON for programs, and sentences for people."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING, Any, Protocol

import click

from pyodide_cache.base.quantities import iso_time, plural, size_text
from pyodide_cache.base.secrets import mask_secrets, visible_text
from pyodide_cache.base.shell import shell_word
from pyodide_cache.cli.common import common

if TYPE_CHECKING:
    from pyodide_cache.base.plans import Failure
    from pyodide_cache.base.problems import Problem
    from pyodide_cache.cli.documents import shared as documents

    Failed = Failure | Problem

#: Of more packages that fail for one reason, only a few are named.
MOST_NAMES = 6

#: Options of many commands, but not of all, that hints name.
_OF_SOME = (
    *("--distribution", "--files", "--pyodide", "--source", "--index-url"),
    *("--guess-imports", "--delete", "--timeout"),
)

#: Commands on the cache directory that hints name.
_OF_DIRECTORY = (
    r"audit|export \w+|layer \w+|list|outdated|pin|quarantine \w+|remove|repair|serve|suggest|team push|undo|upgrade"
    r"|verify|warm-up"
)

#: Number of pieces of JSON that are written together.
_PARTS_AT_ONCE = 256

#: The version of the JSON that commands write; it changes when a key changes its meaning or goes.
JSON_VERSION = 1


class _OfFile(Protocol):
    @property
    def file_name(self) -> str: ...


def write_json(document: Mapping[str, object]) -> None:
    """Write a document as JSON, after its version.

    Paths, problems and records may be in it. Text that is not valid Unicode (odd file names) is escaped. Rows that
    an iterator makes are written while they are made, each on a line of its own, so that a list of many files is
    never in memory as a whole.
    """
    common().wrote_json = True
    parts = _json_parts({"schema": JSON_VERSION, **document})
    while text := "".join(islice(parts, _PARTS_AT_ONCE)):
        click.echo(mask_secrets(text), nl=False)


def _json_parts(document: Mapping[str, object]) -> Iterator[str]:
    """Yield the text of a document in pieces, each with whole values."""
    import json

    encode, encode_row = (json.JSONEncoder(indent=indent, default=_plain).encode for indent in (2, None))
    before = "{"
    for key, value in document.items():
        yield f'{before}\n  "{key}": '
        before = ","
        if isinstance(value, Iterator | list | tuple):
            start = "["
            for row in value:
                yield f"{start}\n    {encode_row(row)}"
                start = ","
            yield "[]" if start == "[" else "\n  ]"
        else:
            yield encode(value).replace("\n", "\n  ")
    yield "\n}\n"


def _plain(value: object) -> object:
    """Return a path, a problem or another record of the core as JSON can have it."""
    if isinstance(value, os.PathLike):
        return os.fspath(value)
    from pyodide_cache.base.problems import Problem

    if isinstance(value, Problem):
        return problem_json(value)
    fields = [(name, kind, getattr(value, name)) for name, kind in type(value).__annotations__.items()]
    return {name: iso_time(item) if "Moment" in kind else item for name, kind, item in fields}


def answer(document: Mapping[str, object], *lines: str | Problem, for_file: bool = False) -> None:
    """Write what a command found or did: ``document`` with ``--json``, else ``lines`` as `say` does.

    The document of a command that can show its plan says whether it is the plan only.
    """
    if common().as_json:
        has_plan = "--dry-run" in (common().options or ())
        write_json({"dry_run": common().dry_run, **document} if has_plan else document)
    say(*lines, for_file=for_file)


def write_json_error(code: str, message: str, facts: Mapping[str, Any] | None = None) -> None:
    """Write an error as JSON: its code, the sentence, and the facts in it."""
    document: documents.ErrorDocument = {"error": {"code": code, "message": message, "facts": dict(facts or {})}}
    write_json(document)


def discard_output() -> None:
    """Drop what standard output does not take: Python would try again as it exits, and end with status 120."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def say(*texts: str | Problem, for_file: bool = False) -> None:
    """Write lines on standard output, unless ``--json`` or, except for what users redirect to a file, ``--quiet``."""
    if writes_text() or (for_file and not common().as_json):
        for text in texts:
            click.echo(line_of(text))


def warn(*texts: str | Problem) -> None:
    """Write lines on standard error."""
    for text in texts:
        click.echo(line_of(text), err=True)


def line_of(text: str | Problem) -> str:
    """Return a text or a problem as people read it, with commands that can be copied."""
    return printable(_for_directory(text if isinstance(text, str) else explained(text)))


def _for_directory(text: str) -> str:
    """Let the commands that a hint names work on the directory of this command when they are copied."""
    directory = common().cache_dir
    if not directory or "pyodide-cache " not in text or "--cache-dir" in text:
        return text
    import re

    commands = rf"(?<![\w./-])pyodide-cache (?:{_OF_DIRECTORY})\b"
    return re.sub(commands, lambda match: f"{match[0]} --cache-dir {shell_word(directory)}", text)


def explained(problem: Problem) -> str:
    """Return the sentence about a problem; a hint about options that the command does not have is left out."""
    from pyodide_cache.messages import explain

    text, sentence = explain(problem), explain(problem, with_hint=False)
    if problem.code == "no-such-entry" and (
        hint := for_directory(name := str(problem.facts["name"])) or _for_file(name)
    ):
        return f"{sentence}. {hint}"
    if common().sources.get("source") == "index":  # it cannot be another source
        text = text.replace("--source index, ", "")
    hint = text.removeprefix(sentence)
    named = {option for option in _OF_SOME if option in hint}
    options = common().options
    return sentence if named and options is not None and named.isdisjoint(options) else text


def for_directory(word: str) -> str:
    """Return how to work on a directory that was named without its option; empty if the word is none."""
    from pyodide_cache.files.paths import absolute, is_folder

    is_other = word and is_folder(absolute(word))  # an empty word, as of an unset variable, is no directory
    return f"For another cache directory, write: --cache-dir {shell_word(word)}" if is_other else ""


def _for_file(word: str) -> str:
    """Return how to name a file that is not in the cache directory; empty if the word is none."""
    from pyodide_cache.files.paths import absolute, is_file

    path = absolute(word)
    return f"For a file elsewhere, add: --cache-dir {shell_word(str(path.parent))}" if is_file(path) else ""


def note(*texts: str | Problem) -> None:
    """Write lines that are not about an error on standard error, unless ``--quiet``."""
    if not common().quiet:
        warn(*texts)


def aside(*texts: str | Problem) -> None:
    """Write on standard error what the document has with ``--json``."""
    if not common().as_json:
        warn(*texts)


def writes_text() -> bool:
    """Return whether standard output is for people: with ``--json``, it has one document and nothing else."""
    return not (common().quiet or common().as_json)


def failure_text(key: str, problem: Problem) -> str:
    """Return what failed, and why."""
    sentence = explained(problem)
    return sentence if _is_named(key, sentence) else f"{key}: {sentence}"


def _is_named(key: str, sentence: str) -> bool:
    """Return whether a sentence begins with what failed: a path, a requirement's name, or a wheel of that name."""
    import re

    name = found[0] if (found := re.match(r"[\w.-]*\w", key)) else key
    start = re.sub("^(the (metadata of )?|there is no |cannot read )?“?", "", sentence)
    folder = r"(\S*[\\/]|(/|\w:\\).*[\\/])?"  # a path names what it ends with
    return any(re.match(folder + re.escape(word) + r"(?![\w.]|-(?!\d))", start) for word in (key, name))


def warn_failures(failures: Iterable[Failed]) -> None:
    """Write on standard error what failed, each reason once; with ``--json``, the document has it."""
    aside(*failure_lines(failures))


def failure_lines(failures: Iterable[Failed]) -> Iterator[str | Problem]:
    """Yield what failed, each reason once."""
    failures = [*failures]
    if not failures:
        return
    from pyodide_cache.base.problems import Code
    from pyodide_cache.messages import WITHOUT_NAME, grouped

    for repeated, problem in grouped(map(_failure, failures)):
        names = [*dict.fromkeys(repeated)]  # a package may have several files
        is_in_sentence = problem.code in WITHOUT_NAME
        # A command that names all of them can be copied.
        if len(names) > MOST_NAMES and problem.code is not Code.NOT_CACHED and not common().verbose:
            some = f"{plural(len(names), 'package')} ({', '.join(names[:3])}, …)"
            yield problem.with_facts(name=some) if is_in_sentence else f"{some}: {explained(problem)}"
        else:
            yield problem if is_in_sentence else failure_text(", ".join(names), problem)


def printable(text: str) -> str:
    """Return ``text`` with escapes for characters that a terminal cannot show, and without passwords."""
    return visible_text(mask_secrets(text))


def release_text(release: str | None) -> str:
    """Return a Pyodide release, or that it is none."""
    return f"Pyodide {release}" if release else "another distribution"


def downloaded_text(size: int, saved: int) -> str:
    """Return the bytes of a download, and how many a team cache spared."""
    return f"{size_text(size)}, {size_text(saved)} saved by deltas" if saved else size_text(size)


def problem_json(problem: Problem) -> documents.Problem:
    """Return a problem for JSON: its code, its sentence, and the facts in it."""
    return {"code": problem.code.value, "reason": explained(problem), "facts": dict(problem.facts)}


def file_names(items: Iterable[_OfFile]) -> list[str]:
    """Return the names of files for JSON."""
    return [item.file_name for item in items]


def failed_json(what: str, failed: Iterable[Failed]) -> Iterator[Any]:
    """Yield for JSON what failed, under a key such as ``file_name``, and why; see the types in `documents.shared`."""
    return ({what: name, **problem_json(problem)} for name, problem in map(_failure, failed))


def _failure(failed: Failed) -> Failure:
    """Return what failed, by its name or path, and why."""
    from pyodide_cache.base.plans import Failure

    return failed if isinstance(failed, Failure) else Failure(str(failed.facts.get("path", "")), failed)
