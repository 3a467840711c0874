<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en_GB">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Pyodide Cache Inspector</source>
        <translation>Info zu Pyodide Cache Inspector</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Copy for a bug report</source>
        <translation>Für Fehlerbericht kopieren</translation>
    </message>
    <message>
        <source>Libraries</source>
        <translation>Bibliotheken</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Licence: {licence}</source>
        <translation>Lizenz: {licence}</translation>
    </message>
    <message>
        <source>Shows what a Pyodide package cache holds, fills it before the work begins, proves that its bytes are the right ones, and removes what nobody needs.</source>
        <translation>Zeigt, was ein Pyodide-Paketcache enthält, füllt ihn vor der Arbeit, weist nach, dass seine Bytes die richtigen sind, und entfernt, was niemand braucht.</translation>
    </message>
    <message>
        <source>The licence is MIT; its text is not installed here.</source>
        <translation>Die Lizenz ist MIT; ihr Text ist hier nicht installiert.</translation>
    </message>
    <message>
        <source>This library brings no text of its licence along.</source>
        <translation>Diese Bibliothek bringt keinen Lizenztext mit.</translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation>Version {version}</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versionen</translation>
    </message>
</context>
<context>
    <name>ActivityArea</name>
    <message>
        <source>Activity</source>
        <translation>Vorgänge</translation>
    </message>
</context>
<context>
    <name>AdoptDialog</name>
    <message>
        <source>Adopt the directory</source>
        <translation>Verzeichnis aufnehmen</translation>
    </message>
    <message>
        <source>Adopt {directory}</source>
        <translation>{directory} aufnehmen</translation>
    </message>
    <message>
        <source>Copied into the store {store}: {files}</source>
        <translation>In den Speicher {store} kopiert: {files}</translation>
    </message>
    <message>
        <source>Copy {files} ({size}) into the store</source>
        <translation>{files} ({size}) in den Speicher kopieren</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>In the store already: {files}</source>
        <translation>Schon im Speicher: {files}</translation>
    </message>
    <message>
        <source>Into the store {store}, by hard link: {files}</source>
        <translation>Per Hardlink in den Speicher {store}: {files}</translation>
    </message>
    <message>
        <source>Into the store {store}, by reflink: {files}</source>
        <translation>Per Reflink in den Speicher {store}: {files}</translation>
    </message>
    <message>
        <source>Left alone, for the reasons below: {files}</source>
        <translation>Bleibt unberührt, Gründe siehe unten: {files}</translation>
    </message>
    <message>
        <source>One with what the store has, or what is here twice: {files}</source>
        <translation>Eins mit dem, was im Speicher oder hier doppelt liegt: {files}</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Reading: {n} of {files}…</source>
        <translation>Wird gelesen: {n} von {files} …</translation>
    </message>
    <message>
        <source>Share by &amp;hard links</source>
        <translation>Per &amp;Hardlink teilen</translation>
    </message>
    <message>
        <source>Share {files}</source>
        <translation>{files} teilen</translation>
    </message>
    <message>
        <source>Share {files}, save {size}</source>
        <translation>{files} teilen, {size} sparen</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>The directory has no package files yet; what is fetched for it will be shared.</source>
        <translation>Das Verzeichnis enthält noch keine Paketdateien; was dafür abgerufen wird, wird geteilt.</translation>
    </message>
    <message>
        <source>The store and this directory lie on file systems between which nothing can be shared.</source>
        <translation>Speicher und Verzeichnis liegen auf Dateisystemen, zwischen denen sich nichts teilen lässt.</translation>
    </message>
    <message>
        <source>This changes nothing on the disk.</source>
        <translation>Auf dem Datenträger ändert sich nichts.</translation>
    </message>
    <message>
        <source>This costs no disk; it saves some when other directories have the same files.</source>
        <translation>Das kostet keinen Platz; es spart welchen, sobald andere Verzeichnisse dieselben Dateien haben.</translation>
    </message>
    <message>
        <source>This costs {size} of disk now; it saves downloads, not space.</source>
        <translation>Das kostet jetzt {size} Platz; es spart Downloads, keinen Platz.</translation>
    </message>
    <message>
        <source>This file system has no reflinks. A hard link is one file with two names: a program that writes into a file of one directory changes it in all. Copies need {size} more.</source>
        <translation>Dieses Dateisystem kennt keine Reflinks. Ein Hardlink ist eine Datei mit zwei Namen: Schreibt ein Programm in eine Datei eines Verzeichnisses, ändert sie sich in allen. Kopien brauchen {size} mehr.</translation>
    </message>
    <message>
        <source>This saves {size} of disk.</source>
        <translation>Das spart {size} Platz.</translation>
    </message>
    <message>
        <source>Use the store for this directory</source>
        <translation>Speicher für dieses Verzeichnis verwenden</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>Was geschieht</translation>
    </message>
    <message>
        <source>becomes one with the store&apos;s</source>
        <translation>wird eins mit der Datei im Speicher</translation>
    </message>
    <message>
        <source>copied into the store</source>
        <translation>in den Speicher kopiert</translation>
    </message>
    <message>
        <source>into the store, by hard link</source>
        <translation>per Hardlink in den Speicher</translation>
    </message>
    <message>
        <source>into the store, by reflink</source>
        <translation>per Reflink in den Speicher</translation>
    </message>
    <message>
        <source>the store has it as somebody else&apos;s file</source>
        <translation>im Speicher liegt sie als Datei von jemand anderem</translation>
    </message>
    <message>
        <source>wrong bytes, or unreadable: repair it first</source>
        <translation>falsche Bytes oder unlesbar: zuerst reparieren</translation>
    </message>
</context>
<context>
    <name>AgeChart</name>
    <message>
        <source>Age from which files would go</source>
        <translation>Alter, ab dem Dateien entfernt würden</translation>
    </message>
    <message>
        <source>days</source>
        <translation>Tage</translation>
    </message>
    <message>
        <source>months</source>
        <translation>Monate</translation>
    </message>
    <message>
        <source>today</source>
        <translation>heute</translation>
    </message>
    <message>
        <source>weeks</source>
        <translation>Wochen</translation>
    </message>
    <message>
        <source>years</source>
        <translation>Jahre</translation>
    </message>
    <message>
        <source>{low} to {high}: {files}, {size}</source>
        <translation>{low} bis {high}: {files}, {size}</translation>
    </message>
</context>
<context>
    <name>AgeHistogram</name>
    <message>
        <source>Drag the handle to see what is older.</source>
        <translation>Am Griff ziehen, um zu sehen, was älter ist.</translation>
    </message>
    <message>
        <source>Mark {files} ({size})</source>
        <translation>{files} markieren ({size})</translation>
    </message>
    <message>
        <source>No package files yet.</source>
        <translation>Noch keine Paketdateien.</translation>
    </message>
    <message>
        <source>Of any age</source>
        <translation>Beliebiges Alter</translation>
    </message>
    <message>
        <source>Older than {age}</source>
        <translation>Älter als {age}</translation>
    </message>
    <message>
        <source>{older}:
{files}, {size} would go</source>
        <translation>{older}:
{files}, {size} würden entfernt</translation>
    </message>
    <message>
        <source>{older}: no files</source>
        <translation>{older}: keine Dateien</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Delete {files} for good</source>
        <translation>{files} endgültig löschen</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Preferences…</source>
        <translation>Einstellungen …</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>Reparieren</translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>Anzeigen</translation>
    </message>
    <message>
        <source>This folder is kept by {tool}: it is shown here, and not changed.</source>
        <translation>Diesen Ordner führt {tool}: Er wird hier gezeigt und nicht verändert.</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>Warnungen</translation>
    </message>
    <message>
        <source>Wrong bytes that a repair replaced lie in quarantine: {files}, {size}.</source>
        <translation>Falsche Bytes, die eine Reparatur ersetzt hat, liegen in Quarantäne: {files}, {size}.</translation>
    </message>
    <message>
        <source>⚠ {files} with wrong bytes. The runtime would load them, or fail on them, at every start.</source>
        <translation>⚠ {files} mit falschen Bytes. Die Runtime würde sie bei jedem Start laden oder daran scheitern.</translation>
    </message>
</context>
<context>
    <name>Browser</name>
    <message>
        <source>would go</source>
        <translation>würde entfernt</translation>
    </message>
</context>
<context>
    <name>BuildPage</name>
    <message>
        <source> days</source>
        <translation> Tage</translation>
    </message>
    <message>
        <source> packages</source>
        <translation> Pakete</translation>
    </message>
    <message>
        <source>&amp;Build the snapshot</source>
        <translation>Snapshot &amp;bauen</translation>
    </message>
    <message>
        <source>&amp;Build the snapshot: {files}</source>
        <translation>Snapshot &amp;bauen: {files}</translation>
    </message>
    <message>
        <source>, needed by {names}</source>
        <translation>, benötigt von {names}</translation>
    </message>
    <message>
        <source>A preset or list:</source>
        <translation>Vorlage oder Liste:</translation>
    </message>
    <message>
        <source>Build it &amp;without what cannot be had</source>
        <translation>&amp;Ohne das bauen, was nicht zu bekommen ist</translation>
    </message>
    <message>
        <source>Count wishes of so many days</source>
        <translation>Wünsche so vieler Tage zählen</translation>
    </message>
    <message>
        <source>Else nothing is built when a package is missing</source>
        <translation>Sonst wird nichts gebaut, wenn ein Paket fehlt</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Für</translation>
    </message>
    <message>
        <source>How many of the most wanted packages</source>
        <translation>Wie viele der gefragtesten Pakete</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Wird gesucht …</translation>
    </message>
    <message>
        <source>No more than</source>
        <translation>Höchstens</translation>
    </message>
    <message>
        <source>Package</source>
        <translation>Paket</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Planning…</source>
        <translation>Wird geplant …</translation>
    </message>
    <message>
        <source>Preset or list</source>
        <translation>Vorlage oder Liste</translation>
    </message>
    <message>
        <source>Requirements</source>
        <translation>Anforderungen</translation>
    </message>
    <message>
        <source>Show the &amp;plan</source>
        <translation>&amp;Plan zeigen</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Size of the snapshot at most</source>
        <translation>Höchstgröße des Snapshots</translation>
    </message>
    <message>
        <source>The plan names every file before anything is built.</source>
        <translation>Der Plan nennt jede Datei, bevor etwas gebaut wird.</translation>
    </message>
    <message>
        <source>These packages:</source>
        <translation>Diese Pakete:</translation>
    </message>
    <message>
        <source>They are taken in this order, as many as fit into the size.</source>
        <translation>Sie werden in dieser Reihenfolge genommen, so viele wie in die Größe passen.</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>Was geschieht</translation>
    </message>
    <message>
        <source>What warm-ups asked for and runtimes used most:</source>
        <translation>Was am häufigsten vorab geladen und verwendet wurde:</translation>
    </message>
    <message>
        <source>copied from this machine</source>
        <translation>von diesem Rechner kopiert</translation>
    </message>
    <message>
        <source>fetched</source>
        <translation>wird abgerufen</translation>
    </message>
    <message>
        <source>of all time</source>
        <translation>seit jeher</translation>
    </message>
    <message>
        <source>of the last </source>
        <translation>der letzten </translation>
    </message>
    <message>
        <source>the runtime of {distribution}</source>
        <translation>die Runtime von {distribution}</translation>
    </message>
    <message>
        <source>{n} packages are asked for; with all they need: {files}, {size}</source>
        <translation>{n} Pakete gewünscht; mit allem, was sie brauchen: {files}, {size}</translation>
    </message>
    <message>
        <source>{n} packages are asked for; with all they need: {files}, {size} and what nobody tells yet</source>
        <translation>{n} Pakete gewünscht; mit allem, was sie brauchen: {files}, {size} und was noch niemand angibt</translation>
    </message>
    <message>
        <source>“{text}” is no size; write 500MB</source>
        <translation>„{text}“ ist keine Größe; etwa 500MB eingeben</translation>
    </message>
    <message>
        <source>⚠ An address with a password would be kept in the snapshot for all to read; put it into a netrc file instead.</source>
        <translation>⚠ Eine Adresse mit Passwort stünde für alle lesbar im Snapshot; das Passwort gehört in eine netrc-Datei.</translation>
    </message>
    <message>
        <source>⚠ Not to be had: {n}</source>
        <translation>⚠ Nicht zu bekommen: {n}</translation>
    </message>
</context>
<context>
    <name>CacheTable</name>
    <message>
        <source>Cached files</source>
        <translation>Dateien im Cache</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
</context>
<context>
    <name>CopyButton</name>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
</context>
<context>
    <name>DetailsPane</name>
    <message>
        <source>Author</source>
        <translation>Autor</translation>
    </message>
    <message>
        <source>Begins as</source>
        <translation>Erkannt als</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Details of the selected file</source>
        <translation>Details der ausgewählten Datei</translation>
    </message>
    <message>
        <source>Fetch the right bytes for every damaged and altered file</source>
        <translation>Für alle beschädigten und veränderten Dateien die richtigen Bytes abrufen</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>Enthält</translation>
    </message>
    <message>
        <source>Home page</source>
        <translation>Homepage</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Kinds</source>
        <translation>Arten</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Load it</source>
        <translation>Laden</translation>
    </message>
    <message>
        <source>More than {files}</source>
        <translation>Mehr als {files}</translation>
    </message>
    <message>
        <source>Needed by</source>
        <translation>Benötigt von</translation>
    </message>
    <message>
        <source>Other copies</source>
        <translation>Weitere Kopien</translation>
    </message>
    <message>
        <source>Published by</source>
        <translation>Veröffentlicht von</translation>
    </message>
    <message>
        <source>Python</source>
        <translation>Python</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>Reparieren</translation>
    </message>
    <message>
        <source>Requires</source>
        <translation>Benötigt</translation>
    </message>
    <message>
        <source>Runtime</source>
        <translation>Runtime</translation>
    </message>
    <message>
        <source>Select a file to see what it is</source>
        <translation>Datei auswählen, um zu sehen, was sie ist</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>sha256</source>
        <translation>sha256</translation>
    </message>
    <message>
        <source>{files}</source>
        <translation>{files}</translation>
    </message>
    <message>
        <source>{files} selected</source>
        <translation>{files} ausgewählt</translation>
    </message>
    <message>
        <source>{files} with wrong bytes</source>
        <translation>{files} mit falschen Bytes</translation>
    </message>
    <message>
        <source>{files}, {size} unpacked</source>
        <translation>{files}, entpackt {size}</translation>
    </message>
    <message>
        <source>{size} together</source>
        <translation>Zusammen {size}</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>A lock file beside the packages</source>
        <translation>Lock-Datei neben den Paketen</translation>
    </message>
    <message>
        <source>A new folder, or a name that ends in .zip</source>
        <translation>Neuer Ordner oder ein Name, der auf .zip endet</translation>
    </message>
    <message>
        <source>A preset or list:</source>
        <translation>Vorlage oder Liste:</translation>
    </message>
    <message>
        <source>All that the runtime can load</source>
        <translation>Alles, was die Runtime laden kann</translation>
    </message>
    <message>
        <source>An offline distribution: runtime, packages, a page</source>
        <translation>Offline-Distribution: Runtime, Pakete, Webseite</translation>
    </message>
    <message>
        <source>An unpacked npm package: node_modules/pyodide</source>
        <translation>Entpacktes npm-Paket: node_modules/pyodide</translation>
    </message>
    <message>
        <source>As</source>
        <translation>Als</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Ordner wählen</translation>
    </message>
    <message>
        <source>Choose folder…</source>
        <translation>Ordner wählen …</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Preset or list</source>
        <translation>Vorlage oder Liste</translation>
    </message>
    <message>
        <source>Runtime files</source>
        <translation>Runtime-Dateien</translation>
    </message>
    <message>
        <source>Show the plan</source>
        <translation>Plan anzeigen</translation>
    </message>
    <message>
        <source>The chosen {files}</source>
        <translation>Auswahl: {files}</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>{files}, {size}, to {target}</source>
        <translation>{files}, {size}, nach {target}</translation>
    </message>
    <message>
        <source>… and {n} more</source>
        <translation>… und {n} weitere</translation>
    </message>
</context>
<context>
    <name>FileTree</name>
    <message>
        <source>Files in the archive</source>
        <translation>Dateien im Archiv</translation>
    </message>
</context>
<context>
    <name>Flows</name>
    <message>
        <source># No package is wanted in {path}</source>
        <translation># In {path} wird kein Paket verlangt</translation>
    </message>
    <message>
        <source>Choose a project folder</source>
        <translation>Projektordner wählen</translation>
    </message>
    <message>
        <source>Choose a script, notebook or list</source>
        <translation>Skript, Notebook oder Liste wählen</translation>
    </message>
    <message>
        <source>Name of the list</source>
        <translation>Name der Liste</translation>
    </message>
    <message>
        <source>Projects</source>
        <translation>Projekte</translation>
    </message>
    <message>
        <source>Save as a list</source>
        <translation>Als Liste speichern</translation>
    </message>
    <message>
        <source>Save the list of {n} files</source>
        <translation>Dateiliste speichern (Dateien: {n})</translation>
    </message>
