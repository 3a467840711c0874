"""Read shell lines that install packages, such as ``pip install`` in a notebook."""

from __future__ import annotations

import contextlib
import re
import shlex
from collections.abc import Iterable, Iterator, Sequence

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.formats.index_choice import IndexChoice, IndexPlace
from pyodide_cache.formats.requirements import names_in
from pyodide_cache.projects.declared.conda import requirement_of
from pyodide_cache.projects.source_imports import ALL, SourceImports

#: Options of ``pip install`` and ``uv pip install`` that take a value, from their ``--help``; then those of ``add``.
_PIP_OPTIONS = """
--abi --all-releases --allow-insecure-host --build-constraint --build-constraints --cache-dir --cert --client-cert
--color --config-file --config-setting --config-settings --constraint --constraints --default-index --directory
--editable --exclude --exclude-newer --exclude-newer-package --excludes --exists-action --extra --extra-index-url
--find-links --fork-strategy --global-option --group --implementation --index --index-strategy --index-url
--install-option --keyring-provider --link-mode --log --no-binary --no-binary-package --no-build-isolation-package
--no-build-package --only-binary --only-final --override --overrides --platform --prefix --prerelease --progress-bar
--project --proxy --pypi-url --python --python-platform --python-version --refresh-package --reinstall-package
--report --requirement --requirements --requirements-from-script --resolution --resume-retries --retries --root
--root-user-action --src --target --timeout --torch-backend --trusted-host --upgrade-package --upgrade-strategy
--upload-time --uploaded-prior-to --use-deprecated --use-feature
"""
_ADD_OPTIONS = """
--bounds --branch --extras --feature --manifest-path --marker --markers --package --rev --script --source --tag
"""
_WITH_VALUE = frozenset((_PIP_OPTIONS + _ADD_OPTIONS).split())
_SHORT_WITH_VALUE = frozenset("rcetifpPbCoGEm")

#: The same for ``conda install`` and its relatives.
_CONDA_OPTIONS = """
--channel --clone --experimental --feature --file --manifest-path --name --platform --prefix --repodata-fn --revision
--solver --subdir
"""
_CONDA_WITH_VALUE = frozenset(_CONDA_OPTIONS.split())
_CONDA_SHORT_WITH_VALUE = frozenset("cnpf")

#: Options with a file that names packages.
_FILES = frozenset({"-r", "--requirement", "--requirements", "--requirements-from-script"})

#: Options with a file that says how versions are chosen, and what it is; see `SourceImports.rules`.
_RULES = {
    **dict.fromkeys(("-c", "--constraint", "--constraints"), "constraints"),
    **dict.fromkeys(("--override", "--overrides"), "overrides"),
    **dict.fromkeys(("--exclude", "--excludes"), "excludes"),
}

#: Options that choose other packages or versions, which a warm-up does not do.
_NOT_DONE_OPTIONS = """
--group --extra --all-extras --no-index --no-binary --no-sources --abi --implementation --platform --python-platform
--python-version --torch-backend --exclude-newer --exclude-newer-package --uploaded-prior-to --resolution
--require-hashes
"""
_NOT_DONE = frozenset(_NOT_DONE_OPTIONS.split())

_EDITABLE = frozenset({"-e", "--editable"})
_LINKS = frozenset({"-f", "--find-links"})
_INDEX_OPTIONS = _LINKS | {"-i", "--index-url", "--pypi-url", "--default-index", "--extra-index-url", "--index"}

_PIP = re.compile(r"(?:.*/)?pip(?:3(?:\.\d+)?)?(?:\.exe)?")
_PYTHON = re.compile(
    r"(?:.*[/\\])?(?:python(?:[\d.]+)?(?:\.exe)?|py|\{\s*sys\.executable\s*\}|\$\{?sys\.executable\}?)"
)
_SHELLS = frozenset({"bash", "sh", "zsh"})
_CONDA = frozenset({"conda", "mamba", "micromamba"})
_CONDA_VERBS = frozenset({"install", "create", "update"})
_ADD = frozenset({"uv", "poetry", "pdm", "pixi", "hatch"})
#: Words of a shell and programs before the command that they run.
_BEFORE = frozenset(
    {"sudo", "time", "env", "exec", "nohup", "if", "then", "elif", "else", "while", "until", "do", "!"}
)
_ASSIGNMENT = re.compile(r"[A-Za-z_]\w*=.*", re.DOTALL)
_REDIRECTION = re.compile(r"(?:\d*|&)(?:>{1,2}|<{1,3}(?!\())(?P<target>.*)")

#: What separates the commands of a line.
_BETWEEN = ";|&()\n"
#: What IPython or a shell puts in; in a word it is one even with spaces in it.
_EXPRESSION = re.compile(r"\{[^{}\n]*\}|[$<]\([^()\n]*\)|`[^`\n]*`")
#: What a shell would split, and must not be: expressions, hashes in words, and redirections of one stream to another.
_KEPT = re.compile(rf"{_EXPRESSION.pattern}|(?<=\S)#|[<>]&|&>")
_PRIVATE = 0xF0000  # the first character of Unicode's private use area that fonts do not use
_UNKNOWN = re.compile(r"[{}`]|\$[\w({]|<\(")


def read_install_line(line: str) -> SourceImports:
    """Return what a shell line installs; other commands install nothing. Words with variables are notes.

    >>> read_install_line("pip install -q 'pandas>=2' rich # comment").requirements
    ('pandas>=2', 'rich')
    """
    found = SourceImports()
    for words in shell_commands(line):
        found += _read_command(words)
    return found


