"""The methods of `Cache` that plan what is removed and restored."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import replace
from pyodide_cache.cache.opened import Part, each

if TYPE_CHECKING:
    from pyodide_cache.clean_up.prune import PrunePlan
    from pyodide_cache.clean_up.rules import Rule
    from pyodide_cache.clean_up.trash_log import UndoPlan


class CleanUpMethods(Part):
    """Base class of `Cache`."""

    def plan_prune(
        self, rules: Iterable[str | Rule], *, protect: Iterable[str] = (), for_good: bool | None = None
    ) -> PrunePlan:
        """Plan to remove the package files that any rule selects.

        Args:
            rules: such as ``older-than=30d``, ``budget=500MB`` or ``all``.
            protect: packages to keep, besides those of the settings.
            for_good: delete permanently instead of moving to the trash; None takes the setting.

        Raises:
            Problem: `Code.BAD_RULE`; `Code.NO_PERMISSION` where nothing can be removed; `Code.SETTINGS_REFUSED` or
                `Code.SETTING_REFUSED`, see `run`.
        """
        from pyodide_cache.clean_up.prune import plan_prune
        from pyodide_cache.clean_up.rules import parse_rule

        self._opened.check_settings()
        parsed = [parse_rule(rule) if isinstance(rule, str) else rule for rule in each(rules)]
        protected = (*each(protect), *self._opened.settings.protected)
        plan = plan_prune(
            self._opened.inventory(), parsed, protected=protected, locks=self._opened.dependency_locks()
        )
        return self._finished(plan, for_good)

    def plan_remove(self, file_names: Iterable[str], *, for_good: bool | None = None) -> PrunePlan:
        """Plan to remove exactly these files, also those that are not packages."""
        from pyodide_cache.clean_up.prune import plan_remove

        plan = plan_remove(self._opened.inventory(), each(file_names), locks=self._opened.dependency_locks())
        return self._finished(plan, for_good)

    def _finished(self, plan: PrunePlan, for_good: bool | None) -> PrunePlan:
        """Return a plan with how to remove, and with the start images that need a file, too."""
        from pyodide_cache.files.permissions import check_writable
        from pyodide_cache.start_images.image import images_of

        if plan.items:
            check_writable(plan.directory)
        missed_by, images = dict(plan.missed_by), images_of(plan.directory) if plan.items else {}
        for name in (item.entry.file_name for item in plan.items):
            if found := images.get(name):
                missed_by[name] = (*missed_by.get(name, ()), *(f"start image {image}" for image in found))
        return replace(plan, missed_by=missed_by, for_good=self._opened.settings.removes_for_good(for_good))

    def plan_remove_named(
        self, names: Iterable[str], *, with_dependencies: bool = False, for_good: bool | None = None
    ) -> PrunePlan:
        """Plan to remove packages by requirements such as ``numpy==2.4.6``, or files by their exact names.

        Args:
            with_dependencies: also remove what only these packages need.
            for_good: delete permanently instead of moving to the trash; None takes the setting.

        Raises:
            Problem: `Code.NO_SUCH_ENTRY` for a name that nothing has, or `Code.BAD_REQUIREMENT`.
        """
        from pyodide_cache.clean_up.prune import file_names_of

        self._opened.check_settings()
        locks = self._opened.dependency_locks()
        found = file_names_of(self._opened.inventory(), each(names), locks if with_dependencies else ())
        return self.plan_remove(found, for_good=for_good)

    def can_undo(self) -> bool:
        """Return whether a cleanup of the directory can be undone."""
        try:
            return bool(self.plan_undo())
        except Problem:  # `plan_undo` says why
            return False

    def plan_undo(self) -> UndoPlan:
        """Plan to undo the last cleanup of the directory that can be undone.

        Raises:
            Problem: `Code.NOTHING_TO_UNDO`; or why the app's folder cannot be read.
        """
        from pyodide_cache.clean_up.undo import last_undo

        plan = last_undo(self._opened.directory)
        if plan is None:
            raise Problem(Code.NOTHING_TO_UNDO, path=str(self._opened.directory))
        return plan

    def empty_quarantine(self) -> int:
        """Delete the files that repairs set aside, and return their number."""
        from pyodide_cache.inventory.quarantine import empty_quarantine

        return empty_quarantine(self._opened.directory)
