<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en_US">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Pyodide Cache Inspector</source>
        <translation>Info zu Pyodide Cache Inspector</translation>
    </message>
    <message>
        <source>&amp;Copy for a bug report</source>
        <translation>Für Fehlerbericht &amp;kopieren</translation>
    </message>
    <message>
        <source>Libraries</source>
        <translation>Bibliotheken</translation>
    </message>
    <message>
        <source>License</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>License: {license}</source>
        <translation>Lizenz: {license}</translation>
    </message>
    <message>
        <source>Shows what a Pyodide package cache holds, downloads packages before they are needed, verifies and repairs files, and frees space.</source>
        <translation>Zeigt, was ein Pyodide-Paketcache enthält, lädt Pakete vorab, prüft und repariert Dateien und gibt Speicherplatz frei.</translation>
    </message>
    <message>
        <source>The license is MIT; its text is not installed here.</source>
        <translation>Die Lizenz ist MIT; ihr Text ist hier nicht installiert.</translation>
    </message>
    <message>
        <source>This library does not include the text of its license.</source>
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
    <name>ActivityCommands</name>
    <message>
        <source>&amp;Log…</source>
        <translation>&amp;Protokoll …</translation>
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
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>In the store already: {files}</source>
        <translation>Schon im Speicher: {files}</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>Copy {files} ({size}) to the store</source>
        <translation>{files} ({size}) in den Speicher kopieren</translation>
    </message>
    <message>
        <source>Files cannot be shared between the file systems of the store and of this directory.</source>
        <translation>Zwischen den Dateisystemen des Speichers und dieses Verzeichnisses lassen sich keine Dateien teilen.</translation>
    </message>
    <message>
        <source>No package files yet</source>
        <translation>Noch keine Paketdateien</translation>
    </message>
    <message>
        <source>Reading {n} of {files}…</source>
        <translation>Wird gelesen: {n} von {files} …</translation>
    </message>
    <message>
        <source>Add to the store {store} by hard link: {files}</source>
        <translation>Per Hardlink in den Speicher {store} aufnehmen: {files}</translation>
    </message>
    <message>
        <source>Add to the store {store} by reflink: {files}</source>
        <translation>Per Reflink in den Speicher {store} aufnehmen: {files}</translation>
    </message>
    <message>
        <source>Copies need {size} more.</source>
        <translation>Kopien brauchen {size} mehr.</translation>
    </message>
    <message>
        <source>Copy to the store {store}: {files}</source>
        <translation>In den Speicher {store} kopieren: {files}</translation>
    </message>
    <message>
        <source>Leave as they are, for the reasons below: {files}</source>
        <translation>Nicht ändern, Gründe siehe unten: {files}</translation>
    </message>
    <message>
        <source>Replace by links to files that are there already: {files}</source>
        <translation>Durch Links auf schon vorhandene Dateien ersetzen: {files}</translation>
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
        <source>The directory has no package files yet. Future downloads are shared.</source>
        <translation>Das Verzeichnis hat noch keine Paketdateien. Künftige Downloads werden geteilt.</translation>
    </message>
    <message>
        <source>This does not change the disk space.</source>
        <translation>Der Speicherplatz ändert sich dadurch nicht.</translation>
    </message>
    <message>
        <source>This file system has no reflinks. A hard link is one file with two names: a program that changes a file of one directory in place changes it in all of them.</source>
        <translation>Dieses Dateisystem kennt keine Reflinks. Ein Hardlink ist eine Datei mit zwei Namen: Ändert ein Programm eine Datei eines Verzeichnisses direkt, ändert sie sich in allen.</translation>
    </message>
    <message>
        <source>This needs no disk space, and saves some when other directories have the same files.</source>
        <translation>Das braucht keinen Speicherplatz und spart welchen, wenn andere Verzeichnisse dieselben Dateien haben.</translation>
    </message>
    <message>
        <source>This needs {size} of disk space now. It saves downloads, not space.</source>
        <translation>Das braucht jetzt {size} Speicherplatz. Es spart Downloads, keinen Platz.</translation>
    </message>
    <message>
        <source>This saves {size} of disk space.</source>
        <translation>Das spart {size} Speicherplatz.</translation>
    </message>
    <message>
        <source>add by hard link</source>
        <translation>per Hardlink aufnehmen</translation>
    </message>
    <message>
        <source>add by reflink</source>
        <translation>per Reflink aufnehmen</translation>
    </message>
    <message>
        <source>copy to the store</source>
        <translation>in den Speicher kopieren</translation>
    </message>
    <message>
        <source>damaged or not as published; repair it first</source>
        <translation>beschädigt oder nicht wie veröffentlicht; zuerst reparieren</translation>
    </message>
    <message>
        <source>replace by a link</source>
        <translation>durch einen Link ersetzen</translation>
    </message>
    <message>
        <source>the file in the store belongs to another user</source>
        <translation>die Datei im Speicher gehört einem anderen Benutzer</translation>
    </message>
    <message>
        <source>Use the store for this directory</source>
        <translation>Speicher für dieses Verzeichnis verwenden</translation>
    </message>
</context>
<context>
    <name>AgeChart</name>
    <message>
        <source>Age limit</source>
        <translation>Altersgrenze</translation>
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
        <source>Drag to select old files</source>
        <translation>Ziehen Sie, um alte Dateien auszuwählen</translation>
    </message>
    <message>
        <source>No package files yet</source>
        <translation>Noch keine Paketdateien</translation>
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
        <source>Select {files} ({size})</source>
        <translation>{files} auswählen ({size})</translation>
    </message>
    <message>
        <source>{older}:
{files}, {size}</source>
        <translation>{older}:
{files}, {size}</translation>
    </message>
    <message>
        <source>{older}: no files</source>
        <translation>{older}: keine Dateien</translation>
    </message>
</context>
<context>
    <name>AuditDialog</name>
    <message>
        <source>&amp;Select these files</source>
        <translation>Diese Dateien aus&amp;wählen</translation>
    </message>
    <message>
        <source>&amp;Vulnerability data</source>
        <translation>Schwachstellen&amp;daten</translation>
    </message>
    <message>
        <source>Asking the package index…</source>
        <translation>Der Paketindex wird gefragt …</translation>
    </message>
    <message>
        <source>Check &amp;again</source>
        <translation>&amp;Erneut prüfen</translation>
    </message>
    <message>
        <source>Check for recalled packages</source>
        <translation>Nach zurückgezogenen Paketen suchen</translation>
    </message>
    <message>
        <source>Choose vulnerability data</source>
        <translation>Schwachstellendaten wählen</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Befund</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>No findings</source>
        <translation>Keine Befunde</translation>
    </message>
    <message>
        <source>OSV data</source>
        <translation>OSV-Daten</translation>
    </message>
    <message>
        <source>Optional: OSV data, as a .zip or .json file or a folder</source>
        <translation>Optional: OSV-Daten als .zip, .json oder Ordner</translation>
    </message>
    <message>
        <source>Package</source>
        <translation>Paket</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Recalled and vulnerable packages</source>
        <translation>Zurückgezogene und verwundbare Pakete</translation>
    </message>
    <message>
        <source>The package index is asked for each cached package. Only names and versions are sent.</source>
        <translation>Der Paketindex wird nach jedem gecachten Paket gefragt. Nur Namen und Versionen werden gesendet.</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Vulnerability data</source>
        <translation>Schwachstellendaten</translation>
    </message>
</context>
<context>
    <name>AutoVerify</name>
    <message>
        <source>Verify</source>
        <translation>Prüfen</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Another tool’s lock file lists these packages: files cannot be added or removed.</source>
        <translation>Die Lock-Datei eines anderen Werkzeugs nennt diese Pakete: Dateien können weder hinzugefügt noch entfernt werden.</translation>
    </message>
    <message>
        <source>Delete {files} permanently…</source>
        <translation>{files} endgültig löschen …</translation>
    </message>
    <message>
        <source>Files that a repair replaced are in quarantine: {files}, {size}.</source>
        <translation>Dateien in Quarantäne, die eine Reparatur ersetzt hat: {files}, {size}.</translation>
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
        <source>Show</source>
        <translation>Anzeigen</translation>
    </message>
    <message>
        <source>This directory is read-only: files cannot be added or removed.</source>
        <translation>Dieses Verzeichnis ist schreibgeschützt: Dateien können weder hinzugefügt noch entfernt werden.</translation>
    </message>
    <message>
        <source>{tool} manages this folder. It is shown here, but not changed.</source>
        <translation>{tool} verwaltet diesen Ordner. Er wird hier nur angezeigt und nicht geändert.</translation>
    </message>
    <message>
        <source>⚠ {n} file is damaged. Pyodide cannot load it.</source>
        <translation>⚠ {n} Datei ist beschädigt. Pyodide kann sie nicht laden.</translation>
    </message>
    <message>
        <source>⚠ {n} files are damaged. Pyodide cannot load them.</source>
        <translation>⚠ {n} Dateien sind beschädigt. Pyodide kann sie nicht laden.</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>Warnungen</translation>
    </message>
</context>
<context>
    <name>Browser</name>
    <message>
        <source>selected</source>
        <translation>ausgewählt</translation>
    </message>
    <message>
        <source>older than the limit</source>
        <translation>älter als die Grenze</translation>
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
    <name>CleanUpCommands</name>
    <message>
        <source>&amp;Delete permanently…</source>
        <translation>&amp;Endgültig löschen …</translation>
    </message>
    <message>
        <source>&amp;Free up space…</source>
        <translation>&amp;Speicherplatz freigeben …</translation>
    </message>
    <message>
        <source>&amp;Undo the last cleanup</source>
        <translation>Letztes Aufräumen &amp;rückgängig machen</translation>
    </message>
    <message>
        <source>Clean up</source>
        <translation>Aufräumen</translation>
    </message>
    <message>
        <source>Move to &amp;trash…</source>
        <translation>In den &amp;Papierkorb verschieben …</translation>
    </message>
    <message>
        <source>Undo the cleanup</source>
        <translation>Aufräumen rückgängig machen</translation>
    </message>
</context>
<context>
    <name>CompareDialog</name>
    <message>
        <source>&amp;Ask the package index</source>
        <translation>Den Paketindex &amp;fragen</translation>
    </message>
    <message>
        <source>&amp;Compare</source>
        <translation>&amp;Vergleichen</translation>
    </message>
    <message>
        <source>&amp;With</source>
        <translation>&amp;Mit</translation>
    </message>
    <message>
        <source>Asking the package index…</source>
        <translation>Der Paketindex wird gefragt …</translation>
    </message>
    <message>
        <source>Cached</source>
        <translation>Gecacht</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>Choose a lock file or folder</source>
        <translation>Lock-Datei oder Ordner wählen</translation>
    </message>
    <message>
        <source>Co&amp;mpare</source>
        <translation>Ver&amp;gleichen</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Compare releases or directories</source>
        <translation>Releases oder Verzeichnisse vergleichen</translation>
    </message>
    <message>
        <source>Compare {before} with {after}</source>
        <translation>{before} mit {after} vergleichen</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>Unterschiede</translation>
    </message>
    <message>
        <source>Held by</source>
        <translation>Gehalten von</translation>
    </message>
    <message>
        <source>Lock files and exports</source>
        <translation>Lock-Dateien und Exporte</translation>
    </message>
    <message>
        <source>Look for newer versions</source>
        <translation>Nach neueren Versionen suchen</translation>
    </message>
    <message>
        <source>New versions</source>
        <translation>Neue Versionen</translation>
    </message>
    <message>
        <source>Newer releases</source>
        <translation>Neuere Releases</translation>
    </message>
    <message>
        <source>Newer versions</source>
        <translation>Neuere Versionen</translation>
    </message>
    <message>
        <source>No newer release is known.</source>
        <translation>Es ist kein neueres Release bekannt.</translation>
    </message>
    <message>
        <source>No newer releases</source>
        <translation>Keine neueren Releases</translation>
    </message>
    <message>
        <source>No newer versions</source>
        <translation>Keine neueren Versionen</translation>
    </message>
    <message>
        <source>No package differs</source>
        <translation>Kein Paket unterscheidet sich</translation>
    </message>
    <message>
        <source>No package from the index has a newer version.</source>
        <translation>Kein Paket aus dem Index hat eine neuere Version.</translation>
    </message>
    <message>
        <source>Not asked yet</source>
        <translation>Noch nicht gefragt</translation>
    </message>
    <message>
        <source>On the index</source>
        <translation>Auf dem Index</translation>
    </message>
    <message>
        <source>Package</source>
        <translation>Paket</translation>
    </message>
    <message>
        <source>Rebuilt</source>
        <translation>Neu gebaut</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>Release</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>Entfernt</translation>
    </message>
    <message>
        <source>See which packages differ between two Pyodide releases, lock files or folders.</source>
        <translation>Zeigt, welche Pakete sich zwischen zwei Pyodide-Releases, Lock-Dateien oder Ordnern unterscheiden.</translation>
    </message>
    <message>
        <source>The package index could not be asked.</source>
        <translation>Der Paketindex konnte nicht gefragt werden.</translation>
    </message>
    <message>
        <source>The package index was not asked: offline is on, or it is not used.</source>
        <translation>Der Paketindex wurde nicht gefragt: offline ist eingeschaltet, oder er wird nicht benutzt.</translation>
    </message>
    <message>
        <source>The packages of this release are not known yet</source>
        <translation>Die Pakete dieses Releases sind noch nicht bekannt</translation>
    </message>
    <message>
        <source>This directory is for Pyodide {release} and has {packages}.</source>
        <translation>Dieses Verzeichnis ist für Pyodide {release} und enthält {packages}.</translation>
    </message>
    <message>
        <source>What would change</source>
        <translation>Was sich ändern würde</translation>
    </message>
    <message>
        <source>With</source>
        <translation>Mit</translation>
    </message>
    <message>
        <source>all versions stay the same</source>
        <translation>alle Versionen bleiben gleich</translation>
    </message>
    <message>
        <source>{name} is not built for this release</source>
        <translation>{name} ist für dieses Release nicht gebaut</translation>
    </message>
    <message>
        <source>{name} is removed</source>
        <translation>{name} entfällt</translation>
    </message>
    <message>
        <source>{name} is removed, and needed by {users}</source>
        <translation>{name} entfällt und wird benötigt von {users}</translation>
    </message>
    <message>
        <source>{n} package has a newer version</source>
        <translation>{n} Paket hat eine neuere Version</translation>
    </message>
    <message>
        <source>{n} packages have a newer version</source>
        <translation>{n} Pakete haben eine neuere Version</translation>
    </message>
</context>
<context>
    <name>CompressDialog</name>
    <message>
        <source>&amp;Compression</source>
        <translation>&amp;Kompression</translation>
    </message>
    <message>
        <source>&amp;Not used for at least</source>
        <translation>&amp;Nicht verwendet seit mindestens</translation>
    </message>
    <message>
        <source>&amp;What</source>
        <translation>&amp;Was</translation>
    </message>
    <message>
        <source>Best, slow</source>
        <translation>Beste, langsam</translation>
    </message>
    <message>
        <source>Compress</source>
        <translation>Komprimieren</translation>
    </message>
    <message>
        <source>Compress the store</source>
        <translation>Speicher komprimieren</translation>
    </message>
    <message>
        <source>Compress unused files</source>
        <translation>Unbenutzte Dateien komprimieren</translation>
    </message>
    <message>
        <source>Compressed already: {files}</source>
        <translation>Schon komprimiert: {files}</translation>
    </message>
    <message>
        <source>Compression</source>
        <translation>Kompression</translation>
    </message>
    <message>
        <source>Estimated size afterwards: {after}</source>
        <translation>Geschätzte Größe danach: {after}</translation>
    </message>
    <message>
        <source>Expand</source>
        <translation>Entpacken</translation>
    </message>
    <message>
        <source>Expand all compressed files</source>
        <translation>Alle komprimierten Dateien entpacken</translation>
    </message>
    <message>
        <source>Expand the store</source>
        <translation>Speicher entpacken</translation>
    </message>
    <message>
        <source>Expand {files}: {size} become {after}</source>
        <translation>{files} entpacken: aus {size} werden {after}</translation>
    </message>
    <message>
        <source>Fast</source>
        <translation>Schnell</translation>
    </message>
    <message>
        <source>Files that no directory uses can be compressed. A download that needs one expands it. Before the original is deleted, and again after it is expanded, its bytes are verified.</source>
        <translation>Dateien, die kein Verzeichnis benutzt, lassen sich komprimieren. Ein Download, der eine braucht, entpackt sie. Bevor das Original gelöscht wird und wieder nach dem Entpacken werden alle Bytes geprüft.</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>Gut</translation>
    </message>
    <message>
        <source>In use: {files}</source>
        <translation>In Gebrauch: {files}</translation>
    </message>
    <message>
        <source>Not used for at least</source>
        <translation>Nicht verwendet seit mindestens</translation>
    </message>
    <message>
        <source>Nothing is compressed.</source>
        <translation>Nichts ist komprimiert.</translation>
    </message>
    <message>
        <source>Shared with other files by reflink: {files}</source>
        <translation>Durch Reflink mit anderen Dateien geteilt: {files}</translation>
    </message>
    <message>
        <source>The file system of the store compresses files by itself, so nothing is done.</source>
        <translation>Das Dateisystem des Speichers komprimiert Dateien selbst, deshalb geschieht nichts.</translation>
    </message>
    <message>
        <source>To compress: {files}, {size}</source>
        <translation>Zu komprimieren: {files}, {size}</translation>
    </message>
    <message>
        <source>Used more recently: {files}</source>
        <translation>Vor kürzerer Zeit verwendet: {files}</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Was zu tun ist</translation>
    </message>
    <message>
        <source>⚠ Nothing is compressed while a directory cannot be read:</source>
        <translation>⚠ Nichts wird komprimiert, solange ein Verzeichnis nicht gelesen werden kann:</translation>
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
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Details of the selected file</source>
        <translation>Details der ausgewählten Datei</translation>
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
        <source>More than {files}</source>
        <translation>Mehr als {files}</translation>
    </message>
    <message>
        <source>Code to load it</source>
        <translation>Code zum Laden</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>Download again, and keep the old bytes in quarantine</source>
        <translation>Erneut herunterladen; die alten Bytes bleiben in Quarantäne</translation>
    </message>
    <message>
        <source>License</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Other copies</source>
        <translation>Weitere Kopien</translation>
    </message>
    <message>
        <source>Probably damaged. Verify it to be sure.</source>
        <translation>Wahrscheinlich beschädigt. Prüfen zeigt es sicher.</translation>
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
        <source>Required by</source>
        <translation>Benötigt von</translation>
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
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>{files} damaged, which Pyodide will fail to load.</source>
        <translation>{files} beschädigt. Pyodide kann sie nicht laden.</translation>
    </message>
    <message>
        <source>{size} in total</source>
        <translation>{size} insgesamt</translation>
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
        <source>{files} selected</source>
        <translation>{files} ausgewählt</translation>
    </message>
    <message>
        <source>{files}, {size} unpacked</source>
        <translation>{files}, entpackt {size}</translation>
    </message>
</context>
<context>
    <name>DirectoryMenu</name>
    <message>
        <source>Choose another…</source>
        <translation>Anderes wählen …</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>Auf diesem Computer</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
</context>
<context>
    <name>ExportCommands</name>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportieren …</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Nothing was exported</source>
        <translation>Nichts exportiert</translation>
    </message>
    <message>
        <source>{files} exported to {target}</source>
        <translation>{files} exportiert nach {target}</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Adds a service worker and a web manifest</source>
        <translation>Fügt einen Service Worker und ein Web-Manifest hinzu</translation>
    </message>
    <message>
        <source>As</source>
        <translation>Als</translation>
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
        <source>&amp;All packages that the runtime can load</source>
        <translation>Alle &amp;Pakete, die die Runtime laden kann</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>&amp;Exportieren</translation>
    </message>
    <message>
        <source>&amp;Preview</source>
        <translation>&amp;Vorschau</translation>
    </message>
    <message>
        <source>&amp;Runtime files</source>
        <translation>&amp;Runtime-Dateien</translation>
    </message>
    <message>
        <source>&amp;Selected: {files}</source>
        <translation>&amp;Ausgewählt: {files}</translation>
    </message>
    <message>
        <source>&amp;To</source>
        <translation>&amp;Ziel</translation>
    </message>
    <message>
        <source>A loc&amp;k file beside the packages</source>
        <translation>Loc&amp;k-Datei neben den Paketen</translation>
    </message>
    <message>
        <source>A new folder or .zip file</source>
        <translation>Neuer Ordner oder .zip-Datei</translation>
    </message>
    <message>
        <source>A preset or &amp;list:</source>
        <translation>Vorlage oder &amp;Liste:</translation>
    </message>
    <message>
        <source>An &amp;offline distribution: runtime, packages and a page</source>
        <translation>&amp;Offline-Distribution: Runtime, Pakete und eine Webseite</translation>
    </message>
    <message>
        <source>Choose a new folder or .zip file for the distribution.</source>
        <translation>Wählen Sie einen neuen Ordner oder eine .zip-Datei für die Distribution.</translation>
    </message>
    <message>
        <source>Let the page open offline after the first &amp;visit</source>
        <translation>&amp;Seite nach dem ersten Besuch auch offline öffnen</translation>
    </message>
    <message>
        <source>Nothing can be exported.</source>
        <translation>Es kann nichts exportiert werden.</translation>
    </message>
    <message>
        <source>Optional: the unpacked npm package, node_modules/pyodide</source>
        <translation>Optional: das entpackte npm-Paket, node_modules/pyodide</translation>
    </message>
    <message>
        <source>The cache directory</source>
        <translation>Das Cache-Verzeichnis</translation>
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
        <source>Write a lock file, or all that a page needs to run without a network.</source>
        <translation>Eine Lock-Datei schreiben, oder alles, was eine Seite ohne Netz braucht.</translation>
    </message>
    <message>
        <source>{files}, {size}, to {target}</source>
        <translation>{files}, {size}, nach {target}</translation>
    </message>
</context>
<context>
    <name>FileTree</name>
    <message>
        <source>Files in the archive</source>
        <translation>Dateien im Archiv</translation>
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
    <name>GcDialog</name>
    <message>
        <source>Clean up</source>
        <translation>Aufräumen</translation>
    </message>
    <message>
        <source>Clean up the store</source>
        <translation>Speicher aufräumen</translation>
    </message>
    <message>
        <source>In use: {files}</source>
        <translation>In Gebrauch: {files}</translation>
    </message>
    <message>
        <source>Incomplete: {files}. This is deleted too.</source>
        <translation>Unvollständig: {files}. Auch das wird gelöscht.</translation>
    </message>
    <message>
        <source>Kept, because changed within the last hour: {files}</source>
        <translation>Behalten, weil in der letzten Stunde geändert: {files}</translation>
    </message>
    <message>
        <source>Nothing to delete</source>
        <translation>Nichts zu löschen</translation>
    </message>
    <message>
        <source>Permanently delete {files} ({size})</source>
        <translation>{files} ({size}) endgültig löschen</translation>
    </message>
    <message>
        <source>Unused: {files}, {size}. This is deleted permanently, and can be downloaded again.</source>
        <translation>Unbenutzt: {files}, {size}. Das wird endgültig gelöscht und kann erneut heruntergeladen werden.</translation>
    </message>
    <message>
        <source>{path} was deleted and is removed from the list.</source>
        <translation>{path} wurde gelöscht und wird aus der Liste entfernt.</translation>
    </message>
    <message>
        <source>⚠ Nothing is deleted while a directory cannot be read:</source>
        <translation>⚠ Es wird nichts gelöscht, solange ein Verzeichnis nicht lesbar ist:</translation>
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
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Cache directory: {path}</source>
        <translation>Cache-Verzeichnis: {path}</translation>
    </message>
    <message>
        <source>Choose a cache directory</source>
        <translation>Cache-Verzeichnis wählen</translation>
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
        <source>From the distribution</source>
        <translation>Aus der Distribution</translation>
    </message>
    <message>
        <source>Look for newer releases…</source>
        <translation>Nach neueren Releases suchen …</translation>
    </message>
    <message>
        <source>Mirror, folder or another index…</source>
        <translation>Mirror, Ordner oder anderer Index …</translation>
    </message>
    <message>
        <source>Packages are downloaded for this Pyodide version</source>
        <translation>Pakete werden für diese Pyodide-Version geladen</translation>
    </message>
    <message>
        <source>Pyodide version</source>
        <translation>Pyodide-Version</translation>
    </message>
    <message>
        <source>Pyodide {version} (auto)</source>
        <translation>Pyodide {version} (auto)</translation>
    </message>
    <message>
        <source>Pyodide {version} (new)</source>
        <translation>Pyodide {version} (neu)</translation>
    </message>
    <message>
        <source>Sources: {names}</source>
        <translation>Quellen: {names}</translation>
    </message>
    <message>
        <source>numpy  kind:wasm  status:damaged  runtime:314  size&gt;10MB  age&gt;30d  -tests</source>
        <translation>numpy  kind:wasm  status:damaged  runtime:314  size&gt;10MB  age&gt;30d  -tests</translation>
    </message>
</context>
<context>
    <name>HelpCommands</name>
    <message>
        <source>&amp;About and licenses</source>
        <translation>&amp;Info und Lizenzen</translation>
    </message>
    <message>
        <source>&amp;Guide</source>
        <translation>&amp;Anleitung</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts…</source>
        <translation>&amp;Tastenkürzel …</translation>
    </message>
    <message>
        <source>New version</source>
        <translation>Neue Version</translation>
    </message>
</context>
<context>
    <name>InventoryCommands</name>
    <message>
        <source>&amp;Ages</source>
        <translation>&amp;Altersverteilung</translation>
    </message>
    <message>
        <source>&amp;Group by package</source>
        <translation>Nach Paket &amp;gruppieren</translation>
    </message>
    <message>
        <source>&amp;Map instead of the table</source>
        <translation>&amp;Karte statt Tabelle</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>Ak&amp;tualisieren</translation>
    </message>
    <message>
        <source>C&amp;lear selection</source>
        <translation>Auswahl auf&amp;heben</translation>
    </message>
    <message>
        <source>Save the list as &amp;CSV…</source>
        <translation>Dateiliste als &amp;CSV speichern …</translation>
    </message>
    <message>
        <source>Save the list as &amp;JSON…</source>
        <translation>Dateiliste als &amp;JSON speichern …</translation>
    </message>
    <message>
        <source>Save the list of {files}</source>
        <translation>Liste von {files} speichern</translation>
    </message>
    <message>
        <source>Save {name}</source>
        <translation>{name} speichern</translation>
    </message>
    <message>
        <source>Select &amp;all shown</source>
        <translation>&amp;Alle angezeigten auswählen</translation>
    </message>
    <message>
        <source>{files} listed</source>
        <translation>{files} in der Liste</translation>
    </message>
</context>
<context>
    <name>InventoryModel</name>
    <message>
        <source>{column}, sorted ascending</source>
        <translation>{column}, aufsteigend sortiert</translation>
    </message>
    <message>
        <source>{column}, sorted descending</source>
        <translation>{column}, absteigend sortiert</translation>
    </message>
</context>
<context>
    <name>JobLog</name>
    <message>
        <source>Started in {lane}</source>
        <translation>Gestartet in {lane}</translation>
    </message>
    <message>
        <source>{name}: complete, {size}</source>
        <translation>{name}: vollständig, {size}</translation>
    </message>
    <message>
        <source>{name}: started</source>
        <translation>{name}: begonnen</translation>
    </message>
    <message>
        <source>{name}: {reason}; attempt {n} follows</source>
        <translation>{name}: {reason}; Versuch {n} folgt</translation>
    </message>
    <message>
        <source>{summary} ({n} s)</source>
        <translation>{summary} ({n} s)</translation>
    </message>
