"""Start images: make them, and see whether they may still be loaded."""

from __future__ import annotations

import time
from functools import partial
from itertools import starmap
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFormLayout, QWidget

from pyodide_cache.base.events import ItemFailed
from pyodide_cache.settings.lists import RequirementList, presets
from pyodide_cache.settings.settings import RemovalMethod
from pyodide_cache.start_images.image import ListedImage, State
from pyodide_cache_gui.activity.job_dialog import JobDialog
from pyodide_cache_gui.session.session import Session
from pyodide_cache_gui.widgets.buttons import close_box, menu_button, open_folder, push_button
from pyodide_cache_gui.widgets.dialog import ask
from pyodide_cache_gui.widgets.fields import PathLine, text_line
from pyodide_cache_gui.widgets.format import (
    age_text,
    failed_text,
    list_text,
    say,
    seconds_text,
    size_text,
    some_names,
)
from pyodide_cache_gui.widgets.layouts import form, hbox
from pyodide_cache_gui.widgets.lines_table import STRETCH, LinesTable, TextLine

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pyodide_cache.base.events import Cancel
    from pyodide_cache.cache import Cache
    from pyodide_cache.start_images.plan import StartImageReport


class StartImagesDialog(JobDialog):
    """List the user's start images, and make new ones."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.set_up(self.tr("Start images (experimental)"), 860, 560)
        intro = self.tr(
            "A start image is the memory of a Python in which packages were imported. A program in Node starts "
            "from it in about a second. An image that no longer fits is not loaded; the packages are."
        )
        columns = {self.tr("Name"): 120, self.tr("Packages"): STRETCH, self.tr("Size"): 90}
        columns |= {self.tr("Age"): 110, self.tr("Start"): 80, self.tr("State"): 130}
        self.images = LinesTable(self.tr("Start images"), columns, self, numbers=(2, 3, 4))
        self.images.chosen.connect(self.enable)
        tip = self.tr("Make the selected image again, with the same packages and code")
        self.again_button = push_button(self, self.tr("Make &again"), self.make_again, tip)
        tip = self.tr("Hash the files of all images")
        self.verify_button = push_button(self, self.tr("&Verify"), partial(self.reload, full=True), tip)
        self.folder_button = push_button(self, self.tr("Open &folder"), self.open_folder)
        if session.settings.removal is RemovalMethod.DELETE:
            self.remove_button = push_button(self, self.tr("De&lete permanently…"), self.ask_to_delete)
        else:
            tip = self.tr("Move the selected images to the trash")
            self.remove_button = push_button(self, self.tr("&Remove"), self.remove, tip)
        tools = hbox(self.again_button, self.verify_button, self.folder_button, self.remove_button, 1)
        self.name = text_line(self, self.tr("A name, such as report"))
        self.packages = text_line(self, self.tr("Such as rich sympy, with versions if you like"))
        self.modules = text_line(self, self.tr("Those of the packages"))
        self.warm = text_line(self, self.tr("Python code to run once; what it prepares is part of the image"))
        self.runtime = PathLine(self, self.tr("Runtime files"), self.tr("The nearest node_modules/pyodide"))
        self.make_button = push_button(self, self.tr("&Prepare a fast start"), self.make)
        self.make_button.setDefault(True)
        self.lay_out(intro, (self.images, 1), tools, self._form(), hbox(1, self.make_button), close_box(self))
        for line in (self.name, self.packages, self.modules, self.warm):
            line.textChanged.connect(lambda *_: self.enable())
        self.reload()

    def _form(self) -> QFormLayout:
        entries = {list_text(preset.name): partial(self.take, preset) for preset in presets()}
        self.preset_button = menu_button(self, self.tr("From a preset"), entries)
        return form(
            (self.tr("&Name"), self.name),
            (self.tr("Pac&kages"), hbox((self.packages, 1), self.preset_button)),
            (self.tr("&Modules to import"), self.modules),
            (self.tr("Co&de"), self.warm),
            (self.tr("Run&time files"), self.runtime),
        )

    def take(self, preset: RequirementList) -> None:
        """Fill in the packages of a preset, and a name if there is none."""
        self.packages.setText(" ".join(preset.requirements))
        if not self.name.text():
            self.name.setText(preset.name.lower().replace(" ", "-"))

    def reload(self, *, full: bool = False) -> None:
        """Read the images again; ``full`` hashes their files, too."""
        title = self.tr("Start images")
        self.read(title, lambda cache, cancel: cache.start_images.all(full=full, cancel=cancel), self._show)

    def _show(self, images: Sequence[ListedImage]) -> None:
        now = time.time()
        lines = [self._text_line(item, now) for item in images]
        self.images.show_lines(lines, self.tr("No start images yet. Name one and its packages below."))

    def enable(self) -> None:
        """Enable the buttons of what is possible now."""
        chosen, is_free = self.images.selected(ListedImage), not self.is_busy
        self.again_button.setEnabled(is_free and len(chosen) == 1 and chosen[0].image is not None)
        self.folder_button.setEnabled(len(chosen) == 1 and chosen[0].image is not None)
        self.remove_button.setEnabled(is_free and bool(chosen))
        self.verify_button.setEnabled(is_free and bool(self.images.rows.lines()))
        wanted = any(line.text().strip() for line in (self.packages, self.modules, self.warm))
        self.make_button.setEnabled(is_free and bool(self.name.text().strip()) and wanted)

    def make(self) -> None:
        """Make the image that the form describes."""
        name, runtime = self.name.text().strip(), self.runtime.path()
        packages, modules = (line.text().replace(",", " ").split() for line in (self.packages, self.modules))
        self._make(name, packages, modules=modules, warm=self.warm.text(), runtime=runtime)

    def make_again(self) -> None:
        """Make the selected image again."""
        (item,) = self.images.selected(ListedImage)
        self._make(item.name)

    def _make(self, name: str, *packages: Sequence[str], **recipe: Any) -> None:
        def make(cache: Cache, cancel: Cancel) -> Iterator[object]:
            plan = cache.start_images.plan(name, *packages, **recipe, cancel=cancel)
            yield from cache.run(plan, cancel=cancel)

        title = self.tr("Start image {name}").format(name=name)
        self.act(title, f"start image {name}", make, summary=image_summary)

    def ask_to_delete(self) -> None:
        """Ask whether the selected images should be deleted, since that cannot be undone."""
        names = self._selected()
        text = self.tr("Delete {names} permanently? This cannot be undone.").format(names=some_names(names))
        # The rows may be others when the answer comes: they are read again after a verification.
        ask(self, text, self.tr("Delete permanently"), partial(self._remove, names))

    def remove(self) -> None:
        """Move the selected images to the trash."""
        self._remove(self._selected())

    def _selected(self) -> list[str]:
        return [item.name for item in self.images.selected(ListedImage)]

    def _remove(self, names: Sequence[str]) -> None:
        def act(cache: Cache, _cancel: Cancel) -> Iterator[object]:
            return starmap(ItemFailed, cache.start_images.remove(names))

        self.act(self.tr("Remove start images"), "start images", act, quiet=True)

    def open_folder(self) -> None:
        """Show the folder of the selected image, which has its loader."""
        (item,) = self.images.selected(ListedImage)
        if item.image:
            open_folder(item.image.folder)

    def _text_line(self, item: ListedImage, now: float) -> TextLine:
        state = {
            State.READY: self.tr("✓ ready"),
            State.STALE: self.tr("⚠ out of date"),
            State.DAMAGED: self.tr("✕ damaged"),
        }[item.state]
        tip = say(item.problem) if item.problem else ""
        image = item.image
        if image is None:
            return TextLine((item.name, "", "", "", "", state), value=item, tip=tip)
        age = now - image.made.timestamp()
        texts = (
            item.name,
            ", ".join(image.recipe.requirements),
            size_text(image.size),
            age_text(age),
            seconds_text(image.milliseconds),
            state,
        )
        keys = ((2, image.size), (3, age), (4, image.milliseconds))
        return TextLine(texts, keys, item, tip or f"Pyodide {image.recipe.pyodide}\n{image.folder}")


def image_summary(report: StartImageReport) -> list[str]:
    """Return what was made."""
    if not report.image:
        return failed_text(len(report.failures))
    text = QCoreApplication.translate("start_images", "{size}, starts in {seconds}")
    size, seconds = size_text(report.image.size), seconds_text(report.image.milliseconds)
    return [text.format(size=size, seconds=seconds)]
