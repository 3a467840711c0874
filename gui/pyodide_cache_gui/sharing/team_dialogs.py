"""What the dialog of team caches opens: a form to add one, and the plans of pushes, pulls and cleanups."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPushButton, QWidget

from pyodide_cache.base.problems import Problem
from pyodide_cache.settings.teams import new_team
from pyodide_cache.team.gc import TeamGcPlan
from pyodide_cache.team.pull import PullPlan
from pyodide_cache.team.push import PushPlan
from pyodide_cache.team.signing import checked_public_key
from pyodide_cache_gui.activity.job_dialog import JobDialog
from pyodide_cache_gui.activity.plan_dialog import PlanDialog
from pyodide_cache_gui.session.session import Session
from pyodide_cache_gui.widgets.buttons import accept_box, mark_destructive
from pyodide_cache_gui.widgets.fields import PathLine, combo_box, list_choices, text_line
from pyodide_cache_gui.widgets.format import amount_text, amounts, counted, files_text, say, size_text
from pyodide_cache_gui.widgets.layouts import add_field, form
from pyodide_cache_gui.widgets.lines_table import STRETCH, LinesTable, TextLine

_TYPING_MS = 400

#: The choice to name what is pushed.
_NAMED = 1

#: What only the address of a bucket needs.
_OF_BUCKETS = ("endpoint", "region", "account")


class TeamAddDialog(JobDialog):
    """Attach a team cache; the dialog is accepted when it is attached, and keeps what was typed until then."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.setWindowTitle(self.tr("Add a team cache"))
        rows = {
            "name": (self.tr("&Name"), self.tr("class")),
            "url": (self.tr("&Address"), self.tr("A folder, or s3://, gs://, az://, https://")),
            "endpoint": (self.tr("S&erver"), self.tr("For MinIO and others, such as https://minio.example")),
            "region": (self.tr("&Region"), self.tr("Of an S3 bucket, such as eu-central-1")),
            "account": (self.tr("A&ccount"), self.tr("Of Azure storage")),
            "trusted": (self.tr("Trusted &key"), self.tr("Optional: public keys of signers, such as ed25519:…")),
            "reader": (self.tr("&This computer"), self.tr("Optional: a name that others see when it pulls")),
        }
        self.edits: dict[str, QLineEdit] = {}
        self._fields = fields = form()
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
        self.add_button = QPushButton(self.tr("Add"), self)
        self.lay_out(intro, fields, 1, accept_box(self, self.add_button))
        for edit in self.edits.values():
            edit.textChanged.connect(self._check)
        self._check()

    def answers(self) -> dict[str, Any]:
        """Return the arguments of `CacheTeams.attach`, for a folder without those of buckets."""
        is_bucket = self._fields.isRowVisible(self.anonymous_box)
        shown = {name: edit for name, edit in self.edits.items() if is_bucket or name not in _OF_BUCKETS}
        texts = {name: edit.text().strip() for name, edit in shown.items()}
        is_public = is_bucket and self.anonymous_box.isChecked()
        return {**texts, "trusted": texts["trusted"].split(), "anonymous": is_public}

    def accept(self) -> None:
        """Attach it; if its folder is missing or its name is taken, the dialog says so and stays open."""
        answers, accept = self.answers(), super().accept
        title = self.tr("Add {team}").format(team=answers["name"])
        self.act(title, "teams", lambda cache, _: cache.teams.attach(**answers), quiet=True, on_success=accept)

    def enable(self) -> None:
        """Enable the button if what is entered is valid."""
        self.add_button.setEnabled(self._is_valid and not self.is_busy)

    def _check(self) -> None:
        self.clear_foot()
        for field in (*(self.edits[name] for name in _OF_BUCKETS), self.anonymous_box):
            self._fields.setRowVisible(field, "://" in self.edits["url"].text())
        answers, text, self._is_valid = self.answers(), "", False
        if answers["name"] and answers["url"]:
            try:
                new_team(answers["name"], answers["url"], reader=answers["reader"])
                list(map(checked_public_key, answers["trusted"]))
                self._is_valid = True
            except Problem as problem:
                text = say(problem)
        self.show_message(text)
        self.enable()