</context>
<context>
    <name>JobRow</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Ausblenden</translation>
    </message>
    <message>
        <source>Canceling…</source>
        <translation>Wird abgebrochen …</translation>
    </message>
    <message>
        <source>Complete files are not downloaded again</source>
        <translation>Vollständige Dateien werden nicht erneut heruntergeladen</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Progress of {job}</source>
        <translation>Fortschritt: {job}</translation>
    </message>
    <message>
        <source>Restore the files from the trash</source>
        <translation>Die Dateien aus dem Papierkorb wiederherstellen</translation>
    </message>
    <message>
        <source>Show what failed, and why</source>
        <translation>Zeigen, was fehlschlug und warum</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Wird gestartet …</translation>
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
        <source>{n} problems…</source>
        <translation>{n} Probleme …</translation>
    </message>
    <message>
        <source>{n} problem…</source>
        <translation>{n} Problem …</translation>
    </message>
</context>
<context>
    <name>KnownCaches</name>
    <message>
        <source>Caches on this computer</source>
        <translation>Caches auf diesem Computer</translation>
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
        <source>Looking for caches on this computer…</source>
        <translation>Caches auf diesem Computer werden gesucht …</translation>
    </message>
    <message>
        <source>No other caches were found on this computer</source>
        <translation>Keine anderen Caches auf diesem Computer gefunden</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Besitzer</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
</context>
<context>
    <name>LayersDialog</name>
    <message>
        <source>&amp;Add a folder…</source>
        <translation>Ordner &amp;hinzufügen …</translation>
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
        <source>&amp;Compare</source>
        <translation>&amp;Vergleichen</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Ordner wählen</translation>
    </message>
    <message>
        <source>Code that starts the runtime with its layers</source>
        <translation>Code, der die Runtime mit ihren Ebenen startet</translation>
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
        <source>Differences</source>
        <translation>Unterschiede</translation>
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
        <source>Files to show</source>
        <translation>Anzuzeigende Dateien</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Folders, from top to bottom</source>
        <translation>Ordner, von oben nach unten</translation>
    </message>
    <message>
        <source>Hash the files that are in more than one folder</source>
        <translation>Dateien hashen, die in mehreren Ordnern sind</translation>
    </message>
    <message>
        <source>In several folders</source>
        <translation>In mehreren Ordnern</translation>
    </message>
    <message>
        <source>Move &amp;up</source>
        <translation>Nach &amp;oben</translation>
    </message>
    <message>
        <source>No file is in more than one folder</source>
        <translation>Keine Datei ist in mehreren Ordnern</translation>
    </message>
    <message>
        <source>Pyodide {release} reads one directory. A warm-up copies what the layers have into it:</source>
        <translation>Pyodide {release} liest ein einziges Verzeichnis. Ein Vorabladen kopiert hinein, was die Ebenen haben:</translation>
    </message>
    <message>
        <source>Pyodide {release} reads one layer. A warm-up copies what the others have:</source>
        <translation>Pyodide {release} liest eine einzige Ebene. Ein Vorabladen kopiert, was die anderen haben:</translation>
    </message>
    <message>
        <source>Remove the layer {folder}</source>
        <translation>Ebene {folder} entfernen</translation>
    </message>
    <message>
        <source>Start Pyodide {release} with them in Node:</source>
        <translation>Pyodide {release} in Node damit starten:</translation>
    </message>
    <message>
        <source>The folder is no longer a layer; its files are kept</source>
        <translation>Der Ordner ist keine Ebene mehr; seine Dateien bleiben</translation>
    </message>
    <message>
        <source>does not exist yet</source>
        <translation>noch nicht vorhanden</translation>
    </message>
    <message>
        <source>⚠ not available</source>
        <translation>⚠ nicht verfügbar</translation>
    </message>
    <message>
        <source>⚠ the cache directory itself; ignored</source>
        <translation>⚠ das Cache-Verzeichnis selbst; wird ignoriert</translation>
    </message>
    <message>
        <source>✓ available</source>
        <translation>✓ verfügbar</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Herkunft</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Ebenen</translation>
    </message>
    <message>
        <source>Layers are read-only folders below the cache directory, such as a team’s share, a folder of a container image, or a snapshot. Of files with the same name, the runtime uses the topmost. Files of layers are not downloaded again. Only the cache directory is ever changed.</source>
        <translation>Ebenen sind schreibgeschützte Ordner unter dem Cache-Verzeichnis, etwa die Freigabe eines Teams, ein Ordner eines Container-Images oder ein Snapshot. Von Dateien mit demselben Namen verwendet die Runtime die oberste. Dateien aus Ebenen werden nicht erneut heruntergeladen. Geändert wird immer nur das Cache-Verzeichnis.</translation>
    </message>
    <message>
        <source>No file differs between the folders</source>
        <translation>Keine Datei unterscheidet sich zwischen den Ordnern</translation>
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
        <source>Start the runtime</source>
        <translation>Runtime starten</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>There are no package files yet</source>
        <translation>Es gibt noch keine Paketdateien</translation>
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
        <source>the user</source>
        <translation>der Benutzer</translation>
    </message>
    <message>
        <source>{n} name</source>
        <translation>{n} Name</translation>
    </message>
    <message>
        <source>{n} names</source>
        <translation>{n} Namen</translation>
    </message>
    <message>
        <source>⚠ writable by others</source>
        <translation>⚠ für andere beschreibbar</translation>
    </message>
    <message>
        <source>✕ cannot be read</source>
        <translation>✕ nicht lesbar</translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>hatched: {meaning}</source>
        <translation>schraffiert: {meaning}</translation>
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
    <name>ListsDialog</name>
    <message>
        <source>Export lists</source>
        <translation>Listen exportieren</translation>
    </message>
    <message>
        <source>Import lists</source>
        <translation>Listen importieren</translation>
    </message>
    <message>
        <source>Lists</source>
        <translation>Listen</translation>
    </message>
    <message>
        <source>Lists of packages that are downloaded together.</source>
        <translation>Listen von Paketen, die zusammen heruntergeladen werden.</translation>
    </message>
    <message>
        <source>My lists</source>
        <translation>Meine Listen</translation>
    </message>
    <message>
        <source>Package names, with versions if you need them</source>
        <translation>Paketnamen, bei Bedarf mit Versionen</translation>
    </message>
    <message>
        <source>There are no lists yet. New creates one.</source>
        <translation>Es gibt noch keine Listen. „Neu“ legt eine an.</translation>
    </message>
    <message>
        <source>New list</source>
        <translation>Neue Liste</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportieren …</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>&amp;Importieren …</translation>
    </message>
    <message>
        <source>&amp;New</source>
        <translation>&amp;Neu</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>&amp;Umbenennen</translation>
    </message>
    <message>
        <source>&amp;Save changes</source>
        <translation>Änderungen &amp;speichern</translation>
    </message>
    <message>
        <source>&amp;Warm up</source>
        <translation>Vo&amp;rab laden</translation>
    </message>
    <message>
        <source>Disc&amp;ard changes</source>
        <translation>Änderungen &amp;verwerfen</translation>
    </message>
    <message>
        <source>Requirements</source>
        <translation>Anforderungen</translation>
    </message>
    <message>
        <source>Res&amp;tore {names}</source>
        <translation>{names} &amp;wiederherstellen</translation>
    </message>
</context>
<context>
    <name>LogDialog</name>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>&amp;Level</source>
        <translation>S&amp;tufe</translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation>&amp;Speichern …</translation>
    </message>
    <message>
        <source>Cl&amp;ear</source>
        <translation>&amp;Leeren</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>Detail</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
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
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>No entries yet</source>
        <translation>Noch keine Einträge</translation>
    </message>
    <message>
        <source>No entry matches</source>
        <translation>Kein Eintrag passt</translation>
    </message>
    <message>
        <source>Only errors</source>
        <translation>Nur Fehler</translation>
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
        <source>Se&amp;arch</source>
        <translation>S&amp;uchen</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
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
        <source>Warnings and errors</source>
        <translation>Warnungen und Fehler</translation>
    </message>
    <message>
        <source>Without details</source>
        <translation>Ohne Details</translation>
    </message>
    <message>
        <source>{n} line</source>
        <translation>{n} Zeile</translation>
    </message>
    <message>
        <source>{n} lines</source>
        <translation>{n} Zeilen</translation>
    </message>
    <message>
        <source>{shown} of {lines}</source>
        <translation>{shown} von {lines}</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>&amp;Details</source>
        <translation>&amp;Details</translation>
    </message>
    <message>
        <source>&amp;Filter</source>
        <translation>&amp;Filter</translation>
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
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>Close or open a package</source>
        <translation>Paket zu- oder aufklappen</translation>
    </message>
    <message>
        <source>Copy rows</source>
        <translation>Zeilen kopieren</translation>
    </message>
    <message>
        <source>Ctrl+C</source>
        <translation>Strg+C</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Eingabe</translation>
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
        <source>Select or deselect</source>
        <translation>Aus- oder abwählen</translation>
    </message>
    <message>
        <source>Show details</source>
        <translation>Details anzeigen</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Leertaste</translation>
    </message>
</context>
<context>
    <name>MapPage</name>
    <message>
        <source>C&amp;olor by</source>
        <translation>&amp;Farbe nach</translation>
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
        <source>Failed because of a bug in this app</source>
        <translation>Wegen eines Fehlers in dieser App gescheitert</translation>
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
        <source>&amp;Files of the app</source>
        <translation>&amp;Dateien der App</translation>
    </message>
    <message>
        <source>&amp;Needs</source>
        <translation>&amp;Braucht</translation>
    </message>
    <message>
        <source>&amp;Runtime files</source>
        <translation>&amp;Runtime-Dateien</translation>
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
        <source>Als&amp;o run</source>
        <translation>Auß&amp;erdem ausführen</translation>
    </message>
    <message>
        <source>Also run</source>
        <translation>Außerdem ausführen</translation>
    </message>
    <message>
        <source>Also what the app &amp;declares and imports</source>
        <translation>Auch was die App an&amp;gibt und importiert</translation>
    </message>
    <message>
        <source>App</source>
        <translation>App</translation>
    </message>
    <message>
        <source>Ar&amp;guments</source>
        <translation>Argu&amp;mente</translation>
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
        <source>Choose the script that starts the app</source>
        <translation>Das Skript wählen, das die App startet</translation>
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
        <source>Found beside the app; its lock file is not an official one</source>
        <translation>Neben der App gefunden; die Lock-Datei ist keine offizielle</translation>
    </message>
    <message>
        <source>Make the smallest set of files that still runs your app, and prove it by running the app.</source>
        <translation>Erstellt die kleinste Menge von Dateien, mit der Ihre App noch läuft, und beweist es, indem die App ausgeführt wird.</translation>
    </message>
    <message>
        <source>More options</source>
        <translation>Weitere Optionen</translation>
    </message>
    <message>
        <source>Node {version} blocks your files, other programs and your environment. The network is blocked by JavaScript beside the app, which malicious code can undo.</source>
        <translation>Node {version} sperrt eigene Dateien, andere Programme und die Umgebung. Das Netz sperrt JavaScript neben der App; bösartiger Code kann das aufheben.</translation>
    </message>
    <message>
        <source>Node {version} blocks your files, other programs, your environment and the network.</source>
        <translation>Node {version} sperrt eigene Dateien, andere Programme, die Umgebung und das Netz.</translation>
    </message>
    <message>
        <source>Not found beside the app. Install it there with “npm install pyodide@{version}”</source>
        <translation>Neben der App nicht gefunden. Installieren Sie es dort mit: „npm install pyodide@{version}“</translation>
    </message>
    <message>
        <source>Runtime files</source>
        <translation>Runtime-Dateien</translation>
    </message>
    <message>
        <source>Start &amp;image: start with the packages imported (experimental)</source>
        <translation>S&amp;tartabbild: Start mit importierten Paketen (experimentell)</translation>
    </message>
    <message>
        <source>The script that starts the app; you can also drop it here</source>
        <translation>Das Skript, das die App startet; es lässt sich auch hier ablegen</translation>
    </message>
    <message>
        <source>Tri&amp;mmed wheels and a lock file: each is cached separately</source>
        <translation>Gekürzte &amp;Wheels und eine Lock-Datei: jedes wird einzeln gecacht</translation>
    </message>
    <message>
        <source>for one run; then the app is stopped</source>
        <translation>für eine Ausführung; danach wird die App beendet</translation>
    </message>
    <message>
        <source>⚠ Watching an app runs its code and that of its packages.</source>
        <translation>⚠ Beim Beobachten wird der Code der App und ihrer Pakete ausgeführt.</translation>
    </message>
    <message>
        <source>One &amp;bundle with all packages and the app</source>
        <translation>Ein B&amp;undle mit allen Paketen und der App</translation>
    </message>
    <message>
        <source>Memory is not limited, and the documentation of Node calls its permission model a seat belt that does not stop malicious code. Pack an app that you do not trust in a container or on a separate computer.</source>
        <translation>Der Arbeitsspeicher ist nicht begrenzt, und die Dokumentation von Node nennt das Berechtigungsmodell einen Sicherheitsgurt, der bösartigen Code nicht aufhält. Packen Sie eine App, der Sie nicht vertrauen, in einem Container oder auf einem eigenen Computer.</translation>
    </message>
    <message>
        <source>Output folder</source>
        <translation>Ausgabeordner</translation>
    </message>
    <message>
        <source>Python code to run after the app. What it needs is kept too.</source>
        <translation>Python-Code, der nach der App läuft. Was er braucht, bleibt auch erhalten.</translation>
    </message>
    <message>
        <source>Python scripts</source>
        <translation>Python-Skripte</translation>
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
</context>
<context>
    <name>PackChoice</name>
    <message>
        <source>Also keep</source>
        <translation>Auch behalten</translation>
    </message>
    <message>
        <source>Also &amp;keep these files</source>
        <translation>Auch diese Dateien &amp;behalten</translation>
    </message>
    <message>
        <source>Not included: {names}.</source>
        <translation>Nicht enthalten: {names}.</translation>
    </message>
    <message>
        <source>Patterns of files to keep</source>
        <translation>Muster zu behaltender Dateien</translation>
    </message>
    <message>
        <source>Relative to site-packages or the standard library; * matches slashes too</source>
        <translation>Relativ zu site-packages oder zur Standardbibliothek; * passt auch auf Schrägstriche</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Sizes of the files as they are compressed now.</source>
        <translation>Größen der Dateien, wie sie jetzt komprimiert sind.</translation>
    </message>
    <message>
        <source>⚠ none</source>
        <translation>⚠ keine</translation>
    </message>
</context>
<context>
    <name>PackCommands</name>
    <message>
        <source>Pac&amp;k an app…</source>
        <translation>App pac&amp;ken …</translation>
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
        <source>2  What to keep</source>
        <translation>2  Was bleiben soll</translation>
    </message>
    <message>
        <source>Output of the app</source>
        <translation>Ausgabe der App</translation>
    </message>
    <message>
        <source>Stopped. Packages that were downloaded stay in the cache directory.</source>
        <translation>Angehalten. Heruntergeladene Pakete bleiben im Cache-Verzeichnis.</translation>
    </message>
    <message>
        <source>3  The proof</source>
        <translation>3  Der Nachweis</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
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
        <translation>Plan</translation>
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
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>The app was not run. If it does not need these packages, uncheck “Also what the app declares and imports”, and name the others under “Needs”.</source>
        <translation>Die App wurde nicht ausgeführt. Braucht sie diese Pakete nicht, wählen Sie „Auch was die App angibt und importiert“ ab und nennen Sie die übrigen unter „Braucht“.</translation>
    </message>
    <message>
        <source>Watch {name}</source>
        <translation>{name} beobachten</translation>
    </message>
</context>
<context>
    <name>PackMissing</name>
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
        <source>Everything else in this program works without it.</source>
        <translation>Alles andere in diesem Programm geht ohne.</translation>
    </message>
    <message>
        <source>Fedora</source>
        <translation>Fedora</translation>
    </message>
    <message>
        <source>Node 20 or newer also keeps the app from your files. If an installer changed the search path, restart this program. Everything else in it works without Node.</source>
        <translation>Ab Node 20 bleiben der App auch eigene Dateien verschlossen. Hat ein Installationsprogramm den Suchpfad geändert, starten Sie dieses Programm neu. Alles andere darin geht ohne Node.</translation>
    </message>
    <message>
        <source>Packing needs the npm package pyodide</source>
        <translation>Zum Packen wird das npm-Paket pyodide gebraucht</translation>
    </message>
    <message>
        <source>The app runs in Node with the real Pyodide, to record what it uses. {why}.</source>
        <translation>Die App läuft in Node mit dem echten Pyodide, um aufzuzeichnen, was sie benutzt. {why}.</translation>
    </message>
    <message>
        <source>The app runs in its runtime, which becomes a part of the pack. {why}.</source>
        <translation>Die App läuft in ihrer Runtime, die Teil des App-Pakets wird. {why}.</translation>
    </message>
    <message>
        <source>Packing needs Node</source>
        <translation>Zum Packen fehlt Node</translation>
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
        <source>Making and proving the pack</source>
        <translation>App-Paket wird erstellt und geprüft</translation>
    </message>
    <message>
        <source>Stopped; no pack was made</source>
        <translation>Angehalten; kein App-Paket wurde erstellt</translation>
    </message>
    <message>
        <source>The bundle is {size}, including the app. Package sizes are those of single wheels.</source>
        <translation>Das Bundle hat {size}, einschließlich der App. Paketgrößen sind die einzelner Wheels.</translation>
    </message>
    <message>
        <source>The end of the app’s output:</source>
        <translation>Das Ende der Ausgabe der App:</translation>
    </message>
    <message>
        <source>The folder appears when the app ran from the pack alone, without a network.</source>
        <translation>Der Ordner erscheint, sobald die App allein aus dem App-Paket gelaufen ist, ohne Netz.</translation>
    </message>
    <message>
        <source>The runtime’s own files add {size}, before and after.</source>
        <translation>Die eigenen Dateien der Runtime kommen mit {size} hinzu, vorher wie nachher.</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Timings before and after</source>
        <translation>Zeiten vorher und nachher</translation>
    </message>
    <message>
        <source>✓ Proven at attempt {n}: the app ran from this pack alone, without a network</source>
        <translation>✓ Nachgewiesen im {n}. Versuch: Die App lief allein aus diesem App-Paket, ohne Netz</translation>
    </message>
    <message>
        <source>✓ Proven: the app ran from this pack alone, without a network</source>
        <translation>✓ Nachgewiesen: Die App lief allein aus diesem App-Paket, ohne Netz</translation>
    </message>
    <message>
        <source>✕ No pack was made</source>
        <translation>✕ Kein App-Paket wurde erstellt</translation>
    </message>
    <message>
        <source>Nothing was written.</source>
        <translation>Nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>Output of the app</source>
        <translation>Ausgabe der App</translation>
    </message>
    <message>
        <source>Proofs</source>
        <translation>Probeläufe</translation>
    </message>
</context>
<context>
    <name>PackSizes</name>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>Compressed, as it is downloaded</source>
        <translation>Komprimiert, wie heruntergeladen</translation>
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
        <source>Packages before and after</source>
        <translation>Pakete vorher und nachher</translation>
    </message>
    <message>
        <source>Reduction</source>
        <translation>Ersparnis</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Summe</translation>
    </message>
</context>
<context>
    <name>PackagesDialog</name>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>Add packages</source>
        <translation>Pakete hinzufügen</translation>
    </message>
    <message>
        <source>Cannot read {file}: {error}</source>
        <translation>{file} ist nicht lesbar: {error}</translation>
    </message>
    <message>
        <source>Copy {files}</source>
        <translation>{files} kopieren</translation>
    </message>
    <message>
        <source>Download {files}{size}</source>
        <translation>{files}{size} herunterladen</translation>
    </message>
    <message>
        <source>For Pyodide {release}: {files}</source>
        <translation>Für Pyodide {release}: {files}</translation>
    </message>
    <message>
        <source>From a requirements &amp;file…</source>
        <translation>&amp;Aus Anforderungsdatei …</translation>
    </message>
    <message>
        <source>No packages</source>
        <translation>Keine Pakete</translation>
    </message>
    <message>
        <source>Nothing to download</source>
        <translation>Nichts herunterzuladen</translation>
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
        <source>Preview lists what is downloaded, with dependencies and sizes</source>
        <translation>Die Vorschau zeigt, was heruntergeladen wird, mit Abhängigkeiten und Größen</translation>
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
        <source>download</source>
        <translation>herunterladen</translation>
    </message>
    <message>
        <source>replace (different file)</source>
        <translation>ersetzen (andere Datei)</translation>
    </message>
    <message>
        <source>{files} to copy</source>
        <translation>{files} zu kopieren</translation>
    </message>
    <message>
        <source>{files} to download{size}</source>
        <translation>{files} herunterzuladen{size}</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>&amp;Preview</source>
        <translation>&amp;Vorschau</translation>
    </message>
    <message>
        <source>&amp;Save as a list…</source>
        <translation>Als Liste &amp;speichern …</translation>
    </message>
    <message>
        <source>Enter package names, with versions if you need them.</source>
        <translation>Paketnamen eingeben, bei Bedarf mit Versionen.</translation>
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
        <source>Warm up: {name}</source>
        <translation>Vorab laden: {name}</translation>
    </message>
    <message>
        <source>copy from this computer</source>
        <translation>von diesem Computer kopieren</translation>
    </message>
    <message>
        <source>not available: {n}</source>
        <translation>nicht verfügbar: {n}</translation>
    </message>
    <message>
        <source>{files} cached</source>
        <translation>{files} im Cache</translation>
    </message>
    <message>
        <source>✓ cached</source>
        <translation>✓ im Cache</translation>
    </message>
</context>
<context>
    <name>PathLine</name>
    <message>
        <source>Choose a folder</source>
        <translation>Ordner wählen</translation>
    </message>
    <message>
        <source>Choose folder…</source>
        <translation>Ordner wählen …</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen …</translation>
    </message>
</context>
<context>
    <name>PlacesCommands</name>
    <message>
        <source>Cross-&amp;build environments…</source>
        <translation>Cross-&amp;Build-Umgebungen …</translation>
    </message>
</context>
<context>
    <name>PlacesController</name>
    <message>
        <source>Search for places</source>
        <translation>Orte suchen</translation>
    </message>
</context>
<context>
    <name>PlacesModel</name>
    <message>
        <source>Project folders</source>
        <translation>Projektordner</translation>
    </message>
    <message>
        <source>no packages found</source>
        <translation>keine Pakete gefunden</translation>
    </message>
    <message>
        <source>open</source>
        <translation>geöffnet</translation>
    </message>
    <message>
        <source>searching…</source>
        <translation>wird gesucht …</translation>
    </message>
    <message>
        <source>with a problem</source>
        <translation>mit einem Problem</translation>
    </message>
    <message>
        <source>{n} place</source>
        <translation>{n} Ort</translation>
    </message>
    <message>
        <source>{n} places</source>
        <translation>{n} Orte</translation>
    </message>
</context>
<context>
    <name>PlacesSidebar</name>
    <message>
        <source>Add a folder…</source>
        <translation>Projektordner …</translation>
    </message>
    <message>
        <source>Choose a project folder</source>
        <translation>Projektordner wählen</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>Pfad kopieren</translation>
    </message>
    <message>
        <source>Forget the project folder {name}</source>
        <translation>Projektordner {name} vergessen</translation>
    </message>
    <message>
        <source>No Pyodide packages were found in the folders of known tools. Add a project folder to search it too.</source>
        <translation>In den Ordnern bekannter Werkzeuge wurden keine Pyodide-Pakete gefunden. Fügen Sie einen Projektordner hinzu, um auch ihn zu durchsuchen.</translation>
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
        <source>Search a project folder too</source>
        <translation>Auch einen Projektordner durchsuchen</translation>
    </message>
    <message>
        <source>Search again</source>
        <translation>Erneut suchen</translation>
    </message>
    <message>
        <source>Searching for places…</source>
        <translation>Orte werden gesucht …</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Suche …</translation>
    </message>
    <message>
        <source>Show the cross-build environments…</source>
        <translation>Cross-Build-Umgebungen anzeigen …</translation>
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
    <name>PlanDialog</name>
    <message>
        <source>, required by {names}</source>
        <translation>, benötigt von {names}</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Planning…</source>
        <translation>Wird geplant …</translation>
    </message>
</context>
<context>
    <name>PreferencesCommands</name>
    <message>
        <source>&amp;Preferences…</source>
        <translation>E&amp;instellungen …</translation>
    </message>
</context>
<context>
    <name>PreferencesDialog</name>
    <message>
        <source>&amp;Ages</source>
        <translation>&amp;Alter</translation>
    </message>
    <message>
        <source>&amp;Ask the package index once a day for recalled packages</source>
        <translation>&amp;Den Paketindex einmal am Tag nach zurückgezogenen Paketen fragen</translation>
    </message>
    <message>
        <source>&amp;Clean up files older than</source>
        <translation>&amp;Aufräumen: Dateien älter als</translation>
    </message>
    <message>
        <source>&amp;Connections to one host</source>
        <translation>&amp;Verbindungen pro Host</translation>
    </message>
    <message>
        <source>&amp;Default directory</source>
        <translation>Stan&amp;dardverzeichnis</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Sprache</translation>
    </message>
    <message>
        <source>&amp;Notify me when a long job finishes in the background</source>
        <translation>&amp;Melden, wenn ein langer Vorgang im Hintergrund endet</translation>
    </message>
    <message>
        <source>&amp;Protected packages</source>
        <translation>&amp;Geschützte Pakete</translation>
    </message>
    <message>
        <source>&amp;Proxy</source>
        <translation>&amp;Proxy</translation>
    </message>
    <message>
        <source>&amp;Restore defaults</source>
        <translation>Standard&amp;werte</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Farbschema</translation>
    </message>
    <message>
        <source>&amp;Verify new files while there is nothing else to do</source>
        <translation>&amp;Neue Dateien prüfen, wenn nichts anderes zu tun ist</translation>
    </message>
    <message>
        <source>&amp;Wait with new versions</source>
        <translation>&amp;Mit neuen Versionen warten</translation>
    </message>
    <message>
        <source>Applies when the app is started again</source>
        <translation>Gilt nach einem Neustart der App</translation>
    </message>
    <message>
        <source>C&amp;ompress the store after</source>
        <translation>Speicher &amp;komprimieren nach</translation>
    </message>
    <message>
        <source>Cache</source>
        <translation>Cache</translation>
    </message>
    <message>
        <source>P&amp;inned versions</source>
        <translation>&amp;Fixierte Versionen</translation>
    </message>
    <message>
        <source>Package &amp;index</source>
        <translation>Paket&amp;index</translation>
    </message>
    <message>
        <source>Removed &amp;files</source>
        <translation>&amp;Entfernte Dateien</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Date: {date}</source>
        <translation>Datum: {date}</translation>
    </message>
    <message>
        <source>Delete permanently</source>
        <translation>Endgültig löschen</translation>
    </message>
    <message>
        <source>Files of the store that nothing has used for this long are compressed</source>
        <translation>Dateien des Speichers, die so lange ungenutzt sind, werden komprimiert</translation>
    </message>
    <message>
        <source>General</source>
        <translation>Allgemein</translation>
    </message>
    <message>
        <source>Loo&amp;k for a newer version of this app once a week</source>
        <translation>&amp;Einmal in der Woche nach einer neueren Version dieser App suchen</translation>
    </message>
    <message>
        <source>Never removed by a cleanup; separate names with commas</source>
        <translation>Wird beim Aufräumen nie entfernt; trennen Sie Namen durch Kommas</translation>
    </message>
    <message>
        <source>OK renames this file and starts a new one.</source>
        <translation>OK benennt diese Datei um und beginnt eine neue.</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>The variable {name} takes precedence: {path}</source>
        <translation>Die Variable {name} hat Vorrang: {path}</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>&amp;Offline: use only what is on this computer</source>
        <translation>&amp;Offline: nur verwenden, was auf diesem Computer ist</translation>
    </message>
    <message>
        <source>&amp;Suggest packages from earlier warm-ups on this computer</source>
        <translation>&amp;Pakete nach früherem Vorabladen auf diesem Computer vorschlagen</translation>
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
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Relative: 3 days</source>
        <translation>Relativ: 3 Tage</translation>
    </message>
    <message>
        <source>That of pip or the environment</source>
        <translation>Der von pip oder aus der Umgebung</translation>
    </message>
    <message>
        <source>This must be {allowed}</source>
        <translation>Erlaubt: {allowed}</translation>
    </message>
    <message>
        <source>Use pip’s index</source>
        <translation>Index von pip verwenden</translation>
    </message>
    <message>
        <source>Warm-ups keep to them, such as numpy==2.2; separate with spaces</source>
        <translation>Vorabladen hält sich daran, etwa numpy==2.2; trennen Sie durch Leerzeichen</translation>
    </message>
    <message>
        <source>any age</source>
        <translation>jedes Alter</translation>
    </message>
    <message>
        <source>do not wait</source>
        <translation>nicht warten</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