def shell_commands(line: str) -> Iterator[list[str]]:
    """Split a shell line into commands, and each into words without quotes, comments and redirections."""
    kept: dict[str, str] = {}

    def keep(match: re.Match[str]) -> str:
        stand_in = chr(_PRIVATE + len(kept))
        kept[stand_in] = match[0]
        return stand_in

    line = line.rstrip().removesuffix("\\")  # joins the line with one that is not there
    lexer = shlex.shlex(_KEPT.sub(keep, line), posix=True, punctuation_chars=_BETWEEN)
    lexer.whitespace, lexer.whitespace_split = " \t\r\f\v", True
    words: list[str] = []
    skip_target = False
    with contextlib.suppress(ValueError):  # a shell refuses an open quote
        for token in lexer:
            word = "".join(kept.get(character, character) for character in token)
            if token and not token.strip(_BETWEEN):
                if words:
                    yield words
                words, skip_target = [], False
            elif skip_target:
                skip_target = False
            elif match := _REDIRECTION.fullmatch(word):
                skip_target = not match["target"]
            else:
                words.append(word)
    if words:
        yield words


def _read_command(words: Sequence[str]) -> SourceImports:
    rest = list(words)
    while rest and (rest[0] in _BEFORE or _ASSIGNMENT.fullmatch(rest[0]) or rest[0].startswith("-")):
        del rest[0]
    if rest and _PYTHON.fullmatch(rest[0]):
        rest = rest[rest.index("-m") + 1 :] if "-m" in rest else []
    program, *given = rest[1:] if rest[:2] == ["uv", "pip"] else rest or [""]
    if program in _SHELLS and "-c" in given[:-1]:
        return read_install_line(given[given.index("-c") + 1])
    if (_PIP.fullmatch(program) or program == "pipenv") and "install" in given:
        return _pip_arguments(given[given.index("install") + 1 :])
    if given[:1] == ["add"] and program in _ADD:
        is_conda = program == "pixi" and "--pypi" not in given
        return (_conda_arguments if is_conda else _pip_arguments)(given[1:])
    if program in _CONDA and (verb := next((word for word in given if word in _CONDA_VERBS), "")):
        return _conda_arguments(given[given.index(verb) + 1 :])
    return SourceImports()


def _pip_arguments(words: Sequence[str]) -> SourceImports:
    names, options = _split(words, _WITH_VALUE, _SHORT_WITH_VALUE)
    files = [value for key, value in options if key in _FILES]
    rules = [(_RULES[key], value) for key, value in options if key in _RULES]
    folders = [value for key, value in options if key in _EDITABLE and value and "://" not in value]
    names = [name for name in names if name != "pip"]
    names += [f"-e {value if value[0] in '/.~' else f'./{value}'}" for value in folders]
    is_early = ("--pre", "") in options or ("--prerelease", "allow") in options
    early = [name for key, value in options if key == "--all-releases" for name in value.split(",")]
    return SourceImports(
        requirements=_known(names),
        files=_known(files),
        rules=tuple(rule for rule in rules if _known([rule[1]])),
        notes=(*_unknown([*names, *files, *(value for _, value in rules)]), *_ignored(options)),
        index=IndexChoice(tuple(_indexes(options))),
        prereleases=(*(names_in(names) if is_early or ALL in early else ()), *names_in(early)),
        without_dependencies=names_in(names) if ("--no-deps", "") in options else (),
    )


def _ignored(options: Iterable[tuple[str, str]]) -> Iterator[Problem]:
    """Yield a note for each option that chooses other packages, which is not done."""
    for key, value in options:
        if key in _NOT_DONE or (key in _EDITABLE and "://" in value):
            yield Problem(Code.IGNORED_OPTION, text=f"{key} {value}".strip())


def _indexes(options: Iterable[tuple[str, str]]) -> Iterator[IndexPlace]:
    """Yield the package indexes that options of pip and uv name; one only known at run time is left out.

    They are asked first and do not replace the usual ones, which other commands need.
    """
    for key, value in options:
        if key in _INDEX_OPTIONS and value and not _UNKNOWN.search(value):
            name, _, url = value.partition("=")  # uv's indexes may have names
            yield IndexPlace(url if url and "/" not in name else value, links=key in _LINKS)


def _conda_arguments(words: Sequence[str]) -> SourceImports:
    names, options = _split(words, _CONDA_WITH_VALUE, _CONDA_SHORT_WITH_VALUE)
    files = [value for key, value in options if key in {"-f", "--file"}]
    conda = tuple(found for spec in _known(names) if (found := requirement_of(spec)))
    return SourceImports(conda=conda, files=_known(files), notes=_unknown([*names, *files]))


def _known(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(word for word in words if not _UNKNOWN.search(word))


def _unknown(words: Iterable[str]) -> tuple[Problem, ...]:
    return tuple(Problem(Code.UNKNOWN_UNTIL_RUN, text=word) for word in words if _UNKNOWN.search(word))


def _split(
    words: Sequence[str], with_value: frozenset[str], short_with_value: frozenset[str]
) -> tuple[list[str], list[tuple[str, str]]]:
    names: list[str] = []
    options: list[tuple[str, str]] = []
    queue = iter(words)
    for word in queue:
        if word == "--":
            names += filter(None, queue)
        elif word.startswith("--"):
            key, equals, value = word.partition("=")
            options.append((key, value if equals else next(queue, "") if key in with_value else ""))
        elif word.startswith("-") and len(word) > 1:
            # Short options can be joined: -qr FILE.
            at = next((index for index, char in enumerate(word) if index and char in short_with_value), 0)
            if at:
                options.append((f"-{word[at]}", word[at + 1 :] or next(queue, "")))
        elif word not in {"", "-"}:  # quotes with nothing between them name no package
            names.append(word)
    return names, options
