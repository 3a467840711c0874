"""Read one file of a project, by its name."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from pyodide_cache.base.problems import Code, Problem, reason
from pyodide_cache.base.record import replace
from pyodide_cache.files.paths import is_file, is_folder
from pyodide_cache.files.reader import read_file as read_bytes
from pyodide_cache.formats.documents import misplaced_content
from pyodide_cache.formats.encoding import decode_python, decode_text
from pyodide_cache.formats.runtime import Runtime
from pyodide_cache.net.indexes.folder import located_choice, missing_folders
from pyodide_cache.projects import markdown, pages
from pyodide_cache.projects.declared import manifests, tool_locks
from pyodide_cache.projects.declared.conda import read_environment, read_recipe
from pyodide_cache.projects.javascript import reader as javascript
from pyodide_cache.projects.javascript.names import name_of_json
from pyodide_cache.projects.notebooks import read_ipython, read_notebook
from pyodide_cache.projects.scripts import read_script, read_setup_py
from pyodide_cache.projects.source_imports import SourceImports, excluded, tried
from pyodide_cache.warm_up.request.requirements_files import read_requirements_file, refuse_other_files

MAX_BYTES = 8 * 1024 * 1024
#: Notebooks may have pictures and tables in them.
MAX_NOTEBOOK_BYTES = 128 * 1024 * 1024

Reader = Callable[[str, str], SourceImports]

#: Readers of files with a fixed name.
_BY_NAME: Mapping[str, Reader] = {
    "pyproject.toml": manifests.read_pyproject,
    "setup.cfg": manifests.read_setup_cfg,
    "setup.py": read_setup_py,
    "Pipfile": manifests.read_pipfile,
    "pixi.toml": manifests.read_pixi,
    "uv.toml": manifests.read_uv,
    "hatch.toml": manifests.read_hatch,
    "jupyter-lite.json": pages.read_jupyterlite,
    "jupyter-lite.ipynb": pages.read_jupyterlite,
    "jupyter_lite_config.json": pages.read_jupyterlite,
    "app.json": pages.read_shinylive,
    "_quarto.yml": markdown.read_quarto,
    "pyscript.toml": pages.read_pyscript,
    "pyscript.json": pages.read_pyscript,
}

#: Readers of lock files of other tools, which need the runtime for their markers.
_LOCKS: Mapping[str, Callable[[str, str, Runtime], SourceImports]] = {
    "uv.lock": tool_locks.read_uv_lock,
    "poetry.lock": tool_locks.read_poetry_lock,
    "pdm.lock": tool_locks.read_poetry_lock,
    "Pipfile.lock": tool_locks.read_pipfile_lock,
    "pylock.toml": tool_locks.read_pylock,
}

_TESTS = frozenset({"test", "tests", "testing"})
_DOCS = frozenset({"doc", "docs"})
_FOR_DEVELOPMENT = _TESTS | _DOCS | {"dev", "develop", "development", "lint", "ci", "build", "typing"}
_DEVELOPERS_SCRIPTS = frozenset({"conftest.py", "noxfile.py", "tasks.py", "dodo.py", "fabfile.py"})
_NPM_FILES = ("package.json", "deno.json", "deno.jsonc")
_NPM_PACKAGES = re.compile(r"npm:pyodide|\"(?:react-py|[\w@/-]*(?:pyodide|stlite|pyscript)[\w/-]*)\"")
_PAGES = frozenset({".html", ".htm"})
_SCRIPTS = frozenset({".js", ".mjs", ".cjs", ".ts", ".mts", ".jsx", ".tsx", ".vue", ".svelte", ".astro"})
#: Files whose code runs, and a wheel beside one of them.
_CODE = frozenset({".py", ".ipy", ".ipynb", ".qmd", ".rmd", ".md", ".rst", *_PAGES, *_SCRIPTS})
_WHEEL = re.compile(r"(?:\.?/)?[\w.+-]+(?:/[\w.+-]+)*\.whl")
#: How long the scripts may be that another one imports, in characters.
_MOST_IMPORTED = 100_000
#: Configurations of PyScript, where a user or a page names them.
_CONFIGURATIONS = frozenset({".toml", ".json"})
#: Documents of which only those with cells count.
_TEXTS = frozenset({".md", ".rst"})

#: Suffixes of requirements files.
_LISTS = frozenset({"", ".txt", ".in", ".lock", ".req", ".pip"})
_NO_PROJECT = "it is not a file that says what a project needs"

#: Readers of all other files, by suffix.
_BY_SUFFIX: Mapping[str, Reader] = {
    ".py": read_script,
    ".ipy": read_ipython,
    ".ipynb": read_notebook,
    **dict.fromkeys((".qmd", ".rmd", *_TEXTS), markdown.read_markdown),
    **dict.fromkeys(_CONFIGURATIONS, pages.read_pyscript),
}


def is_project_file(file: Path) -> bool:
    """Return True for a file that can say what a project needs."""
    if _kind(file) in _TEXTS:
        return _is_read_as(file, markdown.is_notebook)
    if _kind(file) in _SCRIPTS:
        return is_script(file) and _is_read_as(file, javascript.starts_pyodide)
    return (
        (_kind(file) in _PAGES | _BY_SUFFIX.keys() - _CONFIGURATIONS)
        or file.name in _BY_NAME
        or _lock_name(file) in _LOCKS
        or _is_environment(file)
        or _is_requirements_file(file)
    )


def is_script(file: Path) -> bool:
    """Return True for JavaScript or TypeScript that is not a declaration of types."""
    return _kind(file) in _SCRIPTS and not file.name.endswith(".d.ts")


def is_source_script(file: Path) -> bool:
    """Return True for JavaScript that is not built."""
    return is_script(file) and _is_read_as(file, javascript.is_source)


def is_web_file(file: Path) -> bool:
    """Return True for a file of a project of npm that can load packages."""
    return is_script(file) or file.name in _NPM_FILES


def uses_npm_pyodide(root: Path) -> bool:
    """Return whether npm's or Deno's configuration of a folder names Pyodide, or a package that runs it."""
    for name in _NPM_FILES:
        if is_file(root / name) and _is_read_as(root / name, lambda text: bool(_NPM_PACKAGES.search(text))):
            return True
    return False


def is_superseded(file: Path) -> bool:
    """Return True for a lock file beside a ``pyproject.toml`` or ``Pipfile``, and what ``pip-compile`` wrote.

    It pins versions for other platforms, while the declared requirements leave the choice to this runtime.
    """
    declaring = (file.with_name(name) for name in ("pyproject.toml", "Pipfile"))
    if _is_requirements_file(file) and _kind(file) == ".txt":
        return file.with_suffix(".in").is_file()
    return _lock_name(file) in _LOCKS and any(other.is_file() for other in declaring)


def is_for_development(file: Path, root: Path) -> bool:
    """Return True for requirements and scripts that only developers need, such as for the tests of a project."""
    folders = {part.lower() for part in file.relative_to(root).parts[:-1]}
    if _is_requirements_file(file) or _is_environment(file):
        return not _FOR_DEVELOPMENT.isdisjoint(folders.union(re.split(r"[-_.\d]+", file.stem.lower())))
    is_of_sphinx = file.name == "conf.py" and not _DOCS.isdisjoint(folders)
    return not _TESTS.isdisjoint(folders) or is_of_sphinx or file.name in _DEVELOPERS_SCRIPTS


def is_read_by_itself(name: str) -> bool:
    """Return True for a script or notebook, and for a file of another fixed name in the same folder."""
    return name.endswith((".py", ".ipynb", *_SCRIPTS)) or name.removeprefix("./") in _BY_NAME


def read_file(file: Path, name: str, runtime: Runtime) -> SourceImports:
    """Read a file of a project; the runtime decides about the markers of lock files."""
    refuse_other_files(name)
    text, refused = _decoded(file, name)
    is_document = _kind(file) in {".qmd", ".rmd", *_TEXTS, *_PAGES}  # which may be HTML, or speak of merges
    if not is_document and (why := misplaced_content(text)):
        raise Problem(Code.UNREADABLE_FILE, path=name, error=why)
    found = _read(file, name, text, runtime)
    if _kind(file) in _SCRIPTS | {".py"}:
        found += pages.read_written_page(text, name)
    if _kind(file) in _PAGES | _SCRIPTS | {".json", ".toml"}:
        found += SourceImports(releases=pages.named_releases(text))
    if refused:
        found += SourceImports(problems=(Problem(Code.UNREADABLE_FILE, path=name, error=refused),))
    missing = tuple(missing_folders(found.index, file.parent, path=name))
    found = replace(found, index=located_choice(found.index, file.parent), notes=(*found.notes, *missing))
    return _with_named_files(found, file, name, runtime)


def _read(file: Path, name: str, text: str, runtime: Runtime) -> SourceImports:
    if read_lock := _LOCKS.get(_lock_name(file)):
        return read_lock(text, name, runtime)
    if file.name in _NPM_FILES:  # it declares packages of npm; its scripts load those of Python
        return manifests.read_package_json(text)
    if _kind(file) in _SCRIPTS | _PAGES:
        return _read_script(file, name, text)
    read = _BY_NAME.get(file.name) or _BY_SUFFIX.get(_kind(file))
    if read is pages.read_pyscript and not re.search(r"\bpackages\b", text) and _kind(file) == ".json":
        raise Problem(Code.UNREADABLE_FILE, path=name, error=_NO_PROJECT)
    if read:
        return read(text, name)
    if _kind(file) in {".yml", ".yaml"}:
        environment = (read_recipe if file.stem in {"meta", "recipe"} else read_environment)(text)
        return requirements_in(file, "\n".join(environment.requirements)) + replace(environment, requirements=())
    if _kind(file) not in _LISTS:
        raise Problem(Code.UNREADABLE_FILE, path=name, error=_NO_PROJECT)
    return requirements_in(file)


def _read_script(file: Path, name: str, text: str) -> SourceImports:
    """Read a script or page, with what the scripts say that it imports, also by way of others."""
    texts = {file: text}
    queue = [file]
    imports: dict[Path, list[Path]] = {}
    for script in queue:
        imports[script] = []
        for relative in javascript.imported_scripts(texts[script]):
            for place in _places(script.parent, relative):
                if place not in texts and sum(map(len, texts.values())) < _MOST_IMPORTED and (code := _code(place)):
                    texts[place] = code
                    queue.append(place)
                if place in texts:
                    imports[script].append(place)
                    break
    used = {script for script in queue if javascript.names_packages(texts[script])}
    if file in used or _kind(file) in _PAGES:  # whose scripts give each other names
        used.update(queue)
    for script in reversed(queue):  # of the others, only those matter by whose calls packages get there
        used |= set() if used.isdisjoint(imports[script]) else {script}
    imported = [texts[script] for script in queue[1:] if script in used]
    if _kind(file) in _PAGES:
        linked = javascript.read_scripts([(0, code) for code in imported], name)  # together, as a browser reads them
        return pages.read_page(text, name, imported=imported) + SourceImports(requirements=linked.requirements)
    scripts = (Path(os.path.relpath(script, file.parent)).as_posix() for script in queue[1:] if is_script(script))
    return javascript.read_javascript(text, name, imported=imported) + SourceImports(files=tuple(scripts))


def _places(folder: Path, name: str) -> Iterator[Path]:
    """Yield where the script or JSON of an import may be; its suffix may be missing or that of a built one."""
    alias = next((alias for alias in ("@/", "~/", "$lib/") if name.startswith(alias)), "")
    if alias:
        sources = (parent / "src" for parent in (folder, *folder.parents))
        folder = next(filter(is_folder, sources), folder) / alias[1:].removesuffix("/")
    elif "." not in name:  # a package of npm
        return
    named = Path(os.path.normpath(folder / name.removeprefix(alias)))
    stems = (named, named.with_suffix("") if _kind(named) in _SCRIPTS else named / "index")
    names = (named, *(Path(f"{stem}{suffix}") for stem in stems for suffix in sorted(_SCRIPTS)))
    yield from filter(is_file, names)


def _code(file: Path) -> str:
    """Return the code of a script that people wrote, and a JSON document as a script; empty for any other file."""
    try:
        code, _ = _decoded(file, file.name)
    except Problem:
        return ""
    if _kind(file) == ".json":
        return f"const {name_of_json(file.name)} = {code}" if len(code) < _MOST_IMPORTED else ""
    return code if is_script(file) and javascript.is_source(code) else ""


def _with_named_files(found: SourceImports, file: Path, name: str, runtime: Runtime) -> SourceImports:
    """Add the requirements files, configurations and wheels that a notebook or page names."""
    wheels = filter(_WHEEL.fullmatch, found.requirements if _kind(file) in _CODE else ())
    missing = {name: None for name in wheels if not is_file(Path(name)) and not is_file(file.parent / name)}
    others = tuple(name for name in found.requirements if name not in missing)
    found = replace(
        found, requirements=others, files=(*found.files, *(re.sub(r"^\.?/", "", name) for name in missing))
    )
    of_site = [parent / "public" for parent in file.parents] if _kind(file) in _SCRIPTS | _PAGES else []
    folders = (file.parent, *of_site)
    for relative in found.files:
        named = next((folder / relative for folder in folders if is_file(folder / relative)), file.parent / relative)
        where = f"{name}: {relative}"
        unknown = SourceImports(notes=(Problem(Code.UNKNOWN_UNTIL_RUN, path=name, text=relative),))
        if "://" in relative:
            found += SourceImports(problems=(Problem(Code.UNREADABLE_FILE, path=where, error="it is a URL"),))
            continue
        if is_folder(named):
            found += SourceImports(requirements=tuple(f"./{relative}/{wheel.name}" for wheel in named.glob("*.whl")))
            continue
        if relative.endswith(".whl"):  # which a build may make
            own = replace(unknown, own=(named.name.partition("-")[0],))
            found += SourceImports(requirements=(str(named),)) if is_file(named) else own
            continue
        if is_read_by_itself(relative):
            # A build may make a script, and setuptools needs only one of its files.
            if not is_file(named) and _kind(named) not in _SCRIPTS and file.name != "pyproject.toml":
                found += unknown
            continue
        if _kind(file) in _SCRIPTS and not is_file(named):
            found += unknown
            continue
        more = tried(_read_named, named, where, runtime)
        found += replace(more, files=() if "/" in relative.removeprefix("./") else more.files)
    for kind, relative in found.rules:
        found += tried(_rules, file.parent / relative, kind)
    return found


def _rules(file: Path, kind: str) -> SourceImports:
    """Read a file with a role; see `SourceImports.rules`."""
    found = requirements_in(file, is_constraint=kind == "constraints")
    texts = found.requirements
    match kind:
        case "overrides" | "excludes":
            return replace(found, requirements=(), overrides=excluded(texts) if kind == "excludes" else texts)
        case "optional":
            return replace(found, requirements=(), optional=texts)
    return found


def _read_named(file: Path, name: str, runtime: Runtime) -> SourceImports:
    text, _ = _decoded(file, name)
    is_known = _kind(file) in {*_CONFIGURATIONS, ".yml", ".yaml"}
    return _read(file, name, text, runtime) if is_known else requirements_in(file)


def requirements_in(file: Path, text: str | None = None, *, is_constraint: bool = False) -> SourceImports:
    """Return what a requirements file says, or other lines in its place."""
    try:
        read = read_requirements_file(str(file), text, is_constraint=is_constraint)
    except Problem as problem:
        if problem.code is Code.NOT_REQUIREMENTS:
            raise Problem(Code.UNREADABLE_FILE, path=file.name, error=_NO_PROJECT) from problem
        raise
    return SourceImports(
        requirements=tuple(str(item) for item in read.requirements if item not in read.optional),
        optional=tuple(map(str, read.optional)),
        constraints=tuple(map(str, read.constraints)),
        problems=tuple(problem for _, problem in read.invalid),
        notes=tuple(note for note in read.notes if note.code is not Code.NOTHING_REQUIRED),
        prereleases=tuple(read.prereleases),
        hashes=tuple((str(requirement), hashes) for requirement, hashes in read.hashes.items()),
        index=read.index,
        own=tuple(sorted(read.own)),
    )


def _decoded(file: Path, name: str) -> tuple[str, str | None]:
    """Return the text of a file, and why Python would refuse one of its own."""
    try:
        data = read_bytes(file, MAX_NOTEBOOK_BYTES if _kind(file) == ".ipynb" else MAX_BYTES)
        return decode_python(data) if _kind(file) == ".py" else (decode_text(data), None)
    except (OSError, ValueError) as error:
        raise Problem(Code.UNREADABLE_FILE, path=name, error=reason(error)) from error


def _kind(file: Path) -> str:
    return file.suffix.lower()


def _is_environment(file: Path) -> bool:
    stem = file.stem.lower()
    return (stem in {"env", "conda"} or stem.startswith("environment")) and _kind(file) in {".yml", ".yaml"}


def _is_read_as(file: Path, is_one: Callable[[str], bool]) -> bool:
    try:
        return is_one(_decoded(file, file.name)[0])
    except Problem:
        return False


def _lock_name(file: Path) -> str:
    """Return ``pylock.toml`` for a named one, too, such as ``pylock.dev.toml`` (PEP 751)."""
    from packaging.pylock import is_valid_pylock_path

    return "pylock.toml" if is_valid_pylock_path(file) else file.name


def _is_requirements_file(file: Path) -> bool:
    is_one = "requirements" in file.stem.lower() or file.parent.name == "requirements"
    return is_one and _kind(file) in {".txt", ".in"} and "constraint" not in file.stem.lower()