</context>
<context>
    <name>PresetMenu</name>
    <message>
        <source>Checking what is cached…</source>
        <translation>Es wird geprüft, was gecacht ist …</translation>
    </message>
    <message>
        <source>Prepare a fast start…</source>
        <translation>Schnellen Start vorbereiten …</translation>
    </message>
    <message>
        <source>Preview…</source>
        <translation>Vorschau …</translation>
    </message>
    <message>
        <source>Warm up</source>
        <translation>Vorab laden</translation>
    </message>
    <message>
        <source>from Pyodide</source>
        <translation>von Pyodide</translation>
    </message>
    <message>
        <source>from the index</source>
        <translation>aus dem Index</translation>
    </message>
    <message>
        <source>more than {size} to download</source>
        <translation>mehr als {size} herunterzuladen</translation>
    </message>
    <message>
        <source>{cached} of {total} cached</source>
        <translation>{cached} von {total} gecacht</translation>
    </message>
    <message>
        <source>{n} not available</source>
        <translation>{n} nicht verfügbar</translation>
    </message>
    <message>
        <source>{size} to download</source>
        <translation>{size} herunterzuladen</translation>
    </message>
    <message>
        <source>○ {name} {version}, {origin}</source>
        <translation>○ {name} {version}, {origin}</translation>
    </message>
    <message>
        <source>✓ {name} {version}, cached</source>
        <translation>✓ {name} {version}, gecacht</translation>
    </message>
    <message>
        <source>✗ {name}, not available</source>
        <translation>✗ {name}, nicht verfügbar</translation>
    </message>
</context>
<context>
    <name>ProblemsDialog</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>Problems: {job}</source>
        <translation>Probleme: {job}</translation>
    </message>
</context>
<context>
    <name>PruneDialog</name>
    <message>
        <source>Delete &amp;permanently instead of moving to the trash</source>
        <translation>&amp;Endgültig löschen statt in den Papierkorb verschieben</translation>
    </message>
    <message>
        <source>Delete {files} ({size}) permanently</source>
        <translation>{files} ({size}) endgültig löschen</translation>
    </message>
    <message>
        <source>Files that are not packages are kept: {files}.</source>
        <translation>Dateien, die keine Pakete sind, bleiben: {files}.</translation>
    </message>
    <message>
        <source>Files to remove</source>
        <translation>Zu entfernende Dateien</translation>
    </message>
    <message>
        <source>Kept for other packages: {names}.</source>
        <translation>Für andere Pakete behalten: {names}.</translation>
    </message>
    <message>
        <source>No files match the rules</source>
        <translation>Keine Datei passt zu den Regeln</translation>
    </message>
    <message>
        <source>Only select these files in the table</source>
        <translation>Diese Dateien nur in der Tabelle auswählen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove selected files</source>
        <translation>Ausgewählte Dateien entfernen</translation>
    </message>
    <message>
        <source>Undo brings back what is in the trash. The trash uses disk space until it is emptied.</source>
        <translation>Rückgängig holt zurück, was im Papierkorb ist. Der Papierkorb belegt Speicherplatz, bis er geleert wird.</translation>
    </message>
    <message>
        <source>What must stay is {size} larger than the budget.</source>
        <translation>Was bleiben muss, ist {size} größer als das Budget.</translation>
    </message>
    <message>
        <source>start image {name}</source>
        <translation>Startabbild {name}</translation>
    </message>
    <message>
        <source>⚠ Still needed: {files}, by {names}.</source>
        <translation>⚠ Noch gebraucht: {files}, von {names}.</translation>
    </message>
    <message>
        <source>Move {files} ({size}) to the trash</source>
        <translation>{files} ({size}) in den Papierkorb verschieben</translation>
    </message>
    <message>
        <source>&amp;Select them</source>
        <translation>&amp;Auswählen</translation>
    </message>
    <message>
        <source>Choose what to remove. Nothing is removed before you confirm.</source>
        <translation>Wählen Sie, was entfernt wird. Ohne Bestätigung wird nichts entfernt.</translation>
    </message>
    <message>
        <source>Damaged, try a repair first: {names}. Check a file to remove it too.</source>
        <translation>Beschädigt, versuchen Sie zuerst eine Reparatur: {names}. Haken Sie eine Datei an, um auch sie zu entfernen.</translation>
    </message>
    <message>
        <source>Free up space</source>
        <translation>Speicherplatz freigeben</translation>
    </message>
    <message>
        <source>Not packages: {names}. Check a file to remove it too.</source>
        <translation>Keine Pakete: {names}. Haken Sie eine Datei an, um auch sie zu entfernen.</translation>
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
        <source>Planning…</source>
        <translation>Wird geplant …</translation>
    </message>
    <message>
        <source>Remove the selected files. Nothing is removed before you confirm.</source>
        <translation>Die gewählten Dateien entfernen. Ohne Bestätigung wird nichts entfernt.</translation>
    </message>
    <message>
        <source>This frees {size} and cannot be undone.</source>
        <translation>Das gibt {size} frei und lässt sich nicht rückgängig machen.</translation>
    </message>
</context>
<context>
    <name>PruneModel</name>
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
        <source>Needed by</source>
        <translation>Benötigt von</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>selected</source>
        <translation>ausgewählt</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
</context>
<context>
    <name>PullDialog</name>
    <message>
        <source>&amp;Channel</source>
        <translation>&amp;Kanal</translation>
    </message>
    <message>
        <source>Cached already: {files}.</source>
        <translation>Bereits im Cache: {files}.</translation>
    </message>
    <message>
        <source>Download the packages of a channel into this directory. Every byte is checked.</source>
        <translation>Lädt die Pakete eines Kanals in dieses Verzeichnis. Jedes Byte wird geprüft.</translation>
    </message>
    <message>
        <source>For other runtimes: {files}.</source>
        <translation>Für andere Runtimes: {files}.</translation>
    </message>
    <message>
        <source>Nothing to pull</source>
        <translation>Nichts zu holen</translation>
    </message>
    <message>
        <source>Pull</source>
        <translation>Holen</translation>
    </message>
    <message>
        <source>Pull from {team}</source>
        <translation>Von {team} holen</translation>
    </message>
    <message>
        <source>Pull {files} ({size})</source>
        <translation>{files} holen ({size})</translation>
    </message>
    <message>
        <source>The channel has no packages for this directory</source>
        <translation>Der Kanal hat keine Pakete für dieses Verzeichnis</translation>
    </message>
    <message>
        <source>cached</source>
        <translation>im Cache</translation>
    </message>
    <message>
        <source>fetch</source>
        <translation>holen</translation>
    </message>
    <message>
        <source>replace</source>
        <translation>ersetzen</translation>
    </message>
</context>
<context>
    <name>PushDialog</name>
    <message>
        <source>&amp;Channel</source>
        <translation>&amp;Kanal</translation>
    </message>
    <message>
        <source>&amp;Let the channel have only these packages</source>
        <translation>Der Kana&amp;l soll nur diese Pakete haben</translation>
    </message>
    <message>
        <source>&amp;Names</source>
        <translation>&amp;Namen</translation>
    </message>
    <message>
        <source>&amp;What</source>
        <translation>&amp;Was</translation>
    </message>
    <message>
        <source>All packages of the directory</source>
        <translation>Alle Pakete des Verzeichnisses</translation>
    </message>
    <message>
        <source>Names, such as numpy pandas</source>
        <translation>Namen, etwa numpy pandas</translation>
    </message>
    <message>
        <source>No packages to push</source>
        <translation>Keine Pakete bereitzustellen</translation>
    </message>
    <message>
        <source>Nothing to push</source>
        <translation>Nichts bereitzustellen</translation>
    </message>
    <message>
        <source>Packages by name</source>
        <translation>Pakete nach Namen</translation>
    </message>
    <message>
        <source>Push</source>
        <translation>Bereitstellen</translation>
    </message>
    <message>
        <source>Push to {team}</source>
        <translation>In {team} bereitstellen</translation>
    </message>
    <message>
        <source>Push {files} ({size})</source>
        <translation>{files} bereitstellen ({size})</translation>
    </message>
    <message>
        <source>The channel has {files} now.</source>
        <translation>Der Kanal hat jetzt {files}.</translation>
    </message>
    <message>
        <source>There already: {files}.</source>
        <translation>Schon dort: {files}.</translation>
    </message>
    <message>
        <source>Update the channel</source>
        <translation>Kanal aktualisieren</translation>
    </message>
    <message>
        <source>Upload packages of this directory to a channel, from which other computers pull them.</source>
        <translation>Stellt Pakete dieses Verzeichnisses in einem Kanal bereit, aus dem andere Computer sie holen.</translation>
    </message>
    <message>
        <source>What to push</source>
        <translation>Was bereitgestellt wird</translation>
    </message>
    <message>
        <source>leaves the channel</source>
        <translation>verlässt den Kanal</translation>
    </message>
    <message>
        <source>there already</source>
        <translation>schon dort</translation>
    </message>
    <message>
        <source>upload</source>
        <translation>hochladen</translation>
    </message>
</context>
<context>
    <name>RecallBadge</name>
    <message>
        <source>Check for recalled packages</source>
        <translation>Nach zurückgezogenen Paketen suchen</translation>
    </message>
    <message>
        <source>Show which packages were recalled or are vulnerable</source>
        <translation>Zeigen, welche Pakete zurückgezogen wurden oder verwundbar sind</translation>
    </message>
</context>
<context>
    <name>RowMenu</name>
    <message>
        <source>Copy file URL</source>
        <translation>Datei-URL kopieren</translation>
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
        <source>Copy rows</source>
        <translation>Zeilen kopieren</translation>
    </message>
    <message>
        <source>Copy sha256</source>
        <translation>sha256 kopieren</translation>
    </message>
    <message>
        <source>Select all files of the package</source>
        <translation>Alle Dateien des Pakets auswählen</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Ordner öffnen</translation>
    </message>
</context>
<context>
    <name>RuleBoxes</name>
    <message>
        <source> MB</source>
        <translation> MB</translation>
    </message>
    <message>
        <source>&amp;Keep the cache under</source>
        <translation>Cache &amp;kleiner halten als</translation>
    </message>
    <message>
        <source>Packages &amp;not for</source>
        <translation>&amp;Pakete nicht für</translation>
    </message>
    <message>
        <source>P&amp;rotected</source>
        <translation>&amp;Geschützt</translation>
    </message>
    <message>
        <source>&amp;Test archives</source>
        <translation>&amp;Testarchive</translation>
    </message>
    <message>
        <source>0 selects files of any age</source>
        <translation>0 wählt Dateien jeden Alters</translation>
    </message>
    <message>
        <source>Of the files that the other rules keep, the least recently used are removed until the rest fits</source>
        <translation>Von den Dateien, die die anderen Regeln behalten, werden die am längsten unbenutzten entfernt, bis der Rest passt</translation>
    </message>
    <message>
        <source>Not &amp;used for</source>
        <translation>&amp;Unbenutzt länger als</translation>
    </message>
    <message>
        <source>&amp;Damaged files</source>
        <translation>Beschä&amp;digte Dateien</translation>
    </message>
    <message>
        <source>Not part of any Pyodide re&amp;lease</source>
        <translation>&amp;In keinem Pyodide-Release enthalten</translation>
    </message>
    <message>
        <source>Old &amp;versions, keep newest</source>
        <translation>Alte &amp;Versionen, behalten</translation>
    </message>
    <message>
        <source>Package files &amp;older than</source>
        <translation>Pakete ä&amp;lter als</translation>
    </message>
    <message>
        <source>Packages to keep in any case: numpy, pandas</source>
        <translation>Pakete, die immer bleiben: numpy, pandas</translation>
    </message>
    <message>
        <source>Un&amp;finished downloads</source>
        <translation>Unvollständige D&amp;ownloads</translation>
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
    <name>ServeCommands</name>
    <message>
        <source>Ser&amp;ve…</source>
        <translation>A&amp;usliefern …</translation>
    </message>
</context>
<context>
    <name>ServeDialog</name>
    <message>
        <source>&amp;Address</source>
        <translation>Adr&amp;esse</translation>
    </message>
    <message>
        <source>&amp;Download what is missing, and keep it</source>
        <translation>Fehlendes &amp;herunterladen und behalten</translation>
    </message>
    <message>
        <source>&amp;Keep serving in the background, also when the window is closed</source>
        <translation>Im Hintergrund &amp;weiter ausliefern, auch ohne Fenster</translation>
    </message>
    <message>
        <source>&amp;Port</source>
        <translation>&amp;Port</translation>
    </message>
    <message>
        <source>&amp;Runtime files</source>
        <translation>&amp;Runtime-Dateien</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>&amp;Starten</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Anhalten</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Copy the address</source>
        <translation>Adresse kopieren</translation>
    </message>
    <message>
        <source>Copy the lines</source>
        <translation>Zeilen kopieren</translation>
    </message>
    <message>
        <source>Let &amp;other computers in the network read every package</source>
        <translation>&amp;Andere Computer im Netz alle Pakete lesen lassen</translation>
    </message>
    <message>
        <source>Lines for the client</source>
        <translation>Zeilen für den Client</translation>
    </message>
    <message>
        <source>Make {directory} a server for browsers, Node, JupyterLite, micropip, pip and uv on this computer. Every file is hashed before it is served.</source>
        <translation>Macht {directory} zu einem Server für Browser, Node, JupyterLite, micropip, pip und uv auf diesem Computer. Von jeder Datei wird der Hash geprüft, bevor sie ausgeliefert wird.</translation>
    </message>
    <message>
        <source>Serve on port {port}</source>
        <translation>Server an Port {port}</translation>
    </message>
    <message>
        <source>No requests yet</source>
        <translation>Noch keine Anfragen</translation>
    </message>
    <message>
        <source>Not running</source>
        <translation>Läuft nicht</translation>
    </message>
    <message>
        <source>Optional: the unpacked npm package, node_modules/pyodide</source>
        <translation>Optional: das entpackte npm-Paket, node_modules/pyodide</translation>
    </message>
    <message>
        <source>Other computers use the name or address of this one in place of 127.0.0.1.</source>
        <translation>Andere Computer verwenden statt 127.0.0.1 den Namen oder die Adresse dieses Computers.</translation>
    </message>
    <message>
        <source>Pyodide release</source>
        <translation>Pyodide-Release</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Anfrage</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Requests, newest first</source>
        <translation>Anfragen, neueste zuerst</translation>
    </message>
    <message>
        <source>Runtime files</source>
        <translation>Runtime-Dateien</translation>
    </message>
    <message>
        <source>Serve</source>
        <translation>Ausliefern</translation>
    </message>
    <message>
        <source>Serve packages</source>
        <translation>Pakete ausliefern</translation>
    </message>
    <message>
        <source>Set up a client</source>
        <translation>Client einrichten</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Start the server to see the lines that point a client to it</source>
        <translation>Starten Sie den Server, um die Zeilen für ein Programm zu sehen, das ihn benutzt</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Startet …</translation>
    </message>
    <message>
        <source>Stop serving {directory}</source>
        <translation>{directory} nicht mehr ausliefern</translation>
    </message>
    <message>
        <source>{directory} is served in the background, also when the window is closed.</source>
        <translation>{directory} wird im Hintergrund ausgeliefert, auch wenn das Fenster geschlossen ist.</translation>
    </message>
    <message>
        <source>{directory} is served until you stop it or close the window.</source>
        <translation>{directory} wird ausgeliefert, bis Sie es anhalten oder das Fenster schließen.</translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>Scan</source>
        <translation>Einlesen</translation>
    </message>
</context>
<context>
    <name>SharingCommands</name>
    <message>
        <source>Compress the store</source>
        <translation>Speicher komprimieren</translation>
    </message>
    <message>
        <source>La&amp;yers…</source>
        <translation>Eb&amp;enen …</translation>
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
        <source>T&amp;eam cache…</source>
        <translation>Team-C&amp;ache …</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>As text, to print or to keep</source>
        <translation>Als Text, zum Drucken oder Aufheben</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
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
    <name>SidePanes</name>
    <message>
        <source>Read details</source>
        <translation>Details lesen</translation>
    </message>
</context>
<context>
    <name>SizeChart</name>
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
        <source>{size}; growth is shown after three days</source>
        <translation>{size}; Wachstum erst nach drei Tagen</translation>
    </message>
</context>
<context>
    <name>SnapshotBuildDialog</name>
    <message>
        <source> MB</source>
        <translation> MB</translation>
    </message>
    <message>
        <source> package</source>
        <translation> Paket</translation>
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
        <source>&amp;Leave out packages that are not available</source>
        <translation>Nicht verfügbare Pakete weg&amp;lassen</translation>
    </message>
    <message>
        <source>&amp;Preview</source>
        <translation>&amp;Vorschau</translation>
    </message>
    <message>
        <source>A preset or l&amp;ist:</source>
        <translation>Vorlage oder L&amp;iste:</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>Build a snapshot in {folder}</source>
        <translation>Snapshot in {folder} bauen</translation>
    </message>
    <message>
        <source>Choose packages. Preview lists every file before anything is built.</source>
        <translation>Wählen Sie Pakete. Die Vorschau zeigt jede Datei, bevor etwas gebaut wird.</translation>
    </message>
    <message>
        <source>Days of requests to count</source>
        <translation>Anfragen so vieler Tage zählen</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Für</translation>
    </message>
    <message>
        <source>Maximum size of the snapshot</source>
        <translation>Höchstgröße des Snapshots</translation>
    </message>
    <message>
        <source>N&amp;o more than</source>
        <translation>&amp;Höchstens</translation>
    </message>
    <message>
        <source>No packages</source>
        <translation>Keine Pakete</translation>
    </message>
    <message>
        <source>Number of packages</source>
        <translation>Anzahl der Pakete</translation>
    </message>
    <message>
        <source>Otherwise nothing is built if a package is missing</source>
        <translation>Sonst wird nichts gebaut, wenn ein Paket fehlt</translation>
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
        <source>Preset or list</source>
        <translation>Vorlage oder Liste</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen …</translation>
    </message>
    <message>
        <source>Requested: {packages}. With dependencies: {files}, more than {size}.</source>
        <translation>Angefragt: {packages}. Mit Abhängigkeiten: {files}, mehr als {size}.</translation>
    </message>
    <message>
        <source>Requested: {packages}. With dependencies: {files}, {size}.</source>
        <translation>Angefragt: {packages}. Mit Abhängigkeiten: {files}, {size}.</translation>
    </message>
    <message>
        <source>Requirements</source>
        <translation>Anforderungen</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>The &amp;most used packages:</source>
        <translation>Die &amp;meistgenutzten Pakete:</translation>
    </message>
    <message>
        <source>The&amp;se packages:</source>
        <translation>Diese &amp;Pakete:</translation>
    </message>
    <message>
        <source>They are added in this order, as many as fit into the size.</source>
        <translation>Sie werden in dieser Reihenfolge aufgenommen, so viele in die Größe passen.</translation>
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
        <source>copy from this computer</source>
        <translation>von diesem Computer kopieren</translation>
    </message>
    <message>
        <source>download</source>
        <translation>herunterladen</translation>
    </message>
    <message>
        <source>of all time</source>
        <translation>seit jeher</translation>
    </message>
    <message>
        <source>of the last </source>
        <translation>Zeitraum: </translation>
    </message>
    <message>
        <source>size not known</source>
        <translation>Größe unbekannt</translation>
    </message>
    <message>
        <source>the runtime of {distribution}</source>
        <translation>die Runtime von {distribution}</translation>
    </message>
    <message>
        <source>⚠ Everyone could read the URL’s password in the snapshot. Use a netrc file instead.</source>
        <translation>⚠ Jeder könnte das Passwort der URL im Snapshot lesen. Verwenden Sie stattdessen eine netrc-Datei.</translation>
    </message>
    <message>
        <source>⚠ Not available: {packages}</source>
        <translation>⚠ Nicht verfügbar: {packages}</translation>
    </message>
</context>
<context>
    <name>SnapshotDialog</name>
    <message>
        <source>A new folder, or one that holds snapshots</source>
        <translation>Neuer Ordner oder einer mit Snapshots</translation>
    </message>
    <message>
        <source>Add the layer {folder}</source>
        <translation>Ebene {folder} hinzufügen</translation>
    </message>
    <message>
        <source>&amp;Add as a layer</source>
        <translation>Als Ebene hin&amp;zufügen</translation>
    </message>
    <message>
        <source>&amp;Build…</source>
        <translation>&amp;Bauen …</translation>
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
        <source>Add the current snapshot as a layer; after a refresh, the new one is used</source>
        <translation>Den aktuellen Snapshot als Ebene hinzufügen; nach einer Erneuerung wird der neue verwendet</translation>
    </message>
    <message>
        <source>Build the current snapshot again, with the same choices</source>
        <translation>Den aktuellen Snapshot mit denselben Angaben neu bauen</translation>
    </message>
    <message>
        <source>Built</source>
        <translation>Gebaut</translation>
    </message>
    <message>
        <source>Choose a folder above to see its snapshots</source>
        <translation>Wählen Sie oben einen Ordner, um seine Snapshots zu sehen</translation>
    </message>
    <message>
        <source>Compare the snapshots</source>
        <translation>Snapshots vergleichen</translation>
    </message>
    <message>
        <source>Compare the two selected snapshots, or the newest two</source>
        <translation>Die beiden ausgewählten Snapshots vergleichen, sonst die zwei neuesten</translation>
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
        <source>Number of older snapshots to keep</source>
        <translation>Anzahl älterer Snapshots, die bleiben</translation>
    </message>
    <message>
        <source>Older snapshots are kept for programs that still read them</source>
        <translation>Ältere Snapshots bleiben für Programme, die sie noch lesen</translation>
    </message>
    <message>
        <source>Older snapshots to &amp;keep</source>
        <translation>Ältere &amp;Snapshots behalten</translation>
    </message>
    <message>
        <source>Packages</source>
        <translation>Pakete</translation>
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
        <source>There is no snapshot in {folder} yet</source>
        <translation>In {folder} gibt es noch keinen Snapshot</translation>
    </message>
    <message>
        <source>another distribution</source>
        <translation>eine andere Distribution</translation>
    </message>
    <message>
        <source>older</source>
        <translation>älter</translation>
    </message>
    <message>
        <source>⚠ None of them is the current one. Build a snapshot to fix that.</source>
        <translation>⚠ Keiner davon ist der aktuelle. Ein neuer Snapshot behebt das.</translation>
    </message>
    <message>
        <source>✓ The snapshot is a layer of {directory} now.</source>
        <translation>✓ Der Snapshot ist jetzt eine Ebene von {directory}.</translation>
    </message>
    <message>
        <source>✓ current</source>
        <translation>✓ aktuell</translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation>&amp;Ordner</translation>
    </message>
    <message>
        <source>A read-only folder of packages and their dependencies, used as a layer by a team, an image or a classroom. Programs can still read an old snapshot after a new one replaced it.</source>
        <translation>Ein schreibgeschützter Ordner mit Paketen und ihren Abhängigkeiten, als Ebene für ein Team, ein Image oder eine Klasse. Programme können einen alten Snapshot weiter lesen, wenn ein neuer ihn ersetzt hat.</translation>
    </message>
    <message>
        <source>Refresh the snapshot in {folder}</source>
        <translation>Snapshot in {folder} erneuern</translation>
    </message>
    <message>
        <source>Snapshots</source>
        <translation>Snapshots</translation>
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
        <source>Choose where packages for this directory are downloaded from.</source>
        <translation>Wählen Sie, woher die Pakete dieses Verzeichnisses kommen.</translation>
    </message>
    <message>
        <source>Distribution</source>
        <translation>Distribution</translation>
    </message>
    <message>
        <source>Extra package folders</source>
        <translation>Weitere Paketordner</translation>
    </message>
    <message>
        <source>If not beside the lock file</source>
        <translation>Wenn nicht neben der Lock-Datei</translation>
    </message>
    <message>
        <source>Index URL</source>
        <translation>Index-URL</translation>
    </message>
    <message>
        <source>The URL of a mirror, an unpacked release, or node_modules/pyodide</source>
        <translation>Die URL eines Mirrors, ein entpacktes Release oder node_modules/pyodide</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Quellen</translation>
    </message>
    <message>
        <source>&amp;Distribution</source>
        <translation>&amp;Distribution</translation>
    </message>
    <message>
        <source>&amp;Extra package folders</source>
        <translation>&amp;Weitere Paketordner</translation>
    </message>
    <message>
        <source>&amp;Only the Pyodide CDN or distribution</source>
        <translation>&amp;Nur das Pyodide-CDN oder die Distribution</translation>
    </message>
    <message>
        <source>&amp;Pyodide CDN, then PyPI for packages that the release does not have</source>
        <translation>&amp;Pyodide-CDN, dann PyPI für Pakete, die das Release nicht hat</translation>
    </message>
    <message>
        <source>Index &amp;URL</source>
        <translation>Index-&amp;URL</translation>
    </message>
    <message>
        <source>Only the package &amp;index</source>
        <translation>Nur der Paket&amp;index</translation>
    </message>
    <message>
        <source>The official CDN</source>
        <translation>Das offizielle CDN</translation>
    </message>
    <message>
        <source>Use pip’s index</source>
        <translation>Index von pip verwenden</translation>
    </message>
    <message>
        <source>Use these &amp;sources</source>
        <translation>&amp;Quellen übernehmen</translation>
    </message>
</context>
<context>
    <name>StartImageCommands</name>
    <message>
        <source>Start &amp;images…</source>
        <translation>Sta&amp;rtabbilder …</translation>
    </message>