</context>
<context>
    <name>GcDialog</name>
    <message>
        <source>Clean up the store</source>
        <translation>Speicher aufräumen</translation>
    </message>
    <message>
        <source>In use: {files}</source>
        <translation>In Gebrauch: {files}</translation>
    </message>
    <message>
        <source>Never finished: {files}. They go, too.</source>
        <translation>Nie fertig geworden: {files}. Geht ebenfalls.</translation>
    </message>
    <message>
        <source>Nothing to remove</source>
        <translation>Nichts zu entfernen</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Remove {files} ({size}) for good</source>
        <translation>{files} ({size}) endgültig entfernen</translation>
    </message>
    <message>
        <source>Tidy up the store</source>
        <translation>Speicher in Ordnung bringen</translation>
    </message>
    <message>
        <source>Too young to go: {files}. Somebody may be about to use what came within the last hour.</source>
        <translation>Zu jung zum Entfernen: {files}. Was in der letzten Stunde kam, wird vielleicht gleich gebraucht.</translation>
    </message>
    <message>
        <source>Used by no directory: {files}, {size}. They go for good, and can be fetched again.</source>
        <translation>Von keinem Verzeichnis verwendet: {files}, {size}. Wird endgültig entfernt und lässt sich wieder abrufen.</translation>
    </message>
    <message>
        <source>{path} was deleted; it is taken off the list.</source>
        <translation>{path} wurde gelöscht und wird von der Liste genommen.</translation>
    </message>
    <message>
        <source>⚠ Nothing goes while a directory cannot be looked into:</source>
        <translation>⚠ Nichts wird entfernt, solange ein Verzeichnis nicht einsehbar ist:</translation>
    </message>
</context>
<context>
    <name>GuideDialog</name>
    <message>
        <source>Guide</source>
        <translation>Anleitung</translation>
    </message>
</context>
<context>
    <name>HashLine</name>
    <message>
        <source>Copy sha256</source>
        <translation>sha256 kopieren</translation>
    </message>
    <message>
        <source>Not verified yet</source>
        <translation>Noch nicht geprüft</translation>
    </message>
    <message>
        <source>sha256</source>
        <translation>sha256</translation>
    </message>
</context>
<context>
    <name>HeaderBar</name>
    <message>
        <source>&amp;Cache</source>
        <translation>Cach&amp;e</translation>
    </message>
    <message>
        <source>&amp;Runtime</source>
        <translation>&amp;Runtime</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Automatic: Pyodide {version}</source>
        <translation>Automatisch: Pyodide {version}</translation>
    </message>
    <message>
        <source>Cache directory</source>
        <translation>Cache-Verzeichnis</translation>
    </message>
    <message>
        <source>Choose a cache directory</source>
        <translation>Cache-Verzeichnis wählen</translation>
    </message>
    <message>
        <source>Choose another…</source>
        <translation>Anderes wählen …</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Filter (Ctrl+F)</source>
        <translation>Filter (Strg+F)</translation>
    </message>
    <message>
        <source>Look at the directory again (F5)</source>
        <translation>Verzeichnis neu einlesen (F5)</translation>
    </message>
    <message>
        <source>Look for newer releases…</source>
        <translation>Nach neueren Releases suchen …</translation>
    </message>
    <message>
        <source>Pyodide {version} (new)</source>
        <translation>Pyodide {version} (neu)</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Aktualisieren</translation>
    </message>
    <message>
        <source>Runtime</source>
        <translation>Runtime</translation>
    </message>
    <message>
        <source>Sources…</source>
        <translation>Quellen …</translation>
    </message>
    <message>
        <source>That of the distribution</source>
        <translation>Die der Distribution</translation>
    </message>
    <message>
        <source>Where packages come from: official release, mirror, folder, index</source>
        <translation>Woher Pakete kommen: offizielles Release, Mirror, Ordner, Index</translation>
    </message>
    <message>
        <source>numpy  kind:wasm  status:damaged  runtime:314  size&gt;10MB  age&gt;30d  -tests</source>
        <translation>numpy  kind:wasm  status:damaged  runtime:314  size&gt;10MB  age&gt;30d  -tests</translation>
    </message>
</context>
<context>
    <name>IncludeList</name>
    <message>
        <source>&amp;Include</source>
        <translation>&amp;Einschließen</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>As it lies in site-packages or the standard library; * takes slashes</source>
        <translation>So, wie es in site-packages oder in der Standardbibliothek liegt; * steht auch für Schrägstriche</translation>
    </message>
    <message>
        <source>Files to keep, as a glob</source>
        <translation>Dateien, die bleiben, als Muster</translation>
    </message>
    <message>
        <source>Included files</source>
        <translation>Eingeschlossene Dateien</translation>
    </message>
    <message>
        <source>⚠ none</source>
        <translation>⚠ keine</translation>
    </message>
</context>
<context>
    <name>JobLog</name>
    <message>
        <source>A defect of this app: {error}</source>
        <translation>Programmfehler: {error}</translation>
    </message>
    <message>
        <source>Cancelled after {n} s</source>
        <translation>Abgebrochen nach {n} s</translation>
    </message>
    <message>
        <source>Ended after {n} s</source>
        <translation>Beendet nach {n} s</translation>
    </message>
    <message>
        <source>Planned: {cached} cached already, {fetch} to fetch</source>
        <translation>Geplant: {cached} schon im Cache, {fetch} abzurufen</translation>
    </message>
    <message>
        <source>Started in {lane}</source>
        <translation>Gestartet in {lane}</translation>
    </message>
    <message>
        <source>{name}: attempt {n} follows, since {why}</source>
        <translation>{name}: Versuch {n} folgt, denn {why}</translation>
    </message>
    <message>
        <source>{name}: begun</source>
        <translation>{name}: begonnen</translation>
    </message>
    <message>
        <source>{name}: done, {size}</source>
        <translation>{name}: fertig, {size}</translation>
    </message>
</context>
<context>
    <name>JobRow</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Cancelling…</source>
        <translation>Wird abgebrochen …</translation>
    </message>
    <message>
        <source>Bring the files back from the trash</source>
        <translation>Dateien aus dem Papierkorb zurückholen</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Ausblenden</translation>
    </message>
    <message>
        <source>Planning…</source>
        <translation>Wird geplant …</translation>
    </message>
    <message>
        <source>Progress of {job}</source>
        <translation>Fortschritt: {job}</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Wird gestartet …</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Waiting…</source>
        <translation>Wartet …</translation>
    </message>
    <message>
        <source>What is there already is not fetched again</source>
        <translation>Was schon da ist, wird nicht noch einmal abgerufen</translation>
    </message>
    <message>
        <source>{done} of {all}</source>
        <translation>{done} von {all}</translation>
    </message>
    <message>
        <source>{key}: attempt {n}…</source>
        <translation>{key}: Versuch {n} …</translation>
    </message>
    <message>
        <source>{n} s left</source>
        <translation>noch {n} s</translation>
    </message>
    <message>
        <source>{size}/s</source>
        <translation>{size}/s</translation>
    </message>
    <message>
        <source>… and {n} more</source>
        <translation>… und {n} weitere</translation>
    </message>
</context>
<context>
    <name>LayersDialog</name>
    <message>
        <source>&amp;Add a folder…</source>
        <translation>Ordner &amp;hinzufügen …</translation>
    </message>
    <message>
        <source>1 name</source>
        <translation>1 Name</translation>
    </message>
    <message>
        <source>Add the layer {folder}</source>
        <translation>Ebene {folder} hinzufügen</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Alle Dateien</translation>
    </message>
    <message>
        <source>Answer &amp;earlier</source>
        <translation>&amp;Früher antworten</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Choose a folder to read from</source>
        <translation>Ordner zum Lesen wählen</translation>
    </message>
    <message>
        <source>Code that starts the runtime over its layers</source>
        <translation>Code, der die Runtime über ihren Ebenen startet</translation>
    </message>
    <message>
        <source>Compare the layers</source>
        <translation>Ebenen vergleichen</translation>
    </message>
    <message>
        <source>Copy the code</source>
        <translation>Code kopieren</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Files of all folders</source>
        <translation>Dateien aller Ordner</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Folders, the first answers first</source>
        <translation>Ordner, der erste antwortet zuerst</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Herkunft</translation>
    </message>
    <message>
        <source>Hash the files that lie in more than one folder</source>
        <translation>Dateien hashen, die in mehreren Ordnern liegen</translation>
    </message>
    <message>
        <source>In more than one folder</source>
        <translation>In mehreren Ordnern</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Ebenen</translation>
    </message>
    <message>
        <source>Layers are read-only folders below the cache directory: a team&apos;s share, a folder of an image, a snapshot. Of one name, the topmost answers. What they have is not fetched again; what is fetched, repaired or removed is in the cache directory alone.</source>
        <translation>Ebenen sind Ordner unter dem Cache-Verzeichnis, aus denen nur gelesen wird: die Freigabe eines Teams, der Ordner eines Images, ein Snapshot. Bei gleichem Namen antwortet die oberste. Was sie enthalten, wird nicht noch einmal abgerufen; abgerufen, repariert und entfernt wird nur im Cache-Verzeichnis selbst.</translation>
    </message>
    <message>
        <source>No file differs between the folders</source>
        <translation>Keine Datei unterscheidet sich zwischen den Ordnern</translation>
    </message>
    <message>
        <source>No file lies in more than one folder</source>
        <translation>Keine Datei liegt in mehreren Ordnern</translation>
    </message>
    <message>
        <source>Only differences</source>
        <translation>Nur Unterschiede</translation>
    </message>
    <message>
        <source>Pyodide {release} reads one directory; a warm-up puts into it what the layers have:</source>
        <translation>Pyodide {release} liest ein einziges Verzeichnis; ein Vorabladen legt hinein, was die Ebenen haben:</translation>
    </message>
    <message>
        <source>Pyodide {release} reads one layer; a warm-up copies up what the others have:</source>
        <translation>Pyodide {release} liest eine einzige Ebene; ein Vorabladen holt herauf, was die anderen haben:</translation>
    </message>
    <message>
        <source>Read and &amp;compare</source>
        <translation>Lesen und &amp;vergleichen</translation>
    </message>
    <message>
        <source>Reorder the layers</source>
        <translation>Ebenen umordnen</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Start Pyodide {release} over them in Node:</source>
        <translation>Pyodide {release} in Node darüber starten:</translation>
    </message>
    <message>
        <source>Start the runtime</source>
        <translation>Runtime starten</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Take &amp;off</source>
        <translation>&amp;Wegnehmen</translation>
    </message>
    <message>
        <source>Take off the layer {folder}</source>
        <translation>Ebene {folder} wegnehmen</translation>
    </message>
    <message>
        <source>The folder is a layer no more; its files stay as they are</source>
        <translation>Der Ordner ist keine Ebene mehr; seine Dateien bleiben, wie sie sind</translation>
    </message>
    <message>
        <source>There are no package files yet</source>
        <translation>Es gibt noch keine Paketdateien</translation>
    </message>
    <message>
        <source>Which files to show</source>
        <translation>Welche Dateien zu sehen sind</translation>
    </message>
    <message>
        <source>attached</source>
        <translation>angehängt</translation>
    </message>
    <message>
        <source>not made yet</source>
        <translation>noch nicht angelegt</translation>
    </message>
    <message>
        <source>the cache directory</source>
        <translation>das Cache-Verzeichnis</translation>
    </message>
    <message>
        <source>the environment</source>
        <translation>die Umgebung</translation>
    </message>
    <message>
        <source>{n} names</source>
        <translation>{n} Namen</translation>
    </message>
    <message>
        <source>⚠ not there now</source>
        <translation>⚠ gerade nicht da</translation>
    </message>
    <message>
        <source>⚠ the cache directory itself; passed over</source>
        <translation>⚠ das Cache-Verzeichnis selbst; übergangen</translation>
    </message>
    <message>
        <source>⚠ writable by others</source>
        <translation>⚠ für andere beschreibbar</translation>
    </message>
    <message>
        <source>✓ in order</source>
        <translation>✓ in Ordnung</translation>
    </message>
    <message>
        <source>✕ cannot be read</source>
        <translation>✕ nicht lesbar</translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>hatched: {word}</source>
        <translation>schraffiert: {word}</translation>
    </message>
</context>
<context>
    <name>LinkList</name>
    <message>
        <source>and {n} more</source>
        <translation>und {n} weitere</translation>
    </message>
</context>
<context>
    <name>ListPage</name>
    <message>
        <source>&amp;Attach as a layer</source>
        <translation>Als Ebene &amp;anhängen</translation>
    </message>
    <message>
        <source>&amp;Compare</source>
        <translation>&amp;Vergleichen</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>&amp;Erneuern</translation>
    </message>
    <message>
        <source>+ came</source>
        <translation>+ neu</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>Build the current snapshot anew, as it was made</source>
        <translation>Den aktuellen Snapshot neu bauen, wie er gemacht wurde</translation>
    </message>
    <message>
        <source>Built</source>
        <translation>Gebaut</translation>
    </message>
    <message>
        <source>Choose a folder above to see its snapshots.</source>
        <translation>Oben einen Ordner wählen, um seine Snapshots zu sehen.</translation>
    </message>
    <message>
        <source>Compare the two that are selected, else the current one with the one before it</source>
        <translation>Die zwei ausgewählten vergleichen, sonst den aktuellen mit dem davor</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>Unterschiede</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Für</translation>
    </message>
    <message>
        <source>From {older} to {newer}: nothing differs, {same} packages are the same.</source>
        <translation>Von {older} bis {newer}: kein Unterschied, {same} Pakete sind gleich.</translation>
    </message>
    <message>
        <source>From {older} to {newer}: {n} packages differ, {same} are the same.</source>
        <translation>Von {older} bis {newer}: {n} Pakete verschieden, {same} gleich.</translation>
    </message>
    <message>
        <source>Package</source>
        <translation>Paket</translation>
    </message>
    <message>
        <source>Packages</source>
        <translation>Pakete</translation>
    </message>
    <message>
        <source>Put the current snapshot below the cache directory; after a refresh, the new one</source>
        <translation>Den aktuellen Snapshot unter das Cache-Verzeichnis legen; nach einem Erneuern den neuen</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Snapshots</source>
        <translation>Snapshots</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>There is no snapshot in {folder} yet.</source>
        <translation>In {folder} gibt es noch keinen Snapshot.</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>its own distribution</source>
        <translation>eigene Distribution</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>aufbewahrt</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>→ other version</source>
        <translation>→ andere Version</translation>
    </message>
    <message>
        <source>− went</source>
        <translation>− weg</translation>
    </message>
    <message>
        <source>≠ other bytes</source>
        <translation>≠ andere Bytes</translation>
    </message>
    <message>
        <source>⚠ None of them is the current one; build one to mend that.</source>
        <translation>⚠ Keiner davon ist der aktuelle; ein neuer behebt das.</translation>
    </message>
    <message>
        <source>✓ current</source>
        <translation>✓ aktuell</translation>
    </message>
</context>
<context>
    <name>ListsDialog</name>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Export lists</source>
        <translation>Listen exportieren</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>Import lists</source>
        <translation>Listen importieren</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importieren …</translation>
    </message>
    <message>
        <source>Lists</source>
        <translation>Listen</translation>
    </message>
    <message>
        <source>My lists</source>
        <translation>Meine Listen</translation>
    </message>
    <message>
        <source>Name of the list</source>
        <translation>Name der Liste</translation>
    </message>
    <message>
        <source>New list</source>
        <translation>Neue Liste</translation>
    </message>
    <message>
        <source>New name of the list</source>
        <translation>Neuer Name der Liste</translation>
    </message>
    <message>
        <source>New…</source>
        <translation>Neu …</translation>
    </message>
    <message>
        <source>One requirement a line</source>
        <translation>Eine Anforderung pro Zeile</translation>
    </message>
    <message>
        <source>Rename list</source>
        <translation>Liste umbenennen</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Umbenennen …</translation>
    </message>
    <message>
        <source>Requirements</source>
        <translation>Anforderungen</translation>
    </message>
    <message>
        <source>Save changes</source>
        <translation>Änderungen speichern</translation>
    </message>
</context>
<context>
    <name>LogDialog</name>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Errors alone</source>
        <translation>Nur Fehler</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>No entries yet</source>
        <translation>Noch keine Einträge</translation>
    </message>
    <message>
        <source>Save the log</source>
        <translation>Protokoll speichern</translation>
    </message>
    <message>
        <source>Saved to {file}</source>
        <translation>Gespeichert in {file}</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Speichern …</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Search…</source>
        <translation>Suchen …</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Warnings and errors</source>
        <translation>Warnungen und Fehler</translation>
    </message>
    <message>
        <source>Without details</source>
        <translation>Ohne Details</translation>
    </message>
    <message>
        <source>{n} lines</source>
        <translation>Zeilen: {n}</translation>
    </message>
    <message>
        <source>{shown} of {n} lines</source>
        <translation>{shown} von {n} Zeilen</translation>
    </message>
</context>
<context>
    <name>LogModel</name>
    <message>
        <source>Detail</source>
        <translation>Detail</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Info</source>
        <translation>Info</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Vorgang</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Ereignis</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Close or open a package</source>
        <translation>Paket zu- oder aufklappen</translation>
    </message>
    <message>
        <source>In the table</source>
        <translation>In der Tabelle</translation>
    </message>
    <message>
        <source>Left, Right</source>
        <translation>Links, Rechts</translation>
    </message>
    <message>
        <source>Mark or unmark</source>
        <translation>Markierung setzen oder aufheben</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Leertaste</translation>
    </message>
</context>
<context>
    <name>MapPage</name>
    <message>
        <source>Age</source>
        <translation>Alter</translation>
    </message>
    <message>
        <source>C&amp;olour by</source>
        <translation>&amp;Farbe nach</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Runtime</source>
        <translation>Runtime</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
</context>
<context>
    <name>MemberModel</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>and more</source>
        <translation>und weitere</translation>
    </message>
    <message>
        <source>and {n} more</source>
        <translation>und {n} weitere</translation>
    </message>
    <message>
        <source>{path}
{size}, {packed} in the archive</source>
        <translation>{path}
{size}, im Archiv {packed}</translation>
    </message>
</context>
<context>
    <name>Notifier</name>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Done, but {n} failed</source>
        <translation>Fertig, aber {n} fehlgeschlagen</translation>
    </message>
    <message>
        <source>Failed by a defect of this app</source>
        <translation>Wegen eines Programmfehlers fehlgeschlagen</translation>
    </message>
