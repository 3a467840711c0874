"""The strip above the files: what the bytes of the directory are for, each share a filter at a click."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPaintEvent, QPalette, QPixmap
from PySide6.QtWidgets import QLabel, QToolButton, QWidget

from pyodide_cache.clean_up.shares import Share, Shares, shares_of
from pyodide_cache.inventory.inventory import Inventory
from pyodide_cache_gui.session.follower import JobFollower
from pyodide_cache_gui.session.jobs import BACKGROUND
from pyodide_cache_gui.session.session import Session
from pyodide_cache_gui.session.tasks import call_task
from pyodide_cache_gui.widgets.fitting_row import FittingRow
from pyodide_cache_gui.widgets.format import amount_text, files_text, size_text
from pyodide_cache_gui.widgets.labels import emphasize
from pyodide_cache_gui.widgets.layouts import fit_font, vbox
from pyodide_cache_gui.widgets.theme import share_color
from pyodide_cache_gui.widgets.translation import translator

_tr = translator("SummaryStrip")

_BAR = 8
_DOT = 10
_LEAST = 2.0  # pixels of a share, with the gap after it
_SIDE = 16


class SummaryStrip(QWidget):
    """Show the shares of a directory as a bar and as buttons; the shares are computed in the background.

    Attributes:
        shares: None before the first scan.
    """

    #: The names of the files to show, and the name of their share; None shows all files.
    filter_wanted = Signal(object, str)
    #: Other shares, or None.
    changed = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Summary"))
        self._session = session
        self.shares: Shares | None = None
        self._follower = JobFollower(session.hub, self, self._show)
        self._bar = ShareBar(self)
        self._row = FittingRow(self, spacing=4)
        self._total = QLabel(self._row)
        emphasize(self._total)
        self._total.setContentsMargins(0, 0, 12, 0)  # as far from a share as the shares are from each other
        self.buttons = {share: self._button(share) for share in Share}
        for widget in (self._total, *self.buttons.values()):
            self._row.line.addWidget(widget)
        self._row.line.addStretch(1)
        vbox(self._bar, self._row, parent=self, spacing=4, margins=(_SIDE, 4, _SIDE, 4))
        session.inventory_changed.connect(self._on_inventory)
        session.directory_changed.connect(lambda _directory: self._show(None))
        session.settings_changed.connect(lambda _settings: self._on_inventory(session.inventory))
        fit_font(self, SummaryStrip._fit)
        self._show(None)

    def minimumSizeHint(self) -> QSize:
        """Return no width: the total can be cut."""
        return QSize(0, super().minimumSizeHint().height())

    def _fit(self) -> None:
        # Also while all buttons are hidden, so that the files below do not move.
        self._row.setFixedHeight(self.buttons[Share.IN_USE].sizeHint().height())
        self.setFixedHeight(self.sizeHint().height())

    def show_only(self, share: Share | None) -> None:
        """Show only the files of a share; None for all."""
        for other, button in self.buttons.items():
            button.setChecked(other is share)
        self._show_fitting()
        self._filter()

    def _button(self, share: Share) -> QToolButton:
        button = QToolButton(self._row, autoRaise=True, toolButtonStyle=Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setText(share_text(share))  # as high as it will be
        button.setCheckable(True)
        button.setIconSize(QSize(_DOT, _DOT))
        button.clicked.connect(lambda: self._on_click(share))
        button.hide()
        return button

    def _show_fitting(self) -> None:
        """Show the shares that fit: first the one that is a filter, then damaged files."""
        names = self.shares.names if self.shares else {}
        shares = sorted(names, key=lambda share: (not self.buttons[share].isChecked(), share is not Share.DAMAGED))
        self._row.show_fitting([self.buttons[share] for share in shares])

    def _on_click(self, share: Share) -> None:
        self.show_only(share if self.buttons[share].isChecked() else None)

    def _filter(self) -> None:
        """Filter by the checked share; its files may be others after a scan."""
        names = self.shares.names if self.shares else {}
        checked = next((share for share, button in self.buttons.items() if button.isChecked()), None)
        if checked is None:
            self.filter_wanted.emit(None, "")
        elif checked in names:
            self.filter_wanted.emit(names[checked], share_text(checked))
        else:
            self.show_only(None)

    def _on_inventory(self, inventory: Inventory) -> None:
        session = self._session
        if session.scanned:
            if self.shares is None:
                self._show(None)  # the total at least, until the shares of 100,000 files are computed
            shares = partial(shares_of, inventory, days=session.settings.max_age_days, line=session.line)
            protected, locks = session.settings.protected, session.found.locks
            work = call_task(partial(shares, protected=protected, locks=locks))
            self._follower.start(self.tr("Summary"), work, lane=BACKGROUND)

    def _show(self, shares: Shares | None) -> None:
        self.shares = shares
        totals = shares.totals if shares else {}
        all_files = self._session.inventory.totals
        self._total.setText(
            f"{files_text(all_files.files)} · {size_text(all_files.bytes)}" if self._session.scanned else ""
        )
        palette = self.palette()
        for share, total in totals.items():
            button = self.buttons[share]
            button.setText(f"{share_text(share)} {size_text(total.bytes)}")
            button.setToolTip(amount_text(self.tr("Show only these files: {files}"), total.files))
            button.setAccessibleName(f"{share_text(share)}: {size_text(total.bytes)}, {files_text(total.files)}")
            button.setIcon(_dot(share_color(share, palette)))
        self._bar.set_parts([(share, totals[share].bytes) for share in Share if share in totals])
        self._show_fitting()
        if any(button.isChecked() for button in self.buttons.values()):
            self._filter()
        self.changed.emit(shares)


class ShareBar(QWidget):
    """The shares side by side, as wide as their bytes."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFixedHeight(_BAR)
        self._parts: list[tuple[Share, int]] = []

    def set_parts(self, parts: list[tuple[Share, int]]) -> None:
        """Show shares and their bytes."""
        self._parts = parts
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint a rounded bar; every share that has bytes can be seen."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        whole = sum(size for _, size in self._parts)
        if not whole:
            painter.fillRect(self.rect(), palette.color(QPalette.ColorRole.Midlight))
        left, width = 0.0, self.width() - _LEAST * len(self._parts)
        for share, size in self._parts:
            part = _LEAST + width * size / max(1, whole)
            painter.fillRect(QRectF(left, 0, part - 1, self.height()), share_color(share, palette))
            left += part
        painter.end()


def share_text(share: Share) -> str:
    """Return the name of a share."""
    names = {
        Share.IN_USE: _tr("In use"),
        Share.OLD: _tr("Old"),
        Share.OLD_VERSIONS: _tr("Old versions"),
        Share.OTHER_RUNTIMES: _tr("Other runtimes"),
        Share.DAMAGED: _tr("Damaged"),
        Share.FOREIGN: _tr("Other files"),
    }
    return names[share]


def _dot(color: QColor) -> QIcon:
    pixmap = QPixmap(2 * _DOT, 2 * _DOT)
    pixmap.setDevicePixelRatio(2)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawRoundedRect(QRectF(0, 0, _DOT - 2, _DOT).adjusted(0, 1, 0, -1), 2, 2)
    painter.end()
    return QIcon(pixmap)