</context>
<context>
    <name>StartImagesDialog</name>
    <message>
        <source>&amp;Modules to import</source>
        <translation>&amp;Module zum Importieren</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>&amp;Prepare a fast start</source>
        <translation>Schnellen Start &amp;vorbereiten</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>Ent&amp;fernen</translation>
    </message>
    <message>
        <source>&amp;Verify</source>
        <translation>&amp;Prüfen</translation>
    </message>
    <message>
        <source>A name, such as report</source>
        <translation>Ein Name, etwa bericht</translation>
    </message>
    <message>
        <source>A start image is the memory of a Python in which packages were imported. A program in Node starts from it in about a second. An image that no longer fits is not loaded; the packages are.</source>
        <translation>Ein Startabbild ist der Arbeitsspeicher eines Python, in dem Pakete importiert wurden. Ein Programm in Node startet daraus in etwa einer Sekunde. Ein Abbild, das nicht mehr passt, wird nicht geladen; dann werden die Pakete geladen.</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Alter</translation>
    </message>
    <message>
        <source>Co&amp;de</source>
        <translation>Co&amp;de</translation>
    </message>
    <message>
        <source>De&amp;lete permanently…</source>
        <translation>Endgültig &amp;löschen …</translation>
    </message>
    <message>
        <source>Delete permanently</source>
        <translation>Endgültig löschen</translation>
    </message>
    <message>
        <source>Delete {names} permanently? This cannot be undone.</source>
        <translation>{names} endgültig löschen? Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>From a preset</source>
        <translation>Aus einer Vorlage</translation>
    </message>
    <message>
        <source>Hash the files of all images</source>
        <translation>Die Dateien aller Abbilder hashen</translation>
    </message>
    <message>
        <source>Make &amp;again</source>
        <translation>Neu &amp;erstellen</translation>
    </message>
    <message>
        <source>Make the selected image again, with the same packages and code</source>
        <translation>Das gewählte Abbild mit denselben Paketen und demselben Code neu erstellen</translation>
    </message>
    <message>
        <source>Move the selected images to the trash</source>
        <translation>Die gewählten Abbilder in den Papierkorb legen</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>No start images yet. Name one and its packages below.</source>
        <translation>Noch keine Startabbilder. Geben Sie unten einen Namen und die Pakete an.</translation>
    </message>
    <message>
        <source>Open &amp;folder</source>
        <translation>&amp;Ordner öffnen</translation>
    </message>
    <message>
        <source>Pac&amp;kages</source>
        <translation>Pa&amp;kete</translation>
    </message>
    <message>
        <source>Packages</source>
        <translation>Pakete</translation>
    </message>
    <message>
        <source>Python code to run once; what it prepares is part of the image</source>
        <translation>Python-Code, der einmal läuft; was er vorbereitet, gehört zum Abbild</translation>
    </message>
    <message>
        <source>Remove start images</source>
        <translation>Startabbilder entfernen</translation>
    </message>
    <message>
        <source>Run&amp;time files</source>
        <translation>&amp;Runtime-Dateien</translation>
    </message>
    <message>
        <source>Runtime files</source>
        <translation>Runtime-Dateien</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Start image {name}</source>
        <translation>Startabbild {name}</translation>
    </message>
    <message>
        <source>Start images</source>
        <translation>Startabbilder</translation>
    </message>
    <message>
        <source>Start images (experimental)</source>
        <translation>Startabbilder (experimentell)</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Such as rich sympy, with versions if you like</source>
        <translation>Etwa rich sympy, nach Wunsch mit Versionen</translation>
    </message>
    <message>
        <source>The nearest node_modules/pyodide</source>
        <translation>Das nächste node_modules/pyodide</translation>
    </message>
    <message>
        <source>Those of the packages</source>
        <translation>Die der Pakete</translation>
    </message>
    <message>
        <source>⚠ out of date</source>
        <translation>⚠ veraltet</translation>
    </message>
    <message>
        <source>✓ ready</source>
        <translation>✓ bereit</translation>
    </message>
    <message>
        <source>✕ damaged</source>
        <translation>✕ beschädigt</translation>
    </message>
</context>
<context>
    <name>StatePage</name>
    <message>
        <source>Choose another directory…</source>
        <translation>Anderes Verzeichnis wählen …</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Filter zurücksetzen</translation>
    </message>
    <message>
        <source>A Pyodide package cache is a folder of wheels that the runtime in Node reads instead of downloading them.</source>
        <translation>Ein Pyodide-Paketcache ist ein Ordner mit Wheels, den die Runtime in Node liest, statt sie herunterzuladen.</translation>
    </message>
    <message>
        <source>Add packages…</source>
        <translation>Pakete hinzufügen …</translation>
    </message>
    <message>
        <source>Files must match every term. Examples:
numpy  kind:wasm  status:damaged  runtime:314  size&gt;10MB  age&gt;30d  -tests</source>
        <translation>Dateien müssen jeden Begriff erfüllen. Beispiele:
numpy  kind:wasm  status:damaged  runtime:314  size&gt;10MB  age&gt;30d  -tests</translation>
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
        <source>Scanning…</source>
        <translation>Wird eingelesen …</translation>
    </message>
    <message>
        <source>Start with the preset {name} ({packages}), with packages that you name, or with a cache that you already have.</source>
        <translation>Beginnen Sie mit der Vorlage {name} ({packages}), mit Paketen, die Sie nennen, oder mit einem vorhandenen Cache.</translation>
    </message>
    <message>
        <source>The directory does not exist yet; the first warm-up creates it.</source>
        <translation>Das Verzeichnis gibt es noch nicht; das erste Vorabladen legt es an.</translation>
    </message>
    <message>
        <source>The directory is empty.</source>
        <translation>Das Verzeichnis ist leer.</translation>
    </message>
    <message>
        <source>The directory was deleted, moved or unmounted; a warm-up creates it again.</source>
        <translation>Das Verzeichnis wurde gelöscht, verschoben oder ausgehängt; ein Vorabladen legt es wieder an.</translation>
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
        <source>Clear selection</source>
        <translation>Auswahl aufheben</translation>
    </message>
    <message>
        <source>Verifying {done} of {total}…</source>
        <translation>{done} von {total} geprüft …</translation>
    </message>
    <message>
        <source>Version {version} of this app is available</source>
        <translation>Version {version} dieser App ist verfügbar</translation>
    </message>
    <message>
        <source>{n} file selected</source>
        <translation>{n} Datei ausgewählt</translation>
    </message>
    <message>
        <source>{n} files selected</source>
        <translation>{n} Dateien ausgewählt</translation>
    </message>
    <message>
        <source>{size} free on disk</source>
        <translation>{size} auf dem Datenträger frei</translation>
    </message>
    <message>
        <source>Scanning… {text}</source>
        <translation>Einlesen … {text}</translation>
    </message>
    <message>
        <source>({n} file hidden by the filter)</source>
        <translation>({n} Datei vom Filter verborgen)</translation>
    </message>
    <message>
        <source>({n} files hidden by the filter)</source>
        <translation>({n} Dateien vom Filter verborgen)</translation>
    </message>
    <message>
        <source>Shown: {figures}</source>
        <translation>Angezeigt: {figures}</translation>
    </message>
    <message>
        <source>Totals</source>
        <translation>Summen</translation>
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
        <source>&amp;Verify the store</source>
        <translation>Speicher prü&amp;fen</translation>
    </message>
    <message>
        <source>&amp;Other store…</source>
        <translation>Anderer &amp;Speicher …</translation>
    </message>
    <message>
        <source>&amp;Repair the store</source>
        <translation>Speicher &amp;reparieren</translation>
    </message>
    <message>
        <source>A store keeps identical files once. Cache directories that use it share their package files with it, and a file that was downloaded for one directory is not downloaded for another. Every cache directory stays a plain folder that a runtime can read. A directory uses the store only after you adopt it.</source>
        <translation>Ein Speicher bewahrt gleiche Dateien nur einmal auf. Cache-Verzeichnisse, die ihn verwenden, teilen ihre Paketdateien mit ihm, und eine Datei, die für ein Verzeichnis heruntergeladen wurde, wird für andere nicht erneut heruntergeladen. Jedes Cache-Verzeichnis bleibt ein einfacher Ordner, den eine Runtime lesen kann. Ein Verzeichnis verwendet den Speicher erst, wenn es aufgenommen wurde.</translation>
    </message>
    <message>
        <source>Choose the folder of the store</source>
        <translation>Ordner des Speichers wählen</translation>
    </message>
    <message>
        <source>Com&amp;press…</source>
        <translation>Kom&amp;primieren …</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Inhalt</translation>
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
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>It cannot be used.</source>
        <translation>Er ist nicht verwendbar.</translation>
    </message>
    <message>
        <source>It shares files with this store by hard link.</source>
        <translation>Es teilt Dateien per Hardlink mit diesem Speicher.</translation>
    </message>
    <message>
        <source>It shares files with this store by reflink.</source>
        <translation>Es teilt Dateien per Reflink mit diesem Speicher.</translation>
    </message>
    <message>
        <source>It uses another store: {path}</source>
        <translation>Es verwendet einen anderen Speicher: {path}</translation>
    </message>
    <message>
        <source>It uses this store; both have their own copies.</source>
        <translation>Es verwendet diesen Speicher; beide haben eigene Kopien.</translation>
    </message>
    <message>
        <source>Keep files that no directory uses in a smaller form</source>
        <translation>Dateien, die kein Verzeichnis benutzt, kleiner speichern</translation>
    </message>
    <message>
        <source>Move damaged files to the quarantine, and restore those of which a directory has an intact copy</source>
        <translation>Beschädigte Dateien in die Quarantäne verschieben und die wiederherstellen, von denen ein Verzeichnis eine unbeschädigte Kopie hat</translation>
    </message>
    <message>
        <source>R&amp;emove from the list</source>
        <translation>Aus der Liste &amp;entfernen</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen …</translation>
    </message>
    <message>
        <source>Remove {directory} from the list</source>
        <translation>{directory} aus der Liste entfernen</translation>
    </message>
    <message>
        <source>Repair the store</source>
        <translation>Speicher reparieren</translation>
    </message>
    <message>
        <source>Show a store in another folder, or create one there</source>
        <translation>Einen Speicher in einem anderen Ordner anzeigen oder dort anlegen</translation>
    </message>
    <message>
        <source>The directory no longer uses the store; its files are kept</source>
        <translation>Das Verzeichnis verwendet den Speicher nicht mehr; seine Dateien bleiben</translation>
    </message>
    <message>
        <source>There is no store yet. It is created when you adopt the first directory.</source>
        <translation>Es gibt noch keinen Speicher. Er wird angelegt, wenn das erste Verzeichnis aufgenommen wird.</translation>
    </message>
    <message>
        <source>{files} compressed, {size} instead of {before}</source>
        <translation>{files} komprimiert, {size} statt {before}</translation>
    </message>
    <message>
        <source>⚠ These files are damaged in the same way. Repair their directories:</source>
        <translation>⚠ Diese Dateien sind auf gleiche Weise beschädigt. Reparieren Sie ihre Verzeichnisse:</translation>
    </message>
    <message>
        <source>⚠ not available</source>
        <translation>⚠ nicht verfügbar</translation>
    </message>
    <message>
        <source>✓ available</source>
        <translation>✓ verfügbar</translation>
    </message>
    <message>
        <source>It does not use this store.</source>
        <translation>Es verwendet diesen Speicher nicht.</translation>
    </message>
    <message>
        <source>No directory uses this store yet</source>
        <translation>Noch kein Verzeichnis verwendet diesen Speicher</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>Noch nichts</translation>
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
</context>
<context>
    <name>SuggestRow</name>
    <message>
        <source>In {n} of your last 3 warm-ups</source>
        <translation>In {n} Ihrer letzten 3 Vorabladungen</translation>
    </message>
    <message>
        <source>In {n} of your warm-ups</source>
        <translation>In {n} Ihrer Vorabladungen</translation>
    </message>
    <message>
        <source>Look for suggestions</source>
        <translation>Vorschläge suchen</translation>
    </message>
    <message>
        <source>Often together</source>
        <translation>Oft zusammen</translation>
    </message>
    <message>
        <source>Often used with {one} and {other}</source>
        <translation>Oft mit {one} und {other} verwendet</translation>
    </message>
    <message>
        <source>Save {packages} as a list…</source>
        <translation>{packages} als Liste speichern …</translation>
    </message>
    <message>
        <source>You may need</source>
        <translation>Vielleicht nützlich</translation>
    </message>
    <message>
        <source>You warmed them up together {n} times: {names}</source>
        <translation>Sie haben sie {n} Mal zusammen vorab geladen: {names}</translation>
    </message>
</context>
<context>
    <name>SummaryStrip</name>
    <message>
        <source>Damaged</source>
        <translation>Beschädigt</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>In Gebrauch</translation>
    </message>
    <message>
        <source>Old</source>
        <translation>Alt</translation>
    </message>
    <message>
        <source>Old versions</source>
        <translation>Alte Versionen</translation>
    </message>
    <message>
        <source>Other files</source>
        <translation>Andere Dateien</translation>
    </message>
    <message>
        <source>Other runtimes</source>
        <translation>Andere Runtimes</translation>
    </message>
    <message>
        <source>Show only these files: {files}</source>
        <translation>Nur diese Dateien zeigen: {files}</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Übersicht</translation>
    </message>
</context>
<context>
    <name>TeamAddDialog</name>
    <message>
        <source>&amp;Address</source>
        <translation>&amp;Adresse</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>&amp;Region</source>
        <translation>&amp;Region</translation>
    </message>
    <message>
        <source>&amp;This computer</source>
        <translation>&amp;Dieser Computer</translation>
    </message>
    <message>
        <source>A &amp;public bucket: send no credentials</source>
        <translation>Ein ö&amp;ffentlicher Bucket: keine Zugangsdaten senden</translation>
    </message>
    <message>
        <source>A folder, or s3://, gs://, az://, https://</source>
        <translation>Ein Ordner, oder s3://, gs://, az://, https://</translation>
    </message>
    <message>
        <source>A&amp;ccount</source>
        <translation>&amp;Konto</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Add a team cache</source>
        <translation>Team-Cache hinzufügen</translation>
    </message>
    <message>
        <source>Add {team}</source>
        <translation>{team} hinzufügen</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Credentials come from the environment, as for the provider’s own tools, and are not stored. Every byte is checked, no matter who can write to the bucket.</source>
        <translation>Zugangsdaten kommen aus der Umgebung, wie für die Werkzeuge des Anbieters, und werden nicht gespeichert. Jedes Byte wird geprüft, wer auch immer in den Bucket schreiben darf.</translation>
    </message>
    <message>
        <source>For MinIO and others, such as https://minio.example</source>
        <translation>Für MinIO und andere, etwa https://minio.example</translation>
    </message>
    <message>
        <source>Of Azure storage</source>
        <translation>Von Azure Storage</translation>
    </message>
    <message>
        <source>Of an S3 bucket, such as eu-central-1</source>
        <translation>Eines S3-Buckets, etwa eu-central-1</translation>
    </message>
    <message>
        <source>Optional: a name that others see when it pulls</source>
        <translation>Optional: ein Name, den andere sehen, wenn er holt</translation>
    </message>
    <message>
        <source>Optional: public keys of signers, such as ed25519:…</source>
        <translation>Optional: öffentliche Schlüssel von Unterzeichnern, etwa ed25519:…</translation>
    </message>
    <message>
        <source>S&amp;erver</source>
        <translation>S&amp;erver</translation>
    </message>
    <message>
        <source>Trusted &amp;key</source>
        <translation>Vertrauter &amp;Schlüssel</translation>
    </message>
    <message>
        <source>class</source>
        <translation>kurs</translation>
    </message>
</context>
<context>
    <name>TeamDialog</name>
    <message>
        <source>&amp;Add…</source>
        <translation>&amp;Hinzufügen …</translation>
    </message>
    <message>
        <source>&amp;Clean up…</source>
        <translation>&amp;Aufräumen …</translation>
    </message>
    <message>
        <source>&amp;Push…</source>
        <translation>&amp;Bereitstellen …</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>&amp;Team cache</source>
        <translation>&amp;Team-Cache</translation>
    </message>
    <message>
        <source>&amp;Verify files</source>
        <translation>P&amp;rüfen</translation>
    </message>
    <message>
        <source>A team cache shares verified packages between computers, in a bucket (S3, Google, Azure, MinIO) or a folder. Push packages to a channel on one computer, and pull them on others. Warm-ups look there before they download, and check every byte.</source>
        <translation>Ein Team-Cache teilt geprüfte Pakete zwischen Computern, in einem Bucket (S3, Google, Azure, MinIO) oder einem Ordner. Stellen Sie Pakete auf einem Computer in einem Kanal bereit, und holen Sie sie auf anderen. Beim Vorabladen wird zuerst dort nachgesehen und jedes Byte geprüft.</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Kanal</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>Kanäle</translation>
    </message>
    <message>
        <source>Check {team}</source>
        <translation>{team} prüfen</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>It is no longer used here; its packages are kept</source>
        <translation>Er wird hier nicht mehr benutzt; seine Pakete bleiben erhalten</translation>
    </message>
    <message>
        <source>Last pull</source>
        <translation>Zuletzt geholt</translation>
    </message>
    <message>
        <source>Last push</source>
        <translation>Zuletzt bereitgestellt</translation>
    </message>
    <message>
        <source>No team cache yet. Add one to share packages.</source>
        <translation>Noch kein Team-Cache. Fügen Sie einen hinzu, um Pakete zu teilen.</translation>
    </message>
    <message>
        <source>Not listed by this server</source>
        <translation>Von diesem Server nicht aufgelistet</translation>
    </message>
    <message>
        <source>Not official</source>
        <translation>Nicht offiziell</translation>
    </message>
    <message>
        <source>Not readable</source>
        <translation>Nicht lesbar</translation>
    </message>
    <message>
        <source>Nothing yet. Push packages to fill it.</source>
        <translation>Noch nichts. Stellen Sie Pakete bereit, um ihn zu füllen.</translation>
    </message>
    <message>
        <source>Pu&amp;ll…</source>
        <translation>H&amp;olen …</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove c&amp;hannel…</source>
        <translation>&amp;Kanal entfernen …</translation>
    </message>
    <message>
        <source>Remove the channel {channel}</source>
        <translation>Kanal {channel} entfernen</translation>
    </message>
    <message>
        <source>Remove the channel {channel} from {team} for everyone? Its files stay until a cleanup.</source>
        <translation>Kanal {channel} für alle aus {team} entfernen? Seine Dateien bleiben bis zum Aufräumen.</translation>
    </message>
    <message>
        <source>Then push again what is missing</source>
        <translation>Stellen Sie danach erneut bereit, was fehlt</translation>
    </message>
    <message>
        <source>Read and hash every file of the team cache</source>
        <translation>Jede Datei des Team-Caches lesen und ihren Hash berechnen</translation>
    </message>
    <message>
        <source>Chec&amp;k access</source>
        <translation>Zugriff &amp;prüfen</translation>
    </message>
    <message>
        <source>Readers</source>
        <translation>Leser</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen …</translation>
    </message>
    <message>
        <source>Remove &amp;damaged files</source>
        <translation>Be&amp;schädigte Dateien entfernen</translation>
    </message>
    <message>
        <source>Remove damaged files of {team}</source>
        <translation>Beschädigte Dateien von {team} entfernen</translation>
    </message>
    <message>
        <source>Remove {team}</source>
        <translation>{team} entfernen</translation>
    </message>
    <message>
        <source>Runtimes</source>
        <translation>Runtimes</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Team cache</source>
        <translation>Team-Cache</translation>
    </message>
    <message>
        <source>Team caches</source>
        <translation>Team-Caches</translation>
    </message>
    <message>
        <source>Try what this computer may do there</source>
        <translation>Ausprobieren, was dieser Computer dort darf</translation>
    </message>
    <message>
        <source>Verify files of {team}</source>
        <translation>Dateien von {team} prüfen</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>{n}, none signed</source>
        <translation>{n}, keine signiert</translation>
    </message>
    <message>
        <source>{n}, {signed} signed</source>
        <translation>{n}, {signed} signiert</translation>
    </message>
    <message>
        <source>– This computer may not clean up: {problem}</source>
        <translation>– Dieser Computer darf nicht aufräumen: {problem}</translation>
    </message>
    <message>
        <source>– This computer may only pull: {problem}</source>
        <translation>– Dieser Computer darf nur holen: {problem}</translation>
    </message>
    <message>
        <source>✓ The team cache {abilities}</source>
        <translation>✓ Der Team-Cache {abilities}</translation>
    </message>
</context>
<context>
    <name>TeamGcDialog</name>
    <message>
        <source>Clean up {team}</source>
        <translation>{team} aufräumen</translation>
    </message>
    <message>
        <source>Delete permanently</source>
        <translation>Endgültig löschen</translation>
    </message>
    <message>
        <source>In no channel: {files}, {size}, and {manifests}. This is deleted for everyone.</source>
        <translation>In keinem Kanal: {files} ({size}) und {manifests}. Das wird für alle gelöscht.</translation>
    </message>
    <message>
        <source>In use: {files}</source>
        <translation>In Gebrauch: {files}</translation>
    </message>
    <message>
        <source>Kept, because written {within}: {files}</source>
        <translation>Behalten, weil {within} geschrieben: {files}</translation>
    </message>
    <message>
        <source>within the last day</source>
        <translation>innerhalb des letzten Tages</translation>
    </message>
    <message>
        <source>within the last {n} days</source>
        <translation>innerhalb der letzten {n} Tage</translation>
    </message>
    <message>
        <source>Nothing to delete</source>
        <translation>Nichts zu löschen</translation>
    </message>
    <message>
        <source>{n} old manifest</source>
        <translation>{n} altes Manifest</translation>
    </message>
    <message>
        <source>{n} old manifests</source>
        <translation>{n} alte Manifeste</translation>
    </message>
</context>
<context>
    <name>Treemap</name>
    <message>
        <source>Map of the cached files</source>
        <translation>Karte der Dateien im Cache</translation>
    </message>
    <message>
        <source>No files to show on the map</source>
        <translation>Keine Dateien für die Karte</translation>
    </message>
    <message>
        <source>Preparing…</source>
        <translation>Wird vorbereitet …</translation>
    </message>
    <message>
        <source>The window is too small for the map</source>
        <translation>Das Fenster ist zu klein für die Karte</translation>
    </message>
</context>
<context>
    <name>UndoUpgradeDialog</name>
    <message>
        <source>Go back from Pyodide {after} to {before}.</source>
        <translation>Von Pyodide {after} zurück zu {before}.</translation>
    </message>
    <message>
        <source>Go back to the previous versions. The directory stays for Pyodide {release}.</source>
        <translation>Zurück zu den vorherigen Versionen. Das Verzeichnis bleibt für Pyodide {release}.</translation>
    </message>
    <message>
        <source>Restored: {old}. Removed again: {new}.</source>
        <translation>Wiederhergestellt: {old}. Wieder entfernt: {new}.</translation>
    </message>
    <message>
        <source>Undo the last upgrade</source>
        <translation>Letztes Upgrade rückgängig machen</translation>
    </message>
    <message>
        <source>Undo the upgrade</source>
        <translation>Upgrade rückgängig machen</translation>
    </message>
</context>
<context>
    <name>UpdatesCommands</name>
    <message>
        <source>Check for re&amp;called packages…</source>
        <translation>Nach &amp;zurückgezogenen Paketen suchen …</translation>
    </message>
    <message>
        <source>&amp;Undo the last upgrade…</source>
        <translation>Letztes Upgrade rückgängig &amp;machen …</translation>
    </message>
    <message>
        <source>Compare &amp;releases or directories…</source>
        <translation>Releases oder Verzeichnisse &amp;vergleichen …</translation>
    </message>
    <message>
        <source>Up&amp;grade packages…</source>
        <translation>Pakete a&amp;ktualisieren …</translation>
    </message>
</context>
<context>
    <name>UpgradeDialog</name>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>&amp;Load them in Node first, if it is installed</source>
        <translation>Zuerst in Node &amp;laden, wenn es installiert ist</translation>
    </message>
    <message>
        <source>Leave packages that are not available &amp;as they are</source>
        <translation>&amp;Nicht verfügbare Pakete unverändert lassen</translation>
    </message>
    <message>
        <source>New packages are downloaded first. Then the old files are set aside, so that you can go back. Pinned versions, and those in your lists and projects, are kept.</source>
        <translation>Zuerst werden die neuen Pakete heruntergeladen. Dann werden die alten Dateien beiseitegelegt, damit sich das rückgängig machen lässt. Fixierte Versionen und die Ihrer Listen und Projekte bleiben.</translation>
    </message>
    <message>
        <source>No package changes</source>
        <translation>Kein Paket ändert sich</translation>
    </message>
    <message>
        <source>Set aside: {files}.</source>
        <translation>Beiseitegelegt: {files}.</translation>
    </message>
    <message>
        <source>The directory has the newest packages for this release.</source>
        <translation>Das Verzeichnis hat die neuesten Pakete für dieses Release.</translation>
    </message>
    <message>
        <source>The previous upgrade can then no longer be undone. What it set aside is deleted permanently: {files}.</source>
        <translation>Das vorige Upgrade lässt sich dann nicht mehr rückgängig machen. Was es beiseitegelegt hat, wird endgültig gelöscht: {files}.</translation>
    </message>
    <message>
        <source>This directory is for Pyodide {release}.</source>
        <translation>Dieses Verzeichnis ist für Pyodide {release}.</translation>
    </message>
    <message>
        <source>To copy: {files}.</source>
        <translation>Zu kopieren: {files}.</translation>
    </message>
    <message>
        <source>To download: {files}, {size}.</source>
        <translation>Herunterzuladen: {files}, {size}.</translation>
    </message>
    <message>
        <source>Upgrade</source>
        <translation>Aktualisieren</translation>
    </message>
    <message>
        <source>Upgrade packages</source>
        <translation>Pakete aktualisieren</translation>
    </message>
    <message>
        <source>Upgrade to P&amp;yodide</source>
        <translation>Aktualisieren auf P&amp;yodide</translation>
    </message>
    <message>
        <source>Upgrade to Pyodide</source>
        <translation>Auf Pyodide aktualisieren</translation>
    </message>
    <message>
        <source>set aside</source>
        <translation>beiseitegelegt</translation>
    </message>
    <message>
        <source>size not known</source>
        <translation>Größe unbekannt</translation>
    </message>
    <message>
        <source>stays as it is</source>
        <translation>bleibt, wie es ist</translation>
    </message>
</context>
<context>
    <name>VerifyCommands</name>
    <message>
        <source>&amp;Repair</source>
        <translation>&amp;Reparieren</translation>
    </message>
    <message>
        <source>&amp;Repair selected</source>
        <translation>Aus&amp;gewählte reparieren</translation>
    </message>
    <message>
        <source>&amp;Verify</source>
        <translation>&amp;Prüfen</translation>
    </message>
    <message>
        <source>&amp;Verify selected</source>
        <translation>Ausgewählte prüfe&amp;n</translation>
    </message>
    <message>
        <source>Delete permanently</source>
        <translation>Endgültig löschen</translation>
    </message>
    <message>
        <source>Delete {files} in quarantine permanently? This cannot be undone.</source>
        <translation>{files} in Quarantäne endgültig löschen? Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>Empty the quarantine</source>
        <translation>Quarantäne leeren</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>Reparieren</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Verify &amp;online</source>
        <translation>&amp;Online prüfen</translation>
    </message>
    <message>
        <source>Verify online</source>
        <translation>Online prüfen</translation>
    </message>
</context>
<context>
    <name>WarmUpBar</name>
    <message>
        <source>Edit lists…</source>
        <translation>Listen bearbeiten …</translation>
    </message>
    <message>
        <source>Warm up packages by name, or the requirements of a project</source>
        <translation>Pakete nach Namen oder die Anforderungen eines Projekts vorab laden</translation>
    </message>
    <message>
        <source>My lists</source>
        <translation>Meine Listen</translation>
    </message>
    <message>
        <source>Add packages</source>
        <translation>Pakete hinzufügen</translation>
    </message>
    <message>
        <source>Free up space…</source>
        <translation>Speicherplatz freigeben …</translation>
    </message>
    <message>
        <source>Free up {size}…</source>
        <translation>{size} freigeben …</translation>
    </message>
    <message>
        <source>No lists yet</source>
        <translation>Noch keine Listen</translation>
    </message>
    <message>
        <source>Review what is old, superseded or for another Pyodide version</source>
        <translation>Prüfen, was alt, überholt oder für eine andere Pyodide-Version ist</translation>
    </message>
    <message>
        <source>Warm up</source>
        <translation>Vorab laden</translation>
    </message>
    <message>
        <source>Warm up {name}</source>
        <translation>{name} vorab laden</translation>
    </message>