</context>
<context>
    <name>PackAppForm</name>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>&amp;App</source>
        <translation>&amp;App</translation>
    </message>
    <message>
        <source>&amp;Needs</source>
        <translation>&amp;Braucht</translation>
    </message>
    <message>
        <source>&amp;To</source>
        <translation>&amp;Nach</translation>
    </message>
    <message>
        <source>A new folder beside the app</source>
        <translation>Ein neuer Ordner neben der App</translation>
    </message>
    <message>
        <source>Also run</source>
        <translation>Außerdem ausführen</translation>
    </message>
    <message>
        <source>And what the app &amp;declares and imports</source>
        <translation>Und was die App &amp;angibt und importiert</translation>
    </message>
    <message>
        <source>App</source>
        <translation>App</translation>
    </message>
    <message>
        <source>Arguments</source>
        <translation>Argumente</translation>
    </message>
    <message>
        <source>As</source>
        <translation>Als</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Ordner wählen</translation>
    </message>
    <message>
        <source>Choose folder…</source>
        <translation>Ordner wählen …</translation>
    </message>
    <message>
        <source>Choose the script that starts the app</source>
        <translation>Das Skript wählen, das die App startet</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>Files of the app</source>
        <translation>Dateien der App</translation>
    </message>
    <message>
        <source>Found beside the app: Pyodide {release}</source>
        <translation>Neben der App gefunden: Pyodide {release}</translation>
    </message>
    <message>
        <source>Found beside the app; its lock file is no official one</source>
        <translation>Neben der App gefunden; die Lock-Datei ist keine offizielle</translation>
    </message>
    <message>
        <source>Memory is not limited, and Node calls its fence a seat belt, no wall against malicious code. An app that you would not run on your machine is packed in a container, or on a machine of its own.</source>
        <translation>Der Speicher ist nicht begrenzt, und Node nennt seinen Schutz einen Sicherheitsgurt, keine Mauer gegen bösartigen Code. Eine App, die man auf dem eigenen Rechner nicht ausführen würde, gehört in einen Container oder auf einen eigenen Rechner.</translation>
    </message>
    <message>
        <source>More about the run</source>
        <translation>Mehr zur Ausführung</translation>
    </message>
    <message>
        <source>Node {version} keeps it from your files, from other programs and from your environment. The network is refused by JavaScript that runs beside the app, which keeps honest programs honest, no more.</source>
        <translation>Node {version} hält sie von Dateien, anderen Programmen und der Umgebung fern. Das Netz verweigert JavaScript, das neben der App läuft: Das hält ehrliche Programme ehrlich, mehr nicht.</translation>
    </message>
    <message>
        <source>Node {version} keeps it from your files, from other programs, from your environment and from the network.</source>
        <translation>Node {version} hält sie von Dateien, anderen Programmen, der Umgebung und dem Netz fern.</translation>
    </message>
    <message>
        <source>None found beside the app. Get it there with “npm install pyodide@{version}”</source>
        <translation>Neben der App nicht gefunden. Dort installieren mit: npm install pyodide@{version}</translation>
    </message>
    <message>
        <source>One &amp;bundle with all packages and the app</source>
        <translation>Ein &amp;Bundle mit allen Paketen und der App</translation>
    </message>
    <message>
        <source>Output folder</source>
        <translation>Ausgabeordner</translation>
    </message>
    <message>
        <source>Python scripts</source>
        <translation>Python-Skripte</translation>
    </message>
    <message>
        <source>Python that runs after the app and is watched too: the surest way to keep what it needs.</source>
        <translation>Python, das nach der App läuft und auch beobachtet wird: der sicherste Weg, zu behalten, was es braucht.</translation>
    </message>
    <message>
        <source>Requirements</source>
        <translation>Anforderungen</translation>
    </message>
    <message>
        <source>Settings from {path}</source>
        <translation>Einstellungen aus {path}</translation>
    </message>
    <message>
        <source>The script that starts the app; or drop it here</source>
        <translation>Das Skript, das die App startet; oder hier ablegen</translation>
    </message>
    <message>
        <source>The unpacked npm package: node_modules/pyodide</source>
        <translation>Das entpackte npm-Paket: node_modules/pyodide</translation>
    </message>
    <message>
        <source>Time &amp;limit</source>
        <translation>&amp;Zeitgrenze</translation>
    </message>
    <message>
        <source>Time limit of one run</source>
        <translation>Zeitgrenze für eine Ausführung</translation>
    </message>
    <message>
        <source>Trimmed &amp;wheels and a lock file: each is cached alone</source>
        <translation>Gekürzte &amp;Wheels und eine Lock-Datei: jedes wird einzeln gecacht</translation>
    </message>
    <message>
        <source>for one run; then the app is ended</source>
        <translation>für eine Ausführung; danach wird die App beendet</translation>
    </message>
    <message>
        <source>n&amp;pm’s pyodide</source>
        <translation>pyodide von n&amp;pm</translation>
    </message>
    <message>
        <source>npm’s pyodide</source>
        <translation>pyodide von npm</translation>
    </message>
    <message>
        <source>⚠ To watch an app is to run its code, and that of its packages.</source>
        <translation>⚠ Eine App zu beobachten heißt, ihren Code und den ihrer Pakete auszuführen.</translation>
    </message>
</context>
<context>
    <name>PackChart</name>
    <message>
        <source>Nothing to show yet</source>
        <translation>Noch nichts zu zeigen</translation>
    </message>
    <message>
        <source>Sizes before and after</source>
        <translation>Größen vorher und nachher</translation>
    </message>
    <message>
        <source>after</source>
        <translation>nachher</translation>
    </message>
    <message>
        <source>before</source>
        <translation>vorher</translation>
    </message>
</context>
<context>
    <name>PackChoice</name>
    <message>
        <source>Keep besides</source>
        <translation>Außerdem behalten</translation>
    </message>
    <message>
        <source>Keep these files too</source>
        <translation>Auch diese Dateien behalten</translation>
    </message>
    <message>
        <source>Not reckoned in: {names}.</source>
        <translation>Nicht eingerechnet: {names}.</translation>
    </message>
    <message>
        <source>Sizes as the members are compressed now.</source>
        <translation>Größen nach der jetzigen Kompression.</translation>
    </message>
    <message>
        <source>Take away</source>
        <translation>Wegnehmen</translation>
    </message>
</context>
<context>
    <name>PackDialog</name>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>&amp;Pack and prove</source>
        <translation>&amp;Packen und prüfen</translation>
    </message>
    <message>
        <source>&amp;Watch it run</source>
        <translation>Beim &amp;Laufen beobachten</translation>
    </message>
    <message>
        <source>1  The app</source>
        <translation>1  Die App</translation>
    </message>
    <message>
        <source>2  What stays</source>
        <translation>2  Was bleibt</translation>
    </message>
    <message>
        <source>3  The proof</source>
        <translation>3  Der Nachweis</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Ordner wählen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Nothing was run. What the app does not really need: untick its imports, and name the rest.</source>
        <translation>Nichts wurde ausgeführt. Braucht die App etwas davon nicht wirklich: ihre Importe abwählen und den Rest nennen.</translation>
    </message>
    <message>
        <source>Pack an app</source>
        <translation>App packen</translation>
    </message>
    <message>
        <source>Pack {name}</source>
        <translation>{name} packen</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Planen</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Bericht speichern</translation>
    </message>
    <message>
        <source>Saved as {path}</source>
        <translation>Gespeichert als {path}</translation>
    </message>
    <message>
        <source>Stopped. Nothing was written but what was fetched into the cache directory.</source>
        <translation>Angehalten. Geschrieben wurde nur, was ins Cache-Verzeichnis abgerufen wurde.</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Watch {name}</source>
        <translation>{name} beobachten</translation>
    </message>
    <message>
        <source>What the app said</source>
        <translation>Was die App ausgab</translation>
    </message>
    <message>
        <source>… and {n} more</source>
        <translation>… und {n} weitere</translation>
    </message>
</context>
<context>
    <name>PackMissing</name>
    <message>
        <source>All the rest of this app works without it.</source>
        <translation>Alles andere in diesem Programm geht auch ohne.</translation>
    </message>
    <message>
        <source>Beside the app</source>
        <translation>Neben der App</translation>
    </message>
    <message>
        <source>Choose its folder…</source>
        <translation>Ordner wählen …</translation>
    </message>
    <message>
        <source>Copy the command</source>
        <translation>Befehl kopieren</translation>
    </message>
    <message>
        <source>Debian, Ubuntu</source>
        <translation>Debian, Ubuntu</translation>
    </message>
    <message>
        <source>Fedora</source>
        <translation>Fedora</translation>
    </message>
    <message>
        <source>It holds the runtime in which the app is run, and which goes into the pack. {why}.</source>
        <translation>Es enthält die Runtime, in der die App läuft und die mitgepackt wird. {why}.</translation>
    </message>
    <message>
        <source>Node 20 or newer also keeps the app from your files. If an installer changed the search path, start this app anew. All the rest of it works without Node.</source>
        <translation>Ab Node 20 bleiben der App auch die eigenen Dateien verschlossen. Hat ein Installationsprogramm den Suchpfad geändert, dieses Programm neu starten. Alles andere darin geht auch ohne Node.</translation>
    </message>
    <message>
        <source>Packing needs Node</source>
        <translation>Zum Packen fehlt Node</translation>
    </message>
    <message>
        <source>Packing needs npm’s pyodide</source>
        <translation>Zum Packen fehlt pyodide von npm</translation>
    </message>
    <message>
        <source>To see what an app uses, it is run in Node with the real Pyodide. {why}.</source>
        <translation>Um zu sehen, was eine App benutzt, läuft sie in Node mit dem echten Pyodide. {why}.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Windows</source>
        <translation>Windows</translation>
    </message>
    <message>
        <source>macOS, Homebrew</source>
        <translation>macOS, Homebrew</translation>
    </message>
</context>
<context>
    <name>PackModel</name>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>Compressed, as it is fetched</source>
        <translation>Komprimiert, wie abgerufen wird</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Package</source>
        <translation>Paket</translation>
    </message>
    <message>
        <source>Reduction</source>
        <translation>Ersparnis</translation>
    </message>
</context>
<context>
    <name>PackProgress</name>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Wird angehalten …</translation>
    </message>
    <message>
        <source>{done} of {all}</source>
        <translation>{done} von {all}</translation>
    </message>
    <message>
        <source>{n} s</source>
        <translation>{n} s</translation>
    </message>
    <message>
        <source>{n} s; ended after {limit} s a run</source>
        <translation>{n} s; Ende nach {limit} s je Ausführung</translation>
    </message>
</context>
<context>
    <name>PackResult</name>
    <message>
        <source>&amp;Open the folder</source>
        <translation>&amp;Ordner öffnen</translation>
    </message>
    <message>
        <source>&amp;Save the report…</source>
        <translation>Bericht &amp;speichern …</translation>
    </message>
    <message>
        <source>Besides, before and after alike: the runtime’s own files, {size}.</source>
        <translation>Dazu, vorher wie nachher: die eigenen Dateien der Runtime, {size}.</translation>
    </message>
    <message>
        <source>It gets its name when the app ran from it alone, without a network.</source>
        <translation>Seinen Namen bekommt das App-Paket erst, wenn die App allein daraus und ohne Netz gelaufen ist.</translation>
    </message>
    <message>
        <source>Making the pack and proving it</source>
        <translation>App-Paket wird erstellt und geprüft</translation>
    </message>
    <message>
        <source>Nothing was written.</source>
        <translation>Nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>Proofs</source>
        <translation>Probeläufe</translation>
    </message>
    <message>
        <source>Stopped; there is no pack</source>
        <translation>Angehalten; es gibt kein App-Paket</translation>
    </message>
    <message>
        <source>The bundle has {size}, the app included; each package’s size is that of its own wheel.</source>
        <translation>Das Bundle hat {size} einschließlich der App; die Größe jedes Pakets ist die seines eigenen Wheels.</translation>
    </message>
    <message>
        <source>Times before and after</source>
        <translation>Zeiten vorher und nachher</translation>
    </message>
    <message>
        <source>What the app said</source>
        <translation>Was die App ausgab</translation>
    </message>
    <message>
        <source>What the app said, to its end:</source>
        <translation>Was die App zuletzt ausgab:</translation>
    </message>
    <message>
        <source>✓ Proven at attempt {n}: it ran from this pack alone, without a network</source>
        <translation>✓ Bewiesen im {n}. Versuch: Die App lief allein aus diesem Paket, ohne Netz</translation>
    </message>
    <message>
        <source>✓ Proven: it ran from this pack alone, without a network</source>
        <translation>✓ Bewiesen: Die App lief allein aus diesem Paket, ohne Netz</translation>
    </message>
    <message>
        <source>✕ There is no pack</source>
        <translation>✕ Es gibt kein App-Paket</translation>
    </message>
</context>
<context>
    <name>PackSizes</name>
    <message>
        <source>Packages before and after</source>
        <translation>Pakete vorher und nachher</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Summe</translation>
    </message>
</context>
<context>
    <name>PackagesDialog</name>
    <message>
        <source>, needed by {names}</source>
        <translation>, benötigt von {names}</translation>
    </message>
    <message>
        <source>For Pyodide {release}:</source>
        <translation>Für Pyodide {release}:</translation>
    </message>
    <message>
        <source>From a requirements file…</source>
        <translation>Aus Anforderungsdatei …</translation>
    </message>
    <message>
        <source>One requirement a line: a name, and perhaps versions</source>
        <translation>Eine Anforderung pro Zeile: ein Name, eventuell mit Version</translation>
    </message>
    <message>
        <source>Package</source>
        <translation>Paket</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Requirements</source>
        <translation>Anforderungen</translation>
    </message>
    <message>
        <source>Requirements file</source>
        <translation>Anforderungsdatei</translation>
    </message>
    <message>
        <source>Save as a list…</source>
        <translation>Als Liste speichern …</translation>
    </message>
    <message>
        <source>Show the plan</source>
        <translation>Plan anzeigen</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Warm up</source>
        <translation>Vorab laden</translation>
    </message>
    <message>
        <source>Warm up packages</source>
        <translation>Pakete vorab laden</translation>
    </message>
    <message>
        <source>Warm up: {name}</source>
        <translation>Vorab laden: {name}</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>Was geschieht</translation>
    </message>
    <message>
        <source>fetched</source>
        <translation>wird abgerufen</translation>
    </message>
    <message>
        <source>replaced: other bytes have its name</source>
        <translation>wird ersetzt: andere Bytes tragen diesen Namen</translation>
    </message>
    <message>
        <source>{files} to fetch{size},</source>
        <translation>{files} abzurufen{size},</translation>
    </message>
    <message>
        <source>{file} cannot be read: {error}</source>
        <translation>{file} ist nicht lesbar: {error}</translation>
    </message>
    <message>
        <source>{n} cached,</source>
        <translation>{n} im Cache,</translation>
    </message>
    <message>
        <source>{n} not available</source>
        <translation>{n} nicht verfügbar</translation>
    </message>
    <message>
        <source>✓ cached</source>
        <translation>✓ im Cache</translation>
    </message>
</context>
<context>
    <name>PlaceMenu</name>
    <message>
        <source>Copy path</source>
        <translation>Pfad kopieren</translation>
    </message>
    <message>
        <source>Forget the project folder {name}</source>
        <translation>Projektordner {name} vergessen</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>See the cross-build environments…</source>
        <translation>Cross-Build-Umgebungen ansehen …</translation>
    </message>
</context>
<context>
    <name>PlacesModel</name>
    <message>
        <source>1 place</source>
        <translation>1 Ort</translation>
    </message>
    <message>
        <source>Project folders</source>
        <translation>Projektordner</translation>
    </message>
    <message>
        <source>looking…</source>
        <translation>sucht …</translation>
    </message>
    <message>
        <source>no packages found</source>
        <translation>keine Pakete gefunden</translation>
    </message>
    <message>
        <source>open now</source>
        <translation>jetzt geöffnet</translation>
    </message>
    <message>
        <source>with a problem</source>
        <translation>mit einem Problem</translation>
    </message>
    <message>
        <source>{n} places</source>
        <translation>{n} Orte</translation>
    </message>
</context>
<context>
    <name>PlacesSidebar</name>
    <message>
        <source>Add a project folder…</source>
        <translation>Projektordner hinzufügen …</translation>
    </message>
    <message>
        <source>Look for packages in a project folder, too</source>
        <translation>Auch in einem Projektordner nach Paketen suchen</translation>
    </message>
    <message>
        <source>Look for places again</source>
        <translation>Erneut nach Orten suchen</translation>
    </message>
    <message>
        <source>Looking for places…</source>
        <translation>Orte werden gesucht …</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Suche …</translation>
    </message>
    <message>
        <source>No packages for Pyodide were found where the known tools keep them. Add a project folder, and it is looked through too.</source>
        <translation>Wo die bekannten Werkzeuge sie ablegen, fanden sich keine Pakete für Pyodide. Ein hinzugefügter Projektordner wird mit durchsucht.</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>Orte</translation>
    </message>
</context>
<context>
    <name>PlacesTree</name>
    <message>
        <source>Places</source>
        <translation>Orte</translation>
    </message>
</context>
<context>
    <name>PlanningDialog</name>
    <message>
        <source>Planning…</source>
        <translation>Wird geplant …</translation>
    </message>
