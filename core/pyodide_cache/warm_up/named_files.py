"""The wheels that the user names by path or URL, and the hashes that the user allows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from packaging.requirements import Requirement

from pyodide_cache.base.problems import Code, Problem, disk_problem
from pyodide_cache.base.record import field, record
from pyodide_cache.formats.names import NormalizedName, canonicalize_name
from pyodide_cache.formats.runtime import Runtime
from pyodide_cache.formats.specifiers import marker_applies
from pyodide_cache.net.index import IndexFile
from pyodide_cache.warm_up.references import wheel_of


@record
class NamedFiles:
    """What replaces or narrows the files of a lock file and of an index."""

    wheels: Mapping[NormalizedName, IndexFile] = field(default_factory=dict)  # by canonical name
    #: hashes by canonical name, as ``algorithm:digest``
    allowed: Mapping[NormalizedName, frozenset[str]] = field(default_factory=dict)
    failures: Mapping[Requirement, Problem] = field(default_factory=dict)  # requirements whose wheel is not available

    def __bool__(self) -> bool:
        return bool(self.wheels or self.allowed or self.failures)

    @classmethod
    def of(
        cls, requirements: Iterable[Requirement], runtime: Runtime, hashes: Mapping[Requirement, frozenset[str]]
    ) -> NamedFiles:
        """Return the wheels and hashes of the requirements that apply to a runtime.

        Hashes of several requirements on one package are allowed together; a URL's fragment counts as one.
        """
        loadable = frozenset(runtime.tags())
        wheels: dict[NormalizedName, IndexFile] = {}
        allowed: dict[NormalizedName, frozenset[str]] = {}
        failures: dict[Requirement, Problem] = {}
        for requirement in requirements:
            if not marker_applies(requirement, runtime):
                continue
            name = canonicalize_name(requirement.name)
            given = hashes.get(requirement, frozenset())
            if requirement.url:
                try:
                    wheel, own = wheel_of(requirement)
                except OSError as error:
                    failures[requirement] = disk_problem(error, requirement.url)
                    continue
                if loadable.isdisjoint(wheel.tags):
                    about = f"{', '.join(runtime.platforms[:1])}, Python {runtime.python_short}"
                    failures[requirement] = Problem(Code.NO_COMPATIBLE_WHEEL, name=name, runtime=about)
                    continue
                wheels[name] = wheel
                given = given or own
            if given:
                allowed[name] = allowed.get(name, frozenset()) | given
        return cls(wheels, allowed, failures)