</context>
<context>
    <name>WarmUpCommands</name>
    <message>
        <source># No packages are needed in {path}</source>
        <translation># In {path} werden keine Pakete gebraucht</translation>
    </message>
    <message>
        <source>&amp;Add packages…</source>
        <translation>Pakete &amp;hinzufügen …</translation>
    </message>
    <message>
        <source>&amp;Sources…</source>
        <translation>&amp;Quellen …</translation>
    </message>
    <message>
        <source>Choose a project folder</source>
        <translation>Projektordner wählen</translation>
    </message>
    <message>
        <source>Choose a script, notebook or requirements file</source>
        <translation>Skript, Notebook oder Anforderungsdatei wählen</translation>
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
        <source>From a &amp;script, notebook or requirements file…</source>
        <translation>Aus &amp;Skript, Notebook oder Anforderungsdatei …</translation>
    </message>
    <message>
        <source>Look for newer releases</source>
        <translation>Nach neueren Releases suchen</translation>
    </message>
    <message>
        <source>Projects</source>
        <translation>Projekte</translation>
    </message>
    <message>
        <source>Read {name}</source>
        <translation>{name} lesen</translation>
    </message>
    <message>
        <source>Warm up: {name}</source>
        <translation>Vorab laden: {name}</translation>
    </message>
</context>
<context>
    <name>XbuildenvDialog</name>
    <message>
        <source>&amp;Refresh</source>
        <translation>Neu &amp;laden</translation>
    </message>
    <message>
        <source>Delete &amp;permanently instead of moving to the trash</source>
        <translation>&amp;Endgültig löschen statt in den Papierkorb verschieben</translation>
    </message>
    <message>
        <source>Delete {what} permanently</source>
        <translation>{what} endgültig löschen</translation>
    </message>
    <message>
        <source>Emscripten SDK</source>
        <translation>Emscripten-SDK</translation>
    </message>
    <message>
        <source>Emscripten {version}</source>
        <translation>Emscripten {version}</translation>
    </message>
    <message>
        <source>Files in the trash use disk space until it is emptied.</source>
        <translation>Dateien im Papierkorb belegen Speicherplatz, bis er geleert wird.</translation>
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
        <source>No Python environment that was found uses it</source>
        <translation>Keine gefundene Python-Umgebung verwendet sie</translation>
    </message>
    <message>
        <source>Other files, never removed: {names}</source>
        <translation>Andere Dateien, werden nie entfernt: {names}</translation>
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
        <source>Search for cross-build environments</source>
        <translation>Cross-Build-Umgebungen suchen</translation>
    </message>
    <message>
        <source>Searching and counting…</source>
        <translation>Wird gesucht und gezählt …</translation>
    </message>
    <message>
        <source>Searching for cross-build environments…</source>
        <translation>Cross-Build-Umgebungen werden gesucht …</translation>
    </message>
    <message>
        <source>Select the versions to remove, or a root to remove all of its versions.</source>
        <translation>Wählen Sie die Versionen aus, die entfernt werden sollen, oder ein Wurzelverzeichnis mit allen seinen Versionen.</translation>
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
        <source>There are no cross-build environments on this computer. “pyodide xbuildenv install” installs one.</source>
        <translation>Auf diesem Computer gibt es keine Cross-Build-Umgebungen. „pyodide xbuildenv install“ installiert eine.</translation>
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
        <source>for one working directory</source>
        <translation>für ein Arbeitsverzeichnis</translation>
    </message>
    <message>
        <source>owner unknown</source>
        <translation>Besitzer unbekannt</translation>
    </message>
    <message>
        <source>pyodide-build needs one of these to build packages for Pyodide. If a build does not find its environment, it downloads gigabytes to install it again.</source>
        <translation>pyodide-build braucht eine davon, um Pakete für Pyodide zu bauen. Findet ein Build seine Umgebung nicht, lädt er Gigabytes herunter, um sie neu zu installieren.</translation>
    </message>
    <message>
        <source>pyodide-build {version} in {prefix}</source>
        <translation>pyodide-build {version} in {prefix}</translation>
    </message>
    <message>
        <source>{n} empty root</source>
        <translation>{n} leere Wurzel</translation>
    </message>
    <message>
        <source>{n} empty root is deleted too.</source>
        <translation>{n} leere Wurzel wird auch gelöscht.</translation>
    </message>
    <message>
        <source>{n} empty roots are deleted too.</source>
        <translation>{n} leere Wurzeln werden auch gelöscht.</translation>
    </message>
    <message>
        <source>{n} root removed</source>
        <translation>{n} Wurzel entfernt</translation>
    </message>
    <message>
        <source>{n} roots removed</source>
        <translation>{n} Wurzeln entfernt</translation>
    </message>
    <message>
        <source>{state}, current</source>
        <translation>{state}, aktuell</translation>
    </message>
    <message>
        <source>{versions} removed, {size}</source>
        <translation>{versions} entfernt, {size}</translation>
    </message>
    <message>
        <source>● current</source>
        <translation>● aktuell</translation>
    </message>
    <message>
        <source>⚠ Current version: {names}. The next build has to install one first.</source>
        <translation>⚠ Aktuelle Version: {names}. Der nächste Build muss erst eine installieren.</translation>
    </message>
    <message>
        <source>⚠ Its installation was interrupted, or still runs</source>
        <translation>⚠ Die Installation wurde unterbrochen oder läuft noch</translation>
    </message>
    <message>
        <source>⚠ Its removal was interrupted; the rest cannot be used</source>
        <translation>⚠ Das Entfernen wurde unterbrochen; der Rest ist unbrauchbar</translation>
    </message>
    <message>
        <source>⚠ Owner unknown: {names}. A pyodide-build that was not found may still use it.</source>
        <translation>⚠ Besitzer unbekannt: {names}. Ein nicht gefundenes pyodide-build könnte sie noch verwenden.</translation>
    </message>
    <message>
        <source>⚠ partly removed</source>
        <translation>⚠ teilweise entfernt</translation>
    </message>
    <message>
        <source>⚠ unfinished</source>
        <translation>⚠ unfertig</translation>
    </message>
    <message>
        <source>✓ installed</source>
        <translation>✓ installiert</translation>
    </message>
    <message>
        <source>Cross-build environments</source>
        <translation>Cross-Build-Umgebungen</translation>
    </message>
    <message>
        <source>Move {what} to the trash</source>
        <translation>{what} in den Papierkorb</translation>
    </message>
    <message>
        <source>Nothing to remove</source>
        <translation>Nichts zu entfernen</translation>
    </message>
    <message>
        <source>Remove cross-build environments</source>
        <translation>Cross-Build-Umgebungen entfernen</translation>
    </message>
    <message>
        <source>{n} empty roots</source>
        <translation>{n} leere Wurzeln</translation>
    </message>
</context>
<context>
    <name>_TransferDialog</name>
    <message>
        <source>Channel</source>
        <translation>Kanal</translation>
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
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
</context>
<context>
    <name>audit_text</name>
    <message>
        <source>No package of this directory is on the package index.</source>
        <translation>Kein Paket dieses Verzeichnisses ist auf dem Paketindex.</translation>
    </message>
    <message>
        <source>Not compared, since the index has no such version: {names}</source>
        <translation>Nicht verglichen, da der Index keine solche Version hat: {names}</translation>
    </message>
    <message>
        <source>Checked {packages}: no findings.</source>
        <translation>{packages} geprüft: keine Befunde.</translation>
    </message>
    <message>
        <source>The package index could not be asked.</source>
        <translation>Der Paketindex konnte nicht gefragt werden.</translation>
    </message>
    <message>
        <source>Vulnerability data: {advisories}, the newest of {date}.</source>
        <translation>Schwachstellendaten: {advisories}, die neueste vom {date}.</translation>
    </message>
    <message>
        <source>no longer on the index</source>
        <translation>nicht mehr auf dem Index</translation>
    </message>
    <message>
        <source>replaced on the index</source>
        <translation>auf dem Index ersetzt</translation>
    </message>
    <message>
        <source>vulnerable</source>
        <translation>verwundbar</translation>
    </message>
    <message>
        <source>withdrawn by its publisher</source>
        <translation>vom Herausgeber zurückgezogen</translation>
    </message>
    <message>
        <source>younger than you allow</source>
        <translation>jünger als erlaubt</translation>
    </message>
    <message>
        <source>{index} does not publish known vulnerabilities: only recalls and hashes were checked.</source>
        <translation>{index} veröffentlicht keine bekannten Schwachstellen: nur Rückzüge und Hashes wurden geprüft.</translation>
    </message>
    <message>
        <source>{n} advisories</source>
        <translation>{n} Meldungen</translation>
    </message>
    <message>
        <source>{n} advisory</source>
        <translation>{n} Meldung</translation>
    </message>
    <message>
        <source>{n} package was recalled or is vulnerable</source>
        <translation>{n} Paket wurde zurückgezogen oder ist verwundbar</translation>
    </message>
    <message>
        <source>{n} packages were recalled or are vulnerable</source>
        <translation>{n} Pakete wurden zurückgezogen oder sind verwundbar</translation>
    </message>
    <message>
        <source>{reason} (fixed in {versions})</source>
        <translation>{reason} (behoben in {versions})</translation>
    </message>
    <message>
        <source>⚠ Not readable in it: {files}</source>
        <translation>⚠ Darin nicht lesbar: {files}</translation>
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
        <source>Not for the selected Pyodide version</source>
        <translation>Nicht für die gewählte Pyodide-Version</translation>
    </message>
    <message>
        <source>Package</source>
        <translation>Paket</translation>
    </message>
    <message>
        <source>Published by: {publishers}</source>
        <translation>Veröffentlicht von: {publishers}</translation>
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
</context>
<context>
    <name>clean_up_summaries</name>
    <message>
        <source>in place already: {files}</source>
        <translation>schon vorhanden: {files}</translation>
    </message>
    <message>
        <source>{files} removed, {size}</source>
        <translation>{files} entfernt, {size}</translation>
    </message>
    <message>
        <source>{files} restored, {size}</source>
        <translation>{files} wiederhergestellt, {size}</translation>
    </message>
</context>
<context>
    <name>details_text</name>
    <message>
        <source>HTML page</source>
        <translation>HTML-Seite</translation>
    </message>
    <message>
        <source>Identical to the published file.</source>
        <translation>Identisch mit der veröffentlichten Datei.</translation>
    </message>
    <message>
        <source>JSON document</source>
        <translation>JSON-Dokument</translation>
    </message>
    <message>
        <source>Not compared with the published file yet.</source>
        <translation>Noch nicht mit der veröffentlichten Datei verglichen.</translation>
    </message>
    <message>
        <source>Perhaps others: there are too many wheels to read all of them.</source>
        <translation>Möglicherweise auch andere: Es sind zu viele Wheels, um alle zu lesen.</translation>
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
        <source>The file of Pyodide {release}, not of the selected release.</source>
        <translation>Die Datei von Pyodide {release}, nicht der ausgewählten Version.</translation>
    </message>
    <message>
        <source>The package index</source>
        <translation>Der Paketindex</translation>
    </message>
    <message>
        <source>WebAssembly module</source>
        <translation>WebAssembly-Modul</translation>
    </message>
    <message>
        <source>binary data</source>
        <translation>Binärdaten</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>leer</translation>
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
        <source>optional</source>
        <translation>optional</translation>
    </message>
    <message>
        <source>A lock file: the names of packages, their files and hashes.</source>
        <translation>Eine Lock-Datei: die Namen von Paketen, ihre Dateien und Hashes.</translation>
    </message>
    <message>
        <source>A valid archive, but a Pyodide release has a different file under this name. Keep it, or repair it.</source>
        <translation>Ein gültiges Archiv, aber eine Pyodide-Version hat unter diesem Namen eine andere Datei. Behalten oder reparieren Sie es.</translation>
    </message>
    <message>
        <source>A valid archive, but no known lock file or package index publishes its hash.</source>
        <translation>Ein gültiges Archiv, aber keine bekannte Lock-Datei und kein Paketindex veröffentlicht seinen Hash.</translation>
    </message>
    <message>
        <source>An unfinished download. No runtime reads it.</source>
        <translation>Ein unvollständiger Download. Keine Runtime liest ihn.</translation>
    </message>
    <message>
        <source>Not a package. It is only removed if you select it yourself.</source>
        <translation>Kein Paket. Wird nur entfernt, wenn selbst ausgewählt.</translation>
    </message>
    <message>
        <source>Pyodide cannot load it.</source>
        <translation>Pyodide kann sie nicht laden.</translation>
    </message>
    <message>
        <source>Written by this app, with {packages} from the index</source>
        <translation>Von dieser App geschrieben, mit {packages} aus dem Index</translation>
    </message>
    <message>
        <source>another version is cached</source>
        <translation>eine andere Version ist im Cache</translation>
    </message>
    <message>
        <source>different file</source>
        <translation>andere Datei</translation>
    </message>
    <message>
        <source>replaced by a repair</source>
        <translation>durch eine Reparatur ersetzt</translation>
    </message>
    <message>
        <source>same file</source>
        <translation>gleiche Datei</translation>
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
        <translation>{n} Einträge sind unbrauchbar</translation>
    </message>
    <message>
        <source>{n} entry cannot be used</source>
        <translation>{n} Eintrag ist unbrauchbar</translation>
    </message>
    <message>
        <source>{packages}, {cached} cached</source>
        <translation>{packages}, {cached} im Cache</translation>
    </message>
    <message>
        <source>{runtime}, Python {python}</source>
        <translation>{runtime}, Python {python}</translation>
    </message>
</context>
<context>
    <name>diff_table</name>
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
        <source>Package</source>
        <translation>Paket</translation>
    </message>
    <message>
        <source>added</source>
        <translation>hinzugefügt</translation>
    </message>
    <message>
        <source>new version</source>
        <translation>neue Version</translation>
    </message>
    <message>
        <source>rebuilt</source>
        <translation>neu gebaut</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>entfernt</translation>
    </message>
    <message>
        <source>{n} added</source>
        <translation>{n} hinzugefügt</translation>
    </message>
    <message>
        <source>{n} new version</source>
        <translation>{n} neue Version</translation>
    </message>
    <message>
        <source>{n} new versions</source>
        <translation>{n} neue Versionen</translation>
    </message>
    <message>
        <source>{n} not compared, because their hash is not known</source>
        <translation>{n} nicht verglichen, weil ihr Hash nicht bekannt ist</translation>
    </message>
    <message>
        <source>{n} rebuilt at the same version</source>
        <translation>{n} in gleicher Version neu gebaut</translation>
    </message>
    <message>
        <source>{n} removed</source>
        <translation>{n} entfernt</translation>
    </message>
    <message>
        <source>{n} unchanged</source>
        <translation>{n} unverändert</translation>
    </message>
</context>
<context>
    <name>fields</name>
    <message>
        <source> day</source>
        <translation> Tag</translation>
    </message>
    <message>
        <source> days</source>
        <translation> Tage</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>File…</source>
        <translation>Datei …</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>Ordner …</translation>
    </message>
</context>
<context>
    <name>format</name>
    <message>
        <source>any</source>
        <translation>jede</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>beschädigt</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>weicht ab</translation>
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
        <source>tests archive</source>
        <translation>Testarchiv</translation>
    </message>
    <message>
        <source>not verified</source>
        <translation>nicht bestätigt</translation>
    </message>
    <message>
        <source>Common</source>
        <translation>Verbreitet</translation>
    </message>
    <message>
        <source>Data science</source>
        <translation>Data Science</translation>
    </message>
    <message>
        <source>Essential</source>
        <translation>Grundlagen</translation>
    </message>
    <message>
        <source>Scientific computing</source>
        <translation>Wissenschaftliches Rechnen</translation>
    </message>
    <message>
        <source>Web scraping</source>
        <translation>Web-Scraping</translation>
    </message>
    <message>
        <source>not a package</source>
        <translation>kein Paket</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
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
        <source>{flavor} wheel</source>
        <translation>{flavor}-Wheel</translation>
    </message>
    <message>
        <source>{name}: {reason}</source>
        <translation>{name}: {reason}</translation>
    </message>
    <message>
        <source>{n} %</source>
        <translation>{n} %</translation>
    </message>
    <message>
        <source>{n} day</source>
        <translation>{n} Tag</translation>
    </message>
    <message>
        <source>{n} days</source>
        <translation>{n} Tage</translation>
    </message>
    <message>
        <source>{n} failed</source>
        <translation>{n} fehlgeschlagen</translation>
    </message>
    <message>
        <source>{n} file</source>
        <translation>{n} Datei</translation>
    </message>
    <message>
        <source>{n} files</source>
        <translation>{n} Dateien</translation>
    </message>
    <message>
        <source>{n} hour</source>
        <translation>{n} Stunde</translation>
    </message>
    <message>
        <source>{n} hours</source>
        <translation>{n} Stunden</translation>
    </message>
    <message>
        <source>{n} minute</source>
        <translation>{n} Minute</translation>
    </message>
    <message>
        <source>{n} minutes</source>
        <translation>{n} Minuten</translation>
    </message>
    <message>
        <source>{n} month</source>
        <translation>{n} Monat</translation>
    </message>
    <message>
        <source>{n} months</source>
        <translation>{n} Monate</translation>
    </message>
    <message>
        <source>{n} package</source>
        <translation>{n} Paket</translation>
    </message>
    <message>
        <source>{n} packages</source>
        <translation>{n} Pakete</translation>
    </message>
    <message>
        <source>{n} s</source>
        <translation>{n} s</translation>
    </message>
    <message>
        <source>{n} version</source>
        <translation>{n} Version</translation>
    </message>
    <message>
        <source>{n} versions</source>
        <translation>{n} Versionen</translation>
    </message>
    <message>
        <source>{n} week</source>
        <translation>{n} Woche</translation>
    </message>
    <message>
        <source>{n} weeks</source>
        <translation>{n} Wochen</translation>
    </message>
    <message>
        <source>{n} year</source>
        <translation>{n} Jahr</translation>
    </message>
    <message>
        <source>{n} years</source>
        <translation>{n} Jahre</translation>
    </message>
    <message>
        <source>{percent} less</source>
        <translation>{percent} weniger</translation>
    </message>
    <message>
        <source>{percent} more</source>
        <translation>{percent} mehr</translation>
    </message>
    <message>
        <source>{size} B</source>
        <translation>{size} B</translation>
    </message>
    <message>
        <source>… and {n} more</source>
        <translation>… und {n} weitere</translation>
    </message>
</context>
<context>
    <name>job_progress</name>
    <message>
        <source>Planning…</source>
        <translation>Wird geplant …</translation>
    </message>
    <message>
        <source>no progress for {time}</source>
        <translation>seit {time} kein Fortschritt</translation>
    </message>
    <message>
        <source>{done} of {all}</source>
        <translation>{done} von {all}</translation>
    </message>
    <message>
        <source>{item} (attempt {n})</source>
        <translation>{item} (Versuch {n})</translation>
    </message>
    <message>
        <source>{n} s</source>
        <translation>{n} s</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>noch {time}</translation>
    </message>
    <message>
        <source>{size}/s</source>
        <translation>{size}/s</translation>
    </message>
</context>
<context>
    <name>job_summary</name>
    <message>
        <source>Canceled</source>
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
        <source>Failed because of a bug in this app: {error}</source>
        <translation>Wegen eines Fehlers in dieser App gescheitert: {error}</translation>
    </message>
</context>
<context>
    <name>layer_lines</name>
    <message>
        <source>The runtime reads the file in {folder}</source>
        <translation>Die Runtime liest die Datei in {folder}</translation>
    </message>
    <message>
        <source>hidden; not compared yet</source>
        <translation>verdeckt; noch nicht verglichen</translation>
    </message>
    <message>
        <source>hidden; same bytes</source>
        <translation>verdeckt; gleiche Bytes</translation>
    </message>
    <message>
        <source>hidden; ⚠ different bytes</source>
        <translation>verdeckt; ⚠ andere Bytes</translation>
    </message>
    <message>
        <source>the cache directory</source>
        <translation>das Cache-Verzeichnis</translation>
    </message>
    <message>
        <source>✓ used</source>
        <translation>✓ verwendet</translation>
    </message>
</context>
<context>
    <name>map_colors</name>
    <message>
        <source>Age</source>
        <translation>Alter</translation>
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
    <message>
        <source>any runtime</source>
        <translation>jede Runtime</translation>
    </message>
    <message>
        <source>not a package</source>
        <translation>kein Paket</translation>
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
        <source>several</source>
        <translation>verschiedene</translation>
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
        <source>unknown runtime</source>
        <translation>unbekannte Runtime</translation>
    </message>
</context>
<context>
    <name>menus</name>
    <message>
        <source>&amp;Cache</source>
        <translation>&amp;Cache</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>E&amp;xtras</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
