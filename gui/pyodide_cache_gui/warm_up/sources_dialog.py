"""Choose where packages come from."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from pyodide_cache.warm_up.source_options import Mode, Wish


class SourcesDialog(QDialog):
    """Edit a `Wish`: mode, distribution, extra places, index."""

    def __init__(self, wish: Wish, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wish = wish
        self.setWindowTitle(self.tr("Sources"))
        self._modes = QButtonGroup(self)
        self._mode_list = list(Mode)
        modes = QVBoxLayout()
        for mode, text in (
            (Mode.AUTO, self.tr("The distribution, and the index for what its lock file lacks")),
            (Mode.DISTRIBUTION, self.tr("The distribution alone")),
            (Mode.INDEX, self.tr("The index alone, where the official CDN cannot be reached")),
        ):
            button = QRadioButton(text, self)
            button.setChecked(mode is wish.mode)
            self._modes.addButton(button, self._mode_list.index(mode))
            modes.addWidget(button)
        self._distribution = QLineEdit(wish.distribution or "", self)
        self._distribution.setPlaceholderText(self.tr("The official CDN"))
        self._distribution.setMinimumWidth(360)
        self._distribution.setAccessibleName(self.tr("Distribution"))
        choose = QPushButton(self.tr("Choose folder…"), self)
        choose.clicked.connect(self._choose)
        row = QHBoxLayout()
        row.addWidget(self._distribution, 1)
        row.addWidget(choose)
        self._files = QLineEdit("; ".join(wish.files), self)
        self._files.setPlaceholderText(self.tr("Only where packages lie apart from the lock file"))
        self._files.setAccessibleName(self.tr("More places"))
        self._index = QLineEdit(wish.index_url or "", self)
        self._index.setPlaceholderText(self.tr("That of pip"))
        self._index.setAccessibleName(self.tr("Index"))
        form = QFormLayout()
        form.setSpacing(12)
        form.addRow(self.tr("Take packages from"), modes)
        form.addRow(self.tr("Distribution"), row)
        hint = QLabel(self.tr("A mirror's URL, an unpacked release, or node_modules/pyodide"), self)
        hint.setEnabled(False)
        form.addRow("", hint)
        form.addRow(self.tr("More places"), self._files)
        form.addRow(self.tr("Index URL"), self._index)
        buttons = QDialogButtonBox(self)
        buttons.addButton(self.tr("Use these sources"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(16)
        layout.addLayout(form)
        layout.addWidget(buttons)

    def wish(self) -> Wish:
        """Return what was entered."""
        files = tuple(part.strip() for part in self._files.text().split(";") if part.strip())
        return Wish(
            distribution=self._distribution.text().strip() or None,
            files=files,
            pyodide=self._wish.pyodide,
            mode=self._mode_list[self._modes.checkedId()],
            index_url=self._index.text().strip() or None,
        )

    def _choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Choose a distribution"))
        if chosen:
            self._distribution.setText(chosen)