</context>
<context>
    <name>PreferencesDialog</name>
    <message>
        <source> days</source>
        <translation> Tage</translation>
    </message>
    <message>
        <source>Ages</source>
        <translation>Altersangaben</translation>
    </message>
    <message>
        <source>Another language is shown from the next start on</source>
        <translation>Eine andere Sprache gilt ab dem nächsten Start</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Darstellung</translation>
    </message>
    <message>
        <source>As a date: {date}</source>
        <translation>Als Datum: {date}</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Cache</source>
        <translation>Cache</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Choose a default directory</source>
        <translation>Standardverzeichnis wählen</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>Clean up files older than</source>
        <translation>Aufräumen: Dateien älter als</translation>
    </message>
    <message>
        <source>Connections to one host</source>
        <translation>Verbindungen pro Host</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Default directory</source>
        <translation>Standardverzeichnis</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>Endgültig löschen</translation>
    </message>
    <message>
        <source>How long ago: 3 days</source>
        <translation>Als Zeitspanne: 3 Tage</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Move to the trash</source>
        <translation>In den Papierkorb verschieben</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netzwerk</translation>
    </message>
    <message>
        <source>No clean-up takes these; separate names with commas</source>
        <translation>Kein Aufräumen erfasst diese Pakete; Namen mit Kommas trennen</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>OK moves that file aside, keeps it, and begins a new one.</source>
        <translation>OK legt diese Datei beiseite, bewahrt sie auf und beginnt eine neue.</translation>
    </message>
    <message>
        <source>Package index</source>
        <translation>Paketindex</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Protected packages</source>
        <translation>Geschützte Pakete</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <source>Removed files</source>
        <translation>Entfernte Dateien</translation>
    </message>
    <message>
        <source>Restore defaults</source>
        <translation>Standardwerte</translation>
    </message>
    <message>
        <source>Tell me when a long job ends in the background</source>
        <translation>Melden, wenn ein langer Vorgang im Hintergrund endet</translation>
    </message>
    <message>
        <source>That of pip</source>
        <translation>Der von pip</translation>
    </message>
    <message>
        <source>That of the environment</source>
        <translation>Der aus der Umgebung</translation>
    </message>
    <message>
        <source>The variable {name} goes before it: {path}</source>
        <translation>Die Variable {name} hat Vorrang: {path}</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Farbschema</translation>
    </message>
    <message>
        <source>This must be {allowed}</source>
        <translation>Erlaubt: {allowed}</translation>
    </message>
    <message>
        <source>any age</source>
        <translation>jedes Alter</translation>
    </message>
</context>
<context>
    <name>PruneDialog</name>
    <message>
        <source>Clean up</source>
        <translation>Aufräumen</translation>
    </message>
    <message>
        <source>&amp;Mark them</source>
        <translation>Nur &amp;markieren</translation>
    </message>
    <message>
        <source>Delete for &amp;good instead of moving to the trash</source>
        <translation>&amp;Endgültig löschen statt in den Papierkorb verschieben</translation>
    </message>
    <message>
        <source>Delete {files} ({size}) for good</source>
        <translation>{files} ({size}) endgültig löschen</translation>
    </message>
    <message>
        <source>Files in the trash take up their space until it is emptied.</source>
        <translation>Dateien im Papierkorb belegen ihren Platz, bis er geleert wird.</translation>
    </message>
    <message>
        <source>Files that would go</source>
        <translation>Dateien, die entfernt würden</translation>
    </message>
    <message>
        <source>Only mark these files in the table</source>
        <translation>Diese Dateien nur in der Tabelle markieren</translation>
    </message>
    <message>
        <source>Remove marked files</source>
        <translation>Markierte Dateien entfernen</translation>
    </message>
    <message>
        <source>⚠ {files} would be missed: {names} stay and need them.</source>
        <translation>⚠ {files} noch benötigt von Paketen, die bleiben: {names}.</translation>
    </message>
    <message>
        <source>Move {files} ({size}) to the trash</source>
        <translation>{files} ({size}) in den Papierkorb verschieben</translation>
    </message>
    <message>
        <source>Not touched in any case: {files} of other kinds.</source>
        <translation>In keinem Fall angetastet: {files} anderer Art.</translation>
    </message>
    <message>
        <source>Nothing to remove</source>
        <translation>Nichts zu entfernen</translation>
    </message>
    <message>
        <source>This frees {size} at once.</source>
        <translation>Das gibt sofort {size} frei.</translation>
    </message>
</context>
<context>
    <name>PruneModel</name>
    <message>
        <source>Age</source>
        <translation>Alter</translation>
    </message>
    <message>
        <source>Because</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Missed by</source>
        <translation>Noch benötigt von</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
</context>
<context>
    <name>RowMenu</name>
    <message>
        <source>Copy address (file:)</source>
        <translation>Adresse kopieren (file:)</translation>
    </message>
    <message>
        <source>Copy as a table</source>
        <translation>Als Tabelle kopieren</translation>
    </message>
    <message>
        <source>Copy file name</source>
        <translation>Dateinamen kopieren</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>Pfad kopieren</translation>
    </message>
    <message>
        <source>Copy sha256</source>
        <translation>sha256 kopieren</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>Markieren</translation>
    </message>
    <message>
        <source>Mark all files of the package</source>
        <translation>Alle Dateien des Pakets markieren</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Unmark</source>
        <translation>Markierung aufheben</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Prüfen</translation>
    </message>
</context>
<context>
    <name>RuleBoxes</name>
    <message>
        <source> MB</source>
        <translation> MB</translation>
    </message>
    <message>
        <source> days</source>
        <translation> Tage</translation>
    </message>
    <message>
        <source>&amp;Damaged and altered files</source>
        <translation>Beschä&amp;digte und veränderte Dateien</translation>
    </message>
    <message>
        <source>&amp;Protected</source>
        <translation>&amp;Geschützt</translation>
    </message>
    <message>
        <source>&amp;Tests archives</source>
        <translation>&amp;Testarchive</translation>
    </message>
    <message>
        <source>0 means all of them</source>
        <translation>0 bedeutet: alle</translation>
    </message>
    <message>
        <source>All but the newest &amp;versions:</source>
        <translation>Alle außer den neuesten &amp;Versionen:</translation>
    </message>
    <message>
        <source>In no known &amp;lock file</source>
        <translation>In &amp;keiner bekannten Lock-Datei</translation>
    </message>
    <message>
        <source>Names of packages that no rule takes: numpy, pandas</source>
        <translation>Namen von Paketen, die keine Regel erfasst: numpy, pandas</translation>
    </message>
    <message>
        <source>Not &amp;used for</source>
        <translation>&amp;Unbenutzt länger als</translation>
    </message>
    <message>
        <source>Of what the other rules leave, the least recently used go until the rest fits</source>
        <translation>Von dem, was die anderen Regeln übrig lassen, wird das am längsten Unbenutzte entfernt, bis der Rest passt</translation>
    </message>
    <message>
        <source>Package files &amp;older than</source>
        <translation>Paketdateien ä&amp;lter als</translation>
    </message>
    <message>
        <source>Un&amp;finished downloads</source>
        <translation>Unvollständige D&amp;ownloads</translation>
    </message>
    <message>
        <source>What is &amp;beyond a budget of</source>
        <translation>Alles über einem &amp;Budget von</translation>
    </message>
    <message>
        <source>Wheels of other &amp;runtimes than</source>
        <translation>Wheels anderer &amp;Runtimes als</translation>
    </message>
    <message>
        <source>any age</source>
        <translation>jedes Alter</translation>
    </message>
    <message>
        <source>none chosen</source>
        <translation>keine gewählt</translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>Ages</source>
        <translation>Altersverteilung</translation>
    </message>
    <message>
        <source>Clean up</source>
        <translation>Aufräumen</translation>
    </message>
    <message>
        <source>Empty the quarantine</source>
        <translation>Quarantäne leeren</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Look for newer releases</source>
        <translation>Nach neueren Releases suchen</translation>
    </message>
    <message>
        <source>Look for places</source>
        <translation>Orte suchen</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Read details</source>
        <translation>Details lesen</translation>
    </message>
    <message>
        <source>Read {name}</source>
        <translation>{name} lesen</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>Reparieren</translation>
    </message>
    <message>
        <source>Save {name}</source>
        <translation>{name} speichern</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>Einlesen</translation>
    </message>
    <message>
        <source>Undo the clean-up</source>
        <translation>Aufräumen rückgängig machen</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Warm up: {name}</source>
        <translation>Vorab laden: {name}</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>As text, to print or to keep</source>
        <translation>Als Text, zum Drucken oder Aufheben</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Filter…</source>
        <translation>Filtern …</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>No shortcut has “{text}”</source>
        <translation>Kein Tastenkürzel enthält „{text}“</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
</context>
<context>
    <name>SizeChart</name>
    <message>
        <source>No size history yet</source>
        <translation>Noch kein Größenverlauf</translation>
    </message>
    <message>
        <source>Size over time</source>
        <translation>Größe im Zeitverlauf</translation>
    </message>
    <message>
        <source>{day}: {size}, {files}</source>
        <translation>{day}: {size}, {files}</translation>
    </message>
    <message>
        <source>{size}, steady</source>
        <translation>{size}, gleichbleibend</translation>
    </message>
    <message>
        <source>{size}, {growth} a week</source>
        <translation>{size}, {growth} pro Woche</translation>
    </message>
    <message>
        <source>{size}; growth is told after three days</source>
        <translation>{size}; Wachstum erst nach drei Tagen</translation>
    </message>
    <message>
        <source>{size}; the history has just begun</source>
        <translation>{size}; der Verlauf hat gerade begonnen</translation>
    </message>
</context>
<context>
    <name>SnapshotDialog</name>
    <message>
        <source>A new folder, or one that holds snapshots</source>
        <translation>Neuer Ordner oder einer mit Snapshots</translation>
    </message>
    <message>
        <source>A snapshot is a read-only folder of packages with all that they need, for one runtime: a layer for a team, an image or a classroom. It is built aside and switched in when it is whole; who reads the one before can go on.</source>
        <translation>Ein Snapshot ist ein schreibgeschützter Ordner mit Paketen und allem, was sie brauchen, für eine Runtime: eine Ebene für ein Team, ein Image, einen Kursraum. Er wird daneben gebaut und erst eingewechselt, wenn er vollständig ist; wer den vorigen liest, kann weitermachen.</translation>
    </message>
    <message>
        <source>Add the layer {folder}</source>
        <translation>Ebene {folder} hinzufügen</translation>
    </message>
    <message>
        <source>Build</source>
        <translation>Bauen</translation>
    </message>
    <message>
        <source>Build a snapshot in {folder}</source>
        <translation>Snapshot in {folder} bauen</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Ordner wählen</translation>
    </message>
    <message>
        <source>Choose folder…</source>
        <translation>Ordner wählen …</translation>
    </message>
    <message>
        <source>Compare the snapshots</source>
        <translation>Snapshots vergleichen</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>How many older snapshots to keep</source>
        <translation>Wie viele ältere Snapshots bleiben</translation>
    </message>
    <message>
        <source>Keep older ones</source>
        <translation>Ältere behalten</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Refresh the snapshot in {folder}</source>
        <translation>Snapshot in {folder} erneuern</translation>
    </message>
    <message>
        <source>Snapshots</source>
        <translation>Snapshots</translation>
    </message>
    <message>
        <source>What is there</source>
        <translation>Was da ist</translation>
    </message>
    <message>
        <source>When a new one is switched in, so many older ones stay for who still reads them</source>
        <translation>Wird ein neuer eingewechselt, bleiben so viele ältere für alle, die sie noch lesen</translation>
    </message>
    <message>
        <source>✓ It lies below {directory} now, as a layer.</source>
        <translation>✓ Er liegt jetzt als Ebene unter {directory}.</translation>
    </message>
</context>
<context>
    <name>SnippetTabs</name>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Copy the code</source>
        <translation>Code kopieren</translation>
    </message>
    <message>
        <source>Ways to load it</source>
        <translation>Wege zum Laden</translation>
    </message>
</context>
<context>
    <name>SourcesDialog</name>
    <message>
        <source>A mirror&apos;s URL, an unpacked release, or node_modules/pyodide</source>
        <translation>URL eines Mirrors, ein entpacktes Release oder node_modules/pyodide</translation>
    </message>
    <message>
        <source>Choose a distribution</source>
        <translation>Distribution wählen</translation>
    </message>
    <message>
        <source>Choose folder…</source>
        <translation>Ordner wählen …</translation>
    </message>
    <message>
        <source>Distribution</source>
        <translation>Distribution</translation>
    </message>
    <message>
        <source>Index</source>
        <translation>Index</translation>
    </message>
    <message>
        <source>Index URL</source>
        <translation>Index-URL</translation>
    </message>
    <message>
        <source>More places</source>
        <translation>Weitere Orte</translation>
    </message>
    <message>
        <source>Only where packages lie apart from the lock file</source>
        <translation>Nur wenn Pakete nicht bei der Lock-Datei liegen</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Quellen</translation>
    </message>
    <message>
        <source>Take packages from</source>
        <translation>Paketquelle</translation>
    </message>
    <message>
        <source>That of pip</source>
        <translation>Der von pip</translation>
    </message>
    <message>
        <source>The distribution alone</source>
        <translation>Nur die Distribution</translation>
    </message>
    <message>
        <source>The distribution, and the index for what its lock file lacks</source>
        <translation>Die Distribution, und der Index für alles, was in ihrer Lock-Datei fehlt</translation>
    </message>
    <message>
        <source>The index alone, where the official CDN cannot be reached</source>
        <translation>Nur der Index, wenn das offizielle CDN nicht erreichbar ist</translation>
    </message>
    <message>
        <source>The official CDN</source>
        <translation>Das offizielle CDN</translation>
    </message>
    <message>
        <source>Use these sources</source>
        <translation>Quellen übernehmen</translation>
    </message>
</context>
<context>
    <name>StatePage</name>
    <message>
        <source>A Pyodide package cache is a folder of wheels that the runtime in Node reads instead of the network. Fill it before the work begins: start with a preset, name packages of your own, or look at a cache that you have.</source>
        <translation>Ein Pyodide-Paketcache ist ein Ordner mit Wheels, aus dem die Runtime in Node lädt, statt ins Netz zu gehen. Er lässt sich vor der Arbeit füllen: mit einer Vorlage beginnen, eigene Pakete nennen oder einen vorhandenen Cache ansehen.</translation>
    </message>
    <message>
        <source>Choose another directory…</source>
        <translation>Anderes Verzeichnis wählen …</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Filter zurücksetzen</translation>
    </message>
    <message>
        <source>Every term must hold: numpy kind:wasm status:damaged runtime:314 size&gt;10MB age&gt;30d -tests</source>
        <translation>Jeder Begriff muss zutreffen: numpy kind:wasm status:damaged runtime:314 size&gt;10MB age&gt;30d -tests</translation>
    </message>
    <message>
        <source>No packages here yet</source>
        <translation>Hier sind noch keine Pakete</translation>
    </message>
    <message>
        <source>Nothing matches “{text}”</source>
        <translation>Nichts passt zu „{text}“</translation>
    </message>
    <message>
        <source>Packages…</source>
        <translation>Pakete …</translation>
    </message>
    <message>
        <source>Scanning…</source>
        <translation>Wird eingelesen …</translation>
    </message>
    <message>
        <source>The directory does not exist yet; the first warm-up makes it.</source>
        <translation>Das Verzeichnis gibt es noch nicht; das erste Vorabladen legt es an.</translation>
    </message>
    <message>
        <source>The directory is empty.</source>
        <translation>Das Verzeichnis ist leer.</translation>
    </message>
    <message>
        <source>This directory cannot be read</source>
        <translation>Dieses Verzeichnis ist nicht lesbar</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Warm up {name}</source>
        <translation>{name} vorab laden</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>, {size} reclaimable</source>
        <translation>, davon {size} freizugeben</translation>
    </message>
    <message>
        <source>Marked: {files} · {size}</source>
        <translation>Markiert: {files} · {size}</translation>
    </message>
    <message>
        <source>Scanning… {text}</source>
        <translation>Einlesen … {text}</translation>
    </message>
    <message>
        <source>Shown: {figures}</source>
        <translation>Angezeigt: {figures}</translation>
    </message>
    <message>
        <source>Totals</source>
        <translation>Summen</translation>
    </message>
    <message>
        <source>{size} free</source>
        <translation>{size} frei</translation>
    </message>
