"""The tree in the sidebar: owners, and their places."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QTreeView, QWidget

from pyodide_cache_gui.places.place_delegate import PlaceDelegate
from pyodide_cache_gui.places.places_model import PlacesModel


class PlacesTree(QTreeView):
    """Places below the names of their owners; a click or Enter chooses one."""

    chosen = Signal(QModelIndex)
    forget_wanted = Signal(QModelIndex)

    def __init__(self, model: PlacesModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Places"))
        self.setModel(model)
        self.setItemDelegate(PlaceDelegate(self))
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setMouseTracking(True)
        self.setExpandsOnDoubleClick(False)
        self.setFrameShape(QTreeView.Shape.NoFrame)
        self.setVerticalScrollMode(QTreeView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.viewport().setAutoFillBackground(False)
        self.clicked.connect(self._choose)
        model.rowsInserted.connect(self._on_rows_inserted)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose with Enter, forget a project folder with Delete; the arrows only move."""
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self._choose(index)
        elif event.key() == Qt.Key.Key_Delete and index.isValid():
            self.forget_wanted.emit(index)
        else:
            super().keyPressEvent(event)

    def _choose(self, index: QModelIndex) -> None:
        if index.parent().isValid():
            self.chosen.emit(index)
        else:
            self.setExpanded(index, not self.isExpanded(index))

    def _on_rows_inserted(self, parent: QModelIndex, first: int, last: int) -> None:
        if not parent.isValid():
            for row in range(first, last + 1):
                self.expand(self.model().index(row, 0))