</context>
<context>
    <name>messages</name>
    <message>
        <source>Add the name of its package</source>
        <translation>Fügen Sie den Namen des Pakets hinzu</translation>
    </message>
    <message>
        <source>Allow more time with --timeout</source>
        <translation>Geben Sie mit --timeout mehr Zeit</translation>
    </message>
    <message>
        <source>Breaks nothing; making the pack takes longer</source>
        <translation>Gefährdet nichts; das Packen dauert länger</translation>
    </message>
    <message>
        <source>Build it without them with --skip-missing</source>
        <translation>Bauen Sie mit --skip-missing ohne sie</translation>
    </message>
    <message>
        <source>Build one in an empty folder</source>
        <translation>Bauen Sie einen in einem leeren Ordner</translation>
    </message>
    <message>
        <source>Check the network, or choose another index</source>
        <translation>Prüfen Sie das Netz, oder wählen Sie einen anderen Index</translation>
    </message>
    <message>
        <source>Check the network, or choose another source</source>
        <translation>Prüfen Sie das Netz, oder wählen Sie eine andere Quelle</translation>
    </message>
    <message>
        <source>Add it as a project</source>
        <translation>Fügen Sie sie als Projekt hinzu</translation>
    </message>
    <message>
        <source>A release with it: --pyodide {nearest}</source>
        <translation>Ein Release damit: --pyodide {nearest}</translation>
    </message>
    <message>
        <source>A release with it: {nearest}</source>
        <translation>Ein Release damit: {nearest}</translation>
    </message>
    <message>
        <source>Add it again with the right region</source>
        <translation>Fügen Sie ihn mit der richtigen Region wieder hinzu</translation>
    </message>
    <message>
        <source>Add one first</source>
        <translation>Fügen Sie zuerst einen hinzu</translation>
    </message>
    <message>
        <source>Adopt a directory to create it</source>
        <translation>Nehmen Sie ein Verzeichnis auf, um ihn anzulegen</translation>
    </message>
    <message>
        <source>Ask it with --index-url</source>
        <translation>Fragen Sie ihn mit --index-url</translation>
    </message>
    <message>
        <source>Asking the package index…</source>
        <translation>Der Paketindex wird gefragt …</translation>
    </message>
    <message>
        <source>Attach it again with the right --region</source>
        <translation>Fügen Sie ihn mit der richtigen --region wieder hinzu</translation>
    </message>
    <message>
        <source>Attach one with: pyodide-cache team add NAME URL</source>
        <translation>Fügen Sie einen hinzu mit: pyodide-cache team add NAME URL</translation>
    </message>
    <message>
        <source>Attached: {known}</source>
        <translation>Hinzugefügt: {known}</translation>
    </message>
    <message>
        <source>Change its permissions, or choose another folder</source>
        <translation>Ändern Sie die Zugriffsrechte, oder wählen Sie einen anderen Ordner</translation>
    </message>
    <message>
        <source>Channels: {known}</source>
        <translation>Kanäle: {known}</translation>
    </message>
    <message>
        <source>Check it with: pyodide-cache verify --online</source>
        <translation>Prüfen Sie sie mit: pyodide-cache verify --online</translation>
    </message>
    <message>
        <source>Check the address and the network</source>
        <translation>Prüfen Sie die Adresse und das Netz</translation>
    </message>
    <message>
        <source>Check the network, or use another index (--index-url)</source>
        <translation>Prüfen Sie das Netz, oder verwenden Sie einen anderen Index (--index-url)</translation>
    </message>
    <message>
        <source>Check the network, or use another source (--source index, --distribution FOLDER)</source>
        <translation>Prüfen Sie das Netz, oder verwenden Sie eine andere Quelle (--source index, --distribution ORDNER)</translation>
    </message>
    <message>
        <source>Choose a folder on another drive; on Windows, turn on Developer Mode</source>
        <translation>Wählen Sie einen Ordner auf einem anderen Laufwerk; unter Windows schalten Sie den Entwicklermodus ein</translation>
    </message>
    <message>
        <source>Choose a folder that has both</source>
        <translation>Wählen Sie einen Ordner, der beide enthält</translation>
    </message>
    <message>
        <source>Choose a folder with the runtime</source>
        <translation>Wählen Sie einen Ordner mit der Runtime</translation>
    </message>
    <message>
        <source>Choose an empty or new folder</source>
        <translation>Wählen Sie einen leeren oder neuen Ordner</translation>
    </message>
    <message>
        <source>Choose an official release, or a folder that has a lock file</source>
        <translation>Wählen Sie ein offizielles Release oder einen Ordner mit einer Lock-Datei</translation>
    </message>
    <message>
        <source>Choose another folder</source>
        <translation>Wählen Sie einen anderen Ordner</translation>
    </message>
    <message>
        <source>Choose another folder with --output</source>
        <translation>Wählen Sie mit --output einen anderen Ordner</translation>
    </message>
    <message>
        <source>Choose another one with --port, or 0 for any free one</source>
        <translation>Wählen Sie mit --port einen anderen, oder 0 für irgendeinen freien</translation>
    </message>
    <message>
        <source>Choose another port</source>
        <translation>Wählen Sie einen anderen Port</translation>
    </message>
    <message>
        <source>Choose it as the package index in the preferences</source>
        <translation>Wählen Sie ihn in den Einstellungen als Paketindex</translation>
    </message>
    <message>
        <source>Choose one</source>
        <translation>Wählen Sie einen</translation>
    </message>
    <message>
        <source>Choose the package index as the source</source>
        <translation>Wählen Sie den Paketindex als Quelle</translation>
    </message>
    <message>
        <source>Computing difference {number} to earlier versions…</source>
        <translation>Unterschied {number} zu früheren Versionen wird berechnet …</translation>
    </message>
    <message>
        <source>Copying the pack to its folder…</source>
        <translation>Das App-Paket wird in seinen Ordner kopiert …</translation>
    </message>
    <message>
        <source>Create it in “My lists”</source>
        <translation>Erstellen Sie sie unter „Meine Listen“</translation>
    </message>
    <message>
        <source>Create it with: pyodide-cache lists save {name:shell} PACKAGE…</source>
        <translation>Erstellen Sie sie mit: pyodide-cache lists save {name:shell} PAKET…</translation>
    </message>
    <message>
        <source>Create it, or mount its disk</source>
        <translation>Legen Sie ihn an, oder hängen Sie seinen Datenträger ein</translation>
    </message>
    <message>
        <source>Create one in an empty folder with: pyodide-cache snapshot create FOLDER</source>
        <translation>Erstellen Sie einen in einem leeren Ordner mit: pyodide-cache snapshot create ORDNER</translation>
    </message>
    <message>
        <source>Create one with: pyodide-cache store adopt DIR</source>
        <translation>Legen Sie einen an mit: pyodide-cache store adopt DIR</translation>
    </message>
    <message>
        <source>Did you mean {similar}?</source>
        <translation>Meinten Sie {similar}?</translation>
    </message>
    <message>
        <source>Download {count:it|them} first</source>
        <translation>Laden Sie {count:es|sie} zuerst herunter</translation>
    </message>
    <message>
        <source>Download {count:it|them} with: pyodide-cache warm-up {name:words}</source>
        <translation>Laden Sie {count:es|sie} herunter mit: pyodide-cache warm-up {name:words}</translation>
    </message>
    <message>
        <source>Downloading what the app needs…</source>
        <translation>Was die App braucht, wird heruntergeladen …</translation>
    </message>
    <message>
        <source>Fix it with: pyodide-cache store verify --repair</source>
        <translation>Beheben Sie das mit: pyodide-cache store verify --repair</translation>
    </message>
    <message>
        <source>Free some space, or choose another folder</source>
        <translation>Schaffen Sie Platz, oder wählen Sie einen anderen Ordner</translation>
    </message>
    <message>
        <source>If it is needed, add its name</source>
        <translation>Fügen Sie seinen Namen hinzu, falls es gebraucht wird</translation>
    </message>
    <message>
        <source>If it is needed, name it in the command</source>
        <translation>Nennen Sie es im Befehl, falls es gebraucht wird</translation>
    </message>
    <message>
        <source>If it needs a password, put it in the address or in ~/.netrc</source>
        <translation>Falls ein Passwort nötig ist, gehört es in die Adresse oder in ~/.netrc</translation>
    </message>
    <message>
        <source>Increase the time limit</source>
        <translation>Erhöhen Sie das Zeitlimit</translation>
    </message>
    <message>
        <source>Install it, and check that “node --version” works</source>
        <translation>Installieren Sie Node, und prüfen Sie, ob „node --version“ funktioniert</translation>
    </message>
    <message>
        <source>It is in --index-url, the setting index-url, the project, or a setting of pip or uv such as PIP_INDEX_URL</source>
        <translation>Sie steht in --index-url, der Einstellung index-url, dem Projekt oder einer Einstellung von pip oder uv wie PIP_INDEX_URL</translation>
    </message>
    <message>
        <source>It is in the preferences, the project, or the settings of pip or uv</source>
        <translation>Sie steht in den Einstellungen, dem Projekt oder den Einstellungen von pip oder uv</translation>
    </message>
    <message>
        <source>Keep more with --include, or allow more with --attempts</source>
        <translation>Behalten Sie mit --include mehr, oder erlauben Sie mit --attempts mehr Versuche</translation>
    </message>
    <message>
        <source>Leave them out, and build it again</source>
        <translation>Lassen Sie sie weg, und bauen Sie erneut</translation>
    </message>
    <message>
        <source>Lists are: {known}</source>
        <translation>Listen sind: {known}</translation>
    </message>
    <message>
        <source>Loading the new packages in Node…</source>
        <translation>Die neuen Pakete werden in Node geladen …</translation>
    </message>
    <message>
        <source>Make it again</source>
        <translation>Erstellen Sie es neu</translation>
    </message>
    <message>
        <source>Make it again with: pyodide-cache start-image create {name}</source>
        <translation>Erstellen Sie es neu mit: pyodide-cache start-image create {name}</translation>
    </message>
    <message>
        <source>Make it again with: pyodide-cache start-image create {name} PACKAGE…</source>
        <translation>Erstellen Sie es neu mit: pyodide-cache start-image create {name} PAKET…</translation>
    </message>
    <message>
        <source>Make the channel again with: pyodide-cache team push --all --replace{team:--team}{channel:--channel}</source>
        <translation>Erstellen Sie den Kanal neu mit: pyodide-cache team push --all --replace{team:--team}{channel:--channel}</translation>
    </message>
    <message>
        <source>Making the pack…</source>
        <translation>App-Paket wird erstellt …</translation>
    </message>
    <message>
        <source>May break extension modules that are imported in other situations</source>
        <translation>Gefährdet Erweiterungsmodule, die in anderen Situationen importiert werden</translation>
    </message>
    <message>
        <source>May break help(), and code that uses __doc__, such as command lines</source>
        <translation>Gefährdet help() und Code, der __doc__ verwendet, etwa Befehlszeilen</translation>
    </message>
    <message>
        <source>May break inspect.getsource, source lines in tracebacks, and any other version of Python</source>
        <translation>Gefährdet inspect.getsource, Quellzeilen in Tracebacks und jede andere Python-Version</translation>
    </message>
    <message>
        <source>May break packages that import helpers from their tests</source>
        <translation>Gefährdet Pakete, die Hilfsmittel aus ihren Tests importieren</translation>
    </message>
    <message>
        <source>May break the same, and packages that are loaded later, such as micropip</source>
        <translation>Gefährdet dasselbe, und Pakete, die später geladen werden, etwa micropip</translation>
    </message>
    <message>
        <source>May break tools that show a package’s description or build against its headers</source>
        <translation>Gefährdet Werkzeuge, die die Beschreibung eines Pakets zeigen oder gegen seine Header bauen</translation>
    </message>
    <message>
        <source>May break what did not happen while the app was watched: other inputs, lazy imports, data files</source>
        <translation>Gefährdet, was während der Beobachtung nicht vorkam: andere Eingaben, späte Importe, Datendateien</translation>
    </message>
    <message>
        <source>Mount it, or remove it from the list</source>
        <translation>Hängen Sie es ein, oder entfernen Sie es aus der Liste</translation>
    </message>
    <message>
        <source>Mount it, or remove the layer</source>
        <translation>Hängen Sie sie ein, oder entfernen Sie die Ebene</translation>
    </message>
    <message>
        <source>Name a file in a new folder with --output</source>
        <translation>Nennen Sie mit --output eine Datei in einem neuen Ordner</translation>
    </message>
    <message>
        <source>Name a folder</source>
        <translation>Nennen Sie einen Ordner</translation>
    </message>
    <message>
        <source>Name a folder that has both, or the folder of the files with --files</source>
        <translation>Nennen Sie einen Ordner, der beides hat, oder den Ordner der Dateien mit --files</translation>
    </message>
    <message>
        <source>Name a path that does not exist with --output</source>
        <translation>Nennen Sie mit --output einen Pfad, den es noch nicht gibt</translation>
    </message>
    <message>
        <source>Name an empty or new folder with --store</source>
        <translation>Nennen Sie mit --store einen leeren oder neuen Ordner</translation>
    </message>
    <message>
        <source>Name an official release with --pyodide, or a folder that has a lock file</source>
        <translation>Nennen Sie mit --pyodide ein offizielles Release oder einen Ordner mit einer Lock-Datei</translation>
    </message>
    <message>
        <source>Name its package in the command, or allow “{guess}” with --guess-imports</source>
        <translation>Nennen Sie das Paket im Befehl, oder erlauben Sie „{guess}“ mit --guess-imports</translation>
    </message>
    <message>
        <source>Name one with --team</source>
        <translation>Nennen Sie einen mit --team</translation>
    </message>
    <message>
        <source>Name one, such as {name}==1.0</source>
        <translation>Nennen Sie eine, etwa {name}==1.0</translation>
    </message>
    <message>
        <source>Name one, such as: pyodide-cache pin {name}==1.0</source>
        <translation>Nennen Sie eine, etwa: pyodide-cache pin {name}==1.0</translation>
    </message>
    <message>
        <source>Name packages, or a list with --list</source>
        <translation>Nennen Sie Pakete oder mit --list eine Liste</translation>
    </message>
    <message>
        <source>Name packages, or choose a list</source>
        <translation>Nennen Sie Pakete, oder wählen Sie eine Liste</translation>
    </message>
    <message>
        <source>Node {node} cannot wait in asyncio.run(): write await at the top level instead, or use Node 25 or newer</source>
        <translation>Node {node} kann in asyncio.run() nicht warten: Schreiben Sie await auf der obersten Ebene, oder nehmen Sie Node 25 oder neuer</translation>
    </message>
    <message>
        <source>Node {oldest} or newer is needed to run the app</source>
        <translation>zum Ausführen der App wird Node {oldest} oder neuer gebraucht</translation>
    </message>
    <message>
        <source>Node {version} cannot restrict the app’s access to your files; Node 20 or newer can. Only pack an app that you trust</source>
        <translation>Node {version} kann den Zugriff der App auf eigene Dateien nicht einschränken; Node 20 oder neuer kann es. Nur eine vertrauenswürdige App packen</translation>
    </message>
    <message>
        <source>Pinned are: {known}</source>
        <translation>Fixiert sind: {known}</translation>
    </message>
    <message>
        <source>Pins are in the preferences</source>
        <translation>Fixierte Versionen stehen in den Einstellungen</translation>
    </message>
    <message>
        <source>Presets are: {known}</source>
        <translation>Vorlagen sind: {known}</translation>
    </message>
    <message>
        <source>Proof {number}: running the app from the pack alone, without a network…</source>
        <translation>Probelauf {number}: Die App läuft allein aus dem App-Paket, ohne Netz …</translation>
    </message>
    <message>
        <source>Proof {number}: starting from the image, without a network…</source>
        <translation>Probe {number}: Start aus dem Abbild, ohne Netz …</translation>
    </message>
    <message>
        <source>Push it again</source>
        <translation>Stellen Sie es erneut bereit</translation>
    </message>
    <message>
        <source>Pyodide cannot load this: a wheel has one .dist-info folder, named like its package; this one has {folders}</source>
        <translation>Pyodide kann das nicht laden: Ein Wheel hat genau einen .dist-info-Ordner mit dem Namen seines Pakets; dieses hat {folders}</translation>
    </message>
    <message>
        <source>Pyodide cannot load this: the name of a wheel has a version and tags, such as rich-15.0.0-py3-none-any.whl</source>
        <translation>Pyodide kann das nicht laden: Der Name eines Wheels hat eine Version und Tags, etwa rich-15.0.0-py3-none-any.whl</translation>
    </message>
    <message>
        <source>Pyodide cannot load this: the wheel is built for another platform</source>
        <translation>Pyodide kann das nicht laden: Das Wheel ist für eine andere Plattform gebaut</translation>
    </message>
    <message>
        <source>Pyodide {version} is not known</source>
        <translation>Pyodide {version} ist nicht bekannt</translation>
    </message>
    <message>
        <source>Read it with --project {path}</source>
        <translation>Lesen Sie sie mit --project {path}</translation>
    </message>
    <message>
        <source>Record it again, without --trace</source>
        <translation>Zeichnen Sie sie ohne --trace neu auf</translation>
    </message>
    <message>
        <source>Refresh the list</source>
        <translation>Aktualisieren Sie die Liste</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>Entfernen Sie sie</translation>
    </message>
    <message>
        <source>Remove it first</source>
        <translation>Entfernen Sie ihn zuerst</translation>
    </message>
    <message>
        <source>Remove it first with: pyodide-cache team remove {name}</source>
        <translation>Entfernen Sie ihn zuerst mit: pyodide-cache team remove {name}</translation>
    </message>
    <message>
        <source>Restore what it leads to, or remove the link</source>
        <translation>Stellen Sie das Ziel wieder her, oder entfernen Sie den Link</translation>
    </message>
    <message>
        <source>Rules are: {known}</source>
        <translation>Regeln sind: {known}</translation>
    </message>
    <message>
        <source>Run “npm pack pyodide@{version}”, unpack the archive, and choose its folder “package”</source>
        <translation>Führen Sie „npm pack pyodide@{version}“ aus, entpacken Sie das Archiv, und wählen Sie dessen Ordner „package“</translation>
    </message>
    <message>
        <source>Run “npm pack pyodide@{version}”, unpack the archive, and pass its folder “package” with --runtime</source>
        <translation>Führen Sie „npm pack pyodide@{version}“ aus, entpacken Sie das Archiv, und nennen Sie dessen Ordner „package“ mit --runtime</translation>
    </message>
    <message>
        <source>Run: pyodide-cache settings set suggestions yes</source>
        <translation>Führen Sie aus: pyodide-cache settings set suggestions yes</translation>
    </message>
    <message>
        <source>See: pyodide-cache list</source>
        <translation>Siehe: pyodide-cache list</translation>
    </message>
    <message>
        <source>See: pyodide-cache start-image list</source>
        <translation>Siehe: pyodide-cache start-image list</translation>
    </message>
    <message>
        <source>Serving…</source>
        <translation>Wartet auf Anfragen …</translation>
    </message>
    <message>
        <source>Set the clock</source>
        <translation>Stellen Sie die Uhr</translation>
    </message>
    <message>
        <source>Set them in the environment, as for the provider’s own tools, or attach a public bucket with --anonymous</source>
        <translation>Setzen Sie sie in der Umgebung, wie für die Werkzeuge des Anbieters, oder fügen Sie einen öffentlichen Bucket mit --anonymous hinzu</translation>
    </message>
    <message>
        <source>Set them in the environment, as the provider’s own tools read them</source>
        <translation>Setzen Sie sie in der Umgebung, wie die Werkzeuge des Anbieters sie lesen</translation>
    </message>
    <message>
        <source>Settings are: {known}</source>
        <translation>Einstellungen sind: {known}</translation>
    </message>
    <message>
        <source>Start it with --runtime FOLDER, an unpacked npm package pyodide</source>
        <translation>Starten Sie ihn mit --runtime ORDNER, einem entpackten npm-Paket pyodide</translation>
    </message>
    <message>
        <source>Starting Python and importing the packages…</source>
        <translation>Python wird gestartet, und die Pakete werden importiert …</translation>
    </message>
    <message>
        <source>Switching to the new packages…</source>
        <translation>Zu den neuen Paketen wird gewechselt …</translation>
    </message>
    <message>
        <source>Take it from the package index with --source index</source>
        <translation>Nehmen Sie es mit --source index aus dem Paketindex</translation>
    </message>
    <message>
        <source>The closest known releases: {known}</source>
        <translation>Die nächstliegenden bekannten Releases: {known}</translation>
    </message>
    <message>
        <source>The next push to this channel drops it</source>
        <translation>Das nächste Bereitstellen in diesem Kanal entfernt ihn</translation>
    </message>
    <message>
        <source>To allow other versions, run: pyodide-cache unpin {names}</source>
        <translation>Um andere Versionen zu erlauben: pyodide-cache unpin {names}</translation>
    </message>
    <message>
        <source>To delete it permanently, use --delete</source>
        <translation>Zum endgültigen Löschen verwenden Sie --delete</translation>
    </message>
    <message>
        <source>To download, turn it off in the preferences</source>
        <translation>Zum Herunterladen schalten Sie es in den Einstellungen aus</translation>
    </message>
    <message>
        <source>To download, turn off --offline, PYODIDE_CACHE_OFFLINE or the setting offline</source>
        <translation>Zum Herunterladen schalten Sie --offline, PYODIDE_CACHE_OFFLINE oder die Einstellung offline aus</translation>
    </message>
    <message>
        <source>To pack it, add it to the requirements</source>
        <translation>Um es zu packen, nehmen Sie es in die Anforderungen auf</translation>
    </message>
    <message>
        <source>To pack it, name it with -r</source>
        <translation>Um es zu packen, nennen Sie es mit -r</translation>
    </message>
    <message>
        <source>To remove it anyway, name its folder with --root</source>
        <translation>Um es trotzdem zu entfernen, nennen Sie mit --root den Ordner</translation>
    </message>
    <message>
        <source>To remove it anyway, select it</source>
        <translation>Um es trotzdem zu entfernen, wählen Sie es aus</translation>
    </message>
    <message>
        <source>To rename it and start a new one: pyodide-cache settings set KEY VALUE --start-over</source>
        <translation>Um sie umzubenennen und neu zu beginnen: pyodide-cache settings set KEY VALUE --start-over</translation>
    </message>
    <message>
        <source>To see which, and what to do: pyodide-cache verify</source>
        <translation>Was davon zutrifft und was zu tun ist, sagt: pyodide-cache verify</translation>
    </message>
    <message>
        <source>To start a new file, save the preferences</source>
        <translation>Um eine neue Datei zu beginnen, speichern Sie die Einstellungen</translation>
    </message>
    <message>
        <source>To upgrade anyway, use --no-proof</source>
        <translation>Um trotzdem zu aktualisieren, verwenden Sie --no-proof</translation>
    </message>
    <message>
        <source>To use it, choose release {nearest}</source>
        <translation>Um sie zu verwenden, wählen Sie das Release {nearest}</translation>
    </message>
    <message>
        <source>To use it: --pyodide {nearest}</source>
        <translation>Um sie zu verwenden: --pyodide {nearest}</translation>
    </message>
    <message>
        <source>Trust its key</source>
        <translation>Vertrauen Sie ihrem Schlüssel</translation>
    </message>
    <message>
        <source>Trust the key of its author with: pyodide-cache team trust {team} KEY</source>
        <translation>Vertrauen Sie dem Schlüssel mit: pyodide-cache team trust {team} KEY</translation>
    </message>
    <message>
        <source>Try again later</source>
        <translation>Versuchen Sie es später noch einmal</translation>
    </message>
    <message>
        <source>Turn a strategy off with --without: {strategies}</source>
        <translation>Schalten Sie mit --without eine Strategie ab: {strategies}</translation>
    </message>
    <message>
        <source>Turn a strategy off, or include more files</source>
        <translation>Schalten Sie eine Strategie ab, oder schließen Sie weitere Dateien ein</translation>
    </message>
    <message>
        <source>Turn a strategy off: {strategies}</source>
        <translation>Schalten Sie eine Strategie ab: {strategies}</translation>
    </message>
    <message>
        <source>Turn it off in the preferences</source>
        <translation>Schalten Sie das in den Einstellungen aus</translation>
    </message>
    <message>
        <source>Turn them on in the preferences</source>
        <translation>Schalten Sie sie in den Einstellungen ein</translation>
    </message>
    <message>
        <source>Undo it first</source>
        <translation>Machen Sie es zuerst rückgängig</translation>
    </message>
    <message>
        <source>Undo it first: pyodide-cache upgrade --undo</source>
        <translation>Machen Sie es zuerst rückgängig: pyodide-cache upgrade --undo</translation>
    </message>
    <message>
        <source>Unpacking the packages…</source>
        <translation>Pakete werden entpackt …</translation>
    </message>
    <message>
        <source>Updating the channel…</source>
        <translation>Der Kanal wird aktualisiert …</translation>
    </message>
    <message>
        <source>Use another address</source>
        <translation>Verwenden Sie eine andere Adresse</translation>
    </message>
    <message>
        <source>Verify it</source>
        <translation>Prüfen Sie die Datei</translation>
    </message>
    <message>
        <source>Verify it online first</source>
        <translation>Prüfen Sie sie zuerst online</translation>
    </message>
    <message>
        <source>Verify the files of the team cache, remove damaged ones, and push again</source>
        <translation>Prüfen Sie die Dateien des Team-Caches, entfernen Sie beschädigte, und stellen Sie sie erneut bereit</translation>
    </message>
    <message>
        <source>Verify the store to fix it</source>
        <translation>Prüfen Sie den Speicher, um das zu beheben</translation>
    </message>
    <message>
        <source>Watch the app again</source>
        <translation>Beobachten Sie die App neu</translation>
    </message>
    <message>
        <source>Watching the app run…</source>
        <translation>Die App wird beim Laufen beobachtet …</translation>
    </message>
    <message>
        <source>You can delete it permanently instead</source>
        <translation>Sie können stattdessen endgültig löschen</translation>
    </message>
    <message>
        <source>You can upgrade without this test</source>
        <translation>Sie können auch ohne diesen Test aktualisieren</translation>
    </message>
    <message>
        <source>a broken link; the runtime would create its target</source>
        <translation>ein defekter Link; die Runtime würde sein Ziel anlegen</translation>
    </message>
    <message>
        <source>a folder; its contents are not listed</source>
        <translation>ein Ordner; sein Inhalt wird nicht aufgelistet</translation>
    </message>
    <message>
        <source>a link; it is not followed</source>
        <translation>ein Link; ihm wird nicht gefolgt</translation>
    </message>
    <message>
        <source>a list “{name}” exists already. Choose another name</source>
        <translation>es gibt schon eine Liste „{name}“. Wählen Sie einen anderen Namen</translation>
    </message>
    <message>
        <source>a snapshot needs a symbolic link, which cannot be made in {path}</source>
        <translation>ein Snapshot braucht einen symbolischen Link, der in {path} nicht angelegt werden kann</translation>
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
        <source>add {file} to the files of the app</source>
        <translation>fügen Sie {file} zu den Dateien der App hinzu</translation>
    </message>
    <message>
        <source>agrees with this computer’s clock</source>
        <translation>stimmt mit der Uhr dieses Computers überein</translation>
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
        <source>an upgrade of {path} was interrupted</source>
        <translation>ein Upgrade von {path} wurde unterbrochen</translation>
    </message>
    <message>
        <source>can be cleaned up</source>
        <translation>kann aufgeräumt werden</translation>
    </message>
    <message>
        <source>can be read</source>
        <translation>kann gelesen werden</translation>
    </message>
    <message>
        <source>can be written</source>
        <translation>kann beschrieben werden</translation>
    </message>
    <message>
        <source>canceled</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>cannot read the settings in {path}: {error}. Defaults are used. Fix the file or move it; it was not changed</source>
        <translation>die Einstellungen in {path} sind nicht lesbar: {error}. Es gelten die Standardwerte. Korrigieren oder verschieben Sie die Datei; sie wurde nicht geändert</translation>
    </message>
    <message>
        <source>cannot read {path}: {error}</source>
        <translation>{path} ist nicht lesbar: {error}</translation>
    </message>
    <message>
        <source>cannot read {path}: {error}. Fix the file or move it; it was not changed</source>
        <translation>{path} ist nicht lesbar: {error}. Korrigieren oder verschieben Sie die Datei; sie wurde nicht geändert</translation>
    </message>
    <message>
        <source>compresses with the highest level of deflate</source>
        <translation>komprimiert mit der höchsten Stufe von Deflate</translation>
    </message>
    <message>
        <source>empties docstrings; line numbers stay the same</source>
        <translation>leert Docstrings; Zeilennummern bleiben gleich</translation>
    </message>
    <message>
        <source>included by {included_by}</source>
        <translation>eingebunden von {included_by}</translation>
    </message>
    <message>
        <source>it begins or ends with a dot or a space</source>
        <translation>er beginnt oder endet mit einem Punkt oder Leerzeichen</translation>
    </message>
    <message>
        <source>it belongs to the package {package}: pack a script beside that folder</source>
        <translation>sie gehört zum Paket {package}: Packen Sie ein Skript neben diesem Ordner</translation>
    </message>
    <message>
        <source>it cannot be read as a lock file of at most {limit:size}, and is ignored. Delete it, or download it again</source>
        <translation>kann nicht als Lock-Datei von höchstens {limit:size} gelesen werden und wird ignoriert. Löschen Sie sie, oder laden Sie sie neu herunter</translation>
    </message>
    <message>
        <source>it claims to unpack to {size:size}, {times} times its size, as if made to fill a disk</source>
        <translation>es soll entpackt {size:size} groß sein, das {times}-Fache seiner Größe, wie gemacht, um einen Datenträger zu füllen</translation>
    </message>
    <message>
        <source>it does not end as a package file does</source>
        <translation>er endet nicht wie der einer Paketdatei</translation>
    </message>
    <message>
        <source>it has a character that some systems do not allow</source>
        <translation>er hat ein Zeichen, das manche Systeme nicht erlauben</translation>
    </message>
    <message>
        <source>it has invisible characters</source>
        <translation>er enthält unsichtbare Zeichen</translation>
    </message>
    <message>
        <source>it has {count:# library|# libraries} that Pyodide cannot load, such as “{name}”</source>
        <translation>enthält {count:# Bibliothek|# Bibliotheken}, die Pyodide nicht laden kann, etwa „{name}“</translation>
    </message>
    <message>
        <source>it is a URL</source>
        <translation>er ist eine URL</translation>
    </message>
    <message>
        <source>it is an HTML page, perhaps for a login or an error</source>
        <translation>es ist eine HTML-Seite, vielleicht einer Anmeldung oder eines Fehlers</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>er ist leer</translation>
    </message>
    <message>
        <source>it is not an address</source>
        <translation>das ist keine Adresse</translation>
    </message>
    <message>
        <source>it is not an http or https URL</source>
        <translation>er ist keine http- oder https-URL</translation>
    </message>
    <message>
        <source>it is not valid UTF-8</source>
        <translation>er ist kein gültiges UTF-8</translation>
    </message>
    <message>
        <source>it is reserved on Windows</source>
        <translation>er ist unter Windows reserviert</translation>
    </message>
    <message>
        <source>it is too long</source>
        <translation>er ist zu lang</translation>
    </message>
    <message>
        <source>it must name a bucket, such as s3://bucket/folder</source>
        <translation>sie muss einen Bucket nennen, etwa s3://bucket/ordner</translation>
    </message>
    <message>
        <source>it must name a folder, such as file:///srv/pyodide</source>
        <translation>sie muss einen Ordner nennen, etwa file:///srv/pyodide</translation>
    </message>
    <message>
        <source>it must not have a password, a query or a fragment</source>
        <translation>sie darf kein Passwort, keine Abfrage und kein Fragment haben</translation>
    </message>
    <message>
        <source>it points to another folder</source>
        <translation>er zeigt auf einen anderen Ordner</translation>
    </message>
    <message>
        <source>it requires “{text}”, which is not on an index</source>
        <translation>es benötigt „{text}“, was in keinem Index ist</translation>
    </message>
    <message>
        <source>it tried to use the network, which is blocked: {attempts}</source>
        <translation>sie wollte auf das Netz zugreifen, das gesperrt ist: {attempts}</translation>
    </message>
    <message>
        <source>its dependency {name} is not available</source>
        <translation>die Abhängigkeit {name} ist nicht verfügbar</translation>
    </message>
    <message>
        <source>its lock file is not available at {tried} either: {cause}</source>
        <translation>auch unter {tried} ist keine Lock-Datei dafür verfügbar: {cause}</translation>
    </message>
    <message>
        <source>its status cannot be read: {error}</source>
        <translation>der Zustand ist nicht lesbar: {error}</translation>
    </message>
    <message>
        <source>loadPackage loads {names}, but this release’s micropip does not install {count:it|them}</source>
        <translation>loadPackage lädt {names}, aber das micropip dieser Version installiert {count:es|sie} nicht</translation>
    </message>
    <message>
        <source>missing: {missing}</source>
        <translation>es fehlt: {missing}</translation>
    </message>
    <message>
        <source>moving to the trash failed ({error})</source>
        <translation>Verschieben in den Papierkorb fehlgeschlagen ({error})</translation>
    </message>
    <message>
        <source>names of packages with versions, such as numpy==2.2, separated by spaces</source>
        <translation>Namen von Paketen mit Versionen, etwa numpy==2.2, durch Leerzeichen getrennt</translation>
    </message>
    <message>
        <source>names of packages, without versions</source>
        <translation>Namen von Paketen, ohne Versionen</translation>
    </message>
    <message>
        <source>needed by {needed_by}</source>
        <translation>benötigt von {needed_by}</translation>
    </message>
    <message>
        <source>no compatible version of {name} matches {wanted}</source>
        <translation>keine kompatible Version von {name} erfüllt {wanted}</translation>
    </message>
    <message>
        <source>no credentials for {team} ({url})</source>
        <translation>keine Zugangsdaten für {team} ({url})</translation>
    </message>
    <message>
        <source>only {name} {version} fits, although its authors yanked it{reason}</source>
        <translation>Nur {name} {version} passt, obwohl die Autoren es zurückgezogen haben{reason}</translation>
    </message>
    <message>
        <source>no start image can be made: {why}</source>
        <translation>es kann kein Startabbild erstellt werden: {why}</translation>
    </message>
    <message>
        <source>Let only one computer push, or use another storage</source>
        <translation>Lassen Sie nur einen Computer bereitstellen, oder verwenden Sie einen anderen Objektspeicher</translation>
    </message>
    <message>
        <source>Use --host 0.0.0.0 for all addresses of this computer</source>
        <translation>Verwenden Sie --host 0.0.0.0 für alle Adressen dieses Computers</translation>
    </message>
    <message>
        <source>every user of this computer can change {name} in the layer {path}. Remove that permission, for example with: chmod o-w</source>
        <translation>jeder Benutzer dieses Computers kann {name} in der Ebene {path} ändern. Entziehen Sie dieses Recht, zum Beispiel mit: chmod o-w</translation>
    </message>
    <message>
        <source>no team cache is attached</source>
        <translation>es ist kein Team-Cache hinzugefügt</translation>
    </message>
    <message>
        <source>no warm-up has requested a package for this runtime yet</source>
        <translation>bisher hat kein Vorabladen ein Paket für diese Runtime angefragt</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>not a regular file</source>
        <translation>keine normale Datei</translation>
    </message>
    <message>
        <source>not needed in this runtime, because of {count:its marker|their markers}: {names}</source>
        <translation>wegen {count:des Markers|der Marker} in dieser Runtime nicht nötig: {names}</translation>
    </message>
    <message>
        <source>not pushed: no lock file or index is known to publish these bytes</source>
        <translation>nicht bereitgestellt: Keine bekannte Lock-Datei und kein Index veröffentlicht diese Bytes</translation>
    </message>
    <message>
        <source>nothing is downloaded for parts of Python and of the runtime: {names}</source>
        <translation>Für Teile von Python und der Runtime wird nichts heruntergeladen: {names}</translation>
    </message>
    <message>
        <source>of {names}, files that were uploaded within the last {days:# day|# days} are left out (the setting cool-down-days)</source>
        <translation>von {names} bleiben Dateien der letzten {days:# Tag|# Tage} außen vor (die Einstellung cool-down-days)</translation>
    </message>
    <message>
        <source>only releases that this program knows are compared: {cause}</source>
        <translation>nur Releases, die dieses Programm kennt, werden verglichen: {cause}</translation>
    </message>
    <message>
        <source>only the first {most} folders in {path} were searched. Choose a smaller folder</source>
        <translation>nur die ersten {most} Ordner in {path} wurden durchsucht. Wählen Sie einen kleineren Ordner</translation>
    </message>
    <message>
        <source>others keep changing the channel {channel} of {team}. Try again later</source>
        <translation>andere ändern ständig den Kanal {channel} von {team}. Versuchen Sie es später noch einmal</translation>
    </message>
    <message>
        <source>pinned: {pins}</source>
        <translation>fixiert: {pins}</translation>
    </message>
    <message>
        <source>port {port} of {host} cannot be used: {error}</source>
        <translation>Port {port} von {host} kann nicht verwendet werden: {error}</translation>
    </message>
    <message>
        <source>refused: no lock file or index confirms these bytes, and no trusted key signed them</source>
        <translation>abgelehnt: Keine Lock-Datei und kein Index bestätigt diese Bytes, und kein vertrauter Schlüssel hat sie signiert</translation>
    </message>
    <message>
        <source>relative (3 days) or date (2026-11-18)</source>
        <translation>relative (3 Tage) oder date (2026-11-18)</translation>
    </message>
    <message>
        <source>removes Python and data files of packages that the app did not open</source>
        <translation>entfernt Python- und Datendateien von Paketen, die die App nicht geöffnet hat</translation>
    </message>
    <message>
        <source>removes documents, examples, type stubs, C sources and the long description</source>
        <translation>entfernt Dokumente, Beispiele, Typ-Stubs, C-Quellen und die lange Beschreibung</translation>
    </message>
    <message>
        <source>removes modules of the standard library that nothing imported</source>
        <translation>entfernt Module der Standardbibliothek, die nichts importiert hat</translation>
    </message>
    <message>
        <source>removes shared libraries that nothing loaded</source>
        <translation>entfernt Shared Libraries, die nichts geladen hat</translation>
    </message>
    <message>
        <source>removes the tests of packages</source>
        <translation>entfernt die Tests von Paketen</translation>
    </message>
    <message>
        <source>replaces sources by .pyc files for this exact version of Python</source>
        <translation>ersetzt Quellen durch .pyc-Dateien für genau diese Python-Version</translation>
    </message>
    <message>
        <source>see {path}</source>
        <translation>siehe {path}</translation>
    </message>
    <message>
        <source>several team caches are attached: {known}</source>
        <translation>mehrere Team-Caches sind hinzugefügt: {known}</translation>
    </message>
    <message>
        <source>suggestions are off</source>
        <translation>Vorschläge sind ausgeschaltet</translation>
    </message>
    <message>
        <source>system, light or dark</source>
        <translation>system, light oder dark</translation>
    </message>
    <message>
        <source>system, en, de or fr, also with a country, such as de_AT</source>
        <translation>system, en, de oder fr, auch mit einem Land, etwa de_AT</translation>
    </message>
    <message>
        <source>the app tried to use the network, which is blocked while it is packed: {attempts}</source>
        <translation>die App wollte auf das Netz zugreifen, das beim Packen gesperrt ist: {attempts}</translation>
    </message>
    <message>
        <source>the bucket of {team} is in another region: {error}</source>
        <translation>der Bucket von {team} ist in einer anderen Region: {error}</translation>
    </message>
    <message>
        <source>the download of {url} is too slow, or the server stopped responding</source>
        <translation>der Download von {url} ist zu langsam, oder der Server antwortet nicht mehr</translation>
    </message>
    <message>
        <source>the download of {url} was interrupted: {error}</source>
        <translation>der Download von {url} wurde unterbrochen: {error}</translation>
    </message>
    <message>
        <source>the file is empty</source>
        <translation>die Datei ist leer</translation>
    </message>
    <message>
        <source>the file name “{name}” was rejected: {why}</source>
        <translation>der Dateiname „{name}“ wurde abgelehnt: {why}</translation>
    </message>
    <message>
        <source>the hash of {name} {version} is {found}, which the requirements file does not allow</source>
        <translation>der Hash von {name} {version} ist {found}; die Anforderungsdatei erlaubt ihn nicht</translation>
    </message>
    <message>
        <source>the index has no micropip that this Pyodide release imports; its own is {version}</source>
        <translation>der Index hat kein micropip, das diese Pyodide-Version importiert; ihr eigenes ist {version}</translation>
    </message>
    <message>
        <source>the index page {url} is not valid: {error}</source>
        <translation>die Indexseite {url} ist ungültig: {error}</translation>
    </message>
    <message>
        <source>the layer {path} is not available</source>
        <translation>die Ebene {path} ist nicht verfügbar</translation>
    </message>
    <message>
        <source>{path} is the cache directory itself, not a layer of it</source>
        <translation>{path} ist das Cache-Verzeichnis selbst und keine Ebene davon</translation>
    </message>
    <message>
        <source>the list of releases at {url} is not valid: {error}</source>
        <translation>die Release-Liste unter {url} ist ungültig: {error}</translation>
    </message>
    <message>
        <source>Check the credentials and permissions</source>
        <translation>Prüfen Sie Zugangsdaten und Berechtigungen</translation>
    </message>
    <message>
        <source>Remove it with: pyodide-cache team check --bytes --remove-damaged{team:--team}, and push it again</source>
        <translation>Entfernen Sie es mit: pyodide-cache team check --bytes --remove-damaged{team:--team}, und stellen Sie es erneut bereit</translation>
    </message>
    <message>
        <source>protects writers from each other</source>
        <translation>schützt Schreibende voreinander</translation>
    </message>
    <message>
        <source>the absolute path of a folder, such as ~/wheels, with printable characters only</source>
        <translation>der absolute Pfad eines Ordners, etwa ~/wheels, nur mit druckbaren Zeichen</translation>
    </message>
    <message>
        <source>the channel {channel} of {team} is damaged: {key} has other bytes than it should</source>
        <translation>der Kanal {channel} von {team} ist beschädigt: {key} hat andere Bytes als erwartet</translation>
    </message>
    <message>
        <source>the channel {channel} of {team} is damaged: {name} is missing</source>
        <translation>der Kanal {channel} von {team} ist beschädigt: {name} fehlt</translation>
    </message>
    <message>
        <source>the lock file has {locked}</source>
        <translation>die Lock-Datei hat {locked}</translation>
    </message>
    <message>
        <source>the lock file {source} is not valid JSON: {error}</source>
        <translation>die Lock-Datei {source} ist kein gültiges JSON: {error}</translation>
    </message>
    <message>
        <source>the lock file’s entry for {name} is not valid: {error}</source>
        <translation>der Eintrag für {name} in der Lock-Datei ist ungültig: {error}</translation>
    </message>
    <message>
        <source>the lock file’s entry for {name} names {location}, which is outside {path}</source>
        <translation>der Eintrag der Lock-Datei für {name} nennt {location}, was außerhalb von {path} liegt</translation>
    </message>
    <message>
        <source>the metadata of {source} is not valid: {error}</source>
        <translation>die Metadaten von {source} sind ungültig: {error}</translation>
    </message>
    <message>
        <source>the mirror serves packages, not Pyodide’s runtime</source>
        <translation>der Mirror stellt Pakete bereit, nicht Pyodides Runtime</translation>
    </message>
    <message>
        <source>the named one is for Pyodide {built_for}</source>
        <translation>das genannte ist für Pyodide {built_for}</translation>
    </message>
    <message>
        <source>the new packages do not load in Node: {error}</source>
        <translation>die neuen Pakete laden nicht in Node: {error}</translation>
    </message>
    <message>
        <source>the newest compatible version is {newest_loadable}</source>
        <translation>die neueste kompatible Version ist {newest_loadable}</translation>
    </message>
    <message>
        <source>the newest version is {newest}</source>
        <translation>die neueste Version ist {newest}</translation>
    </message>
    <message>
        <source>the package index must be asked, but offline is on</source>
        <translation>der Paketindex muss gefragt werden, aber offline ist eingeschaltet</translation>
    </message>
    <message>
        <source>the package index was not asked: the versions in the cache directory are used for {names}</source>
        <translation>der Paketindex wurde nicht gefragt: für {names} werden die Versionen im Cache-Verzeichnis verwendet</translation>
    </message>
    <message>
        <source>the package index {index} cannot be reached: {error}</source>
        <translation>der Paketindex {index} ist nicht erreichbar: {error}</translation>
    </message>
    <message>
        <source>the package index {index} is not a valid address: {error}</source>
        <translation>der Paketindex {index} ist keine gültige Adresse: {error}</translation>
    </message>
    <message>
        <source>the runtime is not available from {place}</source>
        <translation>die Runtime ist von {place} nicht verfügbar</translation>
    </message>
    <message>
        <source>the search for versions stopped after {rounds} rounds; the last conflict: {requirements}</source>
        <translation>die Suche nach Versionen endete nach {rounds} Runden; der letzte Konflikt: {requirements}</translation>
    </message>
    <message>
        <source>the start image {name} is damaged: {error}</source>
        <translation>das Startabbild {name} ist beschädigt: {error}</translation>
    </message>
    <message>
        <source>the start image {name} is out of date: {why}</source>
        <translation>das Startabbild {name} ist veraltet: {why}</translation>
    </message>
    <message>
        <source>the storage of {team} ignores conditions on writes, so pushes could overwrite each other</source>
        <translation>der Objektspeicher von {team} ignoriert Bedingungen beim Schreiben, sodass Bereitstellungen einander überschreiben könnten</translation>
    </message>
    <message>
        <source>the table of contents of {source} is larger than {limit:size} and was not read. Delete the file, or download it again</source>
        <translation>das Inhaltsverzeichnis von {source} ist größer als {limit:size} und wurde nicht gelesen. Die Datei löschen oder neu herunterladen</translation>
    </message>
    <message>
        <source>the team cache {team} cannot be reached at {url}: {error}</source>
        <translation>der Team-Cache {team} ist unter {url} nicht erreichbar: {error}</translation>
    </message>
    <message>
        <source>the team cache {team} must be asked, but offline is on</source>
        <translation>der Team-Cache {team} muss gefragt werden, aber offline ist eingeschaltet</translation>
    </message>
    <message>
        <source>the trace was recorded with different inputs: {what}</source>
        <translation>die Aufzeichnung entstand mit anderen Eingaben: {what}</translation>
    </message>
    <message>
        <source>the trimmed app fails, although it needs no removed file: {cause}. Nothing was written</source>
        <translation>die gekürzte App scheitert, obwohl sie keine entfernte Datei braucht: {cause}. Nichts wurde geschrieben</translation>
    </message>
    <message>
        <source>the trimmed app needs {name}. The file was added, and the app is run again</source>
        <translation>die gekürzte App braucht {name}. Die Datei wurde hinzugefügt, und die App läuft noch einmal</translation>
    </message>
    <message>
        <source>the trimmed app still needs removed files after {attempts:# attempt|# attempts}: {missing}. Nothing was written</source>
        <translation>die gekürzte App braucht nach {attempts:# Versuch|# Versuchen} immer noch entfernte Dateien: {missing}. Nichts wurde geschrieben</translation>
    </message>
    <message>
        <source>the unreadable settings were moved to {path}</source>
        <translation>die nicht lesbaren Einstellungen wurden nach {path} verschoben</translation>
    </message>
    <message>
        <source>there is a team cache “{name}” already</source>
        <translation>es gibt schon einen Team-Cache „{name}“</translation>
    </message>
    <message>
        <source>there is no cleanup of {path} to undo: no removed file is still in the trash</source>
        <translation>es gibt kein Aufräumen von {path} rückgängig zu machen: Keine entfernte Datei ist noch im Papierkorb</translation>
    </message>
    <message>
        <source>there is no cross-build environment {version}. Installed: {known}</source>
        <translation>es gibt keine Cross-Build-Umgebung {version}. Installiert: {known}</translation>
    </message>
    <message>
        <source>there is no folder of cross-build environments “{root}”. Known: {known}</source>
        <translation>es gibt keinen Ordner „{root}“ mit Cross-Build-Umgebungen. Bekannt: {known}</translation>
    </message>
    <message>
        <source>there is no folder {path}</source>
        <translation>es gibt keinen Ordner {path}</translation>
    </message>
    <message>
        <source>there is no list “{name}”</source>
        <translation>es gibt keine Liste „{name}“</translation>
    </message>
    <message>
        <source>there is no list “{name}”, and no other list</source>
        <translation>es gibt keine Liste „{name}“ und auch keine andere</translation>
    </message>
    <message>
        <source>there is no preset “{name}”</source>
        <translation>es gibt keine Vorlage „{name}“</translation>
    </message>
    <message>
        <source>there is no setting “{key}”</source>
        <translation>es gibt keine Einstellung „{key}“</translation>
    </message>
    <message>
        <source>there is no start image {name}</source>
        <translation>es gibt kein Startabbild {name}</translation>
    </message>
    <message>
        <source>there is no store at {path}</source>
        <translation>unter {path} gibt es keinen Speicher</translation>
    </message>
    <message>
        <source>this mirror does not serve Pyodide {version}, only: {known}</source>
        <translation>dieser Mirror stellt Pyodide {version} nicht bereit, nur: {known}</translation>
    </message>
    <message>
        <source>{cause}</source>
        <translation>{cause}</translation>
    </message>
    <message>
        <source>{file} cannot be saved: {cause}</source>
        <translation>{file} kann nicht gespeichert werden: {cause}</translation>
    </message>
    <message>
        <source>{name} is in its place already, with the same bytes</source>
        <translation>{name} ist schon an seinem Platz, mit denselben Bytes</translation>
    </message>
    <message>
        <source>{name} is not packed, since the app handles its absence</source>
        <translation>{name} wird nicht gepackt, da die App auch ohne das Paket läuft</translation>
    </message>
    <message>
        <source>{name} is not part of the upgrade, since nothing needs it anymore: {cause}</source>
        <translation>{name} ist nicht Teil des Upgrades, da nichts es mehr braucht: {cause}</translation>
    </message>
    <message>
        <source>{name} is not pinned</source>
        <translation>{name} ist nicht fixiert</translation>
    </message>
    <message>
        <source>{name} {count:is|are} not verified: {count:the archive is|the archives are} valid, but no known publisher has {count:its hash|their hashes}</source>
        <translation>{name} {count:ist|sind} nicht bestätigt: {count:das Archiv ist|die Archive sind} gültig, aber keine bekannte Quelle veröffentlicht {count:seinen Hash|ihre Hashes}</translation>
    </message>
    <message>
        <source>{name} {version} has no extra [{extras}]: it is ignored</source>
        <translation>{name} {version} hat kein Extra [{extras}]: es wird ignoriert</translation>
    </message>
    <message>
        <source>{path} has no snapshot, but other files, such as {other}</source>
        <translation>{path} hat keinen Snapshot, aber andere Dateien, wie {other}</translation>
    </message>
    <message>
        <source>{path} has no vulnerabilities of Python packages in OSV’s JSON format</source>
        <translation>{path} enthält keine Schwachstellen von Python-Paketen im JSON-Format von OSV</translation>
    </message>
    <message>
        <source>{path} is for Python {wanted}, while Pyodide {release} has Python {python}</source>
        <translation>{path} ist für Python {wanted}, Pyodide {release} hat aber Python {python}</translation>
    </message>
    <message>
        <source>{path} is on a read-only file system</source>
        <translation>{path} liegt auf einem schreibgeschützten Dateisystem</translation>
    </message>
    <message>
        <source>{path} names Pyodide {wanted}, while the packages are for {release}</source>
        <translation>{path} nennt Pyodide {wanted}, die Pakete sind aber für {release}</translation>
    </message>
    <message>
        <source>{path}: which package “{text}” needs is not known, and nothing is downloaded for it</source>
        <translation>{path}: Welches Paket „{text}“ braucht, ist nicht bekannt, und es wird nichts dafür heruntergeladen</translation>
    </message>
    <message>
        <source>{path}: “{name}” exists only on {host}, and nothing is downloaded for it</source>
        <translation>{path}: „{name}“ gibt es nur auf {host}, und dafür wird nichts heruntergeladen</translation>
    </message>
    <message>
        <source>{source} has {count} packages, and lock files are read up to {most}</source>
        <translation>{source} hat {count} Pakete; Lock-Dateien werden bis {most} gelesen</translation>
    </message>
    <message>
        <source>{team} refuses requests because this computer’s clock is wrong</source>
        <translation>{team} lehnt Anfragen ab, weil die Uhr dieses Computers falsch geht</translation>
    </message>
    <message>
        <source>{url} redirects more than {redirects} times</source>
        <translation>{url} leitet mehr als {redirects}-mal weiter</translation>
    </message>
    <message>
        <source>{url} refuses access with HTTP status {status}</source>
        <translation>{url} verweigert den Zugriff mit dem HTTP-Status {status}</translation>
    </message>
    <message>
        <source>“{name}” cannot be the name of a start image: use letters, digits, dots and dashes</source>
        <translation>„{name}“ kann kein Startabbild heißen: nehmen Sie Buchstaben, Ziffern, Punkte und Striche</translation>
    </message>
    <message>
        <source>“{text}” is not a rule</source>
        <translation>„{text}“ ist keine Regel</translation>
    </message>
    <message>
        <source>“{url}” is not the address of a team cache: {why}</source>
        <translation>„{url}“ ist nicht die Adresse eines Team-Caches: {why}</translation>
    </message>
    <message>
        <source>there is no lock file in {place} (tried {tried})</source>
        <translation>in {place} gibt es keine Lock-Datei (gesucht: {tried})</translation>
    </message>
    <message>
        <source>Mount it, remove it from PYODIDE_CACHE_LAYERS, or run: pyodide-cache layer remove {path:shell}</source>
        <translation>Hängen Sie sie ein, nehmen Sie sie aus PYODIDE_CACHE_LAYERS, oder führen Sie aus: pyodide-cache layer remove {path:shell}</translation>
    </message>
    <message>
        <source>Mount it, or run: pyodide-cache store forget {path:shell}</source>
        <translation>Hängen Sie es ein, oder führen Sie aus: pyodide-cache store forget {path:shell}</translation>
    </message>
    <message>
        <source>Push again, and let the channel have only these packages</source>
        <translation>Stellen Sie erneut bereit, und lassen Sie dem Kanal nur diese Pakete</translation>
    </message>
    <message>
        <source>Remove it with: pyodide-cache remove {name:shell}</source>
        <translation>Entfernen Sie sie mit: pyodide-cache remove {name:shell}</translation>
    </message>
    <message>
        <source>Turn off --offline, PYODIDE_CACHE_OFFLINE or the setting offline</source>
        <translation>Schalten Sie --offline, PYODIDE_CACHE_OFFLINE oder die Einstellung offline aus</translation>
    </message>
    <message>
        <source>it must begin with s3://, gs://, az://, file:// or https://, or be an existing folder</source>
        <translation>sie muss mit s3://, gs://, az://, file:// oder https:// beginnen oder ein vorhandener Ordner sein</translation>
    </message>
    <message>
        <source>the channel’s entry for {name} is not valid: {error}</source>
        <translation>der Eintrag des Kanals für {name} ist nicht gültig: {error}</translation>
    </message>
    <message>
        <source>the index page {url} says that the project is quarantined{reason}. Do not use it</source>
        <translation>laut der Indexseite {url} ist das Projekt in Quarantäne{reason}. Verwenden Sie es nicht</translation>
    </message>
    <message>
        <source>the packages are put beside {name}, but {path} has other files</source>
        <translation>die Pakete kommen neben {name}, aber in {path} sind andere Dateien</translation>
    </message>
    <message>
        <source>the server asks to wait {minutes:# minute|# minutes}</source>
        <translation>der Server bittet darum, {minutes:# Minute|# Minuten} zu warten</translation>
    </message>
    <message>
        <source>the team cache {team} cannot be reached: there is no folder {folder}</source>
        <translation>der Team-Cache {team} ist nicht erreichbar: Es gibt keinen Ordner {folder}</translation>
    </message>
    <message>
        <source>there is no file or folder {path} either</source>
        <translation>auch eine Datei oder einen Ordner {path} gibt es nicht</translation>
    </message>
    <message>
        <source>there is no upgrade of {path} to undo or finish</source>
        <translation>es gibt keine Aktualisierung von {path}, die rückgängig gemacht oder abgeschlossen werden könnte</translation>
    </message>
    <message>
        <source>there is no wheel of {name} for this runtime ({runtime})</source>
        <translation>es gibt kein Wheel von {name} für diese Runtime ({runtime})</translation>
    </message>
    <message>
        <source>there is no “{name}” in {path}</source>
        <translation>in {path} gibt es kein „{name}“</translation>
    </message>
    <message>
        <source>there is not enough space for {path}</source>
        <translation>für {path} reicht der Speicherplatz nicht</translation>
    </message>
    <message>
        <source>these requirements conflict: {requirements}</source>
        <translation>diese Anforderungen widersprechen sich: {requirements}</translation>
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
        <source>{count:# file is|# files are} not in {path}: fetched from Pyodide’s official address</source>
        <translation>{count:# Datei ist|# Dateien sind} nicht in {path}: Abruf von Pyodides offizieller Adresse</translation>
    </message>
    <message>
        <source>{count:# file or folder|# files and folders} cannot be read, such as {path}: {error}</source>
        <translation>{count:# Datei oder Ordner ist|# Dateien und Ordner sind} nicht lesbar, etwa {path}: {error}</translation>
    </message>
    <message>
        <source>{count:# file|# files} would be unpacked outside the target folder, such as “{name}”. Do not unpack this archive</source>
        <translation>{count:# Datei würde|# Dateien würden} außerhalb des Zielordners entpackt, etwa „{name}“. Entpacken Sie dieses Archiv nicht</translation>
    </message>
    <message>
        <source>{count:# package is|# packages are} not available, so the snapshot was not published</source>
        <translation>{count:# Paket ist|# Pakete sind} nicht verfügbar, darum wurde der Snapshot nicht veröffentlicht</translation>
    </message>
    <message>
        <source>{found} is version {version}</source>
        <translation>{found} ist Version {version}</translation>
    </message>
    <message>
        <source>{host} cannot be reached: {count:an answer that was saved earlier is|# answers that were saved earlier are} used</source>
        <translation>{host} ist nicht erreichbar: {count:eine früher gespeicherte Antwort wird|# früher gespeicherte Antworten werden} verwendet</translation>
    </message>
    <message>
        <source>{host} cannot be reached: {error}</source>
        <translation>{host} ist nicht erreichbar: {error}</translation>
    </message>
    <message>
        <source>{key} must be {allowed}</source>
        <translation>für {key} ist nur erlaubt: {allowed}</translation>
    </message>
    <message>
        <source>{names} {count:is|are} from {index}, and the public index is not asked about {count:it|them}</source>
        <translation>{names} {count:stammt|stammen} von {index}, und der öffentliche Index wird nicht danach gefragt</translation>
    </message>
    <message>
        <source>{name} cannot be repaired: no known release and no index publishes it</source>
        <translation>{name} kann nicht repariert werden: keine bekannte Version und kein Index veröffentlicht diese Datei</translation>
    </message>
    <message>
        <source>{name} comes from the lock file, which has no extras: [{extras}] is ignored</source>
        <translation>{name} kommt aus der Lock-Datei, die keine Extras hat: [{extras}] wird ignoriert</translation>
    </message>
    <message>
        <source>{name} differs from the published file (sha256 {actual}, published {expected}). Download it again, or choose the release that it belongs to</source>
        <translation>{name} weicht von der veröffentlichten Datei ab (sha256 {actual}, veröffentlicht {expected}). Laden Sie sie neu herunter, oder wählen Sie das Release, zu dem sie gehört</translation>
    </message>
    <message>
        <source>{name} exceeds the budget: it needs {needed:size}, and {left:size} are left</source>
        <translation>{name} überschreitet das Budget: {needed:size} nötig, {left:size} übrig</translation>
    </message>
    <message>
        <source>hashes are required, but the requirements files have none for {name}</source>
        <translation>Hashes sind vorgeschrieben, aber die Anforderungsdateien haben keine für {name}</translation>
    </message>
    <message>
        <source>{name} is damaged, unreadable or not as published</source>
        <translation>{name} ist beschädigt, nicht lesbar oder nicht wie veröffentlicht</translation>
    </message>
    <message>
        <source>{host} is not a name or address of this computer: {error}</source>
        <translation>{host} ist kein Name und keine Adresse dieses Computers: {error}</translation>
    </message>
    <message>
        <source>{name} has the wrong {algorithm} and was discarded: received {actual}, published {expected}</source>
        <translation>{name} hat den falschen {algorithm} und wurde verworfen: erhalten {actual}, veröffentlicht {expected}</translation>
    </message>
    <message>
        <source>{name} in the store has other bytes than its name says</source>
        <translation>{name} im Speicher hat andere Bytes, als der Name sagt</translation>
    </message>
    <message>
        <source>{name} is kept as a copy: its file in the store belongs to another user, and this system does not allow links to it</source>
        <translation>{name} bleibt eine Kopie: Die Datei im Speicher gehört einem anderen Benutzer, und dieses System erlaubt keine Links darauf</translation>
    </message>
    <message>
        <source>{name} is no longer maintained; its status on the index is {status}</source>
        <translation>{name} wird nicht mehr gepflegt; der Status auf dem Index ist {status}</translation>
    </message>
    <message>
        <source>{name} is not cached, so there is no version to pin</source>
        <translation>{name} ist nicht gecacht, also gibt es keine Version zu fixieren</translation>
    </message>
    <message>
        <source>{name} {count:is|are} not in the cache directory</source>
        <translation>{name} {count:ist|sind} nicht im Cache-Verzeichnis</translation>
    </message>
    <message>
        <source>{name} is not in the lock file</source>
        <translation>{name} ist nicht in der Lock-Datei</translation>
    </message>
    <message>
        <source>Install them the way you installed this program, such as: pip install &apos;pyodide-cache[{extra}]&apos;</source>
        <translation>Installieren Sie sie so wie dieses Programm, etwa: pip install &apos;pyodide-cache[{extra}]&apos;</translation>
    </message>
    <message>
        <source>Install pyodide-cache[{extra}] the way you installed this program</source>
        <translation>Installieren Sie pyodide-cache[{extra}] so wie dieses Programm</translation>
    </message>
    <message>
        <source>the team cache {team} has no channel “{channel}”</source>
        <translation>der Team-Cache {team} hat keinen Kanal „{channel}“</translation>
    </message>
    <message>
        <source>there is no team cache “{name}”</source>
        <translation>es gibt keinen Team-Cache „{name}“</translation>
    </message>
    <message>
        <source>{name} is not on any package index ({index})</source>
        <translation>{name} ist in keinem Paketindex ({index})</translation>
    </message>
    <message>
        <source>{name} is optional in the project and was left out: {cause}</source>
        <translation>{name} ist im Projekt optional und wurde weggelassen: {cause}</translation>
    </message>
    <message>
        <source>{name} was left out: another of these packages has a file of this name</source>
        <translation>{name} wurde ausgelassen: Ein anderes dieser Pakete hat eine Datei mit diesem Namen</translation>
    </message>
    <message>
        <source>{name} {count:is|are} not in the cache, and offline is on</source>
        <translation>{name} {count:ist|sind} nicht im Cache, und offline ist eingeschaltet</translation>
    </message>
    <message>
        <source>{name} {version} was skipped: {cause}</source>
        <translation>{name} {version} wurde übersprungen: {cause}</translation>
    </message>
    <message>
        <source>{needed:size} needed, {free:size} free</source>
        <translation>{needed:size} nötig, {free:size} frei</translation>
    </message>
    <message>
        <source>{path} did not finish within {seconds:# second|# seconds} and was stopped</source>
        <translation>{path} endete nicht innerhalb von {seconds:# Sekunde|# Sekunden} und wurde beendet</translation>
    </message>
    <message>
        <source>{path} does not exist</source>
        <translation>{path} gibt es nicht</translation>
    </message>
    <message>
        <source>{path} does not use the store {store}</source>
        <translation>{path} verwendet den Speicher {store} nicht</translation>
    </message>
    <message>
        <source>{path} exists already</source>
        <translation>{path} gibt es schon</translation>
    </message>
    <message>
        <source>{path} exists and is not a pack</source>
        <translation>{path} gibt es schon, und es ist kein App-Paket</translation>
    </message>
    <message>
        <source>{path} exists and is not an export</source>
        <translation>{path} gibt es schon, und es ist kein Export</translation>
    </message>
    <message>
        <source>{path} fails: {error}</source>
        <translation>{path} scheitert: {error}</translation>
    </message>
    <message>
        <source>{path} has changed in the meantime and was skipped</source>
        <translation>{path} wurde inzwischen geändert und wurde übersprungen</translation>
    </message>
    <message>
        <source>{path} has no file that says which packages it needs: no Python file, notebook, page, requirements file or project file</source>
        <translation>{path} hat keine Datei, die nötige Pakete nennt: keine Python-Datei, kein Notebook, keine Seite, keine Anforderungs- oder Projektdatei</translation>
    </message>
    <message>
        <source>{path} has no snapshot</source>
        <translation>{path} hat keinen Snapshot</translation>
    </message>
    <message>
        <source>{path} has none of the selected packages for this runtime</source>
        <translation>{path} hat keines der ausgewählten Pakete für diese Runtime</translation>
    </message>
    <message>
        <source>{path} has the runtime {found}, but the packages are for {wanted}</source>
        <translation>{path} hat die Runtime {found}, aber die Pakete sind für {wanted}</translation>
    </message>
    <message>
        <source>{path} is a broken link</source>
        <translation>{path} ist ein defekter Link</translation>
    </message>
    <message>
        <source>{path} is for other environments than Pyodide: {text}</source>
        <translation>{path} ist für andere Umgebungen als Pyodide: {text}</translation>
    </message>
    <message>
        <source>{path} is in use by another program. Try again later</source>
        <translation>{path} wird von einem anderen Programm benutzt. Versuchen Sie es später noch einmal</translation>
    </message>
    <message>
        <source>{path} is inside the store {store}. Choose a folder outside it</source>
        <translation>{path} liegt im Speicher {store}. Wählen Sie einen Ordner außerhalb</translation>
    </message>
    <message>
        <source>{path} is not Python: {error}</source>
        <translation>{path} ist kein Python: {error}</translation>
    </message>
    <message>
        <source>{path} is not a directory</source>
        <translation>{path} ist kein Verzeichnis</translation>
    </message>
    <message>
        <source>{path} is not a layer of {directory}. Layers are: {known}</source>
        <translation>{path} ist keine Ebene von {directory}. Ebenen sind: {known}</translation>
    </message>
    <message>
        <source>{path} is not a requirements file</source>
        <translation>{path} ist keine Anforderungsdatei</translation>
    </message>
    <message>
        <source>{path} is not a store, or has an unsupported version</source>
        <translation>{path} ist kein Speicher oder hat eine nicht unterstützte Version</translation>
    </message>
    <message>
        <source>{path} is not a valid settings file: {error}. Nothing was changed; fix it or move it</source>
        <translation>{path} ist keine gültige Einstellungsdatei: {error}. Nichts wurde geändert; korrigieren oder verschieben Sie sie</translation>
    </message>
    <message>
        <source>{path} is not a valid trace: {error}</source>
        <translation>{path} ist keine gültige Aufzeichnung: {error}</translation>
    </message>
    <message>
        <source>{path} is not {wanted}</source>
        <translation>{path} ist nicht {wanted}</translation>
    </message>
    <message>
        <source>{path} names no packages</source>
        <translation>{path} nennt keine Pakete</translation>
    </message>
    <message>
        <source>{path} uses the store, but is not available</source>
        <translation>{path} verwendet den Speicher, ist aber nicht verfügbar</translation>
    </message>
    <message>
        <source>{path} was kept: it has other files ({names})</source>
        <translation>{path} wurde behalten: Es hat andere Dateien ({names})</translation>
    </message>
    <message>
        <source>{path} was only partly removed: {error}. Fix that, and remove it again</source>
        <translation>{path} wurde nur teilweise entfernt: {error}. Dies beheben und erneut entfernen</translation>
    </message>
    <message>
        <source>{path} writes other output from the pack than before. Compare both, unless its output depends on the time or on random numbers</source>
        <translation>{path} gibt aus dem App-Paket etwas anderes aus als vorher. Beides vergleichen, falls die Ausgabe nicht von der Zeit oder von Zufallszahlen abhängt</translation>
    </message>
    <message>
        <source>{path}, line {line}</source>
        <translation>{path}, Zeile {line}</translation>
    </message>
    <message>
        <source>{path}: {error}</source>
        <translation>{path}: {error}</translation>
    </message>
    <message>
        <source>{path}: {key} must be {allowed}. Nothing was changed; fix the setting first</source>
        <translation>{path}: Für {key} ist nur erlaubt: {allowed}. Nichts wurde geändert; korrigieren Sie zuerst die Einstellung</translation>
    </message>
    <message>
        <source>{path}: {key} must be {allowed}. The default is used</source>
        <translation>{path}: Für {key} ist nur erlaubt: {allowed}. Der Standardwert gilt</translation>
    </message>
    <message>
        <source>{path}: “{key}” is not a setting of a pack, or its value is not valid. Allowed: {known}</source>
        <translation>{path}: „{key}“ ist keine Einstellung eines App-Pakets oder hat einen ungültigen Wert. Erlaubt: {known}</translation>
    </message>
    <message>
        <source>{path}: “{text}” does not apply here and is ignored</source>
        <translation>{path}: „{text}“ gilt hier nicht und wird ignoriert</translation>
    </message>
    <message>
        <source>{source} is not a Pyodide lock file: it has no “info” for wasm32, or no “packages”</source>
        <translation>{source} ist keine Pyodide-Lock-Datei: Es fehlt „info“ für wasm32 oder „packages“</translation>
    </message>
    <message>
        <source>{source} is not a valid archive: {error}</source>
        <translation>{source} ist kein gültiges Archiv: {error}</translation>
    </message>
    <message>
        <source>{team} had other bytes than it should for {key}, which was deleted</source>
        <translation>{team} hatte für {key} andere Bytes als erwartet; das Objekt wurde gelöscht</translation>
    </message>
    <message>
        <source>{team} has other bytes than it should for {key}</source>
        <translation>{team} hat für {key} andere Bytes als erwartet</translation>
    </message>
    <message>
        <source>{team} is read-only at {url}</source>
        <translation>{team} kann unter {url} nur gelesen werden</translation>
    </message>
    <message>
        <source>{team} does not allow this ({what} {key}): {error}</source>
        <translation>{team} erlaubt das nicht ({what} {key}): {error}</translation>
    </message>
    <message>
        <source>{team} does not have {name}</source>
        <translation>{team} hat {name} nicht</translation>
    </message>
    <message>
        <source>{team} failed ({what} {key}): {error}</source>
        <translation>{team} ist fehlgeschlagen ({what} {key}): {error}</translation>
    </message>
    <message>
        <source>{team} has no valid manifest at {key}: {error}</source>
        <translation>{team} hat kein gültiges Manifest unter {key}: {error}</translation>
    </message>
    <message>
        <source>{url} does not exist</source>
        <translation>{url} gibt es nicht</translation>
    </message>
    <message>
        <source>{url} is larger than the limit of {limit:size}</source>
        <translation>{url} ist größer als die Grenze von {limit:size}</translation>
    </message>
    <message>
        <source>{url} is not a valid address: {error}</source>
        <translation>{url} ist keine gültige Adresse: {error}</translation>
    </message>
    <message>
        <source>{url} returned HTTP status {status}</source>
        <translation>{url} hat mit HTTP-Status {status} geantwortet</translation>
    </message>
    <message>
        <source>{url} returned a different part of the file than was requested</source>
        <translation>{url} hat einen anderen Teil der Datei gesendet als verlangt</translation>
    </message>
    <message>
        <source>{version} is only in folders without a known owner, such as {path}: no Python environment found here uses it</source>
        <translation>{version} ist nur in Ordnern ohne bekannten Besitzer, etwa {path}: Keine hier gefundene Python-Umgebung verwendet sie</translation>
    </message>
    <message>
        <source>{what} needs libraries that are not installed</source>
        <translation>{what} benötigt Bibliotheken, die nicht installiert sind</translation>
    </message>
    <message>
        <source>{where}: no known package provides “{name}”, and nothing is downloaded for it</source>
        <translation>{where}: Kein bekanntes Paket bietet „{name}“, und dafür wird nichts heruntergeladen</translation>
    </message>
    <message>
        <source>“{name}” is not a name for a channel: use letters, digits, dots and dashes</source>
        <translation>„{name}“ ist kein Name für einen Kanal: Erlaubt sind Buchstaben, Ziffern, Punkte und Striche</translation>
    </message>
    <message>
        <source>“{name}” is not a name for a team cache: use letters, digits, dots and dashes</source>
        <translation>„{name}“ ist kein Name für einen Team-Cache: Erlaubt sind Buchstaben, Ziffern, Punkte und Striche</translation>
    </message>
    <message>
        <source>“{name}” is not a valid list name. Use 1 to 80 printable characters</source>
        <translation>„{name}“ ist kein gültiger Listenname. Verwenden Sie 1 bis 80 druckbare Zeichen</translation>
    </message>
    <message>
        <source>“{term}” is not a filter term. Terms are: numpy kind:wasm status:damaged size&gt;10MB age&gt;30d -tests</source>
        <translation>„{term}“ ist kein Filterbegriff. Begriffe sind: numpy kind:wasm status:damaged size&gt;10MB age&gt;30d -tests</translation>
    </message>
    <message>
        <source>“{text}” is an option of pip. Only requirements are read</source>
        <translation>„{text}“ ist eine Option von pip. Nur Anforderungen werden gelesen</translation>
    </message>
    <message>
        <source>“{text}” is not a valid requirement: {error}. Write a name with an optional version, such as pandas&gt;=2</source>
        <translation>„{text}“ ist keine gültige Anforderung: {error}. Einen Namen angeben, optional mit Version, etwa pandas&gt;=2</translation>
    </message>
    <message>
        <source>“{text}” refers to something that is not a wheel. Name a package, or the path or URL of a wheel</source>
        <translation>„{text}“ verweist auf etwas, das kein Wheel ist. Nennen Sie ein Paket, oder Pfad oder URL eines Wheels</translation>
    </message>
</context>
<context>
    <name>pack_words</name>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
    <message>
        <source>All data files of packages of which the app used anything</source>
        <translation>Alle Datendateien von Paketen, aus denen die App etwas benutzt</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>Every module that a kept source names in an import, executed or not</source>
        <translation>Jedes Modul, das eine behaltene Quelle in einem Import nennt, ob ausgeführt oder nicht</translation>
    </message>
    <message>
        <source>Everything in .dist-info</source>
        <translation>Alles in .dist-info</translation>
    </message>
    <message>
        <source>Lazy &amp;imports</source>
        <translation>Späte &amp;Importe</translation>
    </message>
    <message>
        <source>Proof {n}: failed, although nothing was missing</source>
        <translation>Probelauf {n}: gescheitert, obwohl nichts fehlte</translation>
    </message>
    <message>
        <source>Proof {n}: ran, nothing was missing</source>
        <translation>Probelauf {n}: gelaufen, nichts fehlte</translation>
    </message>
    <message>
        <source>Unused &amp;standard library</source>
        <translation>Unbenutzte &amp;Standardbibliothek</translation>
    </message>
    <message>
        <source>Unused shared &amp;libraries</source>
        <translation>Unbenutzte Shared &amp;Libraries</translation>
    </message>
    <message>
        <source>{before} → {after}, {less} · files: {files}</source>
        <translation>{before} → {after}, {less} · Dateien: {files}</translation>
    </message>
    <message>
        <source>Fetch and unpack</source>
        <translation>Abrufen und entpacken</translation>
    </message>
    <message>
        <source>&amp;Compiled modules</source>
        <translation>&amp;Kompilierte Module</translation>
    </message>
    <message>
        <source>&amp;Documents</source>
        <translation>&amp;Dokumente</translation>
    </message>
    <message>
        <source>&amp;Metadata</source>
        <translation>&amp;Metadaten</translation>
    </message>
    <message>
        <source>&amp;Tests</source>
        <translation>&amp;Tests</translation>
    </message>
    <message>
        <source>&amp;Unused files of packages</source>
        <translation>&amp;Unbenutzte Dateien von Paketen</translation>
    </message>
    <message>
        <source>B&amp;est compression</source>
        <translation>B&amp;este Kompression</translation>
    </message>
    <message>
        <source>D&amp;ata files</source>
        <translation>D&amp;atendateien</translation>
    </message>
    <message>
        <source>D&amp;ocstrings</source>
        <translation>D&amp;ocstrings</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Import and run</source>
        <translation>Importieren und ausführen</translation>
    </message>
    <message>
        <source>No pack was made</source>
        <translation>Kein App-Paket wurde erstellt</translation>
    </message>
    <message>
        <source>Package</source>
        <translation>Paket</translation>
    </message>
    <message>
        <source>Packed and tested: {path}</source>
        <translation>Gepackt und getestet: {path}</translation>
    </message>
    <message>
        <source>Proof {n}: asked for {names}; added</source>
        <translation>Probelauf {n}: verlangte {names}; hinzugefügt</translation>
    </message>
    <message>
        <source>Recorded: {files} opened</source>
        <translation>Aufgezeichnet: {files} geöffnet</translation>
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
        <source>The app was not recorded</source>
        <translation>Die App wurde nicht aufgezeichnet</translation>
    </message>
    <message>
        <source>The start image is {size}. The app took {before} without it, and takes {after} with it.</source>
        <translation>Das Startabbild hat {size}. Die App brauchte {before} ohne und braucht {after} mit ihm.</translation>
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
        <source>loadPyodide</source>
        <translation>loadPyodide</translation>
    </message>
    <message>
        <source>standard library</source>
        <translation>Standardbibliothek</translation>
    </message>
    <message>
        <source>{before} → {after}, {less}</source>
        <translation>{before} → {after}, {less}</translation>
    </message>
    <message>
        <source>{name}: {before} before, {after} after, {less}</source>
        <translation>{name}: vorher {before}, nachher {after}, {less}</translation>
    </message>
</context>
<context>
    <name>place_text</name>
    <message>
        <source>Built wheels</source>
        <translation>Gebaute Wheels</translation>
    </message>
    <message>
        <source>Click to open it</source>
        <translation>Klicken Sie, um ihn zu öffnen</translation>
    </message>
    <message>
        <source>Click to show the cross-build environments</source>
        <translation>Klicken Sie, um die Cross-Build-Umgebungen zu zeigen</translation>
    </message>
    <message>
        <source>It cannot be opened because it is not readable</source>
        <translation>Nicht zu öffnen, weil nicht lesbar</translation>
    </message>
    <message>
        <source>It cannot be opened because its packages are in nested folders</source>
        <translation>Nicht zu öffnen, weil die Pakete in verschachtelten Ordnern sind</translation>
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
        <source>Opened recently</source>
        <translation>Kürzlich geöffnet</translation>
    </message>
    <message>
        <source>Other folders</source>
        <translation>Andere Ordner</translation>
    </message>
    <message>
        <source>Owner: {owner}</source>
        <translation>Besitzer: {owner}</translation>
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
        <source>This directory is open</source>
        <translation>Dieses Verzeichnis ist geöffnet</translation>
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
        <source>not readable</source>
        <translation>nicht lesbar</translation>
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
    <name>rule_text</name>
    <message>
        <source>all files</source>
        <translation>alle Dateien</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>beschädigt</translation>
    </message>
    <message>
        <source>not part of any Pyodide release</source>
        <translation>in keinem Pyodide-Release</translation>
    </message>
    <message>
        <source>of any age</source>
        <translation>jedes Alters</translation>
    </message>
    <message>
        <source>old version</source>
        <translation>alte Version</translation>
    </message>
    <message>
        <source>older than {value}</source>
        <translation>älter als {value}</translation>
    </message>
    <message>
        <source>other Pyodide version</source>
        <translation>andere Pyodide-Version</translation>
    </message>
    <message>
        <source>over {value}</source>
        <translation>über {value}</translation>
    </message>
    <message>
        <source>tests archive</source>
        <translation>Testarchiv</translation>
    </message>
    <message>
        <source>unfinished download</source>
        <translation>unvollständiger Download</translation>
    </message>
    <message>
        <source>unused for {value}</source>
        <translation>unbenutzt seit {value}</translation>
    </message>
    <message>
        <source>{n} day</source>
        <translation>{n} Tag</translation>
    </message>
    <message>
        <source>{n} days</source>
        <translation>{n} Tage</translation>
    </message>
</context>
<context>
    <name>sharing_summaries</name>
    <message>
        <source>Nothing new; the current snapshot is kept</source>
        <translation>Nichts Neues; der aktuelle Snapshot bleibt</translation>
    </message>
    <message>
        <source>The channel was not changed</source>
        <translation>Der Kanal wurde nicht geändert</translation>
    </message>
    <message>
        <source>The current snapshot was not replaced</source>
        <translation>Der aktuelle Snapshot wurde nicht ersetzt</translation>
    </message>
    <message>
        <source>the channel has {files}</source>
        <translation>der Kanal hat {files}</translation>
    </message>
    <message>
        <source>{files} added to the store</source>
        <translation>{files} in den Speicher aufgenommen</translation>
    </message>
    <message>
        <source>{files} converted, {before} became {after}</source>
        <translation>{files} umgewandelt, aus {before} wurden {after}</translation>
    </message>
    <message>
        <source>{files} damaged</source>
        <translation>{files} beschädigt</translation>
    </message>
    <message>
        <source>{files} deleted, {size}</source>
        <translation>{files} gelöscht, {size}</translation>
    </message>
    <message>
        <source>{files} fetched, {size}</source>
        <translation>{files} geholt, {size}</translation>
    </message>
    <message>
        <source>{files} hashed</source>
        <translation>{files} gehasht</translation>
    </message>
    <message>
        <source>{files} in use again</source>
        <translation>{files} wieder in Gebrauch</translation>
    </message>
    <message>
        <source>{files} intact</source>
        <translation>{files} unversehrt</translation>
    </message>
    <message>
        <source>{files} intact, {size}</source>
        <translation>{files} unversehrt, {size}</translation>
    </message>
    <message>
        <source>{files} repaired</source>
        <translation>{files} repariert</translation>
    </message>
    <message>
        <source>{files} shared</source>
        <translation>{files} geteilt</translation>
    </message>
    <message>
        <source>{files} unchanged</source>
        <translation>{files} unverändert</translation>
    </message>
    <message>
        <source>{files} uploaded, {size}</source>
        <translation>{files} hochgeladen, {size}</translation>
    </message>
    <message>
        <source>{n} delta to earlier versions</source>
        <translation>{n} Differenz zu früheren Versionen</translation>
    </message>
    <message>
        <source>{n} deltas to earlier versions</source>
        <translation>{n} Differenzen zu früheren Versionen</translation>
    </message>
    <message>
        <source>{n} did not fit</source>
        <translation>nicht hineingepasst: {n}</translation>
    </message>
    <message>
        <source>{size} downloaded</source>
        <translation>{size} heruntergeladen</translation>
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
        <source>{size} saved by deltas</source>
        <translation>{size} durch Unterschiede gespart</translation>
    </message>
</context>
<context>
    <name>source_words</name>
    <message>
        <source>CDN</source>
        <translation>CDN</translation>
    </message>
    <message>
        <source>Only {name}</source>
        <translation>Nur {name}</translation>
    </message>
    <message>
        <source>Packages come from the Pyodide release</source>
        <translation>Pakete kommen aus dem Pyodide-Release</translation>
    </message>
    <message>
        <source>Packages come from the Pyodide release; what it does not have, from the package index</source>
        <translation>Pakete kommen aus dem Pyodide-Release; was es nicht hat, aus dem Paketindex</translation>
    </message>
    <message>
        <source>Packages come from the package index</source>
        <translation>Pakete kommen aus dem Paketindex</translation>
    </message>
    <message>
        <source>PyPI</source>
        <translation>PyPI</translation>
    </message>
    <message>
        <source>Team caches are asked first: {names}</source>
        <translation>Zuerst werden Team-Caches gefragt: {names}</translation>
    </message>
    <message>
        <source>Use pip’s index instead</source>
        <translation>Stattdessen den Index von pip</translation>
    </message>
    <message>
        <source>Use {name} for {packages}</source>
        <translation>{name} für {packages} verwenden</translation>
    </message>
    <message>
        <source>Use {name} instead</source>
        <translation>Stattdessen {name}</translation>
    </message>
    <message>
        <source>{first}, then {second}</source>
        <translation>{first}, dann {second}</translation>
    </message>
    <message>
        <source>{n} team caches</source>
        <translation>{n} Team-Caches</translation>
    </message>
</context>
<context>
    <name>start_images</name>
    <message>
        <source>{size}, starts in {seconds}</source>
        <translation>{size}, startet in {seconds}</translation>
    </message>
</context>
<context>
    <name>tile_painter</name>
    <message>
        <source>{files}, each too small for a tile</source>
        <translation>{files}, je zu klein für eine Kachel</translation>
    </message>
    <message>
        <source>{files}, smaller</source>
        <translation>{files}, kleiner</translation>
    </message>
</context>
<context>
    <name>traffic_text</name>
    <message>
        <source>Answered</source>
        <translation>Beantwortet</translation>
    </message>
    <message>
        <source>Downloaded</source>
        <translation>Heruntergeladen</translation>
    </message>
    <message>
        <source>From the cache</source>
        <translation>Aus dem Cache</translation>
    </message>
    <message>
        <source>Not changed</source>
        <translation>Unverändert</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Nicht gefunden</translation>
    </message>
    <message>
        <source>Refused ({status})</source>
        <translation>Abgelehnt ({status})</translation>
    </message>
    <message>
        <source>{n} downloaded</source>
        <translation>{n} heruntergeladen</translation>
    </message>
    <message>
        <source>{n} refused</source>
        <translation>{n} abgelehnt</translation>
    </message>
    <message>
        <source>{n} request</source>
        <translation>{n} Anfrage</translation>
    </message>
    <message>
        <source>{n} requests</source>
        <translation>{n} Anfragen</translation>
    </message>
    <message>
        <source>{size} served without a download</source>
        <translation>{size} ohne Download ausgeliefert</translation>
    </message>
</context>
<context>
    <name>update_summaries</name>
    <message>
        <source>Nothing was changed</source>
        <translation>Nichts wurde geändert</translation>
    </message>
    <message>
        <source>The directory is for Pyodide {release} again</source>
        <translation>Das Verzeichnis ist wieder für Pyodide {release}</translation>
    </message>
    <message>
        <source>The directory is for Pyodide {release} now</source>
        <translation>Das Verzeichnis ist jetzt für Pyodide {release}</translation>
    </message>
    <message>
        <source>loaded by {runtime}</source>
        <translation>geladen von {runtime}</translation>
    </message>
    <message>
        <source>not loaded: {reason}</source>
        <translation>nicht geladen: {reason}</translation>
    </message>
    <message>
        <source>{files} restored</source>
        <translation>{files} wiederhergestellt</translation>
    </message>
    <message>
        <source>{files} set aside</source>
        <translation>{files} beiseitegelegt</translation>
    </message>
</context>
<context>
    <name>verify_summaries</name>
    <message>
        <source>1 damaged</source>
        <translation>1 beschädigt</translation>
    </message>
    <message>
        <source>1 differs</source>
        <translation>1 weicht ab</translation>
    </message>
    <message>
        <source>1 not verified</source>
        <translation>1 nicht bestätigt</translation>
    </message>
    <message>
        <source>1 verified</source>
        <translation>1 bestätigt</translation>
    </message>
    <message>
        <source>{files} deleted</source>
        <translation>{files} gelöscht</translation>
    </message>
    <message>
        <source>{files} hashed</source>
        <translation>{files} gehasht</translation>
    </message>
    <message>
        <source>{files} repaired</source>
        <translation>{files} repariert</translation>
    </message>
    <message>
        <source>{n} damaged</source>
        <translation>{n} beschädigt</translation>
    </message>
    <message>
        <source>{n} differ</source>
        <translation>{n} weichen ab</translation>
    </message>
    <message>
        <source>{n} not verified</source>
        <translation>{n} nicht bestätigt</translation>
    </message>
    <message>
        <source>{n} verified</source>
        <translation>{n} bestätigt</translation>
    </message>
</context>
<context>
    <name>warm_up_summaries</name>
    <message>
        <source>Found: {versions}</source>
        <translation>Gefunden: {versions}</translation>
    </message>
    <message>
        <source>There are no newer releases</source>
        <translation>Es gibt keine neueren Releases</translation>
    </message>
    <message>
        <source>{files} cached already</source>
        <translation>{files} schon im Cache</translation>
    </message>
    <message>
        <source>{files} fetched</source>
        <translation>{files} abgerufen</translation>
    </message>
    <message>
        <source>{files} fetched, {size} downloaded</source>
        <translation>{files} abgerufen, {size} heruntergeladen</translation>
    </message>
</context>
</TS>