</context>
<context>
    <name>StoreDialog</name>
    <message>
        <source>&amp;Adopt this directory…</source>
        <translation>Dieses Verzeichnis &amp;aufnehmen …</translation>
    </message>
    <message>
        <source>&amp;Clean up the store…</source>
        <translation>Speicher a&amp;ufräumen …</translation>
    </message>
    <message>
        <source>&amp;Mend the store</source>
        <translation>Speicher aus&amp;bessern</translation>
    </message>
    <message>
        <source>&amp;Other place…</source>
        <translation>Anderer &amp;Ort …</translation>
    </message>
    <message>
        <source>&amp;Verify the store</source>
        <translation>Speicher &amp;prüfen</translation>
    </message>
    <message>
        <source>A store keeps the same bytes once: directories that use it share their package files with it, and what one of them has needs not be fetched for another. Each stays a plain folder that a runtime reads as ever. A directory uses it only when you adopt that directory.</source>
        <translation>Ein Speicher bewahrt gleiche Bytes nur einmal auf: Verzeichnisse, die ihn verwenden, teilen ihre Paketdateien mit ihm, und was eines hat, muss für ein anderes nicht abgerufen werden. Jedes bleibt ein einfacher Ordner, den eine Runtime wie eh und je liest. Ein Verzeichnis verwendet ihn erst, wenn Sie es aufnehmen.</translation>
    </message>
    <message>
        <source>Adopt {directory}</source>
        <translation>{directory} aufnehmen</translation>
    </message>
    <message>
        <source>Choose the store&apos;s folder</source>
        <translation>Ordner des Speichers wählen</translation>
    </message>
    <message>
        <source>Clean up the store</source>
        <translation>Speicher aufräumen</translation>
    </message>
    <message>
        <source>Directories that use the store</source>
        <translation>Verzeichnisse, die den Speicher verwenden</translation>
    </message>
    <message>
        <source>Directory</source>
        <translation>Verzeichnis</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>Enthält</translation>
    </message>
    <message>
        <source>It cannot be used</source>
        <translation>Er ist nicht verwendbar</translation>
    </message>
    <message>
        <source>It does not use this store.</source>
        <translation>Es verwendet diesen Speicher nicht.</translation>
    </message>
    <message>
        <source>It shares with another store: {path}</source>
        <translation>Es teilt mit einem anderen Speicher: {path}</translation>
    </message>
    <message>
        <source>It shares with this store by hard link.</source>
        <translation>Es teilt per Hardlink mit diesem Speicher.</translation>
    </message>
    <message>
        <source>It shares with this store by reflink.</source>
        <translation>Es teilt per Reflink mit diesem Speicher.</translation>
    </message>
    <message>
        <source>It uses this store; both hold copies of their own.</source>
        <translation>Es verwendet diesen Speicher; beide haben eigene Kopien.</translation>
    </message>
    <message>
        <source>Look at a store in another folder, or let one be made there</source>
        <translation>Einen Speicher in einem anderen Ordner ansehen oder dort anlegen lassen</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Wird gesucht …</translation>
    </message>
    <message>
        <source>Mend the store</source>
        <translation>Speicher ausbessern</translation>
    </message>
    <message>
        <source>No directory uses a store here yet.</source>
        <translation>Noch kein Verzeichnis verwendet hier einen Speicher.</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>Noch nichts</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>Set wrong files aside, and put back what a directory has the right bytes of</source>
        <translation>Falsche Dateien beiseitelegen und ersetzen, wovon ein Verzeichnis die richtigen Bytes hat</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Take off the &amp;list</source>
        <translation>Von der &amp;Liste nehmen</translation>
    </message>
    <message>
        <source>Take {directory} off the list</source>
        <translation>{directory} von der Liste nehmen</translation>
    </message>
    <message>
        <source>The directory does not use the store any more; its files stay as they are</source>
        <translation>Das Verzeichnis verwendet den Speicher nicht mehr; seine Dateien bleiben, wie sie sind</translation>
    </message>
    <message>
        <source>There is no store yet; the first directory that you adopt makes it.</source>
        <translation>Es gibt noch keinen Speicher; das erste aufgenommene Verzeichnis legt ihn an.</translation>
    </message>
    <message>
        <source>This directory</source>
        <translation>Dieses Verzeichnis</translation>
    </message>
    <message>
        <source>Verify the store</source>
        <translation>Speicher prüfen</translation>
    </message>
    <message>
        <source>{size} saved by hard links</source>
        <translation>{size} durch Hardlinks gespart</translation>
    </message>
    <message>
        <source>… and {n} more</source>
        <translation>… und {n} weitere</translation>
    </message>
    <message>
        <source>⚠ These files share wrong bytes; repair their directories:
{names}</source>
        <translation>⚠ Diese Dateien teilen falsche Bytes; ihre Verzeichnisse reparieren:
{names}</translation>
    </message>
    <message>
        <source>⚠ not there now</source>
        <translation>⚠ gerade nicht da</translation>
    </message>
    <message>
        <source>✓ in order</source>
        <translation>✓ in Ordnung</translation>
    </message>
</context>
<context>
    <name>TimingModel</name>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
</context>
<context>
    <name>Treemap</name>
    <message>
        <source>Age</source>
        <translation>Alter</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Map of the cached files</source>
        <translation>Karte der Dateien im Cache</translation>
    </message>
    <message>
        <source>No files to draw a map of.</source>
        <translation>Keine Dateien für eine Karte.</translation>
    </message>
    <message>
        <source>Runtime</source>
        <translation>Runtime</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>The window is too small for a map.</source>
        <translation>Das Fenster ist zu klein für eine Karte.</translation>
    </message>
    <message>
        <source>marked</source>
        <translation>markiert</translation>
    </message>
</context>
<context>
    <name>WarmUpBar</name>
    <message>
        <source>A lock file beside the packages, or a whole offline distribution</source>
        <translation>Lock-Datei neben den Paketen oder ganze Offline-Distribution</translation>
    </message>
    <message>
        <source>By name…</source>
        <translation>Nach Name …</translation>
    </message>
    <message>
        <source>Clean up…</source>
        <translation>Aufräumen …</translation>
    </message>
    <message>
        <source>Edit lists…</source>
        <translation>Listen bearbeiten …</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Export …</translation>
    </message>
    <message>
        <source>From a project folder…</source>
        <translation>Aus Projektordner …</translation>
    </message>
    <message>
        <source>From a script, notebook or requirements file…</source>
        <translation>Aus Skript, Notebook oder Anforderungsdatei …</translation>
    </message>
    <message>
        <source>Hash every file that nobody read yet, and say whose bytes they are</source>
        <translation>Jede noch nicht gelesene Datei hashen und feststellen, von wem ihre Bytes stammen</translation>
    </message>
    <message>
        <source>My lists</source>
        <translation>Meine Listen</translation>
    </message>
    <message>
        <source>No lists yet</source>
        <translation>Noch keine Listen</translation>
    </message>
    <message>
        <source>Packages…</source>
        <translation>Pakete …</translation>
    </message>
    <message>
        <source>Show the plan…</source>
        <translation>Plan anzeigen …</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Warm up</source>
        <translation>Vorab laden</translation>
    </message>
    <message>
        <source>Warm up packages by name, or what a project declares and imports</source>
        <translation>Pakete nach Name vorab laden, oder was ein Projekt deklariert und importiert</translation>
    </message>
    <message>
        <source>Warm up {name}</source>
        <translation>{name} vorab laden</translation>
    </message>
    <message>
        <source>○ {name}, from Pyodide {release}</source>
        <translation>○ {name}, aus Pyodide {release}</translation>
    </message>
    <message>
        <source>○ {name}, from the index</source>
        <translation>○ {name}, aus dem Index</translation>
    </message>
    <message>
        <source>✓ {name} {version}, cached</source>
        <translation>✓ {name} {version}, im Cache</translation>
    </message>
</context>
<context>
    <name>XbuildenvDialog</name>
    <message>
        <source>&amp;Refresh</source>
        <translation>Neu &amp;laden</translation>
    </message>
    <message>
        <source>1 empty root</source>
        <translation>1 leere Wurzel</translation>
    </message>
    <message>
        <source>1 root goes too, since nothing is left in it.</source>
        <translation>1 Wurzel geht mit, weil nichts in ihr bleibt.</translation>
    </message>
    <message>
        <source>Cross-build environments</source>
        <translation>Cross-Build-Umgebungen</translation>
    </message>
    <message>
        <source>Delete for &amp;good instead of moving to the trash</source>
        <translation>&amp;Endgültig löschen statt in den Papierkorb verschieben</translation>
    </message>
    <message>
        <source>Delete {what} for good</source>
        <translation>{what} endgültig löschen</translation>
    </message>
    <message>
        <source>Deleted what was empty.</source>
        <translation>Leeres gelöscht.</translation>
    </message>
    <message>
        <source>Deleted {what}.</source>
        <translation>Gelöscht: {what}.</translation>
    </message>
    <message>
        <source>Look for cross-build environments</source>
        <translation>Cross-Build-Umgebungen suchen</translation>
    </message>
    <message>
        <source>Looking and counting…</source>
        <translation>Wird gesucht und gezählt …</translation>
    </message>
    <message>
        <source>Looking for cross-build environments…</source>
        <translation>Cross-Build-Umgebungen werden gesucht …</translation>
    </message>
    <message>
        <source>Move {what} to the trash</source>
        <translation>{what} in den Papierkorb</translation>
    </message>
    <message>
        <source>Moved {what} to the trash.</source>
        <translation>In den Papierkorb verschoben: {what}.</translation>
    </message>
    <message>
        <source>No cross-build environments on this machine. pyodide-build makes them with `pyodide xbuildenv install`.</source>
        <translation>Keine Cross-Build-Umgebungen auf diesem Rechner. pyodide-build legt sie mit `pyodide xbuildenv install` an.</translation>
    </message>
    <message>
        <source>Nothing to remove</source>
        <translation>Nichts zu entfernen</translation>
    </message>
    <message>
        <source>Packages are built for Pyodide in one of these. A build that misses its own installs it anew, which takes a while and gigabytes of traffic.</source>
        <translation>In diesen werden Pakete für Pyodide gebaut. Ein Build, dem seine fehlt, installiert sie neu; das dauert und kostet Gigabytes an Datenverkehr.</translation>
    </message>
    <message>
        <source>Progress of the removal</source>
        <translation>Fortschritt des Entfernens</translation>
    </message>
    <message>
        <source>Remove cross-build environments</source>
        <translation>Cross-Build-Umgebungen entfernen</translation>
    </message>
    <message>
        <source>Removing {name}: {done} of {all}</source>
        <translation>{name} wird entfernt: {done} von {all}</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Angehalten.</translation>
    </message>
    <message>
        <source>Tick what shall go: a version, or a root with all its versions.</source>
        <translation>Ankreuzen, was gehen soll: eine Version oder eine Wurzel mit allen Versionen.</translation>
    </message>
    <message>
        <source>What is in the trash takes up its space until it is emptied.</source>
        <translation>Im Papierkorb belegt es seinen Platz, bis er geleert wird.</translation>
    </message>
    <message>
        <source>{n} empty roots</source>
        <translation>{n} leere Wurzeln</translation>
    </message>
    <message>
        <source>{n} roots go too, since nothing is left in them.</source>
        <translation>{n} Wurzeln gehen mit, weil nichts in ihnen bleibt.</translation>
    </message>
    <message>
        <source>⚠ Current: {names}. The next build there has to install one first.</source>
        <translation>⚠ Aktuell: {names}. Der nächste Build dort muss erst eine installieren.</translation>
    </message>
    <message>
        <source>⚠ Owner unknown: {names}. Something elsewhere may still use what is there.</source>
        <translation>⚠ Besitzer unbekannt: {names}. Anderswo kann es noch gebraucht werden.</translation>
    </message>
</context>
<context>
    <name>XbuildenvTree</name>
    <message>
        <source>Cross-build environments</source>
        <translation>Cross-Build-Umgebungen</translation>
    </message>
</context>
<context>
    <name>cells</name>
    <message>
        <source>Age</source>
        <translation>Alter</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Last used</source>
        <translation>Zuletzt benutzt</translation>
    </message>
    <message>
        <source>Not for the chosen runtime</source>
        <translation>Nicht für die gewählte Runtime</translation>
    </message>
    <message>
        <source>Package</source>
        <translation>Paket</translation>
    </message>
    <message>
        <source>Runtime</source>
        <translation>Runtime</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>These bytes are published by: {who}</source>
        <translation>Diese Bytes veröffentlicht: {who}</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>any</source>
        <translation>jede</translation>
    </message>
    <message>
        <source>sha256</source>
        <translation>sha256</translation>
    </message>
    <message>
        <source>{n} files</source>
        <translation>{n} Dateien</translation>
    </message>
    <message>
        <source>{n} versions</source>
        <translation>{n} Versionen</translation>
    </message>
</context>
<context>
    <name>details_text</name>
    <message>
        <source>A download that was not finished. No runtime reads it.</source>
        <translation>Ein nicht abgeschlossener Download. Keine Runtime liest ihn.</translation>
    </message>
    <message>
        <source>A lock file names packages, their files and their hashes.</source>
        <translation>Eine Lock-Datei nennt Pakete, ihre Dateien und deren Hashes.</translation>
    </message>
    <message>
        <source>Exactly the published bytes.</source>
        <translation>Genau die veröffentlichten Bytes.</translation>
    </message>
    <message>
        <source>HTML page</source>
        <translation>HTML-Seite</translation>
    </message>
    <message>
        <source>JSON document</source>
        <translation>JSON-Dokument</translation>
    </message>
    <message>
        <source>Nobody hashed it yet. Verify tells whose bytes it has.</source>
        <translation>Noch nicht gehasht. „Prüfen“ zeigt, von wem die Bytes stammen.</translation>
    </message>
    <message>
        <source>Not a package file. It is never touched.</source>
        <translation>Keine Paketdatei. Sie wird nie angetastet.</translation>
    </message>
    <message>
        <source>Not a sound archive. The runtime fails on it at every start.</source>
        <translation>Kein intaktes Archiv. Die Runtime scheitert bei jedem Start daran.</translation>
    </message>
    <message>
        <source>Not the bytes that are published under this name. The runtime loads them all the same.</source>
        <translation>Nicht die Bytes, die unter diesem Namen veröffentlicht sind. Die Runtime lädt sie trotzdem.</translation>
    </message>
    <message>
        <source>Official bytes, but of another release than the chosen one.</source>
        <translation>Offizielle Bytes, aber aus einem anderen als dem gewählten Release.</translation>
    </message>
    <message>
        <source>Pyodide {line}</source>
        <translation>Pyodide {line}</translation>
    </message>
    <message>
        <source>Pyodide {versions}</source>
        <translation>Pyodide {versions}</translation>
    </message>
    <message>
        <source>Quarantine</source>
        <translation>Quarantäne</translation>
    </message>
    <message>
        <source>The archive is sound, and published by nobody known here.</source>
        <translation>Das Archiv ist intakt, aber von keiner hier bekannten Quelle veröffentlicht.</translation>
    </message>
    <message>
        <source>The archive is sound. Its source published no hash to compare.</source>
        <translation>Das Archiv ist intakt. Seine Quelle hat keinen Hash zum Vergleich veröffentlicht.</translation>
    </message>
    <message>
        <source>The package index</source>
        <translation>Der Paketindex</translation>
    </message>
    <message>
        <source>There are too many wheels here to ask all of them.</source>
        <translation>Hier sind zu viele Wheels, um alle zu durchsuchen.</translation>
    </message>
    <message>
        <source>WebAssembly module</source>
        <translation>WebAssembly-Modul</translation>
    </message>
    <message>
        <source>Written by this app, with {n} from the index</source>
        <translation>Von dieser App geschrieben, mit {n} aus dem Index</translation>
    </message>
    <message>
        <source>another version is here</source>
        <translation>hier liegt eine andere Version</translation>
    </message>
    <message>
        <source>binary data</source>
        <translation>Binärdaten</translation>
    </message>
    <message>
        <source>for [{extras}]</source>
        <translation>für [{extras}]</translation>
    </message>
    <message>
        <source>gzip archive</source>
        <translation>gzip-Archiv</translation>
    </message>
    <message>
        <source>hard link, takes no more space</source>
        <translation>Hardlink, belegt keinen weiteren Platz</translation>
    </message>
    <message>
        <source>not cached</source>
        <translation>nicht im Cache</translation>
    </message>
    <message>
        <source>not compared yet</source>
        <translation>noch nicht verglichen</translation>
    </message>
    <message>
        <source>nothing: it is empty</source>
        <translation>nichts: leer</translation>
    </message>
    <message>
        <source>optional</source>
        <translation>optional</translation>
    </message>
    <message>
        <source>other bytes</source>
        <translation>andere Bytes</translation>
    </message>
    <message>
        <source>same bytes</source>
        <translation>gleiche Bytes</translation>
    </message>
    <message>
        <source>set aside by a repair</source>
        <translation>von einer Reparatur beiseitegelegt</translation>
    </message>
    <message>
        <source>sha256 {start}…</source>
        <translation>sha256 {start}…</translation>
    </message>
    <message>
        <source>tar archive</source>
        <translation>tar-Archiv</translation>
    </message>
    <message>
        <source>text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>zip archive</source>
        <translation>zip-Archiv</translation>
    </message>
    <message>
        <source>{names} and {n} more</source>
        <translation>{names} und {n} weitere</translation>
    </message>
    <message>
        <source>{name} in this directory</source>
        <translation>{name} in diesem Verzeichnis</translation>
    </message>
    <message>
        <source>{n} entries cannot be used</source>
        <translation>Unbrauchbare Einträge: {n}</translation>
    </message>
    <message>
        <source>{n} packages, {here} of them cached here</source>
        <translation>{n} Pakete, davon {here} hier im Cache</translation>
    </message>
    <message>
        <source>{runtime}, Python {python}</source>
        <translation>{runtime}, Python {python}</translation>
    </message>
</context>
<context>
    <name>format</name>
    <message>
        <source>1 day</source>
        <translation>1 Tag</translation>
    </message>
    <message>
        <source>1 file</source>
        <translation>1 Datei</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1 Stunde</translation>
    </message>
    <message>
        <source>1 minute</source>
        <translation>1 Minute</translation>
    </message>
    <message>
        <source>1 month</source>
        <translation>1 Monat</translation>
    </message>
    <message>
        <source>1 version</source>
        <translation>1 Version</translation>
    </message>
    <message>
        <source>1 week</source>
        <translation>1 Woche</translation>
    </message>
    <message>
        <source>altered</source>
        <translation>verändert</translation>
    </message>
    <message>
        <source>any</source>
        <translation>jede</translation>
    </message>
    <message>
        <source>any age</source>
        <translation>jedes Alter</translation>
    </message>
    <message>
        <source>beyond {value}</source>
        <translation>über {value}</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>beschädigt</translation>
    </message>
    <message>
        <source>foreign</source>
        <translation>fremd</translation>
    </message>
    <message>
        <source>in no known lock file</source>
        <translation>in keiner bekannten Lock-Datei</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>soeben</translation>
    </message>
    <message>
        <source>lock file</source>
        <translation>Lock-Datei</translation>
    </message>
    <message>
        <source>marked</source>
        <translation>markiert</translation>
    </message>
    <message>
        <source>older than {value}</source>
        <translation>älter als {value}</translation>
    </message>
    <message>
        <source>other release</source>
        <translation>anderes Release</translation>
    </message>
    <message>
        <source>other runtime</source>
        <translation>andere Runtime</translation>
    </message>
    <message>
        <source>partial</source>
        <translation>Teildownload</translation>
    </message>
    <message>
        <source>shared library</source>
        <translation>Shared Library</translation>
    </message>
    <message>
        <source>stdlib module</source>
        <translation>Stdlib-Modul</translation>
    </message>
    <message>
        <source>superseded</source>
        <translation>überholt</translation>
    </message>
    <message>
        <source>tests archive</source>
        <translation>Testarchiv</translation>
    </message>
    <message>
        <source>unchecked</source>
        <translation>ungeprüft</translation>
    </message>
    <message>
        <source>unfinished</source>
        <translation>unvollständig</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>unused for {value}</source>
        <translation>unbenutzt seit {value}</translation>
    </message>
    <message>
        <source>unverified</source>
        <translation>unbestätigt</translation>
    </message>
    <message>
        <source>verified</source>
        <translation>bestätigt</translation>
    </message>
    <message>
        <source>wheel</source>
        <translation>Wheel</translation>
    </message>
    <message>
        <source>wrong bytes</source>
        <translation>falsche Bytes</translation>
    </message>
    <message>
        <source>{flavor} wheel</source>
        <translation>{flavor}-Wheel</translation>
    </message>
    <message>
        <source>{n} days</source>
        <translation>{n} Tage</translation>
    </message>
    <message>
        <source>{n} files</source>
        <translation>{n} Dateien</translation>
    </message>
    <message>
        <source>{n} hours</source>
        <translation>{n} Stunden</translation>
    </message>
    <message>
        <source>{n} minutes</source>
        <translation>{n} Minuten</translation>
    </message>
    <message>
        <source>{n} months</source>
        <translation>{n} Monate</translation>
    </message>
    <message>
        <source>{n} versions</source>
        <translation>{n} Versionen</translation>
    </message>
    <message>
        <source>{n} weeks</source>
        <translation>{n} Wochen</translation>
    </message>
    <message>
        <source>{n} years</source>
        <translation>{n} Jahre</translation>
    </message>
