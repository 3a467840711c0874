"""The second page of packing: what to drop and what to keep, and the sizes that result."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QCheckBox, QLabel, QScrollArea, QSplitter, QStyle, QVBoxLayout, QWidget

from pyodide_cache.base.record import replace
from pyodide_cache.pack.report import PackPreview
from pyodide_cache.pack.settings import Keep, PackSettings, Strategy
from pyodide_cache_gui.pack.pack_sizes import PackSizes
from pyodide_cache_gui.pack.pack_words import keep_texts, strategy_label, strategy_texts, strategy_title
from pyodide_cache_gui.widgets.fields import entered_lines, text_lines
from pyodide_cache_gui.widgets.format import files_text
from pyodide_cache_gui.widgets.labels import NoteLabel, emphasize
from pyodide_cache_gui.widgets.layouts import line, scrolled, vbox

#: Strategies whose effect on the size is known only when the pack is made.
_REWRITING = (Strategy.RECOMPRESS, Strategy.DOCSTRINGS, Strategy.COMPILE)

#: Lines of the field for patterns, and milliseconds between the last key press in it and the next plan.
_LINES, _TYPING = 3, 400


class PackChoice(QWidget):
    """Check boxes for strategies and kinds of files to keep, patterns one per line, and the sizes beside them."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = PackSettings()
        self.include = text_lines(self, "rich/_unicode_data/*", self.tr("Patterns of files to keep"), _LINES)
        self.include.setToolTip(self.tr("Relative to site-packages or the standard library; * matches slashes too"))
        self.include_note = NoteLabel(self)
        self._typed = QTimer(self, singleShot=True, interval=_TYPING)
        self._typed.timeout.connect(self.changed)
        self.include.textChanged.connect(self._typed.start)
        self.sizes = PackSizes(self)
        self.note = QLabel(self, wordWrap=True)
        self.note.setEnabled(False)
        right = QWidget(self)
        vbox((self.sizes, 1), self.note, parent=right, margins=(16, 0, 0, 0))
        split = QSplitter(self, childrenCollapsible=False)
        split.addWidget(self._left())
        split.addWidget(right)
        split.setStretchFactor(1, 1)
        split.setSizes([350, 700])
        vbox(split, parent=self)

    def set_settings(self, settings: PackSettings) -> None:
        """Show strategies, kinds and patterns; `settings` returns the other settings unchanged."""
        self._settings = settings
        with QSignalBlocker(self):
            for strategy, box in self.strategies.items():
                box.setChecked(strategy in settings.strategies)
            for keep, box in self.keep.items():
                box.setChecked(keep in settings.keep)
            self.include.setPlainText("\n".join(settings.include))
        self._typed.stop()
        self.changed.emit()

    def settings(self) -> PackSettings:
        """Return the settings with what is selected."""
        return replace(
            self._settings,
            strategies=frozenset(strategy for strategy, box in self.strategies.items() if box.isChecked()),
            keep=frozenset(keep for keep, box in self.keep.items() if box.isChecked()),
            include=tuple(dict.fromkeys(entered_lines(self.include))),
        )

    def show_preview(self, preview: PackPreview) -> None:
        """Show what a plan would change."""
        self.sizes.set_rows(preview.rows)
        counts = ((pattern, files_text(n) if n else self.tr("⚠ none")) for pattern, n in preview.included.items())
        self.include_note.setText("\n".join(f"{pattern}: {count}" for pattern, count in counts))
        text = self.tr("Sizes of the files as they are compressed now.")
        if rewriting := [strategy_title(item) for item in _REWRITING if item in preview.plan.settings.strategies]:
            text += " " + self.tr("Not included: {names}.").format(names=", ".join(rewriting))
        self.note.setText(text)

    def _left(self) -> QWidget:
        """Return the check boxes, which scroll, with the list of patterns below, which is always visible."""
        left = QWidget(self)
        heading = _heading(self.tr("Also &keep these files"), left)
        heading.setBuddy(self.include)
        patterns = vbox(heading, self.include, self.include_note, margins=(0, 0, 16, 0))
        vbox((self._boxes(left), 1), line(left), patterns, parent=left)
        return left

    def _boxes(self, left: QWidget) -> QScrollArea:
        body = QWidget(left)
        self.strategies = {strategy: QCheckBox(strategy_label(strategy), body) for strategy in Strategy}
        self.keep = {kind: QCheckBox(keep_texts(kind)[0], body) for kind in Keep}
        remove = [self._described(box, *strategy_texts(strategy)) for strategy, box in self.strategies.items()]
        keep = [self._described(box, keep_texts(kind)[1]) for kind, box in self.keep.items()]
        removing, keeping = (_heading(text, body) for text in (self.tr("Remove"), self.tr("Also keep")))
        vbox(removing, *remove, keeping, *keep, 1, spacing=12, parent=body, margins=(0, 0, 16, 0))
        area = scrolled(body, left)
        area.setMinimumWidth(300)
        return area

    def _described(self, box: QCheckBox, *texts: str) -> QVBoxLayout:
        """Return a check box with what it does and what it may break below."""
        emphasize(box)
        box.setAccessibleDescription(". ".join(texts))
        box.toggled.connect(self.changed)
        labels = [QLabel(text) for text in texts]
        for label in labels:
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        for risk in labels[1:]:
            risk.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        return vbox(box, vbox(*labels, spacing=2, margins=(_indent(box), 0, 0, 0)), spacing=2)


def _heading(text: str, parent: QWidget) -> QLabel:
    label = QLabel(text, parent)
    emphasize(label, 1.1)
    return label


def _indent(box: QCheckBox) -> int:
    """Return the offset of a check box's text, to align the description below it."""
    style = box.style()
    sides = (QStyle.PixelMetric.PM_IndicatorWidth, QStyle.PixelMetric.PM_CheckBoxLabelSpacing)
    return sum(style.pixelMetric(side, None, box) for side in sides)
