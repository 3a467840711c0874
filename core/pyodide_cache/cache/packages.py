"""The methods of `Cache` that choose packages: requests, warm-ups and exports."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from pyodide_cache.base.events import Cancel
from pyodide_cache.base.problems import Code
from pyodide_cache.base.record import replace
from pyodide_cache.cache.opened import Part, each

if TYPE_CHECKING:
    from pyodide_cache.export.plan import ExportPlan
    from pyodide_cache.warm_up.plan import WarmUpPlan
    from pyodide_cache.warm_up.request.project import ProjectRequirements
    from pyodide_cache.warm_up.request.requests import PackageRequest


class PackageMethods(Part):
    """Base class of `Cache`."""

    def request(
        self,
        requirements: Iterable[str] = (),
        *,
        presets: Iterable[str] = (),
        lists: Iterable[str] = (),
        files: Iterable[Path | str] = (),
        constraints: Iterable[Path | str] = (),
        projects: Iterable[Path | str] = (),
        require_hashes: bool = False,
        guess_imports: bool = False,
        cancel: Cancel | None = None,
    ) -> PackageRequest:
        """Combine everything that names packages into one request.

        Here and in all other methods, a single text does as well as a list with it.
        In an empty directory, without a release of the user, the first one that a project names is used from now on.

        Args:
            requirements: such as ``pandas>=2``, or the path or URL of a wheel; hashes may follow as in pip's files.
            files: requirements files: paths, URLs, or ``-`` for standard input.
            constraints: such files that narrow versions.
            projects: folders, scripts, notebooks and ``pyproject.toml`` files.
            require_hashes: whether every package needs a hash.
            guess_imports: whether to ask the index for packages with the names of unknown imports. Anybody can
                publish such a package.

        Raises:
            Problem: `Code.UNKNOWN_PRESET`, `Code.UNKNOWN_LIST` or `Code.UNREADABLE_FILE`.
        """
        from pyodide_cache.warm_up.request.references import named_packages

        opened, requirements = self._opened, each(requirements)
        if presets or lists:
            from pyodide_cache.settings.lists import with_lists

            requirements = with_lists(requirements, each(presets), each(lists))
        request = replace(named_packages(requirements), require_hashes=require_hashes)
        for paths, is_constraint in ((files, False), (constraints, True)):
            for path in each(paths):
                from pyodide_cache.warm_up.request.requirements_files import read_requirements_file

                request += read_requirements_file(
                    str(path),
                    is_constraint=is_constraint,
                    fetch=lambda url: opened.sources.http.get(url).data,
                    runtime=lambda: opened.sources.lock.runtime,
                )
        for path in each(projects):
            declared = [item.name for item in request.requirements]
            found = self._read_project(Path(path), declared, cancel or Cancel())
            request += found.request(guess_imports=guess_imports)
        return request

    def _read_project(self, path: Path, declared: Iterable[str], cancel: Cancel) -> ProjectRequirements:
        """Read a project for the release of the cache; again if it names another one, which is used then."""
        from pyodide_cache.warm_up.request.project import read_project

        opened = self._opened
        found = read_project(path, opened.sources.lock, declared=declared, cancel=cancel)
        others = (str(note.facts["nearest"]) for note in found.notes if note.code is Code.NAMES_RELEASE)
        if any(map(opened.choose_release, others)):
            return read_project(path, opened.sources.lock, declared=declared, cancel=cancel)
        return found

    def release(self, *, cancel: Cancel | None = None) -> str:
        """Return the Pyodide release that was chosen, else the one that suits the files of the directory."""
        return self._opened.suited_release(cancel)

    def read_project(
        self, path: Path | str, *, release: str | None = None, cancel: Cancel | None = None
    ) -> ProjectRequirements:
        """Return which packages a folder, script, notebook or ``pyproject.toml`` needs, and why.

        Args:
            release: the Pyodide release whose packages the imports are mapped to; None for that of the cache,
                else the newest.

        Raises:
            Problem: `Code.GONE` or `Code.UNREADABLE_FILE`.
        """
        from pyodide_cache.settings.releases import newest_release, shipped_lock
        from pyodide_cache.warm_up.request.project import read_project

        lock = shipped_lock(release or self._opened.release or newest_release().version)
        return read_project(Path(path), lock, cancel=cancel or Cancel())

    def newer_releases(self) -> tuple[str, ...]:
        """Return the published Pyodide releases that are newer than this program, newest first.

        Raises:
            Problem: when the list of releases is not available.
        """
        from pyodide_cache.warm_up.newer_releases import find_newer_releases

        with closing(self._opened.open_http()) as http:
            return find_newer_releases(http)

    def plan_warm_up(self, request: Iterable[str] | PackageRequest, *, cancel: Cancel | None = None) -> WarmUpPlan:
        """Resolve requirements, and compare the result with the cached files.

        Args:
            request: requirements such as ``pandas>=2``, or what `request` returned.

        Raises:
            Problem: when a lock file or the directory is not available. A package that is not available is part
                of the plan, with the reason.
        """
        from pyodide_cache.warm_up.resolution.conflicts import pins_in_use

        opened, wanted, cancel = self._opened, self._parsed(request), cancel or Cancel()
        pins, sources = opened.pins, opened.sources_with(wanted.index)
        plan = opened.plan_warm_up(wanted, sources, pins=pins, cancel=cancel)
        planned = (item.name for item in (*plan.cached, *plan.fetch))
        notes = (*wanted.notes, *plan.notes, *pins_in_use(planned, plan.failures, pins))
        return replace(plan, notes=notes, index=wanted.index)

    def plan_export(
        self,
        request: Iterable[str] | PackageRequest = (),
        *,
        offline: bool = False,
        everything: bool = False,
        file_names: Iterable[str] = (),
        output: Path | None = None,
        runtime: Path | None = None,
        keep_going: bool = False,
        service_worker: bool = False,
        cancel: Cancel | None = None,
    ) -> ExportPlan:
        """Plan to write a lock file, or a complete offline distribution, of cached packages.

        Args:
            request: requirements, or what `request` returned; what they need is exported, too.
            offline: make a distribution with runtime, page and script instead of a lock file.
            everything: export all packages that the runtime can load.
            file_names: exactly these files, and what they need.
            output: a folder or a ``.zip`` file; None writes a lock file into the cache directory.
            runtime: an unpacked npm package ``pyodide``; None takes the runtime of the distribution.
            keep_going: export the rest when a package cannot be exported.
            service_worker: add a service worker to a distribution: its page needs no server after the first visit.

        Raises:
            Problem: when a lock file, the directory or ``runtime`` is not available. A package that cannot be
                exported is part of the plan, with the reason.
        """
        from pyodide_cache.export.plan import ExportKind, plan_export

        opened = self._opened
        return plan_export(
            self._parsed(request),
            opened.export_sources,
            opened.inventory(cancel),
            kind=ExportKind.OFFLINE if offline else ExportKind.LOCK,
            file_names=tuple(each(file_names)),
            everything=everything,
            output=output,
            runtime=runtime,
            keep_going=keep_going,
            service_worker=service_worker,
            cancel=cancel or Cancel(),
        )

    def pins(
        self, plan: ExportPlan, *, pylock: bool = False, hashes: bool = False, folder: Path | None = None
    ) -> str:
        """Return the packages of an export as a requirements file, or as a ``pylock.toml`` (PEP 751).

        Args:
            pylock: a ``pylock.toml`` for the runtime; it always has hashes.
            hashes: whether a requirements file has them.
            folder: where a ``pylock.toml`` will be, for its relative paths; None for the working directory.
        """
        from pyodide_cache.export.pins import pylock_text, requirements_text

        if not pylock:
            return requirements_text(plan.packages, hashes=hashes)
        runtime = self._opened.export_sources.lock.runtime
        return pylock_text(plan.packages, runtime, wheels=plan.directory, folder=folder or Path.cwd())

    def _parsed(self, request: Iterable[str] | PackageRequest) -> PackageRequest:
        from pyodide_cache.warm_up.request.requests import PackageRequest

        return request if isinstance(request, PackageRequest) else self.request(request)