</context>
<context>
    <name>job_summary</name>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Failed by a defect of this app: {error}</source>
        <translation>Wegen eines Programmfehlers fehlgeschlagen: {error}</translation>
    </message>
    <message>
        <source>Found: {versions}</source>
        <translation>Gefunden: {versions}</translation>
    </message>
    <message>
        <source>Nothing was exported</source>
        <translation>Nichts exportiert</translation>
    </message>
    <message>
        <source>Nothing was switched in; the one before stays</source>
        <translation>Nichts wurde eingewechselt; der vorige bleibt</translation>
    </message>
    <message>
        <source>Nothing was watched</source>
        <translation>Nichts beobachtet</translation>
    </message>
    <message>
        <source>Packed and proven: {path}</source>
        <translation>Gepackt und bewiesen: {path}</translation>
    </message>
    <message>
        <source>There is no pack</source>
        <translation>Es gibt kein App-Paket</translation>
    </message>
    <message>
        <source>There is none</source>
        <translation>Keine gefunden</translation>
    </message>
    <message>
        <source>Watched; {files} were opened</source>
        <translation>Beobachtet; {files} geöffnet</translation>
    </message>
    <message>
        <source>{added} into the store, {shared} shared</source>
        <translation>{added} in den Speicher, {shared} geteilt</translation>
    </message>
    <message>
        <source>{files} brought back, {size}</source>
        <translation>{files} zurückgeholt, {size}</translation>
    </message>
    <message>
        <source>{files} exported to {target}</source>
        <translation>{files} exportiert nach {target}</translation>
    </message>
    <message>
        <source>{files} fetched, {size}</source>
        <translation>{files} abgerufen, {size}</translation>
    </message>
    <message>
        <source>{files} listed in {path}</source>
        <translation>{files} aufgelistet in {path}</translation>
    </message>
    <message>
        <source>{files} read</source>
        <translation>{files} gelesen</translation>
    </message>
    <message>
        <source>{files} removed, {size}</source>
        <translation>{files} entfernt, {size}</translation>
    </message>
    <message>
        <source>{files} repaired</source>
        <translation>{files} repariert</translation>
    </message>
    <message>
        <source>{files} right, {size}</source>
        <translation>{files} richtig, {size}</translation>
    </message>
    <message>
        <source>{files}, {size}, of these {fetched} fetched</source>
        <translation>{files}, {size}, davon {fetched} abgerufen</translation>
    </message>
    <message>
        <source>{n} cached already</source>
        <translation>{n} schon im Cache</translation>
    </message>
    <message>
        <source>{n} came into use</source>
        <translation>{n} inzwischen in Gebrauch</translation>
    </message>
    <message>
        <source>{n} did not fit</source>
        <translation>{n} passten nicht hinein</translation>
    </message>
    <message>
        <source>{n} mended</source>
        <translation>{n} ausgebessert</translation>
    </message>
    <message>
        <source>{n} not brought back</source>
        <translation>{n} nicht zurückgeholt</translation>
    </message>
    <message>
        <source>{n} roots removed</source>
        <translation>{n} Wurzeln entfernt</translation>
    </message>
    <message>
        <source>{n} with wrong bytes</source>
        <translation>{n} mit falschen Bytes</translation>
    </message>
    <message>
        <source>{size} more needed</source>
        <translation>{size} mehr nötig</translation>
    </message>
    <message>
        <source>{size} saved</source>
        <translation>{size} gespart</translation>
    </message>
    <message>
        <source>{versions} removed, {size}</source>
        <translation>{versions} entfernt, {size}</translation>
    </message>
    <message>
        <source>{n} failed</source>
        <translation>{n} fehlgeschlagen</translation>
    </message>
    <message>
        <source>1 root removed</source>
        <translation>1 Wurzel entfernt</translation>
    </message>
    <message>
        <source>{n} left alone</source>
        <translation>{n} nicht angetastet</translation>
    </message>
</context>
<context>
    <name>layer_lines</name>
    <message>
        <source>What answers lies in {folder}</source>
        <translation>Es antwortet die Datei in {folder}</translation>
    </message>
    <message>
        <source>shadowed; not compared yet</source>
        <translation>verdeckt; noch nicht verglichen</translation>
    </message>
    <message>
        <source>shadowed; the same bytes</source>
        <translation>verdeckt; dieselben Bytes</translation>
    </message>
    <message>
        <source>shadowed; ⚠ other bytes</source>
        <translation>verdeckt; ⚠ andere Bytes</translation>
    </message>
    <message>
        <source>the cache directory</source>
        <translation>das Cache-Verzeichnis</translation>
    </message>
    <message>
        <source>✓ answers</source>
        <translation>✓ antwortet</translation>
    </message>
</context>
<context>
    <name>map_colours</name>
    <message>
        <source>any runtime</source>
        <translation>jede Runtime</translation>
    </message>
    <message>
        <source>native wheel</source>
        <translation>native-Wheel</translation>
    </message>
    <message>
        <source>not a package</source>
        <translation>kein Paket</translation>
    </message>
    <message>
        <source>not told</source>
        <translation>ohne Angabe</translation>
    </message>
    <message>
        <source>older</source>
        <translation>älter</translation>
    </message>
    <message>
        <source>other</source>
        <translation>andere</translation>
    </message>
    <message>
        <source>partial</source>
        <translation>Teildownload</translation>
    </message>
    <message>
        <source>pure wheel</source>
        <translation>pure-Wheel</translation>
    </message>
    <message>
        <source>several</source>
        <translation>verschiedene</translation>
    </message>
    <message>
        <source>shared library</source>
        <translation>Shared Library</translation>
    </message>
    <message>
        <source>stdlib module</source>
        <translation>Stdlib-Modul</translation>
    </message>
    <message>
        <source>tests archive</source>
        <translation>Testarchiv</translation>
    </message>
    <message>
        <source>under a day</source>
        <translation>unter 1 Tag</translation>
    </message>
    <message>
        <source>under a month</source>
        <translation>unter 1 Monat</translation>
    </message>
    <message>
        <source>under a week</source>
        <translation>unter 1 Woche</translation>
    </message>
    <message>
        <source>under half a year</source>
        <translation>unter 6 Monaten</translation>
    </message>
    <message>
        <source>wasm wheel</source>
        <translation>wasm-Wheel</translation>
    </message>
</context>
<context>
    <name>menus</name>
    <message>
        <source>&amp;About and licences</source>
        <translation>&amp;Info und Lizenzen</translation>
    </message>
    <message>
        <source>&amp;Ages</source>
        <translation>&amp;Altersverteilung</translation>
    </message>
    <message>
        <source>&amp;Cache</source>
        <translation>&amp;Cache</translation>
    </message>
    <message>
        <source>&amp;Clean up…</source>
        <translation>&amp;Aufräumen …</translation>
    </message>
    <message>
        <source>&amp;Delete marked files for good…</source>
        <translation>Markierte Dateien &amp;endgültig löschen …</translation>
    </message>
    <message>
        <source>&amp;Details</source>
        <translation>&amp;Details</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportieren …</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Filter</source>
        <translation>&amp;Filter</translation>
    </message>
    <message>
        <source>&amp;Group by package</source>
        <translation>Nach Paket &amp;gruppieren</translation>
    </message>
    <message>
        <source>&amp;Guide</source>
        <translation>&amp;Anleitung</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;Keys…</source>
        <translation>&amp;Tastenkürzel …</translation>
    </message>
    <message>
        <source>&amp;Log…</source>
        <translation>&amp;Protokoll …</translation>
    </message>
    <message>
        <source>&amp;Map instead of the table</source>
        <translation>&amp;Karte statt Tabelle</translation>
    </message>
    <message>
        <source>&amp;Mark all that is shown</source>
        <translation>&amp;Alles Angezeigte markieren</translation>
    </message>
    <message>
        <source>&amp;Open a cache directory…</source>
        <translation>Cache-&amp;Verzeichnis öffnen …</translation>
    </message>
    <message>
        <source>&amp;Places</source>
        <translation>&amp;Orte</translation>
    </message>
    <message>
        <source>&amp;Preferences…</source>
        <translation>E&amp;instellungen …</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>Akt&amp;ualisieren</translation>
    </message>
    <message>
        <source>&amp;Repair</source>
        <translation>&amp;Reparieren</translation>
    </message>
    <message>
        <source>&amp;Sources…</source>
        <translation>&amp;Quellen …</translation>
    </message>
    <message>
        <source>&amp;Take all marks away</source>
        <translation>Alle Markierungen auf&amp;heben</translation>
    </message>
    <message>
        <source>&amp;Undo the last clean-up</source>
        <translation>Letztes Aufräumen &amp;rückgängig machen</translation>
    </message>
    <message>
        <source>&amp;Verify</source>
        <translation>&amp;Prüfen</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Warm up packages…</source>
        <translation>Pakete &amp;vorab laden …</translation>
    </message>
    <message>
        <source>Cross-&amp;build environments…</source>
        <translation>Cross-&amp;Build-Umgebungen …</translation>
    </message>
    <message>
        <source>Edit &amp;lists…</source>
        <translation>&amp;Listen bearbeiten …</translation>
    </message>
    <message>
        <source>From a &amp;project folder…</source>
        <translation>Aus &amp;Projektordner …</translation>
    </message>
    <message>
        <source>From a &amp;script, notebook or list…</source>
        <translation>Aus &amp;Skript, Notebook oder Liste …</translation>
    </message>
    <message>
        <source>La&amp;yers…</source>
        <translation>Eb&amp;enen …</translation>
    </message>
    <message>
        <source>Mark by &amp;rule…</source>
        <translation>Nach Re&amp;gel markieren …</translation>
    </message>
    <message>
        <source>Move marked files to the &amp;trash…</source>
        <translation>Markierte Dateien in den &amp;Papierkorb verschieben …</translation>
    </message>
    <message>
        <source>Pac&amp;k an app…</source>
        <translation>App pac&amp;ken …</translation>
    </message>
    <message>
        <source>S&amp;napshots…</source>
        <translation>S&amp;napshots …</translation>
    </message>
    <message>
        <source>S&amp;tore…</source>
        <translation>Speic&amp;her …</translation>
    </message>
    <message>
        <source>Save the list as &amp;CSV…</source>
        <translation>Dateiliste als &amp;CSV speichern …</translation>
    </message>
    <message>
        <source>Save the list as &amp;JSON…</source>
        <translation>Dateiliste als &amp;JSON speichern …</translation>
    </message>
</context>
<context>
    <name>pack_words</name>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
    <message>
        <source>After {attempts} proofs the trimmed app still asks for what was taken: {missing}. Nothing was written. Untick a strategy, or add an include</source>
        <translation>Nach {attempts} Probeläufen fehlt der gekürzten App noch immer etwas: {missing}. Nichts wurde geschrieben. Eine Strategie abwählen oder mehr einschließen</translation>
    </message>
    <message>
        <source>All data files of packages of which anything is used</source>
        <translation>Alle Datendateien von Paketen, aus denen irgendetwas benutzt wird</translation>
    </message>
    <message>
        <source>All of .dist-info</source>
        <translation>Alles in .dist-info</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>Compiled modules</source>
        <translation>Kompilierte Module</translation>
    </message>
    <message>
        <source>Data files</source>
        <translation>Datendateien</translation>
    </message>
    <message>
        <source>Docstrings</source>
        <translation>Docstrings</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Dokumente</translation>
    </message>
    <message>
        <source>Every module that a kept source names in an import, run or not</source>
        <translation>Jedes Modul, das eine behaltene Quelle in einem Import nennt, ob ausgeführt oder nicht</translation>
    </message>
    <message>
        <source>Fetch and unpack</source>
        <translation>Abrufen und entpacken</translation>
    </message>
    <message>
        <source>Fetching what the app needs…</source>
        <translation>Was die App braucht, wird abgerufen …</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Giving the pack its name…</source>
        <translation>App-Paket bekommt seinen Namen …</translation>
    </message>
    <message>
        <source>Harder compression</source>
        <translation>Stärkere Kompression</translation>
    </message>
    <message>
        <source>Import and run</source>
        <translation>Importieren und ausführen</translation>
    </message>
    <message>
        <source>Lazy imports</source>
        <translation>Späte Importe</translation>
    </message>
    <message>
        <source>Making the pack…</source>
        <translation>App-Paket wird erstellt …</translation>
    </message>
    <message>
        <source>Metadata</source>
        <translation>Metadaten</translation>
    </message>
    <message>
        <source>Package</source>
        <translation>Paket</translation>
    </message>
    <message>
        <source>Proof {n}: asked for {names}; added</source>
        <translation>Probelauf {n}: verlangte {names}; hinzugefügt</translation>
    </message>
    <message>
        <source>Proof {n}: failed, with nothing missing</source>
        <translation>Probelauf {n}: gescheitert, ohne dass etwas fehlt</translation>
    </message>
    <message>
        <source>Proof {n}: ran, with nothing missing</source>
        <translation>Probelauf {n}: gelaufen, nichts fehlt</translation>
    </message>
    <message>
        <source>Proof {n}: the app runs from the pack alone, without a network…</source>
        <translation>Probelauf {n}: Die App läuft allein aus dem Paket, ohne Netz …</translation>
    </message>
    <message>
        <source>Reduction</source>
        <translation>Ersparnis</translation>
    </message>
    <message>
        <source>Shared libraries</source>
        <translation>Shared Libraries</translation>
    </message>
    <message>
        <source>Something changed since the app was watched: {what}. Watch it again</source>
        <translation>Seit der Beobachtung hat sich etwas geändert: {what}. Die App erneut beobachten</translation>
    </message>
    <message>
        <source>Tests</source>
        <translation>Tests</translation>
    </message>
    <message>
        <source>The runtime’s own files are not in {place} (missing: {missing})</source>
        <translation>Die Dateien der Runtime fehlen in {place} (fehlend: {missing})</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Summe</translation>
    </message>
    <message>
        <source>Unused files of packages</source>
        <translation>Unbenutzte Dateien von Paketen</translation>
    </message>
    <message>
        <source>Unused shared libraries</source>
        <translation>Unbenutzte Shared Libraries</translation>
    </message>
    <message>
        <source>Unused standard library</source>
        <translation>Unbenutzte Standardbibliothek</translation>
    </message>
    <message>
        <source>Watching the app run…</source>
        <translation>Die App wird beim Laufen beobachtet …</translation>
    </message>
    <message>
        <source>loadPyodide</source>
        <translation>loadPyodide</translation>
    </message>
    <message>
        <source>standard library</source>
        <translation>Standardbibliothek</translation>
    </message>
    <message>
        <source>{before} → {after}, {less} · {files} files</source>
        <translation>{before} → {after}, {less} · {files} Dateien</translation>
    </message>
    <message>
        <source>{name}: {before} before, {after} after, {less}</source>
        <translation>{name}: vorher {before}, nachher {after}, {less}</translation>
    </message>
    <message>
        <source>{n} %</source>
        <translation>{n} %</translation>
    </message>
    <message>
        <source>{n} s</source>
        <translation>{n} s</translation>
    </message>
    <message>
        <source>{path} came to no end in {seconds} s and was ended. Raise the time limit</source>
        <translation>{path} kam in {seconds} s zu keinem Ende und wurde beendet. Die Zeitgrenze erhöhen</translation>
    </message>
    <message>
        <source>{path} is there already and is no pack of ours. Choose another folder</source>
        <translation>{path} gibt es schon und ist keines unserer App-Pakete. Einen anderen Ordner wählen</translation>
    </message>
    <message>
        <source>{percent} less</source>
        <translation>{percent} weniger</translation>
    </message>
    <message>
        <source>{percent} more</source>
        <translation>{percent} mehr</translation>
    </message>
