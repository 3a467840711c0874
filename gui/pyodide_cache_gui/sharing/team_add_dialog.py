"""Attach a team cache: a name, an address, and what its storage needs."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QCheckBox, QLineEdit, QPushButton, QWidget

from pyodide_cache.base.problems import Problem
from pyodide_cache.settings.teams import new_team
from pyodide_cache.team.signing import checked_public_key
from pyodide_cache_gui.widgets.buttons import accept_box
from pyodide_cache_gui.widgets.dialog import Dialog
from pyodide_cache_gui.widgets.fields import PathLine, text_line
from pyodide_cache_gui.widgets.format import say
from pyodide_cache_gui.widgets.labels import NoteLabel
from pyodide_cache_gui.widgets.layouts import add_field, form


class TeamAddDialog(Dialog):
    """Ask for a team cache; `answers` has it once the dialog is accepted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Add a team cache"))
        rows = {
            "name": (self.tr("&Name"), self.tr("class")),
            "url": (self.tr("&Address"), self.tr("s3://bucket/folder, gs://, az://, https:// or a folder")),
            "endpoint": (self.tr("S&erver"), self.tr("For MinIO and others, such as https://minio.example")),
            "region": (self.tr("&Region"), self.tr("Of an S3 bucket, such as eu-central-1")),
            "account": (self.tr("A&ccount"), self.tr("Of Azure storage")),
            "trusted": (self.tr("Trusted &key"), self.tr("Optional: public keys of signers, such as ed25519:…")),
            "reader": (self.tr("&This computer"), self.tr("Optional: a name that others see when it pulls")),
        }
        self.edits: dict[str, QLineEdit] = {}
        fields = form()
        for name, (label, hint) in rows.items():
            field = PathLine(self, self.tr("Address"), hint) if name == "url" else text_line(self, hint)
            self.edits[name] = field.edit if isinstance(field, PathLine) else field
            add_field(fields, label, field)
        self.edits["name"].setMinimumWidth(420)
        self.anonymous_box = QCheckBox(self.tr("A &public bucket: send no credentials"), self)
        intro = self.tr(
            "Credentials come from the environment, as for the provider’s own tools, and are not stored. Every "
            "byte is checked, no matter who can write to the bucket."
        )
        add_field(fields, "", self.anonymous_box)
        self.problem = NoteLabel(self)
        self.add_button = QPushButton(self.tr("Add"), self)
        self.lay_out(intro, fields, self.problem, 1, accept_box(self, self.add_button))
        for edit in self.edits.values():
            edit.textChanged.connect(self._check)
        self._check()

    def answers(self) -> dict[str, Any]:
        """Return the arguments of `CacheTeams.attach`."""
        texts = {name: edit.text().strip() for name, edit in self.edits.items()}
        return {**texts, "trusted": texts["trusted"].split(), "anonymous": self.anonymous_box.isChecked()}

    def _check(self) -> None:
        answers, text, is_valid = self.answers(), "", False
        if answers["name"] and answers["url"]:
            try:
                new_team(answers["name"], answers["url"], reader=answers["reader"])
                list(map(checked_public_key, answers["trusted"]))
                is_valid = True
            except Problem as problem:
                text = say(problem)
        self.problem.setText(text)
        self.add_button.setEnabled(is_valid)
