"""Team caches: what they have, and pushes, pulls, checks and cleanups."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, QSignalBlocker
from PySide6.QtWidgets import QWidget

from pyodide_cache.base.events import Finished
from pyodide_cache.messages.jobs import ABILITIES
from pyodide_cache.settings.teams import Team, TeamSync
from pyodide_cache.team.check import AbilityCheck, BytesCheck
from pyodide_cache.team.status import ChannelStatus, TeamStatus
from pyodide_cache_gui.activity.job_dialog import JobDialog
from pyodide_cache_gui.activity.problems_dialog import few_problem_lines
from pyodide_cache_gui.session.session import Session
from pyodide_cache_gui.sharing.summaries import bytes_summary, pull_summary, push_summary, team_gc_summary
from pyodide_cache_gui.sharing.team_dialogs import PullDialog, PushDialog, TeamAddDialog, TeamGcDialog
from pyodide_cache_gui.widgets.buttons import close_box, push_button
from pyodide_cache_gui.widgets.dialog import ask
from pyodide_cache_gui.widgets.fact_grid import FactGrid
from pyodide_cache_gui.widgets.fields import combo_box
from pyodide_cache_gui.widgets.format import files_text, moment_text, path_text, say, size_text
from pyodide_cache_gui.widgets.layouts import buddy_label, hbox
from pyodide_cache_gui.widgets.lines_table import STRETCH, LinesTable, TextLine


class TeamDialog(JobDialog):
    """Show the attached team caches one at a time, and transfer packages."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.teams: tuple[Team, ...] = ()
        self.status: TeamStatus | None = None
        self._syncs: dict[str, TeamSync] = {}
        self._checks: list[AbilityCheck] = []
        self._select_next = ""
        self._verified = self._damaged = ""  # names of team caches
        self.set_up(self.tr("Team cache"), 860, 560)
        intro = self.tr(
            "A team cache shares verified packages between computers, in a bucket (S3, Google, Azure, MinIO) "
            "or a folder. Push packages to a channel on one computer, and pull them on others. Warm-ups look "
            "there before they download, and check every byte."
        )
        self.team_box = combo_box(self, self.tr("Team cache"))
        self.team_box.setMinimumWidth(220)
        self.team_box.currentIndexChanged.connect(lambda _index: self._read_status())
        label = buddy_label(self.tr("&Team cache"), self.team_box)
        self.add_button = push_button(self, self.tr("&Add…"), self.add)
        tip = self.tr("It is no longer used here; its packages are kept")
        self.remove_button = push_button(self, self.tr("&Remove"), self.remove, tip)
        self.facts = FactGrid(self)
        columns = {self.tr("Channel"): 110, self.tr("Files"): 70, self.tr("Size"): 90, self.tr("Changed"): 110}
        columns |= {self.tr("Runtimes"): STRETCH, self.tr("Not official"): 130}
        self.table = LinesTable(self.tr("Channels"), columns, self, numbers=(1, 2))
        self.table.chosen.connect(self.enable)
        self.pull_button = push_button(self, self.tr("Pu&ll…"), self.pull)
        self.push_out_button = push_button(self, self.tr("&Push…"), self.push)
        self.remove_channel_button = push_button(self, self.tr("Remove c&hannel…"), self.ask_to_remove_channel)
        tip = self.tr("Try what this computer may do there")
        self.check_button = push_button(self, self.tr("Chec&k access"), self.check, tip)
        tip = self.tr("Read and hash every file of the team cache")
        self.verify_button = push_button(self, self.tr("&Verify files"), self.verify, tip)
        text, tip = self.tr("Remove &damaged files"), self.tr("Then push again what is missing")
        self.damaged_button = push_button(self, text, lambda: self.verify(remove=True), tip)
        self.clean_button = push_button(self, self.tr("&Clean up…"), self.clean_up)
        choice = hbox(label, self.team_box, self.add_button, self.remove_button, 1)
        checks = (self.check_button, self.verify_button, self.damaged_button, self.clean_button)
        tools = hbox(self.pull_button, self.push_out_button, self.remove_channel_button, 1, *checks)
        self.lay_out(intro, choice, self.facts, (self.table, 1), tools, close_box(self))
        self.reload()

    @property
    def team(self) -> Team | None:
        """The team cache that is shown."""
        index = self.team_box.currentIndex()
        return self.teams[index] if 0 <= index < len(self.teams) else None

    def reload(self) -> None:
        """Read which team caches are attached, and what the chosen one has."""
        self.read(
            self.tr("Team caches"),
            lambda cache, _cancel: (cache.teams.attached(), cache.teams.syncs()),
            self._show_teams,
        )

    def show_message(self, text: str) -> None:
        """Show a problem instead of what is being read."""
        if text and self.status is None:
            self._show_facts(self.tr("Not readable"))
        super().show_message(text)

    def enable(self) -> None:
        """Enable the buttons of what is possible now."""
        team, can_act = self.team, not self.is_busy
        is_known = team is not None and self.status is not None and self.status.team == team
        self.damaged_button.setVisible(team is not None and team.name == self._damaged)
        self.team_box.setEnabled(bool(self.teams))
        self.add_button.setEnabled(can_act)
        self.remove_button.setEnabled(can_act and team is not None)
        self.check_button.setEnabled(can_act and team is not None and not self.is_reading(self._show_check))
        self.pull_button.setEnabled(can_act and is_known and bool(self.status and self.status.channels))
        self.remove_channel_button.setEnabled(can_act and self.table.only_selected(ChannelStatus) is not None)
        for button in (self.push_out_button, self.verify_button, self.damaged_button, self.clean_button):
            button.setEnabled(can_act and is_known and team is not None and not team.url.startswith("http"))

    def add(self) -> None:
        """Ask for a team cache, and attach it."""
        dialog = TeamAddDialog(self.session, self)
        dialog.accepted.connect(lambda: self._on_added(dialog.answers()["name"]))
        dialog.open()

    def _on_added(self, name: str) -> None:
        self._select_next = name
        self.reload()
        self.session.rescan()

    def remove(self) -> None:
        """Detach the team cache that is shown."""
        if team := self.team:
            title, rescan = self.tr("Remove {team}").format(team=team.name), self.session.rescan
            self.act(
                title, "teams", lambda cache, _cancel: cache.teams.detach(team.name), quiet=True, on_success=rescan
            )

    def check(self) -> None:
        """Try what this machine may do with the team cache."""
        if team := self.team:
            self._checks = []
            title = self.tr("Check {team}").format(team=team.name)
            self.read(title, lambda cache, cancel: cache.teams.check(team.name, cancel=cancel), self._show_check)

    def verify(self, *, remove: bool = False) -> None:
        """Hash every file of the team cache; damaged ones are removed only if that is wanted."""
        if team := self.team:
            self._verified, self._damaged = "" if remove else team.name, ""
            title = self.tr("Remove damaged files of {team}") if remove else self.tr("Verify files of {team}")
            self.act(
                title.format(team=team.name),
                f"team {team.name}",
                lambda cache, cancel: cache.teams.check_bytes(team.name, remove=remove, cancel=cancel),
                summary=bytes_summary,
            )

    def on_action_event(self, event: object) -> None:
        """Offer to remove the damaged files that a verification found."""
        if isinstance(event, Finished) and isinstance(event.report, BytesCheck):
            self._damaged = self._verified if event.report.damaged else ""

    def pull(self) -> None:
        """Show the plan of a pull, and carry it out when it is accepted."""
        if team := self.team:
            dialog = PullDialog(self.session, team.name, self._channels(), self)
            # In the lane of the directory, so that no warm-up or repair of it runs at the same time.
            self.open_plan(dialog, str(self.session.directory), pull_summary)

    def push(self) -> None:
        """Show the plan of a push, and carry it out when it is accepted."""
        if team := self.team:
            dialog = PushDialog(self.session, team.name, self._channels(), self)
            self.open_plan(dialog, f"team {team.name}", push_summary)

    def ask_to_remove_channel(self) -> None:
        """Ask whether the selected channel should be removed, since it is gone for everyone then."""
        channel = self.table.only_selected(ChannelStatus)
        if (team := self.team) and channel:
            text = self.tr("Remove the channel {channel} from {team} for everyone? Its files stay until a cleanup.")
            act = partial(self._remove_channel, team.name, channel.name)
            ask(self, text.format(channel=channel.name, team=team.name), self.tr("Remove"), act)

    def _remove_channel(self, team: str, channel: str) -> None:
        title = self.tr("Remove the channel {channel}").format(channel=channel)
        lane = f"team {team}"
        self.act(title, lane, lambda cache, _: cache.teams.remove_channel(channel, name=team), quiet=True)

    def clean_up(self) -> None:
        """Show what no channel names, and delete it when that is accepted."""
        if team := self.team:
            self.open_plan(TeamGcDialog(self.session, team.name, self), f"team {team.name}", team_gc_summary)

    def _channels(self) -> tuple[str, ...]:
        """Return the names of the channels, also of damaged ones, which a push replaces."""
        status = self.status
        names = [*(item.name for item in status.channels), *(name for name, _ in status.problems)] if status else ()
        return tuple(sorted(names))

    def _show_teams(self, found: tuple[tuple[Team, ...], dict[str, TeamSync]]) -> None:
        self.teams, self._syncs = found
        wanted = self._select_next or self.team_box.currentText()
        self._select_next = ""
        with QSignalBlocker(self.team_box):
            self.team_box.clear()
            self.team_box.addItems([team.name for team in self.teams])
            self.team_box.setCurrentIndex(max(0, self.team_box.findText(wanted)) if self.teams else -1)
        self._read_status()

    def _read_status(self) -> None:
        self.status = None
        self.drop(self._show_status, self._show_check)  # of another one
        self.table.show_lines(())
        if team := self.team:
            self._show_facts(self.tr("Reading…"))
            name = team.name
            self.read(name, lambda cache, cancel: cache.teams.status(name, cancel=cancel), self._show_status)
        else:
            self.facts.show_facts(())
            self.table.show_if_empty(self.tr("No team cache yet. Add one to share packages."))

    def _show_status(self, status: TeamStatus) -> None:
        if self.team != status.team:  # it was removed meanwhile
            return
        self.status = status
        lines = list(map(self._line, status.channels))
        self.table.show_lines(lines, self.tr("Nothing yet. Push packages to fill it."))
        contents = self.tr("Not listed by this server")
        if status.files is not None:
            contents = f"{files_text(status.files)} · {size_text(status.bytes)}"
        self._show_facts(contents)
        self.show_message("\n".join(few_problem_lines(status.problems)))
        self.enable()

    def _show_facts(self, contents: str) -> None:
        team = self.team
        if team is None:
            return
        sync = self._syncs.get(team.name, TeamSync())
        never = self.tr("never")
        form = self.session.settings.age_format
        pulled, pushed = (
            moment_text(moment, form) if moment is not None else never for moment in (sync.pulled, sync.pushed)
        )
        pullers = self.status.readers if self.status else ()
        readers = [f"{item.name} ({moment_text(item.pulled, form)})" for item in pullers]
        self.facts.show_facts(
            [
                (self.tr("Address"), path_text(team.folder) if team.is_folder else team.url),
                (self.tr("Contents"), contents),
                (self.tr("Last pull"), pulled),
                (self.tr("Last push"), pushed),
                *([(self.tr("Readers"), ", ".join(readers))] if readers else []),
            ]
        )

    def _show_check(self, check: AbilityCheck) -> None:
        self._checks.append(check)
        works = [ABILITIES[item.ability] for item in self._checks if not item.problem]
        good = [QCoreApplication.translate("messages", text) for text in works]
        lines = [self.tr("✓ The team cache {abilities}").format(abilities=", ".join(good))] if good else []
        lacking = {
            "write": self.tr("– This computer may only pull: {problem}"),
            "delete": self.tr("– This computer may not clean up: {problem}"),
        }
        for item in self._checks:
            if item.problem and item.is_mistake:
                lines.append(f"⚠ {say(item.problem)}")
            elif item.problem:
                said = say(item.problem, within=True, with_hint=False)
                lines.append(lacking[item.ability].format(problem=said))
        self.show_message("\n".join(lines))

    def _line(self, channel: ChannelStatus) -> TextLine:
        lines = ", ".join(f"{line} ({count})" for line, count in channel.runtimes.items())
        others = ""
        if channel.from_index:
            text = self.tr("{n}, {signed} signed") if channel.signed else self.tr("{n}, none signed")
            others = text.format(n=channel.from_index, signed=channel.signed)
        changed = moment_text(channel.modified, self.session.settings.age_format)
        texts = (channel.name, str(channel.files), size_text(channel.bytes), changed, lines, others)
        return TextLine(texts, ((1, channel.files), (2, channel.bytes)), value=channel)