</context>
<context>
    <name>place_words</name>
    <message>
        <source>Built wheels</source>
        <translation>Gebaute Wheels</translation>
    </message>
    <message>
        <source>Click to open it here</source>
        <translation>Klicken, um ihn hier zu öffnen</translation>
    </message>
    <message>
        <source>Click to see the cross-build environments</source>
        <translation>Klicken, um die Cross-Build-Umgebungen zu sehen</translation>
    </message>
    <message>
        <source>It cannot be opened here before it can be looked at</source>
        <translation>Er lässt sich hier erst öffnen, wenn er gelesen werden kann</translation>
    </message>
    <message>
        <source>It cannot be opened here: its packages lie in folders of the tool&apos;s own making</source>
        <translation>Er lässt sich hier nicht öffnen: Seine Pakete liegen in Ordnern nach Art des Werkzeugs</translation>
    </message>
    <message>
        <source>Kept by: {owner}</source>
        <translation>Geführt von: {owner}</translation>
    </message>
    <message>
        <source>Last changed: {age}</source>
        <translation>Zuletzt geändert: {age}</translation>
    </message>
    <message>
        <source>Layout: {layout}</source>
        <translation>Aufbau: {layout}</translation>
    </message>
    <message>
        <source>Opened lately</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Other folders</source>
        <translation>Andere Ordner</translation>
    </message>
    <message>
        <source>Runtime: Pyodide {runtime}</source>
        <translation>Runtime: Pyodide {runtime}</translation>
    </message>
    <message>
        <source>This app</source>
        <translation>Diese Anwendung</translation>
    </message>
    <message>
        <source>This is what the window shows</source>
        <translation>Das zeigt das Fenster gerade</translation>
    </message>
    <message>
        <source>cannot be looked at</source>
        <translation>nicht lesbar</translation>
    </message>
    <message>
        <source>counting…</source>
        <translation>zählt …</translation>
    </message>
    <message>
        <source>cross-build</source>
        <translation>Cross-Build</translation>
    </message>
    <message>
        <source>distribution</source>
        <translation>Distribution</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>leer</translation>
    </message>
    <message>
        <source>packages</source>
        <translation>Pakete</translation>
    </message>
    <message>
        <source>partly unreadable</source>
        <translation>teils nicht lesbar</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>wheel tree</source>
        <translation>Wheel-Baum</translation>
    </message>
</context>
<context>
    <name>tile_painter</name>
    <message>
        <source>{count}, smaller</source>
        <translation>{count}, kleiner</translation>
    </message>
</context>
<context>
    <name>tile_words</name>
    <message>
        <source>{count}, each too small to be drawn</source>
        <translation>{count}, jeweils zu klein zum Zeichnen</translation>
    </message>
</context>
<context>
    <name>words</name>
    <message>
        <source>Breaks nothing; making the pack takes longer</source>
        <translation>Gefährdet nichts; das Packen dauert länger</translation>
    </message>
    <message>
        <source>May break extension modules that are imported on other paths</source>
        <translation>Gefährdet Erweiterungsmodule, die auf anderen Wegen importiert werden</translation>
    </message>
    <message>
        <source>May break help(), and code that makes something of __doc__, such as command lines</source>
        <translation>Gefährdet help() und Code, der __doc__ auswertet, etwa Befehlszeilen</translation>
    </message>
    <message>
        <source>May break inspect.getsource, source lines in tracebacks, and any other Python version</source>
        <translation>Gefährdet inspect.getsource, Quellzeilen in Tracebacks und jede andere Python-Version</translation>
    </message>
    <message>
        <source>May break packages that import helpers from their tests</source>
        <translation>Gefährdet Pakete, die Hilfsmittel aus ihren Tests importieren</translation>
    </message>
    <message>
        <source>May break the same, and packages that are loaded later</source>
        <translation>Gefährdet dasselbe, und Pakete, die später geladen werden</translation>
    </message>
    <message>
        <source>May break tools that show a package&apos;s description or build against its headers</source>
        <translation>Gefährdet Werkzeuge, die die Beschreibung eines Pakets zeigen oder gegen seine Header bauen</translation>
    </message>
    <message>
        <source>May break what did not happen while the app was watched: other inputs, lazy imports, data files</source>
        <translation>Gefährdet, was während der Beobachtung nicht vorkam: andere Eingaben, späte Importe, Datendateien</translation>
    </message>
    <message>
        <source>Node {oldest} or newer is needed to run the app, and only for that. Install it (your system’s package nodejs, or the installer of the Node project), and see that “node --version” answers</source>
        <translation>Node {oldest} oder neuer wird gebraucht, um die App auszuführen, und nur dafür. Node installieren (das Paket nodejs des Systems oder das Installationsprogramm des Node-Projekts) und prüfen, dass „node --version“ antwortet</translation>
    </message>
    <message>
        <source>Pyodide {version} is not known. Known are: {known}</source>
        <translation>Pyodide {version} ist nicht bekannt. Bekannt: {known}</translation>
    </message>
    <message>
        <source>Windows reserves it</source>
        <translation>er ist unter Windows reserviert</translation>
    </message>
    <message>
        <source>a folder; it is not looked into</source>
        <translation>ein Ordner; sein Inhalt wird nicht betrachtet</translation>
    </message>
    <message>
        <source>a link that leads nowhere; the runtime would write through it</source>
        <translation>ein Link ins Leere; die Runtime würde durch ihn hindurch schreiben</translation>
    </message>
    <message>
        <source>a link; it is not followed</source>
        <translation>ein Link; ihm wird nicht gefolgt</translation>
    </message>
    <message>
        <source>a whole number from 1 to 64</source>
        <translation>eine ganze Zahl von 1 bis 64</translation>
    </message>
    <message>
        <source>a whole number of days from 0 to 3650</source>
        <translation>eine ganze Zahl von Tagen, 0 bis 3650</translation>
    </message>
    <message>
        <source>after {attempts} attempts the trimmed app still asks for what was taken: {missing}. Nothing was written. Keep more with --include, or allow more with --attempts</source>
        <translation>nach {attempts} Versuchen verlangt die verkleinerte App noch immer, was entfernt wurde: {missing}. Nichts wurde geschrieben. Mit --include mehr behalten oder mit --attempts mehr Versuche erlauben</translation>
    </message>
    <message>
        <source>an address such as http://host:8080 or socks5://host:1080</source>
        <translation>eine Adresse wie http://host:8080 oder socks5://host:1080</translation>
    </message>
    <message>
        <source>an address that begins with https:// or http://</source>
        <translation>eine Adresse, die mit https:// oder http:// beginnt</translation>
    </message>
    <message>
        <source>anybody on this machine can write to {name} in the layer {path}, and so change what others run. Take that away: chmod o-w</source>
        <translation>alle auf diesem Rechner können in {name} in der Ebene {path} schreiben und so ändern, was andere ausführen. Dieses Recht entziehen: chmod o-w</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>cannot be looked at: {error}</source>
        <translation>lässt sich nicht untersuchen: {error}</translation>
    </message>
    <message>
        <source>compresses as hard as deflate goes</source>
        <translation>komprimiert so stark, wie Deflate es kann</translation>
    </message>
    <message>
        <source>drops Python and data files of packages that the app did not open</source>
        <translation>lässt Python- und Datendateien von Paketen weg, die die App nicht geöffnet hat</translation>
    </message>
    <message>
        <source>drops documents, examples, type stubs, C sources and the long description</source>
        <translation>lässt Dokumente, Beispiele, Typ-Stubs, C-Quellen und die lange Beschreibung weg</translation>
    </message>
    <message>
        <source>drops modules of the standard library that nothing imported</source>
        <translation>lässt Module der Standardbibliothek weg, die nichts importiert hat</translation>
    </message>
    <message>
        <source>drops shared libraries that nothing loaded</source>
        <translation>lässt Shared Libraries weg, die nichts geladen hat</translation>
    </message>
    <message>
        <source>drops the packages&apos; own tests</source>
        <translation>lässt die eigenen Tests der Pakete weg</translation>
    </message>
    <message>
        <source>empties docstrings; lines stay where they are</source>
        <translation>leert Docstrings; Zeilen bleiben, wo sie sind</translation>
    </message>
    <message>
        <source>it asked for the network, which is blocked: {attempts}</source>
        <translation>sie wollte ins Netz, das gesperrt ist: {attempts}</translation>
    </message>
    <message>
        <source>it begins or ends with a dot or a blank</source>
        <translation>er beginnt oder endet mit einem Punkt oder Leerzeichen</translation>
    </message>
    <message>
        <source>it claims to unpack to {size} bytes, {times} times its own size; an archive like that is made to fill a disk</source>
        <translation>entpackt soll es {size} Bytes groß sein, das {times}-Fache seiner Größe; so ein Archiv ist dazu gemacht, einen Datenträger zu füllen</translation>
    </message>
    <message>
        <source>it holds a character that some systems forbid</source>
        <translation>er enthält ein Zeichen, das manche Systeme verbieten</translation>
    </message>
    <message>
        <source>it holds invisible characters</source>
        <translation>er enthält unsichtbare Zeichen</translation>
    </message>
    <message>
        <source>it is a URL</source>
        <translation>er ist eine URL</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>er ist leer</translation>
    </message>
    <message>
        <source>it is too long</source>
        <translation>er ist zu lang</translation>
    </message>
    <message>
        <source>it leads into another folder</source>
        <translation>er führt in einen anderen Ordner</translation>
    </message>
    <message>
        <source>it needs {name}, which cannot be had</source>
        <translation>benötigt {name}, das nicht zu bekommen ist</translation>
    </message>
    <message>
        <source>its newest version is {version}</source>
        <translation>die neueste Version ist {version}</translation>
    </message>
    <message>
        <source>line {line}: “{text}” is an option of pip; only requirements are read here</source>
        <translation>Zeile {line}: „{text}“ ist eine Option von pip; hier werden nur Anforderungen gelesen</translation>
    </message>
    <message>
        <source>names of packages, without versions</source>
        <translation>Namen von Paketen, ohne Versionen</translation>
    </message>
    <message>
        <source>needed by {name}</source>
        <translation>benötigt von {name}</translation>
    </message>
    <message>
        <source>no clean-up of {path} can be undone: none is known whose files still lie in the trash</source>
        <translation>für {path} lässt sich kein Aufräumen rückgängig machen: es ist keines bekannt, dessen Dateien noch im Papierkorb liegen</translation>
    </message>
    <message>
        <source>no known release and no index publishes a file {name}; nothing can repair it</source>
        <translation>kein bekanntes Release und kein Index veröffentlicht eine Datei {name}; nichts kann sie reparieren</translation>
    </message>
    <message>
        <source>no lock file in {place}; looked for {tried}. Name an official release with --pyodide, or give a folder that holds one</source>
        <translation>keine Lock-Datei in {place}; gesucht wurde {tried}. Mit --pyodide ein offizielles Release nennen oder einen Ordner angeben, der eine enthält</translation>
    </message>
    <message>
        <source>no space left for {path}. Free some, or choose another cache directory</source>
        <translation>kein Platz mehr für {path}. Platz schaffen oder ein anderes Cache-Verzeichnis wählen</translation>
    </message>
    <message>
        <source>no version of {name} that can be loaded matches {wanted}</source>
        <translation>keine ladbare Version von {name} passt zu {wanted}</translation>
    </message>
    <message>
        <source>no warm-up has asked for a package of this runtime yet. Name packages, or a --list</source>
        <translation>noch kein Vorabladen hat ein Paket dieser Runtime verlangt. Pakete nennen oder eine --list</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>nor did {place} give its lock file: {why}</source>
        <translation>auch von {place} war keine Lock-Datei zu bekommen: {why}</translation>
    </message>
    <message>
        <source>not an ordinary file</source>
        <translation>keine gewöhnliche Datei</translation>
    </message>
    <message>
        <source>nothing in {path} is called “{name}”</source>
        <translation>in {path} heißt nichts „{name}“</translation>
    </message>
    <message>
        <source>nothing to export: {path} holds no package of those that were named for this runtime</source>
        <translation>nichts zu exportieren: {path} enthält keines der genannten Pakete für diese Runtime</translation>
    </message>
    <message>
        <source>only the first {most} folders below {path} were looked into; name a smaller folder</source>
        <translation>nur die ersten {most} Ordner unter {path} wurden durchsucht; einen kleineren Ordner nennen</translation>
    </message>
    <message>
        <source>relative (3 days) or date (2026-11-18)</source>
        <translation>relative (3 Tage) oder date (2026-11-18)</translation>
    </message>
    <message>
        <source>replaces sources by .pyc of this very Python</source>
        <translation>ersetzt Quellen durch .pyc genau dieses Pythons</translation>
    </message>
    <message>
        <source>system, light or dark</source>
        <translation>system, light oder dark</translation>
    </message>
    <message>
        <source>system, or a language&apos;s code such as de</source>
        <translation>system oder der Code einer Sprache, etwa de</translation>
    </message>
    <message>
        <source>the app asked for the network, which a pack&apos;s runs do not give: {attempts}</source>
        <translation>die App wollte ins Netz, das die Läufe eines Packs nicht gewähren: {attempts}</translation>
    </message>
    <message>
        <source>the download of {url} broke off: {error}</source>
        <translation>der Download von {url} brach ab: {error}</translation>
    </message>
    <message>
        <source>the file is empty</source>
        <translation>die Datei ist leer</translation>
    </message>
    <message>
        <source>the file name “{name}” is refused: it is not a plain file name ({why})</source>
        <translation>der Dateiname „{name}“ wird abgelehnt: er ist kein einfacher Dateiname ({why})</translation>
    </message>
    <message>
        <source>the index has no wheel of {name} that this runtime ({runtime}) can load</source>
        <translation>der Index hat kein Wheel von {name}, das diese Runtime ({runtime}) laden kann</translation>
    </message>
    <message>
        <source>the index page {url} cannot be read: {error}</source>
        <translation>die Indexseite {url} ist nicht lesbar: {error}</translation>
    </message>
    <message>
        <source>the layer {path} is not there. Mount it, or take it off with: pyodide-cache layer remove {path}</source>
        <translation>die Ebene {path} ist nicht da. Einhängen oder wegnehmen mit: pyodide-cache layer remove {path}</translation>
    </message>
    <message>
        <source>the layer {path} is the cache directory itself; it is passed over</source>
        <translation>die Ebene {path} ist das Cache-Verzeichnis selbst; sie wird übergangen</translation>
    </message>
    <message>
        <source>the list of releases at {url} cannot be read: {error}</source>
        <translation>die Release-Liste unter {url} ist nicht lesbar: {error}</translation>
    </message>
    <message>
        <source>the lock file has {version}</source>
        <translation>die Lock-Datei hat {version}</translation>
    </message>
    <message>
        <source>the lock file {source} is not JSON: {error}</source>
        <translation>die Lock-Datei {source} ist kein JSON: {error}</translation>
    </message>
    <message>
        <source>the lock file&apos;s entry for {name} cannot be used</source>
        <translation>der Eintrag für {name} in der Lock-Datei ist unbrauchbar</translation>
    </message>
    <message>
        <source>the metadata of {source} cannot be read: {error}</source>
        <translation>die Metadaten von {source} sind nicht lesbar: {error}</translation>
    </message>
    <message>
        <source>the newest that can be loaded is {version}</source>
        <translation>die neueste ladbare Version ist {version}</translation>
    </message>
    <message>
        <source>the package index {index} cannot be reached ({error}). Check the network, or name another with --index-url</source>
        <translation>der Paketindex {index} ist nicht erreichbar ({error}). Das Netzwerk prüfen oder mit --index-url einen anderen nennen</translation>
    </message>
    <message>
        <source>the runtime&apos;s own files are not in {place} (missing: {missing}). Get them with “npm pack pyodide@{version}”, unpack the archive, and name its folder “package” with --runtime</source>
        <translation>die eigenen Dateien der Runtime sind nicht in {place} (es fehlen: {missing}). Mit „npm pack pyodide@{version}“ holen, das Archiv entpacken und dessen Ordner „package“ mit --runtime angeben</translation>
    </message>
    <message>
        <source>the settings in {path} cannot be read: {error}. The defaults hold, and the file was left as it is: mend it or move it away</source>
        <translation>die Einstellungen in {path} sind nicht lesbar: {error}. Es gelten die Standardwerte, und die Datei blieb unverändert: bitte in Ordnung bringen oder verschieben</translation>
    </message>
    <message>
        <source>the settings that could not be read were moved to {path}</source>
        <translation>die nicht lesbaren Einstellungen wurden verschoben nach {path}</translation>
    </message>
    <message>
        <source>the store {path} is in use by somebody else; try again when they are done</source>
        <translation>der Speicher {path} wird gerade von jemand anderem verwendet; später erneut versuchen</translation>
    </message>
    <message>
        <source>the trace was recorded with others of these: {what}. Record it anew, without --trace</source>
        <translation>die Aufzeichnung entstand mit anderen Angaben: {what}. Ohne --trace neu aufzeichnen</translation>
    </message>
    <message>
        <source>the trimmed app asked for {name}; it is added, and the app is run again</source>
        <translation>die verkleinerte App verlangte {name}; das kommt wieder hinzu, und die App läuft noch einmal</translation>
    </message>
    <message>
        <source>the trimmed app does not run, though nothing that was taken is missing: {error}. Nothing was written. Try without one of its strategies: {strategies}</source>
        <translation>die verkleinerte App läuft nicht, obwohl nichts Entferntes fehlt: {error}. Nichts wurde geschrieben. Ohne eine ihrer Strategien versuchen: {strategies}</translation>
    </message>
    <message>
        <source>the whole path of a folder, such as ~/wheels</source>
        <translation>der vollständige Pfad eines Ordners, etwa ~/wheels</translation>
    </message>
    <message>
        <source>there is a list “{name}” already; choose another name</source>
        <translation>es gibt schon eine Liste „{name}“; einen anderen Namen wählen</translation>
    </message>
    <message>
        <source>there is no cross-build environment {version}; there are: {known}</source>
        <translation>es gibt keine Cross-Build-Umgebung {version}; vorhanden: {known}</translation>
    </message>
    <message>
        <source>there is no folder {path}</source>
        <translation>es gibt keinen Ordner {path}</translation>
    </message>
    <message>
        <source>there is no list “{name}”; there are: {known}</source>
        <translation>es gibt keine Liste „{name}“; vorhanden: {known}</translation>
    </message>
    <message>
        <source>there is no preset “{name}”; there are: {known}</source>
        <translation>es gibt keine Vorlage „{name}“; vorhanden: {known}</translation>
    </message>
    <message>
        <source>there is no project {name} on the index {index}</source>
        <translation>im Index {index} gibt es kein Projekt {name}</translation>
    </message>
    <message>
        <source>there is no root of cross-build environments “{root}”; there are: {known}</source>
        <translation>es gibt kein Wurzelverzeichnis „{root}“ mit Cross-Build-Umgebungen; vorhanden: {known}</translation>
    </message>
    <message>
        <source>there is no setting “{key}”; there are: {known}</source>
        <translation>es gibt keine Einstellung „{key}“; vorhanden: {known}</translation>
    </message>
    <message>
        <source>these wishes exclude each other: {wishes}</source>
        <translation>diese Wünsche schließen einander aus: {wishes}</translation>
    </message>
    <message>
        <source>this Node ({version}) cannot keep the app from your files; Node 20 or newer can. Pack only an app that you trust</source>
        <translation>dieses Node ({version}) kann die App nicht von den eigenen Dateien fernhalten; Node 20 oder neuer kann es. Nur eine vertrauenswürdige App verpacken</translation>
    </message>
    <message>
        <source>trash or delete</source>
        <translation>trash oder delete</translation>
    </message>
    <message>
        <source>yes or no (in the file: true or false)</source>
        <translation>yes oder no (in der Datei: true oder false)</translation>
    </message>
    <message>
        <source>{count} of its files and folders cannot be looked at, {path} among them: {error}</source>
        <translation>{count} der Dateien und Ordner darin lassen sich nicht untersuchen, darunter {path}: {error}</translation>
    </message>
    <message>
        <source>{count} of its files would be unpacked outside of its own folder, such as “{name}”; do not unpack it</source>
        <translation>beim Entpacken würden {count} Dateien außerhalb des eigenen Ordners landen, etwa „{name}“; nicht entpacken</translation>
    </message>
    <message>
        <source>{count} packages could not be had; the snapshot was not switched in. Build it without them with --skip-missing</source>
        <translation>{count} Pakete waren nicht zu bekommen; der Snapshot wurde nicht eingewechselt. Mit --skip-missing ohne sie bauen</translation>
    </message>
    <message>
        <source>{found} is {version}</source>
        <translation>{found} ist {version}</translation>
    </message>
    <message>
        <source>{host} cannot be reached ({error}). Check the network, or take packages from elsewhere: a mirror or folder (--distribution), or the index alone (--source index); in the window: Sources</source>
        <translation>{host} ist nicht erreichbar ({error}). Das Netzwerk prüfen oder Pakete anderswoher beziehen: aus einem Mirror oder Ordner (--distribution) oder nur aus dem Index (--source index); im Fenster: Quellen</translation>
    </message>
    <message>
        <source>{key} must be {allowed}</source>
        <translation>für {key} ist nur erlaubt: {allowed}</translation>
    </message>
    <message>
        <source>{name} cannot be exported: another file of the export has this name</source>
        <translation>{name} lässt sich nicht exportieren: eine andere Datei des Exports trägt diesen Namen</translation>
    </message>
    <message>
        <source>{name} comes from the lock file, which knows no extras: [{extras}] is ignored</source>
        <translation>{name} kommt aus der Lock-Datei, die keine Extras kennt: [{extras}] wird ignoriert</translation>
    </message>
    <message>
        <source>{name} does not fit into the budget: {needed} bytes more, {left} left</source>
        <translation>{name} passt nicht in die erlaubte Größe: {needed} Bytes mehr, {left} übrig</translation>
    </message>
    <message>
        <source>{name} has wrong bytes, or could not be read; mend it with: pyodide-cache repair</source>
        <translation>{name} hat falsche Bytes oder war nicht lesbar; beheben mit: pyodide-cache repair</translation>
    </message>
    <message>
        <source>{name} in the store has other bytes than its name says (sha256 {actual}). Run: pyodide-cache store verify --mend</source>
        <translation>{name} im Speicher hat andere Bytes, als sein Name sagt (sha256 {actual}). Ausführen: pyodide-cache store verify --mend</translation>
    </message>
    <message>
        <source>{name} is in the store as somebody else&apos;s file, and this system lets nobody link those; it stays a file of its own</source>
        <translation>{name} liegt im Speicher als Datei von jemand anderem, und dieses System lässt solche nicht verlinken; sie bleibt eine eigene Datei</translation>
    </message>
    <message>
        <source>{name} is not in the cache directory; fetch it first: pyodide-cache warm-up {name}</source>
        <translation>{name} ist nicht im Cache-Verzeichnis; zuerst abrufen: pyodide-cache warm-up {name}</translation>
    </message>
    <message>
        <source>{name} is not in the lock file</source>
        <translation>{name} ist nicht in der Lock-Datei</translation>
    </message>
    <message>
        <source>{name}: nobody known here published a hash for it; its archive is sound, and it is exported as it is</source>
        <translation>{name}: keine hier bekannte Quelle hat dafür einen Hash veröffentlicht; das Archiv ist intakt und wird exportiert, wie es ist</translation>
    </message>
    <message>
        <source>{name}: the bytes in the cache directory are not the published ones (sha256 {actual}, published {expected}); fetch it again, or choose the release that it belongs to</source>
        <translation>{name}: die Bytes im Cache-Verzeichnis sind nicht die veröffentlichten (sha256 {actual}, veröffentlicht {expected}); erneut abrufen oder das Release wählen, zu dem sie gehören</translation>
    </message>
    <message>
        <source>{name}: the bytes received are not the published ones (sha256 {actual}, published {expected}); they were thrown away</source>
        <translation>{name}: die empfangenen Bytes sind nicht die veröffentlichten (sha256 {actual}, veröffentlicht {expected}); sie wurden verworfen</translation>
    </message>
    <message>
        <source>{name}: {size} bytes came, {expected} were announced</source>
        <translation>{name}: {size} Bytes kamen an, {expected} waren angekündigt</translation>
    </message>
    <message>
        <source>{needed} bytes needed, {free} free</source>
        <translation>{needed} Bytes benötigt, {free} frei</translation>
    </message>
    <message>
        <source>{path} came to no end in {seconds} s and was ended; give it more with --timeout</source>
        <translation>{path} kam in {seconds} s zu keinem Ende und wurde beendet; mit --timeout mehr Zeit geben</translation>
    </message>
    <message>
        <source>{path} cannot be moved to the trash ({error}). It was left alone; delete for good instead</source>
        <translation>{path} lässt sich nicht in den Papierkorb verschieben ({error}). Nichts wurde verändert; stattdessen endgültig löschen</translation>
    </message>
    <message>
        <source>{path} cannot be read as ours: {error}. Mend it or move it away; it was left as it is</source>
        <translation>{path} lässt sich nicht als unsere Datei lesen: {error}. Bitte in Ordnung bringen oder verschieben; sie blieb unverändert</translation>
    </message>
    <message>
        <source>{path} cannot be read: {error}</source>
        <translation>{path} ist nicht lesbar: {error}</translation>
    </message>
    <message>
        <source>{path} changed since it was listed, and was left alone</source>
        <translation>{path} hat sich seit dem Auflisten geändert und wurde nicht angetastet</translation>
    </message>
    <message>
        <source>{path} does not run: {error}</source>
        <translation>{path} läuft nicht: {error}</translation>
    </message>
    <message>
        <source>{path} does not use the store {store}</source>
        <translation>{path} verwendet den Speicher {store} nicht</translation>
    </message>
    <message>
        <source>{path} holds no snapshot of ours; make one in an empty folder with: pyodide-cache snapshot create FOLDER</source>
        <translation>{path} enthält keinen Snapshot von uns; in einem leeren Ordner einen anlegen mit: pyodide-cache snapshot create FOLDER</translation>
    </message>
    <message>
        <source>{path} holds the runtime {found}; the packages are for {wanted}</source>
        <translation>{path} enthält die Runtime {found}; die Pakete sind für {wanted}</translation>
    </message>
    <message>
        <source>{path} is a link that leads nowhere</source>
        <translation>{path} ist ein Link ins Leere</translation>
    </message>
    <message>
        <source>{path} is half removed: {error}. Mend that and remove it again</source>
        <translation>{path} ist nur halb entfernt: {error}. Dies beheben und erneut entfernen</translation>
    </message>
    <message>
        <source>{path} is in the way</source>
        <translation>{path} ist im Weg</translation>
    </message>
    <message>
        <source>{path} is no layer of {directory}; there are: {known}</source>
        <translation>{path} ist keine Ebene von {directory}; es gibt: {known}</translation>
    </message>
    <message>
        <source>{path} is no store of ours, or one of another version. Name an empty folder, or one that is not there yet, with --store</source>
        <translation>{path} ist kein Speicher von uns oder einer anderer Version. Mit --store einen leeren Ordner nennen oder einen, den es noch nicht gibt</translation>
    </message>
    <message>
        <source>{path} is no trace of ours: {error}. Record it anew, without --trace</source>
        <translation>{path} ist keine Aufzeichnung von uns: {error}. Ohne --trace neu aufzeichnen</translation>
    </message>
    <message>
        <source>{path} is not a directory</source>
        <translation>{path} ist kein Verzeichnis</translation>
    </message>
    <message>
        <source>{path} is not there any more</source>
        <translation>{path} ist nicht mehr da</translation>
    </message>
    <message>
        <source>{path} is there already and is no export of ours; name another place with --output</source>
        <translation>{path} ist schon vorhanden und kein eigener Export; mit --output einen anderen Ort nennen</translation>
    </message>
    <message>
        <source>{path} is there already and is no pack of ours; name another place with --output</source>
        <translation>{path} gibt es schon, und es ist kein Pack von uns; mit --output einen anderen Ort nennen</translation>
    </message>
    <message>
        <source>{path} lies in the store {store}; a cache directory must lie elsewhere</source>
        <translation>{path} liegt im Speicher {store}; ein Cache-Verzeichnis muss woanders liegen</translation>
    </message>
    <message>
        <source>{path} stays: it holds {names}, which is no cross-build environment</source>
        <translation>{path} bleibt, denn darin liegt, was keine Cross-Build-Umgebung ist: {names}</translation>
    </message>
    <message>
        <source>{path} wrote something else from the pack than before. That is well for an app that tells times or chance; else look at both</source>
        <translation>{path} hat aus dem Pack etwas anderes geschrieben als zuvor. Das ist in Ordnung, wenn die App Zeiten oder Zufall ausgibt; sonst beides ansehen</translation>
    </message>
    <message>
        <source>{path}, line {line}</source>
        <translation>{path}, Zeile {line}</translation>
    </message>
    <message>
        <source>{path}, which uses the store, is not there now. Mount it, or let it go with: pyodide-cache store forget {path}</source>
        <translation>{path}, das den Speicher verwendet, ist gerade nicht da. Einhängen oder freigeben mit: pyodide-cache store forget {path}</translation>
    </message>
    <message>
        <source>{path}: {error}</source>
        <translation>{path}: {error}</translation>
    </message>
    <message>
        <source>{path}: {error}. Change its permissions or choose another cache directory</source>
        <translation>{path}: {error}. Die Zugriffsrechte ändern oder ein anderes Cache-Verzeichnis wählen</translation>
    </message>
    <message>
        <source>{path}: {key} must be {allowed}. Until it is, the default holds</source>
        <translation>{path}: für {key} ist nur erlaubt: {allowed}. Bis dahin gilt der Standardwert</translation>
    </message>
    <message>
        <source>{path}: “{key}” is not a setting of a pack, or its value is none. Known are: {known}</source>
        <translation>{path}: „{key}“ ist keine Einstellung eines Packs oder hat einen ungültigen Wert. Bekannt sind: {known}</translation>
    </message>
    <message>
        <source>{source} has a table of contents that no honest archive has; it was not read. Delete the file, or fetch it again</source>
        <translation>{source} hat ein Inhaltsverzeichnis, wie es kein ehrliches Archiv hat; es wurde nicht gelesen. Die Datei löschen oder erneut abrufen</translation>
    </message>
    <message>
        <source>{source} is not a Pyodide lock file: it lacks “info” for wasm32 or “packages”</source>
        <translation>{source} ist keine Pyodide-Lock-Datei: es fehlt „info“ für wasm32 oder „packages“</translation>
    </message>
    <message>
        <source>{source} is not a sound archive: {error}</source>
        <translation>{source} ist kein intaktes Archiv: {error}</translation>
    </message>
    <message>
        <source>{url} answered with HTTP status {status}</source>
        <translation>{url} antwortete mit HTTP-Status {status}</translation>
    </message>
    <message>
        <source>{url} cannot be used: {error}</source>
        <translation>{url} ist unbrauchbar: {error}</translation>
    </message>
    <message>
        <source>{url} is larger than {limit} bytes and was given up</source>
        <translation>{url} ist größer als {limit} Bytes und wurde aufgegeben</translation>
    </message>
    <message>
        <source>{url} is not there</source>
        <translation>{url} ist nicht da</translation>
    </message>
    <message>
        <source>{url} sent another part of the file than was asked for</source>
        <translation>{url} hat einen anderen Teil der Datei gesendet als verlangt</translation>
    </message>
    <message>
        <source>{url} sent too little for too long</source>
        <translation>{url} hat zu lange zu wenig gesendet</translation>
    </message>
    <message>
        <source>{version} is only in roots whose owner is unknown, such as {path}: no Python environment that was found here uses it. To remove it all the same, name its root with --root</source>
        <translation>{version} liegt nur in Wurzelverzeichnissen, deren Besitzer unbekannt ist, etwa {path}: keine hier gefundene Python-Umgebung verwendet sie. Um sie trotzdem zu entfernen, ihr Wurzelverzeichnis mit --root nennen</translation>
    </message>
    <message>
        <source>“{name}” cannot be a list&apos;s name: use 1 to 80 printable characters</source>
        <translation>„{name}“ kann kein Listenname sein: 1 bis 80 druckbare Zeichen verwenden</translation>
    </message>
    <message>
        <source>“{term}” cannot be read. Terms are: numpy kind:wasm status:damaged size&gt;10MB age&gt;30d -tests</source>
        <translation>„{term}“ ist nicht lesbar. Begriffe sind: numpy kind:wasm status:damaged size&gt;10MB age&gt;30d -tests</translation>
    </message>
    <message>
        <source>“{text}” is not a requirement: {error}. Write a name and perhaps a version: pandas&gt;=2</source>
        <translation>„{text}“ ist keine Anforderung: {error}. Einen Namen und eventuell eine Version angeben: pandas&gt;=2</translation>
    </message>
    <message>
        <source>“{text}” is not a rule. Rules are: {known}</source>
        <translation>„{text}“ ist keine Regel. Regeln sind: {known}</translation>
    </message>
    <message>
        <source>“{text}” points at a URL or path; only names with versions can be warmed up</source>
        <translation>„{text}“ verweist auf eine URL oder einen Pfad; nur Namen mit Versionen lassen sich vorab laden</translation>
    </message>