class _TransferDialog(PlanDialog):
    """What pushes and pulls share: a channel, a table of files, and a plan that follows what is chosen."""

    def __init__(self, session: Session, team: str, channels: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.team = team
        self.channel = combo_box(self, self.tr("Channel"), channels or ("stable",), takes_text=True)
        self.channel.setCurrentText("stable" if "stable" in channels or not channels else channels[0])
        columns = {self.tr("Package"): STRETCH, self.tr("Version"): 150, self.tr("Size"): 110, self.tr("State"): 180}
        self.table = LinesTable(self.tr("Packages"), columns, self, numbers=(2,))
        self._timer = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._timer.timeout.connect(self.plan_again)
        self.finished.connect(self._timer.stop)
        self.channel.currentTextChanged.connect(self._on_change)

    def plan_again(self) -> None:
        """Plan for what is chosen now; each dialog in its own way."""
        raise NotImplementedError

    def _on_change(self, *_values: object) -> None:
        self.stop_planning()
        self.table.show_lines(())
        self._timer.start()


class PushDialog(_TransferDialog):
    """Choose packages and a channel, see what would be uploaded, and push."""

    def __init__(self, session: Session, team: str, channels: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(session, team, channels, parent)
        self.set_up(self.tr("Push to {team}").format(team=team), 720, 520)
        first = (self.tr("All packages of the directory"), self.tr("Packages by name"))
        self.what = combo_box(self, self.tr("What to push"), (*first, *list_choices()))
        self.names = text_line(self, self.tr("Names, such as numpy pandas"))
        self.names.setEnabled(False)
        self.replace_box = QCheckBox(self.tr("&Let the channel have only these packages"), self)
        fields = form(
            (self.tr("&What"), self.what),
            (self.tr("&Names"), self.names),
            (self.tr("&Channel"), self.channel),
            ("", self.replace_box),
        )
        self.act_button.setText(self.tr("Push"))
        intro = self.tr("Upload packages of this directory to a channel, from which other computers pull them.")
        self.lay_out(intro, fields, (self.table, 1), self.summary)
        self.what.currentIndexChanged.connect(self._on_what)
        self.names.textChanged.connect(self._on_change)
        self.replace_box.toggled.connect(self._on_change)
        self.plan_again()

    def plan_again(self) -> None:
        """Plan for what is chosen now."""
        team, channel, replaces = self.team, self.channel.currentText().strip(), self.replace_box.isChecked()
        names: tuple[str, ...] | None = self.what.currentData()
        if self.what.currentIndex() == _NAMED:
            names = tuple(self.names.text().replace(",", " ").split())
        self.ask(
            lambda cache, cancel: cache.teams.plan_push(
                names, name=team, channel=channel, replaces=replaces, cancel=cancel
            )
        )

    def show_plan(self, plan: PushPlan) -> None:
        """Show the plan."""
        states = [(item.file, self.tr("upload")) for item in plan.upload]
        states += [(item.file, self.tr("there already")) for item in plan.present]
        states += [(file, self.tr("leaves the channel")) for file in plan.leaving]
        rows = (((file.name, file.version, size_text(file.size), state), file.size) for file, state in states)
        lines = [TextLine(texts, ((2, size),)) for texts, size in rows]
        self.table.show_lines(lines, self.tr("No packages to push"))
        there, now = self.tr("There already: {files}."), self.tr("The channel has {files} now.")
        self.summary.setText(" ".join(amounts((there, len(plan.present)), (now, plan.in_channel))))
        update = self.tr("Update the channel") if plan.present else self.tr("Nothing to push")
        push = self.tr("Push {files} ({size})") if plan.upload else update
        self.act_button.setText(amount_text(push, len(plan.upload), plan.bytes_to_upload))

    def is_ready(self, plan: PushPlan) -> bool:
        """Return whether there is anything to push."""
        return bool(plan.upload or plan.present)

    def _on_what(self, index: int) -> None:
        self.names.setEnabled(index == _NAMED)
        self._on_change()


class PullDialog(_TransferDialog):
    """Choose a channel, see what would be fetched, and pull."""

    def __init__(self, session: Session, team: str, channels: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(session, team, channels, parent)
        self.set_up(self.tr("Pull from {team}").format(team=team), 720, 520)
        self.act_button.setText(self.tr("Pull"))
        intro = self.tr("Download the packages of a channel into this directory. Every byte is checked.")
        self.lay_out(intro, form((self.tr("&Channel"), self.channel)), (self.table, 1), self.summary)
        self.plan_again()

    def plan_again(self) -> None:
        """Plan for the chosen channel."""
        team, channel = self.team, self.channel.currentText().strip()
        self.ask(lambda cache, cancel: cache.teams.plan_pull(name=team, channel=channel, cancel=cancel))

    def show_plan(self, plan: PullPlan) -> None:
        """Show the plan."""
        warm_up = plan.warm_up
        states = [(item, self.tr("replace") if item.replaces else self.tr("fetch")) for item in warm_up.fetch]
        states += [(item, self.tr("cached")) for item in warm_up.cached]
        lines = [self.file_line(item, item.size, state) for item, state in states]
        self.table.show_lines(lines, self.tr("The channel has no packages for this directory"))
        pull = self.tr("Pull {files} ({size})") if warm_up.fetch else self.tr("Nothing to pull")
        self.act_button.setText(amount_text(pull, len(warm_up.fetch), warm_up.bytes_to_fetch))
        cached, others = self.tr("Cached already: {files}."), self.tr("For other runtimes: {files}.")
        self.summary.setText(" ".join(amounts((cached, len(warm_up.cached)), (others, plan.others))))

    def is_ready(self, plan: PullPlan) -> bool:
        """Return whether there is anything to fetch."""
        return bool(plan.warm_up.fetch)


class TeamGcDialog(PlanDialog):
    """Summarize what a cleanup of a team cache would delete."""

    def __init__(self, session: Session, team: str, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.setWindowTitle(self.tr("Clean up {team}").format(team=team))
        self.summary.setMinimumWidth(520)
        self.act_button.setText(self.tr("Nothing to delete"))
        mark_destructive(self.act_button)
        self.prefer_cancel()
        self.lay_out((self.summary, 1))
        self.ask(lambda cache, cancel: cache.teams.plan_gc(name=team, cancel=cancel))

    def show_plan(self, plan: TeamGcPlan) -> None:
        """Show the plan."""
        lines = [amount_text(self.tr("In use: {files}"), plan.used)]
        if plan.recent:
            one, many = self.tr("within the last day"), self.tr("within the last {n} days")
            text = self.tr("Kept, because written {within}: {files}")
            within = counted(round(plan.keep_days), one, many)
            lines.append(text.format(within=within, files=files_text(plan.recent)))
        if self.is_ready(plan):
            text = self.tr("In no channel: {files}, {size}, and {manifests}. This is deleted for everyone.")
            one, many = self.tr("{n} old manifest"), self.tr("{n} old manifests")
            manifests = counted(len(plan.manifests), one, many)
            files, size = files_text(len(plan.items)), size_text(plan.bytes)
            lines.append(text.format(files=files, size=size, manifests=manifests))
            self.act_button.setText(self.tr("Delete permanently"))
        self.summary.setText("\n".join(lines))

    def is_ready(self, plan: TeamGcPlan) -> bool:
        """Return whether there is anything to delete."""
        return not plan.is_empty
