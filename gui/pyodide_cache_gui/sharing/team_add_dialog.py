"""Attach a team cache: a name, an address, and what its storage needs."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QCheckBox, QDialogButtonBox, QWidget

from pyodide_cache.base.problems import Problem
from pyodide_cache.settings.teams import new_team
from pyodide_cache_gui.widgets.dialog import Dialog
from pyodide_cache_gui.widgets.fields import text_line
from pyodide_cache_gui.widgets.format import say
from pyodide_cache_gui.widgets.labels import plain_label
from pyodide_cache_gui.widgets.layouts import form


class TeamAddDialog(Dialog):
    """Ask for a team cache; `name`, `address` and `options` have the answers once it is accepted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Add a team cache"))
        self.name_edit = text_line(self, self.tr("class"))
        self.url_edit = text_line(self, self.tr("s3://bucket/folder, gs://, az://, https:// or a folder"))
        self.endpoint_edit = text_line(self, self.tr("For MinIO and others, such as https://minio.example"))
        self.region_edit = text_line(self, self.tr("Of an S3 bucket, such as eu-central-1"))
        self.account_edit = text_line(self, self.tr("Of Azure storage"))
        self.trust_edit = text_line(self, self.tr("A public key that signs wheels: ed25519:…"))
        self.reader_edit = text_line(self, self.tr("Optional: a name that others see when it pulls"))
        self.name_edit.setMinimumWidth(420)
        self.anonymous_box = QCheckBox(self.tr("A public bucket: send no credentials"), self)
        intro = self.tr(
            "Credentials come from the environment, as for the provider's own tools, and are not stored. Every "
            "byte is checked, whoever may write to the bucket."
        )
        fields = form(
            (self.tr("&Name"), self.name_edit),
            (self.tr("&Address"), self.url_edit),
            (self.tr("S&erver"), self.endpoint_edit),
            (self.tr("&Region"), self.region_edit),
            (self.tr("A&ccount"), self.account_edit),
            (self.tr("Trusted &key"), self.trust_edit),
            (self.tr("&This computer"), self.reader_edit),
            ("", self.anonymous_box),
        )
        self.problem = plain_label(self)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.add_button = self.buttons.addButton(self.tr("Add"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.lay_out(intro, fields, self.problem, self.buttons)
        for edit in (self.name_edit, self.url_edit, self.reader_edit):
            edit.textChanged.connect(self._check)
        self._check()

    @property
    def name(self) -> str:
        """The name of the team cache."""
        return self.name_edit.text().strip()

    @property
    def address(self) -> str:
        """Its address."""
        return self.url_edit.text().strip()

    @property
    def options(self) -> dict[str, Any]:
        """The arguments of `CacheTeams.attach`."""
        key = self.trust_edit.text().strip()
        return {
            "endpoint": self.endpoint_edit.text().strip(),
            "region": self.region_edit.text().strip(),
            "account": self.account_edit.text().strip(),
            "reader": self.reader_edit.text().strip(),
            "anonymous": self.anonymous_box.isChecked(),
            "trusted": (key,) if key else (),
        }

    def _check(self) -> None:
        text, is_valid = "", False
        if self.name and self.address:
            try:
                new_team(self.name, self.address, reader=self.reader_edit.text().strip())
                is_valid = True
            except Problem as problem:
                text = say(problem)
        self.problem.setText(text)
        self.add_button.setEnabled(is_valid)