</context>
<context>
    <name>xbuildenv_words</name>
    <message>
        <source>Emscripten SDK</source>
        <translation>Emscripten-SDK</translation>
    </message>
    <message>
        <source>Emscripten {version}</source>
        <translation>Emscripten {version}</translation>
    </message>
    <message>
        <source>Installed with Python {version}</source>
        <translation>Installiert mit Python {version}</translation>
    </message>
    <message>
        <source>Last used</source>
        <translation>Zuletzt benutzt</translation>
    </message>
    <message>
        <source>Last used: {age}</source>
        <translation>Zuletzt benutzt: {age}</translation>
    </message>
    <message>
        <source>Never touched: {names}</source>
        <translation>Nie angerührt: {names}</translation>
    </message>
    <message>
        <source>No Python environment that was found here uses it; it may belong to one elsewhere</source>
        <translation>Keine hier gefundene Python-Umgebung benutzt sie; sie kann zu einer anderswo gehören</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Besitzer</translation>
    </message>
    <message>
        <source>Root, version</source>
        <translation>Wurzel, Version</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>chosen folder</source>
        <translation>gewählter Ordner</translation>
    </message>
    <message>
        <source>counting…</source>
        <translation>zählt …</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>leer</translation>
    </message>
    <message>
        <source>for one installation</source>
        <translation>für eine Installation</translation>
    </message>
    <message>
        <source>for one version</source>
        <translation>für eine Version</translation>
    </message>
    <message>
        <source>for one working folder</source>
        <translation>für einen Arbeitsordner</translation>
    </message>
    <message>
        <source>owner unknown</source>
        <translation>Besitzer unbekannt</translation>
    </message>
    <message>
        <source>pyodide-build {version} in {prefix}</source>
        <translation>pyodide-build {version} in {prefix}</translation>
    </message>
    <message>
        <source>{state}, current</source>
        <translation>{state}, aktuell</translation>
    </message>
    <message>
        <source>● current</source>
        <translation>● aktuell</translation>
    </message>
    <message>
        <source>⚠ Its installation broke off, or runs just now</source>
        <translation>⚠ Die Installation brach ab oder läuft gerade</translation>
    </message>
    <message>
        <source>⚠ Its removal broke off; what is left is of no use</source>
        <translation>⚠ Das Entfernen brach ab; der Rest ist unbrauchbar</translation>
    </message>
    <message>
        <source>⚠ half removed</source>
        <translation>⚠ halb entfernt</translation>
    </message>
    <message>
        <source>⚠ unfinished</source>
        <translation>⚠ unfertig</translation>
    </message>
    <message>
        <source>✓ installed</source>
        <translation>✓ installiert</translation>
    </message>
</context>
</TS>
