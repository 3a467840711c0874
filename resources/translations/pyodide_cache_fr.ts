<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en_US">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Pyodide Cache Inspector</source>
        <translation>À propos de Pyodide Cache Inspector</translation>
    </message>
    <message>
        <source>&amp;Copy for a bug report</source>
        <translation>&amp;Copier pour un rapport de bogue</translation>
    </message>
    <message>
        <source>Libraries</source>
        <translation>Bibliothèques</translation>
    </message>
    <message>
        <source>License</source>
        <translation>Licence</translation>
    </message>
    <message>
        <source>License: {license}</source>
        <translation>Licence&#xa0;: {license}</translation>
    </message>
    <message>
        <source>Shows what a Pyodide package cache holds, downloads packages before they are needed, verifies and repairs files, and frees space.</source>
        <translation>Montre ce que contient un cache de paquets Pyodide, précharge des paquets, vérifie et répare les fichiers, et libère de l’espace.</translation>
    </message>
    <message>
        <source>The license is MIT; its text is not installed here.</source>
        <translation>La licence est MIT&#x202f;; son texte n’est pas installé ici.</translation>
    </message>
    <message>
        <source>This library does not include the text of its license.</source>
        <translation>Cette bibliothèque ne fournit pas le texte de sa licence.</translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation>Version {version}</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versions</translation>
    </message>
</context>
<context>
    <name>ActivityArea</name>
    <message>
        <source>Activity</source>
        <translation>Activité</translation>
    </message>
</context>
<context>
    <name>ActivityCommands</name>
    <message>
        <source>&amp;Log…</source>
        <translation>&amp;Journal…</translation>
    </message>
</context>
<context>
    <name>AdoptDialog</name>
    <message>
        <source>Adopt the directory</source>
        <translation>Intégrer le dossier</translation>
    </message>
    <message>
        <source>Adopt {directory}</source>
        <translation>Intégrer {directory}</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>In the store already: {files}</source>
        <translation>Déjà dans le magasin&#xa0;: {files}</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Action</translation>
    </message>
    <message>
        <source>Copy {files} ({size}) to the store</source>
        <translation>Copier {files} ({size}) dans le magasin</translation>
    </message>
    <message>
        <source>Files cannot be shared between the file systems of the store and of this directory.</source>
        <translation>Les systèmes de fichiers du magasin et de ce dossier ne permettent pas de partager des fichiers.</translation>
    </message>
    <message>
        <source>No package files yet</source>
        <translation>Aucun fichier de paquet pour l’instant</translation>
    </message>
    <message>
        <source>Reading {n} of {files}…</source>
        <translation>Lecture&#xa0;: {n} sur {files}…</translation>
    </message>
    <message>
        <source>Add to the store {store} by hard link: {files}</source>
        <translation>Ajouter au magasin {store} par lien physique&#xa0;: {files}</translation>
    </message>
    <message>
        <source>Add to the store {store} by reflink: {files}</source>
        <translation>Ajouter au magasin {store} par reflink&#xa0;: {files}</translation>
    </message>
    <message>
        <source>Copies need {size} more.</source>
        <translation>Des copies demandent {size} de plus.</translation>
    </message>
    <message>
        <source>Copy to the store {store}: {files}</source>
        <translation>Copier dans le magasin {store}&#xa0;: {files}</translation>
    </message>
    <message>
        <source>Leave as they are, for the reasons below: {files}</source>
        <translation>Laisser tel quel, pour les raisons ci-dessous&#xa0;: {files}</translation>
    </message>
    <message>
        <source>Replace by links to files that are there already: {files}</source>
        <translation>Remplacer par des liens vers des fichiers déjà présents&#xa0;: {files}</translation>
    </message>
    <message>
        <source>Share by &amp;hard links</source>
        <translation>Partager par liens p&amp;hysiques</translation>
    </message>
    <message>
        <source>Share {files}</source>
        <translation>Partager {files}</translation>
    </message>
    <message>
        <source>Share {files}, save {size}</source>
        <translation>Partager {files}, gagner {size}</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>The directory has no package files yet. Future downloads are shared.</source>
        <translation>Le dossier n’a pas encore de fichiers de paquets. Les prochains téléchargements seront partagés.</translation>
    </message>
    <message>
        <source>This does not change the disk space.</source>
        <translation>Cela ne change pas l’espace disque.</translation>
    </message>
    <message>
        <source>This file system has no reflinks. A hard link is one file with two names: a program that changes a file of one directory in place changes it in all of them.</source>
        <translation>Ce système de fichiers ne connaît pas les reflinks. Un lien physique est un fichier à deux noms&#xa0;: un programme qui modifie sur place un fichier d’un dossier le modifie dans tous.</translation>
    </message>
    <message>
        <source>This needs no disk space, and saves some when other directories have the same files.</source>
        <translation>Cela ne demande pas d’espace disque, et en libère quand d’autres dossiers ont les mêmes fichiers.</translation>
    </message>
    <message>
        <source>This needs {size} of disk space now. It saves downloads, not space.</source>
        <translation>Cela demande {size} d’espace disque maintenant. Le gain porte sur les téléchargements, pas sur l’espace.</translation>
    </message>
    <message>
        <source>This saves {size} of disk space.</source>
        <translation>Cela libère {size} d’espace disque.</translation>
    </message>
    <message>
        <source>add by hard link</source>
        <translation>ajouter par lien physique</translation>
    </message>
    <message>
        <source>add by reflink</source>
        <translation>ajouter par reflink</translation>
    </message>
    <message>
        <source>copy to the store</source>
        <translation>copier dans le magasin</translation>
    </message>
    <message>
        <source>damaged or not as published; repair it first</source>
        <translation>endommagé ou différent du fichier publié&#x202f;; réparez-le d’abord</translation>
    </message>
    <message>
        <source>replace by a link</source>
        <translation>remplacer par un lien</translation>
    </message>
    <message>
        <source>the file in the store belongs to another user</source>
        <translation>le fichier du magasin appartient à un autre utilisateur</translation>
    </message>
    <message>
        <source>Use the store for this directory</source>
        <translation>Utiliser le magasin pour ce dossier</translation>
    </message>
</context>
<context>
    <name>AgeChart</name>
    <message>
        <source>Age limit</source>
        <translation>Limite d’âge</translation>
    </message>
    <message>
        <source>days</source>
        <translation>jours</translation>
    </message>
    <message>
        <source>months</source>
        <translation>mois</translation>
    </message>
    <message>
        <source>today</source>
        <translation>aujourd’hui</translation>
    </message>
    <message>
        <source>weeks</source>
        <translation>semaines</translation>
    </message>
    <message>
        <source>years</source>
        <translation>années</translation>
    </message>
    <message>
        <source>{low} to {high}: {files}, {size}</source>
        <translation>{low} – {high}&#xa0;: {files}, {size}</translation>
    </message>
</context>
<context>
    <name>AgeHistogram</name>
    <message>
        <source>Drag to select old files</source>
        <translation>Glissez pour sélectionner les anciens fichiers</translation>
    </message>
    <message>
        <source>No package files yet</source>
        <translation>Pas encore de fichiers de paquets</translation>
    </message>
    <message>
        <source>Of any age</source>
        <translation>De tout âge</translation>
    </message>
    <message>
        <source>Older than {age}</source>
        <translation>De plus de {age}</translation>
    </message>
    <message>
        <source>Select {files} ({size})</source>
        <translation>Sélectionner {files} ({size})</translation>
    </message>
    <message>
        <source>{older}:
{files}, {size}</source>
        <translation>{older}&#xa0;:
{files}, {size}</translation>
    </message>
    <message>
        <source>{older}: no files</source>
        <translation>{older}&#xa0;: aucun fichier</translation>
    </message>
</context>
<context>
    <name>AuditDialog</name>
    <message>
        <source>&amp;Select these files</source>
        <translation>&amp;Sélectionner ces fichiers</translation>
    </message>
    <message>
        <source>&amp;Vulnerability data</source>
        <translation>Données de &amp;vulnérabilités</translation>
    </message>
    <message>
        <source>Asking the package index…</source>
        <translation>Interrogation de l’index de paquets…</translation>
    </message>
    <message>
        <source>Check &amp;again</source>
        <translation>Vérifier à &amp;nouveau</translation>
    </message>
    <message>
        <source>Check for recalled packages</source>
        <translation>Rechercher les paquets retirés</translation>
    </message>
    <message>
        <source>Choose vulnerability data</source>
        <translation>Choisir les données de vulnérabilités</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Constat</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Constats</translation>
    </message>
    <message>
        <source>No findings</source>
        <translation>Aucun constat</translation>
    </message>
    <message>
        <source>OSV data</source>
        <translation>Données OSV</translation>
    </message>
    <message>
        <source>Optional: OSV data, as a .zip or .json file or a folder</source>
        <translation>Facultatif&#xa0;: données OSV, fichier .zip ou .json, ou dossier</translation>
    </message>
    <message>
        <source>Package</source>
        <translation>Paquet</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Raison</translation>
    </message>
    <message>
        <source>Recalled and vulnerable packages</source>
        <translation>Paquets retirés et vulnérables</translation>
    </message>
    <message>
        <source>The package index is asked for each cached package. Only names and versions are sent.</source>
        <translation>L’index de paquets est interrogé pour chaque paquet en cache. Seuls les noms et les versions sont envoyés.</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Vulnerability data</source>
        <translation>Données de vulnérabilités</translation>
    </message>
</context>
<context>
    <name>AutoVerify</name>
    <message>
        <source>Verify</source>
        <translation>Vérifier</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Another tool’s lock file lists these packages: files cannot be added or removed.</source>
        <translation>Le fichier de verrouillage d’un autre outil liste ces paquets&#xa0;: aucun fichier ne peut être ajouté ni supprimé.</translation>
    </message>
    <message>
        <source>Delete {files} permanently…</source>
        <translation>Supprimer définitivement {files}…</translation>
    </message>
    <message>
        <source>Files that a repair replaced are in quarantine: {files}, {size}.</source>
        <translation>Fichiers en quarantaine, remplacés par une réparation&#xa0;: {files}, {size}.</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Ouvrir le dossier</translation>
    </message>
    <message>
        <source>Preferences…</source>
        <translation>Préférences…</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>Réparer</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Afficher</translation>
    </message>
    <message>
        <source>This directory is read-only: files cannot be added or removed.</source>
        <translation>Ce dossier est en lecture seule&#xa0;: aucun fichier ne peut y être ajouté ni supprimé.</translation>
    </message>
    <message>
        <source>{tool} manages this folder. It is shown here, but not changed.</source>
        <translation>{tool} gère ce dossier. Il est affiché ici, mais pas modifié.</translation>
    </message>
    <message>
        <source>⚠ {n} file is damaged. Pyodide cannot load it.</source>
        <translation>⚠ {n} fichier est endommagé. Pyodide ne peut pas le charger.</translation>
    </message>
    <message>
        <source>⚠ {n} files are damaged. Pyodide cannot load them.</source>
        <translation>⚠ {n} fichiers sont endommagés. Pyodide ne peut pas les charger.</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>Avertissements</translation>
    </message>
</context>
<context>
    <name>Browser</name>
    <message>
        <source>selected</source>
        <translation>sélectionné</translation>
    </message>
    <message>
        <source>older than the limit</source>
        <translation>plus ancien que la limite</translation>
    </message>
</context>
<context>
    <name>CacheTable</name>
    <message>
        <source>Cached files</source>
        <translation>Fichiers en cache</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Colonnes</translation>
    </message>
</context>
<context>
    <name>CleanUpCommands</name>
    <message>
        <source>&amp;Delete permanently…</source>
        <translation>Supprimer &amp;définitivement…</translation>
    </message>
    <message>
        <source>&amp;Free up space…</source>
        <translation>Libérer de l’&amp;espace…</translation>
    </message>
    <message>
        <source>&amp;Undo the last cleanup</source>
        <translation>&amp;Annuler le dernier nettoyage</translation>
    </message>
    <message>
        <source>Clean up</source>
        <translation>Nettoyer</translation>
    </message>
    <message>
        <source>Move to &amp;trash…</source>
        <translation>Déplacer vers la &amp;corbeille…</translation>
    </message>
    <message>
        <source>Undo the cleanup</source>
        <translation>Annulation du nettoyage</translation>
    </message>
</context>
<context>
    <name>CompareDialog</name>
    <message>
        <source>&amp;Ask the package index</source>
        <translation>&amp;Interroger l’index de paquets</translation>
    </message>
    <message>
        <source>&amp;Compare</source>
        <translation>&amp;Comparer</translation>
    </message>
    <message>
        <source>&amp;With</source>
        <translation>&amp;Avec</translation>
    </message>
    <message>
        <source>Asking the package index…</source>
        <translation>Interrogation de l’index de paquets…</translation>
    </message>
    <message>
        <source>Cached</source>
        <translation>En cache</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Changements</translation>
    </message>
    <message>
        <source>Choose a lock file or folder</source>
        <translation>Choisir un fichier de verrouillage ou un dossier</translation>
    </message>
    <message>
        <source>Co&amp;mpare</source>
        <translation>C&amp;omparer</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparer</translation>
    </message>
    <message>
        <source>Compare releases or directories</source>
        <translation>Comparer des versions ou des dossiers</translation>
    </message>
    <message>
        <source>Compare {before} with {after}</source>
        <translation>Comparer {before} avec {after}</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>Différences</translation>
    </message>
    <message>
        <source>Held by</source>
        <translation>Retenu par</translation>
    </message>
    <message>
        <source>Lock files and exports</source>
        <translation>Fichiers de verrouillage et exports</translation>
    </message>
    <message>
        <source>Look for newer versions</source>
        <translation>Rechercher des versions plus récentes</translation>
    </message>
    <message>
        <source>New versions</source>
        <translation>Nouvelles versions</translation>
    </message>
    <message>
        <source>Newer releases</source>
        <translation>Versions de Pyodide plus récentes</translation>
    </message>
    <message>
        <source>Newer versions</source>
        <translation>Versions de paquets plus récentes</translation>
    </message>
    <message>
        <source>No newer release is known.</source>
        <translation>Aucune version plus récente n’est connue.</translation>
    </message>
    <message>
        <source>No newer releases</source>
        <translation>Aucune version de Pyodide plus récente</translation>
    </message>
    <message>
        <source>No newer versions</source>
        <translation>Aucune version de paquet plus récente</translation>
    </message>
    <message>
        <source>No package differs</source>
        <translation>Aucun paquet ne diffère</translation>
    </message>
    <message>
        <source>No package from the index has a newer version.</source>
        <translation>Aucun paquet de l’index n’a de version plus récente.</translation>
    </message>
    <message>
        <source>Not asked yet</source>
        <translation>Pas encore interrogé</translation>
    </message>
    <message>
        <source>On the index</source>
        <translation>Sur l’index</translation>
    </message>
    <message>
        <source>Package</source>
        <translation>Paquet</translation>
    </message>
    <message>
        <source>Rebuilt</source>
        <translation>Recompilés</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>Supprimés</translation>
    </message>
    <message>
        <source>See which packages differ between two Pyodide releases, lock files or folders.</source>
        <translation>Affiche les paquets qui diffèrent entre deux versions de Pyodide, fichiers de verrouillage ou dossiers.</translation>
    </message>
    <message>
        <source>The package index could not be asked.</source>
        <translation>L’index de paquets n’a pas pu être interrogé.</translation>
    </message>
    <message>
        <source>The package index was not asked: offline is on, or it is not used.</source>
        <translation>L’index de paquets n’a pas été interrogé&#xa0;: le mode hors ligne est actif, ou il n’est pas utilisé.</translation>
    </message>
    <message>
        <source>The packages of this release are not known yet</source>
        <translation>Les paquets de cette version ne sont pas encore connus</translation>
    </message>
    <message>
        <source>This directory is for Pyodide {release} and has {packages}.</source>
        <translation>Ce dossier est pour Pyodide {release} et contient {packages}.</translation>
    </message>
    <message>
        <source>What would change</source>
        <translation>Ce qui changerait</translation>
    </message>
    <message>
        <source>With</source>
        <translation>Avec</translation>
    </message>
    <message>
        <source>all versions stay the same</source>
        <translation>toutes les versions restent les mêmes</translation>
    </message>
    <message>
        <source>{name} is not built for this release</source>
        <translation>{name} n’est pas compilé pour cette version</translation>
    </message>
    <message>
        <source>{name} is removed</source>
        <translation>{name} est supprimé</translation>
    </message>
    <message>
        <source>{name} is removed, and needed by {users}</source>
        <translation>{name} est supprimé, et requis par {users}</translation>
    </message>
    <message>
        <source>{n} package has a newer version</source>
        <translation>{n} paquet a une version plus récente</translation>
    </message>
    <message>
        <source>{n} packages have a newer version</source>
        <translation>{n} paquets ont une version plus récente</translation>
    </message>
</context>
<context>
    <name>CompressDialog</name>
    <message>
        <source>&amp;Compression</source>
        <translation>&amp;Compression</translation>
    </message>
    <message>
        <source>&amp;Not used for at least</source>
        <translation>&amp;Inutilisés depuis au moins</translation>
    </message>
    <message>
        <source>&amp;What</source>
        <translation>&amp;Quoi</translation>
    </message>
    <message>
        <source>Best, slow</source>
        <translation>La meilleure, lente</translation>
    </message>
    <message>
        <source>Compress</source>
        <translation>Compresser</translation>
    </message>
    <message>
        <source>Compress the store</source>
        <translation>Compresser le magasin</translation>
    </message>
    <message>
        <source>Compress unused files</source>
        <translation>Compresser les fichiers inutilisés</translation>
    </message>
    <message>
        <source>Compressed already: {files}</source>
        <translation>Déjà compressés&#xa0;: {files}</translation>
    </message>
    <message>
        <source>Compression</source>
        <translation>Compression</translation>
    </message>
    <message>
        <source>Estimated size afterwards: {after}</source>
        <translation>Taille estimée ensuite&#xa0;: {after}</translation>
    </message>
    <message>
        <source>Expand</source>
        <translation>Décompresser</translation>
    </message>
    <message>
        <source>Expand all compressed files</source>
        <translation>Décompresser tous les fichiers compressés</translation>
    </message>
    <message>
        <source>Expand the store</source>
        <translation>Décompresser le magasin</translation>
    </message>
    <message>
        <source>Expand {files}: {size} become {after}</source>
        <translation>Décompresser {files}&#xa0;: {size} deviennent {after}</translation>
    </message>
    <message>
        <source>Fast</source>
        <translation>Rapide</translation>
    </message>
    <message>
        <source>Files that no directory uses can be compressed. A download that needs one expands it. Before the original is deleted, and again after it is expanded, its bytes are verified.</source>
        <translation>Les fichiers qu’aucun dossier n’utilise peuvent être compressés. Un téléchargement qui en a besoin les décompresse. Leurs octets sont vérifiés avant la suppression de l’original, et de nouveau après la décompression.</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>Bonne</translation>
    </message>
    <message>
        <source>In use: {files}</source>
        <translation>Utilisés&#xa0;: {files}</translation>
    </message>
    <message>
        <source>Not used for at least</source>
        <translation>Inutilisés depuis au moins</translation>
    </message>
    <message>
        <source>Nothing is compressed.</source>
        <translation>Rien n’est compressé.</translation>
    </message>
    <message>
        <source>Shared with other files by reflink: {files}</source>
        <translation>Partagés avec d’autres fichiers par reflink&#xa0;: {files}</translation>
    </message>
    <message>
        <source>The file system of the store compresses files by itself, so nothing is done.</source>
        <translation>Le système de fichiers du magasin compresse lui-même les fichiers&#x202f;; rien n’est donc fait.</translation>
    </message>
    <message>
        <source>To compress: {files}, {size}</source>
        <translation>À compresser&#xa0;: {files}, {size}</translation>
    </message>
    <message>
        <source>Used more recently: {files}</source>
        <translation>Utilisés plus récemment&#xa0;: {files}</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Que faire</translation>
    </message>
    <message>
        <source>⚠ Nothing is compressed while a directory cannot be read:</source>
        <translation>⚠ Rien n’est compressé tant qu’un dossier est illisible&#xa0;:</translation>
    </message>
</context>
<context>
    <name>CopyButton</name>
    <message>
        <source>Copied</source>
        <translation>Copié</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
</context>
<context>
    <name>DetailsPane</name>
    <message>
        <source>Author</source>
        <translation>Auteur</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Détails</translation>
    </message>
    <message>
        <source>Details of the selected file</source>
        <translation>Détails du fichier sélectionné</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Fichiers</translation>
    </message>
    <message>
        <source>Home page</source>
        <translation>Site web</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Kinds</source>
        <translation>Types</translation>
    </message>
    <message>
        <source>More than {files}</source>
        <translation>Plus de {files}</translation>
    </message>
    <message>
        <source>Code to load it</source>
        <translation>Code pour le charger</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>Contenu</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Contenu</translation>
    </message>
    <message>
        <source>Download again, and keep the old bytes in quarantine</source>
        <translation>Télécharger de nouveau et garder les anciens octets en quarantaine</translation>
    </message>
    <message>
        <source>License</source>
        <translation>Licence</translation>
    </message>
    <message>
        <source>Other copies</source>
        <translation>Autres copies</translation>
    </message>
    <message>
        <source>Probably damaged. Verify it to be sure.</source>
        <translation>Probablement endommagé. Vérifiez-le pour en être sûr.</translation>
    </message>
    <message>
        <source>Published by</source>
        <translation>Publié par</translation>
    </message>
    <message>
        <source>Python</source>
        <translation>Python</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>Réparer</translation>
    </message>
    <message>
        <source>Required by</source>
        <translation>Requis par</translation>
    </message>
    <message>
        <source>Requires</source>
        <translation>Requiert</translation>
    </message>
    <message>
        <source>Runtime</source>
        <translation>Runtime</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>État</translation>
    </message>
    <message>
        <source>{files} damaged, which Pyodide will fail to load.</source>
        <translation>Endommagé&#xa0;: {files}, que Pyodide ne pourra pas charger.</translation>
    </message>
    <message>
        <source>{size} in total</source>
        <translation>{size} au total</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>sha256</source>
        <translation>sha256</translation>
    </message>
    <message>
        <source>{files} selected</source>
        <translation>{files} sélectionnés</translation>
    </message>
    <message>
        <source>{files}, {size} unpacked</source>
        <translation>{files}, {size} décompressés</translation>
    </message>
</context>
<context>
    <name>DirectoryMenu</name>
    <message>
        <source>Choose another…</source>
        <translation>En choisir un autre…</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>Sur cet ordinateur</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Récents</translation>
    </message>
</context>
<context>
    <name>ExportCommands</name>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exporter…</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exporter</translation>
    </message>
    <message>
        <source>Nothing was exported</source>
        <translation>Rien n’a été exporté</translation>
    </message>
    <message>
        <source>{files} exported to {target}</source>
        <translation>Exporté vers {target}&#xa0;: {files}</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Adds a service worker and a web manifest</source>
        <translation>Ajoute un service worker et un manifeste web</translation>
    </message>
    <message>
        <source>As</source>
        <translation>Forme</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exporter</translation>
    </message>
    <message>
        <source>Preset or list</source>
        <translation>Préréglage ou liste</translation>
    </message>
    <message>
        <source>Runtime files</source>
        <translation>Fichiers du runtime</translation>
    </message>
    <message>
        <source>&amp;All packages that the runtime can load</source>
        <translation>&amp;Tous les paquets que le runtime peut charger</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>&amp;Exporter</translation>
    </message>
    <message>
        <source>&amp;Preview</source>
        <translation>A&amp;perçu</translation>
    </message>
    <message>
        <source>&amp;Runtime files</source>
        <translation>Fichiers du &amp;runtime</translation>
    </message>
    <message>
        <source>&amp;Selected: {files}</source>
        <translation>&amp;Sélection&#xa0;: {files}</translation>
    </message>
    <message>
        <source>&amp;To</source>
        <translation>&amp;Vers</translation>
    </message>
    <message>
        <source>A loc&amp;k file beside the packages</source>
        <translation>&amp;Un fichier de verrouillage à côté des paquets</translation>
    </message>
    <message>
        <source>A new folder or .zip file</source>
        <translation>Nouveau dossier ou fichier .zip</translation>
    </message>
    <message>
        <source>A preset or &amp;list:</source>
        <translation>Un préréglage ou une &amp;liste&#xa0;:</translation>
    </message>
    <message>
        <source>An &amp;offline distribution: runtime, packages and a page</source>
        <translation>Une distribution &amp;hors ligne&#xa0;: runtime, paquets et une page</translation>
    </message>
    <message>
        <source>Choose a new folder or .zip file for the distribution.</source>
        <translation>Choisissez un nouveau dossier ou un fichier .zip pour la distribution.</translation>
    </message>
    <message>
        <source>Let the page open offline after the first &amp;visit</source>
        <translation>&amp;Ouvrir aussi la page hors ligne après la première visite</translation>
    </message>
    <message>
        <source>Nothing can be exported.</source>
        <translation>Rien ne peut être exporté.</translation>
    </message>
    <message>
        <source>Optional: the unpacked npm package, node_modules/pyodide</source>
        <translation>Facultatif&#xa0;: paquet npm, node_modules/pyodide</translation>
    </message>
    <message>
        <source>The cache directory</source>
        <translation>Le dossier de cache</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Vers</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Contenu</translation>
    </message>
    <message>
        <source>Write a lock file, or all that a page needs to run without a network.</source>
        <translation>Écrire un fichier de verrouillage, ou tout ce qu’une page requiert pour fonctionner sans réseau.</translation>
    </message>
    <message>
        <source>{files}, {size}, to {target}</source>
        <translation>{files}, {size}, vers {target}</translation>
    </message>
</context>
<context>
    <name>FileTree</name>
    <message>
        <source>Files in the archive</source>
        <translation>Fichiers de l’archive</translation>
    </message>
    <message>
        <source>and more</source>
        <translation>et d’autres</translation>
    </message>
    <message>
        <source>and {n} more</source>
        <translation>et {n} de plus</translation>
    </message>
    <message>
        <source>{path}
{size}, {packed} in the archive</source>
        <translation>{path}
{size}, {packed} dans l’archive</translation>
    </message>
</context>
<context>
    <name>GcDialog</name>
    <message>
        <source>Clean up</source>
        <translation>Nettoyer</translation>
    </message>
    <message>
        <source>Clean up the store</source>
        <translation>Nettoyer le magasin</translation>
    </message>
    <message>
        <source>In use: {files}</source>
        <translation>Utilisés&#xa0;: {files}</translation>
    </message>
    <message>
        <source>Incomplete: {files}. This is deleted too.</source>
        <translation>Incomplet&#xa0;: {files}. Cela sera supprimé aussi.</translation>
    </message>
    <message>
        <source>Kept, because changed within the last hour: {files}</source>
        <translation>Gardé, car modifié depuis moins d’une heure&#xa0;: {files}</translation>
    </message>
    <message>
        <source>Nothing to delete</source>
        <translation>Rien à supprimer</translation>
    </message>
    <message>
        <source>Permanently delete {files} ({size})</source>
        <translation>Supprimer définitivement {files} ({size})</translation>
    </message>
    <message>
        <source>Unused: {files}, {size}. This is deleted permanently, and can be downloaded again.</source>
        <translation>Inutilisé&#xa0;: {files}, {size}. Cela sera supprimé définitivement, et peut être téléchargé de nouveau.</translation>
    </message>
    <message>
        <source>{path} was deleted and is removed from the list.</source>
        <translation>{path} a été supprimé et est retiré de la liste.</translation>
    </message>
    <message>
        <source>⚠ Nothing is deleted while a directory cannot be read:</source>
        <translation>⚠ Rien n’est supprimé tant qu’un dossier est illisible&#xa0;:</translation>
    </message>
</context>
<context>
    <name>GuideDialog</name>
    <message>
        <source>Guide</source>
        <translation>Guide</translation>
    </message>
</context>
<context>
    <name>HashLine</name>
    <message>
        <source>Copy sha256</source>
        <translation>Copier le sha256</translation>
    </message>
    <message>
        <source>Not verified yet</source>
        <translation>Pas encore vérifié</translation>
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
        <translation>Automatique</translation>
    </message>
    <message>
        <source>Cache directory: {path}</source>
        <translation>Dossier de cache&#xa0;: {path}</translation>
    </message>
    <message>
        <source>Choose a cache directory</source>
        <translation>Choisir un dossier de cache</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtrer</translation>
    </message>
    <message>
        <source>Filter (Ctrl+F)</source>
        <translation>Filtrer (Ctrl+F)</translation>
    </message>
    <message>
        <source>From the distribution</source>
        <translation>D’après la distribution</translation>
    </message>
    <message>
        <source>Look for newer releases…</source>
        <translation>Chercher des versions plus récentes…</translation>
    </message>
    <message>
        <source>Mirror, folder or another index…</source>
        <translation>Miroir, dossier ou autre index…</translation>
    </message>
    <message>
        <source>Packages are downloaded for this Pyodide version</source>
        <translation>Les paquets sont téléchargés pour cette version de Pyodide</translation>
    </message>
    <message>
        <source>Pyodide version</source>
        <translation>Version de Pyodide</translation>
    </message>
    <message>
        <source>Pyodide {version} (auto)</source>
        <translation>Pyodide {version} (auto)</translation>
    </message>
    <message>
        <source>Pyodide {version} (new)</source>
        <translation>Pyodide {version} (nouveau)</translation>
    </message>
    <message>
        <source>Sources: {names}</source>
        <translation>Sources&#xa0;: {names}</translation>
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
        <translation>À &amp;propos et licences</translation>
    </message>
    <message>
        <source>&amp;Guide</source>
        <translation>&amp;Guide</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts…</source>
        <translation>&amp;Raccourcis clavier…</translation>
    </message>
    <message>
        <source>New version</source>
        <translation>Nouvelle version</translation>
    </message>
</context>
<context>
    <name>InventoryCommands</name>
    <message>
        <source>&amp;Ages</source>
        <translation>Âge&amp;s</translation>
    </message>
    <message>
        <source>&amp;Group by package</source>
        <translation>&amp;Grouper par paquet</translation>
    </message>
    <message>
        <source>&amp;Map instead of the table</source>
        <translation>&amp;Carte au lieu du tableau</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>Act&amp;ualiser</translation>
    </message>
    <message>
        <source>C&amp;lear selection</source>
        <translation>&amp;Effacer la sélection</translation>
    </message>
    <message>
        <source>Save the list as &amp;CSV…</source>
        <translation>Enregistrer la liste en &amp;CSV…</translation>
    </message>
    <message>
        <source>Save the list as &amp;JSON…</source>
        <translation>Enregistrer la liste en &amp;JSON…</translation>
    </message>
    <message>
        <source>Save the list of {files}</source>
        <translation>Enregistrer la liste de {files}</translation>
    </message>
    <message>
        <source>Save {name}</source>
        <translation>Enregistrement&#xa0;: {name}</translation>
    </message>
    <message>
        <source>Select &amp;all shown</source>
        <translation>&amp;Tout sélectionner</translation>
    </message>
    <message>
        <source>{files} listed</source>
        <translation>{files} dans la liste</translation>
    </message>
</context>
<context>
    <name>InventoryModel</name>
    <message>
        <source>{column}, sorted ascending</source>
        <translation>{column}, tri croissant</translation>
    </message>
    <message>
        <source>{column}, sorted descending</source>
        <translation>{column}, tri décroissant</translation>
    </message>
</context>
<context>
    <name>JobLog</name>
    <message>
        <source>Started in {lane}</source>
        <translation>Démarré dans {lane}</translation>
    </message>
    <message>
        <source>{name}: complete, {size}</source>
        <translation>{name}&#xa0;: complet, {size}</translation>
    </message>
    <message>
        <source>{name}: started</source>
        <translation>{name}&#xa0;: démarré</translation>
    </message>
    <message>
        <source>{name}: {reason}; attempt {n} follows</source>
        <translation>{name}&#xa0;: {reason}&#x202f;; l’essai {n} suit</translation>
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
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Masquer</translation>
    </message>
    <message>
        <source>Canceling…</source>
        <translation>Annulation…</translation>
    </message>
    <message>
        <source>Complete files are not downloaded again</source>
        <translation>Les fichiers complets ne sont pas téléchargés de nouveau</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Ouvrir le dossier</translation>
    </message>
    <message>
        <source>Progress of {job}</source>
        <translation>Progression&#xa0;: {job}</translation>
    </message>
    <message>
        <source>Restore the files from the trash</source>
        <translation>Restaurer les fichiers de la corbeille</translation>
    </message>
    <message>
        <source>Show what failed, and why</source>
        <translation>Afficher ce qui a échoué, et pourquoi</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Démarrage…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Arrêt…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Restaurer</translation>
    </message>
    <message>
        <source>Waiting…</source>
        <translation>En attente…</translation>
    </message>
    <message>
        <source>{n} problems…</source>
        <translation>{n} problèmes…</translation>
    </message>
    <message>
        <source>{n} problem…</source>
        <translation>{n} problème…</translation>
    </message>
</context>
<context>
    <name>KnownCaches</name>
    <message>
        <source>Caches on this computer</source>
        <translation>Caches sur cet ordinateur</translation>
    </message>
    <message>
        <source>Directory</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Fichiers</translation>
    </message>
    <message>
        <source>Looking for caches on this computer…</source>
        <translation>Recherche des caches sur cet ordinateur…</translation>
    </message>
    <message>
        <source>No other caches were found on this computer</source>
        <translation>Aucun autre cache trouvé sur cet ordinateur</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Propriétaire</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
</context>
<context>
    <name>LayersDialog</name>
    <message>
        <source>&amp;Add a folder…</source>
        <translation>&amp;Ajouter un dossier…</translation>
    </message>
    <message>
        <source>Add the layer {folder}</source>
        <translation>Ajouter la couche {folder}</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Tous les fichiers</translation>
    </message>
    <message>
        <source>&amp;Compare</source>
        <translation>&amp;Comparer</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Retirer</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Choisir un dossier</translation>
    </message>
    <message>
        <source>Code that starts the runtime with its layers</source>
        <translation>Code qui démarre le runtime avec ses couches</translation>
    </message>
    <message>
        <source>Compare the layers</source>
        <translation>Comparer les couches</translation>
    </message>
    <message>
        <source>Copy the code</source>
        <translation>Copier le code</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>Différences</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Fichiers</translation>
    </message>
    <message>
        <source>Files of all folders</source>
        <translation>Fichiers de tous les dossiers</translation>
    </message>
    <message>
        <source>Files to show</source>
        <translation>Fichiers à afficher</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Folders, from top to bottom</source>
        <translation>Dossiers, de haut en bas</translation>
    </message>
    <message>
        <source>Hash the files that are in more than one folder</source>
        <translation>Calculer l’empreinte des fichiers présents dans plusieurs dossiers</translation>
    </message>
    <message>
        <source>In several folders</source>
        <translation>Dans plusieurs dossiers</translation>
    </message>
    <message>
        <source>Move &amp;up</source>
        <translation>&amp;Monter</translation>
    </message>
    <message>
        <source>No file is in more than one folder</source>
        <translation>Aucun fichier n’est dans plusieurs dossiers</translation>
    </message>
    <message>
        <source>Pyodide {release} reads one directory. A warm-up copies what the layers have into it:</source>
        <translation>Pyodide {release} ne lit qu’un dossier. Un préchargement y copie ce que contiennent les couches&#xa0;:</translation>
    </message>
    <message>
        <source>Pyodide {release} reads one layer. A warm-up copies what the others have:</source>
        <translation>Pyodide {release} ne lit qu’une couche. Un préchargement copie ce que contiennent les autres&#xa0;:</translation>
    </message>
    <message>
        <source>Remove the layer {folder}</source>
        <translation>Retirer la couche {folder}</translation>
    </message>
    <message>
        <source>Start Pyodide {release} with them in Node:</source>
        <translation>Démarrer Pyodide {release} avec elles dans Node&#xa0;:</translation>
    </message>
    <message>
        <source>The folder is no longer a layer; its files are kept</source>
        <translation>Le dossier n’est plus une couche&#x202f;; ses fichiers sont gardés</translation>
    </message>
    <message>
        <source>does not exist yet</source>
        <translation>n’existe pas encore</translation>
    </message>
    <message>
        <source>⚠ not available</source>
        <translation>⚠ indisponible</translation>
    </message>
    <message>
        <source>⚠ the cache directory itself; ignored</source>
        <translation>⚠ le dossier de cache lui-même&#x202f;; ignoré</translation>
    </message>
    <message>
        <source>✓ available</source>
        <translation>✓ disponible</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Origine</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Couches</translation>
    </message>
    <message>
        <source>Layers are read-only folders below the cache directory, such as a team’s share, a folder of a container image, or a snapshot. Of files with the same name, the runtime uses the topmost. Files of layers are not downloaded again. Only the cache directory is ever changed.</source>
        <translation>Les couches sont des dossiers en lecture seule sous le dossier de cache, comme le partage d’une équipe, un dossier d’une image de conteneur ou un instantané. Parmi les fichiers de même nom, le runtime utilise celui du dessus. Les fichiers des couches ne sont pas téléchargés de nouveau. Seul le dossier de cache est modifié.</translation>
    </message>
    <message>
        <source>No file differs between the folders</source>
        <translation>Aucun fichier ne diffère entre les dossiers</translation>
    </message>
    <message>
        <source>Reorder the layers</source>
        <translation>Réordonner les couches</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Start the runtime</source>
        <translation>Démarrer le runtime</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>There are no package files yet</source>
        <translation>Il n’y a pas encore de fichiers de paquets</translation>
    </message>
    <message>
        <source>the cache directory</source>
        <translation>le dossier de cache</translation>
    </message>
    <message>
        <source>the environment</source>
        <translation>l’environnement</translation>
    </message>
    <message>
        <source>the user</source>
        <translation>l’utilisateur</translation>
    </message>
    <message>
        <source>{n} name</source>
        <translation>{n} nom</translation>
    </message>
    <message>
        <source>{n} names</source>
        <translation>{n} noms</translation>
    </message>
    <message>
        <source>⚠ writable by others</source>
        <translation>⚠ modifiable par d’autres</translation>
    </message>
    <message>
        <source>✕ cannot be read</source>
        <translation>✕ illisible</translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>hatched: {meaning}</source>
        <translation>hachuré&#xa0;: {meaning}</translation>
    </message>
</context>
<context>
    <name>LinkList</name>
    <message>
        <source>and {n} more</source>
        <translation>et {n} de plus</translation>
    </message>
</context>
<context>
    <name>ListsDialog</name>
    <message>
        <source>Export lists</source>
        <translation>Exporter les listes</translation>
    </message>
    <message>
        <source>Import lists</source>
        <translation>Importer des listes</translation>
    </message>
    <message>
        <source>Lists</source>
        <translation>Listes</translation>
    </message>
    <message>
        <source>Lists of packages that are downloaded together.</source>
        <translation>Listes de paquets téléchargés ensemble.</translation>
    </message>
    <message>
        <source>My lists</source>
        <translation>Mes listes</translation>
    </message>
    <message>
        <source>Package names, with versions if you need them</source>
        <translation>Noms de paquets, avec des versions si nécessaire</translation>
    </message>
    <message>
        <source>There are no lists yet. New creates one.</source>
        <translation>Il n’y a pas encore de liste. «&#xa0;Nouvelle&#xa0;» en crée une.</translation>
    </message>
    <message>
        <source>New list</source>
        <translation>Nouvelle liste</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Supprimer</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exporter…</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>&amp;Importer…</translation>
    </message>
    <message>
        <source>&amp;New</source>
        <translation>&amp;Nouvelle</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>&amp;Renommer</translation>
    </message>
    <message>
        <source>&amp;Save changes</source>
        <translation>Enre&amp;gistrer</translation>
    </message>
    <message>
        <source>&amp;Warm up</source>
        <translation>&amp;Précharger</translation>
    </message>
    <message>
        <source>Disc&amp;ard changes</source>
        <translation>&amp;Abandonner les modifications</translation>
    </message>
    <message>
        <source>Requirements</source>
        <translation>Dépendances</translation>
    </message>
    <message>
        <source>Res&amp;tore {names}</source>
        <translation>Res&amp;taurer {names}</translation>
    </message>
</context>
<context>
    <name>LogDialog</name>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copier</translation>
    </message>
    <message>
        <source>&amp;Level</source>
        <translation>&amp;Niveau</translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation>&amp;Enregistrer…</translation>
    </message>
    <message>
        <source>Cl&amp;ear</source>
        <translation>E&amp;ffacer</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>Détail</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Erreur</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Tout</translation>
    </message>
    <message>
        <source>Info</source>
        <translation>Info</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Tâche</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Niveau</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Message</translation>
    </message>
    <message>
        <source>No entries yet</source>
        <translation>Aucune entrée</translation>
    </message>
    <message>
        <source>No entry matches</source>
        <translation>Aucune entrée ne correspond</translation>
    </message>
    <message>
        <source>Only errors</source>
        <translation>Erreurs seulement</translation>
    </message>
    <message>
        <source>Save the log</source>
        <translation>Enregistrer le journal</translation>
    </message>
    <message>
        <source>Saved to {file}</source>
        <translation>Enregistré dans {file}</translation>
    </message>
    <message>
        <source>Se&amp;arch</source>
        <translation>&amp;Rechercher</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Rechercher</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Heure</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Avertissement</translation>
    </message>
    <message>
        <source>Warnings and errors</source>
        <translation>Avertissements et erreurs</translation>
    </message>
    <message>
        <source>Without details</source>
        <translation>Sans les détails</translation>
    </message>
    <message>
        <source>{n} line</source>
        <translation>{n} ligne</translation>
    </message>
    <message>
        <source>{n} lines</source>
        <translation>{n} lignes</translation>
    </message>
    <message>
        <source>{shown} of {lines}</source>
        <translation>{shown} sur {lines}</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>&amp;Details</source>
        <translation>&amp;Détails</translation>
    </message>
    <message>
        <source>&amp;Filter</source>
        <translation>&amp;Filtrer</translation>
    </message>
    <message>
        <source>&amp;Open a cache directory…</source>
        <translation>&amp;Ouvrir un dossier de cache…</translation>
    </message>
    <message>
        <source>&amp;Places</source>
        <translation>&amp;Emplacements</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Quitter</translation>
    </message>
    <message>
        <source>Close or open a package</source>
        <translation>Fermer ou ouvrir un paquet</translation>
    </message>
    <message>
        <source>Copy rows</source>
        <translation>Copier les lignes</translation>
    </message>
    <message>
        <source>Ctrl+C</source>
        <translation>Ctrl+C</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Entrée</translation>
    </message>
    <message>
        <source>In the table</source>
        <translation>Dans le tableau</translation>
    </message>
    <message>
        <source>Left, Right</source>
        <translation>Gauche, Droite</translation>
    </message>
    <message>
        <source>Select or deselect</source>
        <translation>Sélectionner ou désélectionner</translation>
    </message>
    <message>
        <source>Show details</source>
        <translation>Afficher les détails</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Espace</translation>
    </message>
</context>
<context>
    <name>MapPage</name>
    <message>
        <source>C&amp;olor by</source>
        <translation>C&amp;olorer selon</translation>
    </message>
</context>
<context>
    <name>Notifier</name>
    <message>
        <source>Done</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>Done, but {n} failed</source>
        <translation>Terminé, mais {n} en échec</translation>
    </message>
    <message>
        <source>Failed because of a bug in this app</source>
        <translation>Échec dû à un bogue de cette application</translation>
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
        <translation>&amp;Application</translation>
    </message>
    <message>
        <source>&amp;Files of the app</source>
        <translation>&amp;Fichiers de l’application</translation>
    </message>
    <message>
        <source>&amp;Needs</source>
        <translation>&amp;Besoins</translation>
    </message>
    <message>
        <source>&amp;Runtime files</source>
        <translation>Fichiers du &amp;runtime</translation>
    </message>
    <message>
        <source>&amp;To</source>
        <translation>&amp;Vers</translation>
    </message>
    <message>
        <source>A new folder beside the app</source>
        <translation>Un nouveau dossier à côté de l’application</translation>
    </message>
    <message>
        <source>Als&amp;o run</source>
        <translation>&amp;Exécuter aussi</translation>
    </message>
    <message>
        <source>Also run</source>
        <translation>Exécuter aussi</translation>
    </message>
    <message>
        <source>Also what the app &amp;declares and imports</source>
        <translation>Aussi ce que l’application &amp;déclare et importe</translation>
    </message>
    <message>
        <source>App</source>
        <translation>Application</translation>
    </message>
    <message>
        <source>Ar&amp;guments</source>
        <translation>Ar&amp;guments</translation>
    </message>
    <message>
        <source>Arguments</source>
        <translation>Arguments</translation>
    </message>
    <message>
        <source>As</source>
        <translation>Comme</translation>
    </message>
    <message>
        <source>Choose the script that starts the app</source>
        <translation>Choisir le script qui lance l’application</translation>
    </message>
    <message>
        <source>Files of the app</source>
        <translation>Fichiers de l’application</translation>
    </message>
    <message>
        <source>Found beside the app: Pyodide {release}</source>
        <translation>Trouvé à côté de l’application&#xa0;: Pyodide {release}</translation>
    </message>
    <message>
        <source>Found beside the app; its lock file is not an official one</source>
        <translation>Trouvé à côté de l’application&#x202f;; son fichier de verrouillage n’est pas officiel</translation>
    </message>
    <message>
        <source>Make the smallest set of files that still runs your app, and prove it by running the app.</source>
        <translation>Crée le plus petit ensemble de fichiers avec lequel votre application fonctionne encore, et le prouve en l’exécutant.</translation>
    </message>
    <message>
        <source>More options</source>
        <translation>Plus d’options</translation>
    </message>
    <message>
        <source>Node {version} blocks your files, other programs and your environment. The network is blocked by JavaScript beside the app, which malicious code can undo.</source>
        <translation>Node {version} bloque vos fichiers, les autres programmes et votre environnement. Le réseau est bloqué par du JavaScript à côté de l’application, ce qu’un code malveillant peut annuler.</translation>
    </message>
    <message>
        <source>Node {version} blocks your files, other programs, your environment and the network.</source>
        <translation>Node {version} bloque vos fichiers, les autres programmes, votre environnement et le réseau.</translation>
    </message>
    <message>
        <source>Not found beside the app. Install it there with “npm install pyodide@{version}”</source>
        <translation>Introuvable à côté de l’application. Installez-le là avec «&#xa0;npm install pyodide@{version}&#xa0;»</translation>
    </message>
    <message>
        <source>Runtime files</source>
        <translation>Fichiers du runtime</translation>
    </message>
    <message>
        <source>Start &amp;image: start with the packages imported (experimental)</source>
        <translation>&amp;Image de démarrage&#xa0;: démarrer avec les paquets importés (expérimental)</translation>
    </message>
    <message>
        <source>The script that starts the app; you can also drop it here</source>
        <translation>Le script qui lance l’application&#x202f;; vous pouvez aussi le déposer ici</translation>
    </message>
    <message>
        <source>Tri&amp;mmed wheels and a lock file: each is cached separately</source>
        <translation>&amp;Wheels allégés et fichier de verrouillage&#xa0;: chacun en cache séparément</translation>
    </message>
    <message>
        <source>for one run; then the app is stopped</source>
        <translation>par exécution&#x202f;; ensuite l’application est arrêtée</translation>
    </message>
    <message>
        <source>⚠ Watching an app runs its code and that of its packages.</source>
        <translation>⚠ Observer une application exécute son code et celui de ses paquets.</translation>
    </message>
    <message>
        <source>One &amp;bundle with all packages and the app</source>
        <translation>Une archive uni&amp;que avec tous les paquets et l’application</translation>
    </message>
    <message>
        <source>Memory is not limited, and the documentation of Node calls its permission model a seat belt that does not stop malicious code. Pack an app that you do not trust in a container or on a separate computer.</source>
        <translation>La mémoire n’est pas limitée, et la documentation de Node compare son modèle de permissions à une ceinture de sécurité qui n’arrête pas le code malveillant. Empaquetez une application non fiable dans un conteneur ou sur un ordinateur à part.</translation>
    </message>
    <message>
        <source>Output folder</source>
        <translation>Dossier de sortie</translation>
    </message>
    <message>
        <source>Python code to run after the app. What it needs is kept too.</source>
        <translation>Code Python à exécuter après l’application. Ce dont il a besoin est gardé aussi.</translation>
    </message>
    <message>
        <source>Python scripts</source>
        <translation>Scripts Python</translation>
    </message>
    <message>
        <source>Requirements</source>
        <translation>Dépendances</translation>
    </message>
    <message>
        <source>Settings from {path}</source>
        <translation>Réglages de {path}</translation>
    </message>
    <message>
        <source>The unpacked npm package: node_modules/pyodide</source>
        <translation>Le paquet npm décompressé&#xa0;: node_modules/pyodide</translation>
    </message>
    <message>
        <source>Time &amp;limit</source>
        <translation>Durée &amp;limite</translation>
    </message>
    <message>
        <source>Time limit of one run</source>
        <translation>Durée limite d’une exécution</translation>
    </message>
</context>
<context>
    <name>PackChoice</name>
    <message>
        <source>Also keep</source>
        <translation>Garder aussi</translation>
    </message>
    <message>
        <source>Also &amp;keep these files</source>
        <translation>&amp;Garder aussi ces fichiers</translation>
    </message>
    <message>
        <source>Not included: {names}.</source>
        <translation>Non inclus&#xa0;: {names}.</translation>
    </message>
    <message>
        <source>Patterns of files to keep</source>
        <translation>Motifs de fichiers à garder</translation>
    </message>
    <message>
        <source>Relative to site-packages or the standard library; * matches slashes too</source>
        <translation>Relatif à site-packages ou à la bibliothèque standard&#x202f;; * correspond aussi aux barres obliques</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Sizes of the files as they are compressed now.</source>
        <translation>Tailles des fichiers tels qu’ils sont compressés actuellement.</translation>
    </message>
    <message>
        <source>⚠ none</source>
        <translation>⚠ aucun</translation>
    </message>
</context>
<context>
    <name>PackCommands</name>
    <message>
        <source>Pac&amp;k an app…</source>
        <translation>Empa&amp;queter une application…</translation>
    </message>
</context>
<context>
    <name>PackDialog</name>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Retour</translation>
    </message>
    <message>
        <source>&amp;Pack and prove</source>
        <translation>&amp;Empaqueter et vérifier</translation>
    </message>
    <message>
        <source>&amp;Watch it run</source>
        <translation>&amp;Observer l’exécution</translation>
    </message>
    <message>
        <source>1  The app</source>
        <translation>1  L’application</translation>
    </message>
    <message>
        <source>2  What to keep</source>
        <translation>2  Ce qu’il faut garder</translation>
    </message>
    <message>
        <source>Output of the app</source>
        <translation>Sortie de l’application</translation>
    </message>
    <message>
        <source>Stopped. Packages that were downloaded stay in the cache directory.</source>
        <translation>Arrêté. Les paquets téléchargés restent dans le dossier de cache.</translation>
    </message>
    <message>
        <source>3  The proof</source>
        <translation>3  La preuve</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Pack an app</source>
        <translation>Empaqueter une application</translation>
    </message>
    <message>
        <source>Pack {name}</source>
        <translation>Empaqueter {name}</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Page</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Enregistrer le rapport</translation>
    </message>
    <message>
        <source>Saved as {path}</source>
        <translation>Enregistré sous {path}</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>The app was not run. If it does not need these packages, uncheck “Also what the app declares and imports”, and name the others under “Needs”.</source>
        <translation>L’application n’a pas été exécutée. Si elle n’a pas besoin de ces paquets, décochez «&#xa0;Aussi ce que l’application déclare et importe&#xa0;» et nommez les autres sous «&#xa0;Besoins&#xa0;».</translation>
    </message>
    <message>
        <source>Watch {name}</source>
        <translation>Observer {name}</translation>
    </message>
</context>
<context>
    <name>PackMissing</name>
    <message>
        <source>Beside the app</source>
        <translation>À côté de l’application</translation>
    </message>
    <message>
        <source>Choose its folder…</source>
        <translation>Choisir son dossier…</translation>
    </message>
    <message>
        <source>Copy the command</source>
        <translation>Copier la commande</translation>
    </message>
    <message>
        <source>Debian, Ubuntu</source>
        <translation>Debian, Ubuntu</translation>
    </message>
    <message>
        <source>Everything else in this program works without it.</source>
        <translation>Tout le reste de ce programme fonctionne sans.</translation>
    </message>
    <message>
        <source>Fedora</source>
        <translation>Fedora</translation>
    </message>
    <message>
        <source>Node 20 or newer also keeps the app from your files. If an installer changed the search path, restart this program. Everything else in it works without Node.</source>
        <translation>À partir de Node 20, l’application n’a pas non plus accès à vos fichiers. Si un installateur a modifié le chemin de recherche, relancez ce programme. Tout le reste fonctionne sans Node.</translation>
    </message>
    <message>
        <source>Packing needs the npm package pyodide</source>
        <translation>L’empaquetage demande le paquet npm pyodide</translation>
    </message>
    <message>
        <source>The app runs in Node with the real Pyodide, to record what it uses. {why}.</source>
        <translation>L’application s’exécute dans Node avec le vrai Pyodide, pour enregistrer ce qu’elle utilise. {why}.</translation>
    </message>
    <message>
        <source>The app runs in its runtime, which becomes a part of the pack. {why}.</source>
        <translation>L’application s’exécute dans son runtime, qui devient une partie du pack. {why}.</translation>
    </message>
    <message>
        <source>Packing needs Node</source>
        <translation>L’empaquetage demande Node</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
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
        <translation>&amp;Ouvrir le dossier</translation>
    </message>
    <message>
        <source>&amp;Save the report…</source>
        <translation>Enregi&amp;strer le rapport…</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Après</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Avant</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Changement</translation>
    </message>
    <message>
        <source>Making and proving the pack</source>
        <translation>Création et vérification du pack</translation>
    </message>
    <message>
        <source>Stopped; no pack was made</source>
        <translation>Arrêté&#x202f;; aucun pack n’a été créé</translation>
    </message>
    <message>
        <source>The bundle is {size}, including the app. Package sizes are those of single wheels.</source>
        <translation>L’archive unique fait {size}, application comprise. Les tailles des paquets sont celles de wheels séparés.</translation>
    </message>
    <message>
        <source>The end of the app’s output:</source>
        <translation>La fin de la sortie de l’application&#xa0;:</translation>
    </message>
    <message>
        <source>The folder appears when the app ran from the pack alone, without a network.</source>
        <translation>Le dossier apparaît quand l’application s’est exécutée à partir du seul pack, sans réseau.</translation>
    </message>
    <message>
        <source>The runtime’s own files add {size}, before and after.</source>
        <translation>Les fichiers propres au runtime ajoutent {size}, avant comme après.</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Temps</translation>
    </message>
    <message>
        <source>Timings before and after</source>
        <translation>Temps avant et après</translation>
    </message>
    <message>
        <source>✓ Proven at attempt {n}: the app ran from this pack alone, without a network</source>
        <translation>✓ Prouvé à l’essai {n}&#xa0;: l’application s’est exécutée à partir de ce seul pack, sans réseau</translation>
    </message>
    <message>
        <source>✓ Proven: the app ran from this pack alone, without a network</source>
        <translation>✓ Prouvé&#xa0;: l’application s’est exécutée à partir de ce seul pack, sans réseau</translation>
    </message>
    <message>
        <source>✕ No pack was made</source>
        <translation>✕ Aucun pack n’a été créé</translation>
    </message>
    <message>
        <source>Nothing was written.</source>
        <translation>Rien n’a été écrit.</translation>
    </message>
    <message>
        <source>Output of the app</source>
        <translation>Sortie de l’application</translation>
    </message>
    <message>
        <source>Proofs</source>
        <translation>Essais</translation>
    </message>
</context>
<context>
    <name>PackSizes</name>
    <message>
        <source>After</source>
        <translation>Après</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Avant</translation>
    </message>
    <message>
        <source>Compressed, as it is downloaded</source>
        <translation>Compressé, comme au téléchargement</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Fichiers</translation>
    </message>
    <message>
        <source>Package</source>
        <translation>Paquet</translation>
    </message>
    <message>
        <source>Packages before and after</source>
        <translation>Paquets avant et après</translation>
    </message>
    <message>
        <source>Reduction</source>
        <translation>Réduction</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total</translation>
    </message>
</context>
<context>
    <name>PackagesDialog</name>
    <message>
        <source>Action</source>
        <translation>Action</translation>
    </message>
    <message>
        <source>Add packages</source>
        <translation>Ajouter des paquets</translation>
    </message>
    <message>
        <source>Cannot read {file}: {error}</source>
        <translation>Impossible de lire {file}&#xa0;: {error}</translation>
    </message>
    <message>
        <source>Copy {files}</source>
        <translation>Copier {files}</translation>
    </message>
    <message>
        <source>Download {files}{size}</source>
        <translation>Télécharger {files}{size}</translation>
    </message>
    <message>
        <source>For Pyodide {release}: {files}</source>
        <translation>Pour Pyodide {release}&#xa0;: {files}</translation>
    </message>
    <message>
        <source>From a requirements &amp;file…</source>
        <translation>&amp;Depuis un fichier requirements…</translation>
    </message>
    <message>
        <source>No packages</source>
        <translation>Aucun paquet</translation>
    </message>
    <message>
        <source>Nothing to download</source>
        <translation>Rien à télécharger</translation>
    </message>
    <message>
        <source>Package</source>
        <translation>Paquet</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Preview lists what is downloaded, with dependencies and sizes</source>
        <translation>L’aperçu liste ce qui est téléchargé, avec dépendances et tailles</translation>
    </message>
    <message>
        <source>Requirements</source>
        <translation>Dépendances</translation>
    </message>
    <message>
        <source>Requirements file</source>
        <translation>Fichier requirements</translation>
    </message>
    <message>
        <source>download</source>
        <translation>télécharger</translation>
    </message>
    <message>
        <source>replace (different file)</source>
        <translation>remplacer (fichier différent)</translation>
    </message>
    <message>
        <source>{files} to copy</source>
        <translation>{files} à copier</translation>
    </message>
    <message>
        <source>{files} to download{size}</source>
        <translation>{files} à télécharger{size}</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>&amp;Preview</source>
        <translation>A&amp;perçu</translation>
    </message>
    <message>
        <source>&amp;Save as a list…</source>
        <translation>&amp;Enregistrer comme liste…</translation>
    </message>
    <message>
        <source>Enter package names, with versions if you need them.</source>
        <translation>Saisissez des noms de paquets, avec des versions si nécessaire.</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Warm up</source>
        <translation>Précharger</translation>
    </message>
    <message>
        <source>Warm up: {name}</source>
        <translation>Précharger&#xa0;: {name}</translation>
    </message>
    <message>
        <source>copy from this computer</source>
        <translation>copier depuis cet ordinateur</translation>
    </message>
    <message>
        <source>not available: {n}</source>
        <translation>indisponibles&#xa0;: {n}</translation>
    </message>
    <message>
        <source>{files} cached</source>
        <translation>{files} en cache</translation>
    </message>
    <message>
        <source>✓ cached</source>
        <translation>✓ en cache</translation>
    </message>
</context>
<context>
    <name>PathLine</name>
    <message>
        <source>Choose a folder</source>
        <translation>Choisir un dossier</translation>
    </message>
    <message>
        <source>Choose folder…</source>
        <translation>Choisir un dossier…</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Choisir…</translation>
    </message>
</context>
<context>
    <name>PlacesCommands</name>
    <message>
        <source>Cross-&amp;build environments…</source>
        <translation>Environnements de &amp;compilation croisée…</translation>
    </message>
</context>
<context>
    <name>PlacesController</name>
    <message>
        <source>Search for places</source>
        <translation>Recherche d’emplacements</translation>
    </message>
</context>
<context>
    <name>PlacesModel</name>
    <message>
        <source>Project folders</source>
        <translation>Dossiers de projet</translation>
    </message>
    <message>
        <source>no packages found</source>
        <translation>aucun paquet trouvé</translation>
    </message>
    <message>
        <source>open</source>
        <translation>ouvert</translation>
    </message>
    <message>
        <source>searching…</source>
        <translation>recherche…</translation>
    </message>
    <message>
        <source>with a problem</source>
        <translation>avec un problème</translation>
    </message>
    <message>
        <source>{n} place</source>
        <translation>{n} emplacement</translation>
    </message>
    <message>
        <source>{n} places</source>
        <translation>{n} emplacements</translation>
    </message>
</context>
<context>
    <name>PlacesSidebar</name>
    <message>
        <source>Add a folder…</source>
        <translation>Dossier de projet…</translation>
    </message>
    <message>
        <source>Choose a project folder</source>
        <translation>Choisir un dossier de projet</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>Copier le chemin</translation>
    </message>
    <message>
        <source>Forget the project folder {name}</source>
        <translation>Oublier le dossier de projet {name}</translation>
    </message>
    <message>
        <source>No Pyodide packages were found in the folders of known tools. Add a project folder to search it too.</source>
        <translation>Aucun paquet Pyodide trouvé dans les dossiers des outils connus. Ajoutez un dossier de projet pour y chercher aussi.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Ouvrir le dossier</translation>
    </message>
    <message>
        <source>Search a project folder too</source>
        <translation>Chercher aussi dans un dossier de projet</translation>
    </message>
    <message>
        <source>Search again</source>
        <translation>Chercher de nouveau</translation>
    </message>
    <message>
        <source>Searching for places…</source>
        <translation>Recherche d’emplacements…</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Recherche…</translation>
    </message>
    <message>
        <source>Show the cross-build environments…</source>
        <translation>Afficher les environnements de compilation croisée…</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>Emplacements</translation>
    </message>
</context>
<context>
    <name>PlacesTree</name>
    <message>
        <source>Places</source>
        <translation>Emplacements</translation>
    </message>
</context>
<context>
    <name>PlanDialog</name>
    <message>
        <source>, required by {names}</source>
        <translation>, requis par {names}</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Planning…</source>
        <translation>Planification…</translation>
    </message>
</context>
<context>
    <name>PreferencesCommands</name>
    <message>
        <source>&amp;Preferences…</source>
        <translation>&amp;Préférences…</translation>
    </message>
</context>
<context>
    <name>PreferencesDialog</name>
    <message>
        <source>&amp;Ages</source>
        <translation>Â&amp;ges</translation>
    </message>
    <message>
        <source>&amp;Ask the package index once a day for recalled packages</source>
        <translation>Interroger &amp;l’index une fois par jour sur les paquets retirés</translation>
    </message>
    <message>
        <source>&amp;Clean up files older than</source>
        <translation>&amp;Nettoyer les fichiers de plus de</translation>
    </message>
    <message>
        <source>&amp;Connections to one host</source>
        <translation>&amp;Connexions par hôte</translation>
    </message>
    <message>
        <source>&amp;Default directory</source>
        <translation>D&amp;ossier par défaut</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Langue</translation>
    </message>
    <message>
        <source>&amp;Notify me when a long job finishes in the background</source>
        <translation>&amp;M’avertir quand une longue tâche se termine en arrière-plan</translation>
    </message>
    <message>
        <source>&amp;Protected packages</source>
        <translation>&amp;Paquets protégés</translation>
    </message>
    <message>
        <source>&amp;Proxy</source>
        <translation>&amp;Proxy</translation>
    </message>
    <message>
        <source>&amp;Restore defaults</source>
        <translation>Valeurs par &amp;défaut</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Thème</translation>
    </message>
    <message>
        <source>&amp;Verify new files while there is nothing else to do</source>
        <translation>&amp;Vérifier les nouveaux fichiers quand il n’y a rien d’autre à faire</translation>
    </message>
    <message>
        <source>&amp;Wait with new versions</source>
        <translation>&amp;Attendre avant une nouvelle version</translation>
    </message>
    <message>
        <source>Applies when the app is started again</source>
        <translation>Prend effet au redémarrage de l’application</translation>
    </message>
    <message>
        <source>C&amp;ompress the store after</source>
        <translation>&amp;Compresser le magasin après</translation>
    </message>
    <message>
        <source>Cache</source>
        <translation>Cache</translation>
    </message>
    <message>
        <source>P&amp;inned versions</source>
        <translation>Vers&amp;ions épinglées</translation>
    </message>
    <message>
        <source>Package &amp;index</source>
        <translation>&amp;Index de paquets</translation>
    </message>
    <message>
        <source>Removed &amp;files</source>
        <translation>&amp;Fichiers supprimés</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>Date: {date}</source>
        <translation>Date&#xa0;: {date}</translation>
    </message>
    <message>
        <source>Delete permanently</source>
        <translation>Supprimer définitivement</translation>
    </message>
    <message>
        <source>Files of the store that nothing has used for this long are compressed</source>
        <translation>Les fichiers du magasin inutilisés depuis cette durée sont compressés</translation>
    </message>
    <message>
        <source>General</source>
        <translation>Général</translation>
    </message>
    <message>
        <source>Loo&amp;k for a newer version of this app once a week</source>
        <translation>&amp;Rechercher une fois par semaine une version plus récente</translation>
    </message>
    <message>
        <source>Never removed by a cleanup; separate names with commas</source>
        <translation>Jamais supprimés par un nettoyage&#x202f;; séparez les noms par des virgules</translation>
    </message>
    <message>
        <source>OK renames this file and starts a new one.</source>
        <translation>OK renomme ce fichier et en commence un nouveau.</translation>
    </message>
    <message>
        <source>System</source>
        <translation>Système</translation>
    </message>
    <message>
        <source>The variable {name} takes precedence: {path}</source>
        <translation>La variable {name} a priorité&#xa0;: {path}</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>&amp;Offline: use only what is on this computer</source>
        <translation>&amp;Hors ligne&#xa0;: utiliser seulement ce qui est sur cet ordinateur</translation>
    </message>
    <message>
        <source>&amp;Suggest packages from earlier warm-ups on this computer</source>
        <translation>&amp;Suggérer des paquets d’après les préchargements précédents</translation>
    </message>
    <message>
        <source>Move to the trash</source>
        <translation>Mettre à la corbeille</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Réseau</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Vide</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>Préférences</translation>
    </message>
    <message>
        <source>Relative: 3 days</source>
        <translation>Relatif&#xa0;: 3 jours</translation>
    </message>
    <message>
        <source>That of pip or the environment</source>
        <translation>Celui de pip ou de l’environnement</translation>
    </message>
    <message>
        <source>This must be {allowed}</source>
        <translation>Valeur attendue&#xa0;: {allowed}</translation>
    </message>
    <message>
        <source>Use pip’s index</source>
        <translation>Utiliser l’index de pip</translation>
    </message>
    <message>
        <source>Warm-ups keep to them, such as numpy==2.2; separate with spaces</source>
        <translation>Respectées au préchargement, comme numpy==2.2&#x202f;; séparez par des espaces</translation>
    </message>
    <message>
        <source>any age</source>
        <translation>tout âge</translation>
    </message>
    <message>
        <source>do not wait</source>
        <translation>ne pas attendre</translation>
    </message>
    <message>
        <source>never</source>
        <translation>jamais</translation>
    </message>
</context>
<context>
    <name>PresetMenu</name>
    <message>
        <source>Checking what is cached…</source>
        <translation>Vérification de ce qui est en cache…</translation>
    </message>
    <message>
        <source>Prepare a fast start…</source>
        <translation>Préparer un démarrage rapide…</translation>
    </message>
    <message>
        <source>Preview…</source>
        <translation>Aperçu…</translation>
    </message>
    <message>
        <source>Warm up</source>
        <translation>Précharger</translation>
    </message>
    <message>
        <source>from Pyodide</source>
        <translation>de Pyodide</translation>
    </message>
    <message>
        <source>from the index</source>
        <translation>de l’index</translation>
    </message>
    <message>
        <source>more than {size} to download</source>
        <translation>plus de {size} à télécharger</translation>
    </message>
    <message>
        <source>{cached} of {total} cached</source>
        <translation>{cached} sur {total} en cache</translation>
    </message>
    <message>
        <source>{n} not available</source>
        <translation>indisponibles&#xa0;: {n}</translation>
    </message>
    <message>
        <source>{size} to download</source>
        <translation>{size} à télécharger</translation>
    </message>
    <message>
        <source>○ {name} {version}, {origin}</source>
        <translation>○ {name} {version}, {origin}</translation>
    </message>
    <message>
        <source>✓ {name} {version}, cached</source>
        <translation>✓ {name} {version}, en cache</translation>
    </message>
    <message>
        <source>✗ {name}, not available</source>
        <translation>✗ {name}, non disponible</translation>
    </message>
</context>
<context>
    <name>ProblemsDialog</name>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Problèmes</translation>
    </message>
    <message>
        <source>Problems: {job}</source>
        <translation>Problèmes&#xa0;: {job}</translation>
    </message>
</context>
<context>
    <name>PruneDialog</name>
    <message>
        <source>Delete &amp;permanently instead of moving to the trash</source>
        <translation>Supprimer dé&amp;finitivement au lieu de mettre à la corbeille</translation>
    </message>
    <message>
        <source>Delete {files} ({size}) permanently</source>
        <translation>Supprimer définitivement {files} ({size})</translation>
    </message>
    <message>
        <source>Files that are not packages are kept: {files}.</source>
        <translation>Les fichiers qui ne sont pas des paquets sont gardés&#xa0;: {files}.</translation>
    </message>
    <message>
        <source>Files to remove</source>
        <translation>Fichiers à supprimer</translation>
    </message>
    <message>
        <source>Kept for other packages: {names}.</source>
        <translation>À conserver pour d’autres paquets&#xa0;: {names}.</translation>
    </message>
    <message>
        <source>No files match the rules</source>
        <translation>Aucun fichier ne correspond aux règles</translation>
    </message>
    <message>
        <source>Only select these files in the table</source>
        <translation>Seulement sélectionner ces fichiers dans le tableau</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Remove selected files</source>
        <translation>Supprimer les fichiers sélectionnés</translation>
    </message>
    <message>
        <source>Undo brings back what is in the trash. The trash uses disk space until it is emptied.</source>
        <translation>Restaurer ramène ce qui est dans la corbeille, qui occupe de l’espace tant qu’elle n’est pas vidée.</translation>
    </message>
    <message>
        <source>What must stay is {size} larger than the budget.</source>
        <translation>Ce qui doit rester dépasse le budget de {size}.</translation>
    </message>
    <message>
        <source>start image {name}</source>
        <translation>image de démarrage {name}</translation>
    </message>
    <message>
        <source>⚠ Still needed: {files}, by {names}.</source>
        <translation>⚠ Encore requis&#xa0;: {files}, par {names}.</translation>
    </message>
    <message>
        <source>Move {files} ({size}) to the trash</source>
        <translation>Mettre {files} ({size}) à la corbeille</translation>
    </message>
    <message>
        <source>&amp;Select them</source>
        <translation>&amp;Sélectionner</translation>
    </message>
    <message>
        <source>Choose what to remove. Nothing is removed before you confirm.</source>
        <translation>Choisissez ce qui sera supprimé. Rien n’est supprimé sans confirmation.</translation>
    </message>
    <message>
        <source>Damaged, try a repair first: {names}. Check a file to remove it too.</source>
        <translation>Endommagé, essayez d’abord une réparation&#xa0;: {names}. Cochez un fichier pour le supprimer aussi.</translation>
    </message>
    <message>
        <source>Free up space</source>
        <translation>Libérer de l’espace</translation>
    </message>
    <message>
        <source>Not packages: {names}. Check a file to remove it too.</source>
        <translation>Pas des paquets&#xa0;: {names}. Cochez un fichier pour le supprimer aussi.</translation>
    </message>
    <message>
        <source>Nothing to remove</source>
        <translation>Rien à supprimer</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Planning…</source>
        <translation>Planification…</translation>
    </message>
    <message>
        <source>Remove the selected files. Nothing is removed before you confirm.</source>
        <translation>Supprimer les fichiers sélectionnés. Rien n’est supprimé sans confirmation.</translation>
    </message>
    <message>
        <source>This frees {size} and cannot be undone.</source>
        <translation>Cela libère {size} et ne peut pas être annulé.</translation>
    </message>
</context>
<context>
    <name>PruneModel</name>
    <message>
        <source>Age</source>
        <translation>Âge</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Needed by</source>
        <translation>Requis par</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Raison</translation>
    </message>
    <message>
        <source>selected</source>
        <translation>sélectionné</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
</context>
<context>
    <name>PullDialog</name>
    <message>
        <source>&amp;Channel</source>
        <translation>&amp;Canal</translation>
    </message>
    <message>
        <source>Cached already: {files}.</source>
        <translation>Déjà dans le cache&#xa0;: {files}.</translation>
    </message>
    <message>
        <source>Download the packages of a channel into this directory. Every byte is checked.</source>
        <translation>Télécharge les paquets d’un canal dans ce dossier. Chaque octet est vérifié.</translation>
    </message>
    <message>
        <source>For other runtimes: {files}.</source>
        <translation>Pour d’autres runtimes&#xa0;: {files}.</translation>
    </message>
    <message>
        <source>Nothing to pull</source>
        <translation>Rien à récupérer</translation>
    </message>
    <message>
        <source>Pull</source>
        <translation>Récupérer</translation>
    </message>
    <message>
        <source>Pull from {team}</source>
        <translation>Récupérer depuis {team}</translation>
    </message>
    <message>
        <source>Pull {files} ({size})</source>
        <translation>Récupérer {files} ({size})</translation>
    </message>
    <message>
        <source>The channel has no packages for this directory</source>
        <translation>Le canal n’a aucun paquet pour ce dossier</translation>
    </message>
    <message>
        <source>cached</source>
        <translation>en cache</translation>
    </message>
    <message>
        <source>fetch</source>
        <translation>récupérer</translation>
    </message>
    <message>
        <source>replace</source>
        <translation>remplacer</translation>
    </message>
</context>
<context>
    <name>PushDialog</name>
    <message>
        <source>&amp;Channel</source>
        <translation>&amp;Canal</translation>
    </message>
    <message>
        <source>&amp;Let the channel have only these packages</source>
        <translation>Le canal ne &amp;garde que ces paquets</translation>
    </message>
    <message>
        <source>&amp;Names</source>
        <translation>&amp;Noms</translation>
    </message>
    <message>
        <source>&amp;What</source>
        <translation>&amp;Quoi</translation>
    </message>
    <message>
        <source>All packages of the directory</source>
        <translation>Tous les paquets du dossier</translation>
    </message>
    <message>
        <source>Names, such as numpy pandas</source>
        <translation>Noms, par exemple numpy pandas</translation>
    </message>
    <message>
        <source>No packages to push</source>
        <translation>Aucun paquet à envoyer</translation>
    </message>
    <message>
        <source>Nothing to push</source>
        <translation>Rien à envoyer</translation>
    </message>
    <message>
        <source>Packages by name</source>
        <translation>Paquets par nom</translation>
    </message>
    <message>
        <source>Push</source>
        <translation>Envoyer</translation>
    </message>
    <message>
        <source>Push to {team}</source>
        <translation>Envoyer vers {team}</translation>
    </message>
    <message>
        <source>Push {files} ({size})</source>
        <translation>Envoyer {files} ({size})</translation>
    </message>
    <message>
        <source>The channel has {files} now.</source>
        <translation>Le canal a maintenant {files}.</translation>
    </message>
    <message>
        <source>There already: {files}.</source>
        <translation>Déjà là&#xa0;: {files}.</translation>
    </message>
    <message>
        <source>Update the channel</source>
        <translation>Mettre à jour le canal</translation>
    </message>
    <message>
        <source>Upload packages of this directory to a channel, from which other computers pull them.</source>
        <translation>Envoie des paquets de ce dossier dans un canal, où d’autres ordinateurs les récupèrent.</translation>
    </message>
    <message>
        <source>What to push</source>
        <translation>Ce qui est envoyé</translation>
    </message>
    <message>
        <source>leaves the channel</source>
        <translation>quitte le canal</translation>
    </message>
    <message>
        <source>there already</source>
        <translation>déjà présent</translation>
    </message>
    <message>
        <source>upload</source>
        <translation>envoyer</translation>
    </message>
</context>
<context>
    <name>RecallBadge</name>
    <message>
        <source>Check for recalled packages</source>
        <translation>Rechercher les paquets retirés</translation>
    </message>
    <message>
        <source>Show which packages were recalled or are vulnerable</source>
        <translation>Afficher les paquets retirés ou vulnérables</translation>
    </message>
</context>
<context>
    <name>RowMenu</name>
    <message>
        <source>Copy file URL</source>
        <translation>Copier l’URL du fichier</translation>
    </message>
    <message>
        <source>Copy file name</source>
        <translation>Copier le nom du fichier</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>Copier le chemin</translation>
    </message>
    <message>
        <source>Copy rows</source>
        <translation>Copier les lignes</translation>
    </message>
    <message>
        <source>Copy sha256</source>
        <translation>Copier le sha256</translation>
    </message>
    <message>
        <source>Select all files of the package</source>
        <translation>Sélectionner tous les fichiers du paquet</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Ouvrir le dossier</translation>
    </message>
</context>
<context>
    <name>RuleBoxes</name>
    <message>
        <source> MB</source>
        <translation> Mo</translation>
    </message>
    <message>
        <source>&amp;Keep the cache under</source>
        <translation>&amp;Garder le cache sous</translation>
    </message>
    <message>
        <source>Packages &amp;not for</source>
        <translation>Paquets non &amp;destinés à</translation>
    </message>
    <message>
        <source>P&amp;rotected</source>
        <translation>&amp;Protégés</translation>
    </message>
    <message>
        <source>&amp;Test archives</source>
        <translation>Archives de &amp;tests</translation>
    </message>
    <message>
        <source>0 selects files of any age</source>
        <translation>0 sélectionne les fichiers de tout âge</translation>
    </message>
    <message>
        <source>Of the files that the other rules keep, the least recently used are removed until the rest fits</source>
        <translation>Parmi les fichiers que gardent les autres règles, les moins récemment utilisés sont supprimés jusqu’à ce que le reste tienne</translation>
    </message>
    <message>
        <source>Not &amp;used for</source>
        <translation>&amp;Inutilisés depuis</translation>
    </message>
    <message>
        <source>&amp;Damaged files</source>
        <translation>Fichiers &amp;endommagés</translation>
    </message>
    <message>
        <source>Not part of any Pyodide re&amp;lease</source>
        <translation>Dans aucune version pub&amp;liée de Pyodide</translation>
    </message>
    <message>
        <source>Old &amp;versions, keep newest</source>
        <translation>Anciennes &amp;versions, garder</translation>
    </message>
    <message>
        <source>Package files &amp;older than</source>
        <translation>Pa&amp;quets de plus de</translation>
    </message>
    <message>
        <source>Packages to keep in any case: numpy, pandas</source>
        <translation>Paquets à garder dans tous les cas&#xa0;: numpy, pandas</translation>
    </message>
    <message>
        <source>Un&amp;finished downloads</source>
        <translation>Téléchargements inac&amp;hevés</translation>
    </message>
    <message>
        <source>any age</source>
        <translation>tout âge</translation>
    </message>
    <message>
        <source>none chosen</source>
        <translation>aucun choisi</translation>
    </message>
</context>
<context>
    <name>ServeCommands</name>
    <message>
        <source>Ser&amp;ve…</source>
        <translation>Ser&amp;vir…</translation>
    </message>
</context>
<context>
    <name>ServeDialog</name>
    <message>
        <source>&amp;Address</source>
        <translation>Adre&amp;sse</translation>
    </message>
    <message>
        <source>&amp;Download what is missing, and keep it</source>
        <translation>&amp;Télécharger ce qui manque, et le garder</translation>
    </message>
    <message>
        <source>&amp;Keep serving in the background, also when the window is closed</source>
        <translation>&amp;Continuer en arrière-plan, même quand la fenêtre est fermée</translation>
    </message>
    <message>
        <source>&amp;Port</source>
        <translation>&amp;Port</translation>
    </message>
    <message>
        <source>&amp;Runtime files</source>
        <translation>Fichiers du &amp;runtime</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>&amp;Démarrer</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Arrêter</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Réponse</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Copy the address</source>
        <translation>Copier l’adresse</translation>
    </message>
    <message>
        <source>Copy the lines</source>
        <translation>Copier les lignes</translation>
    </message>
    <message>
        <source>Let &amp;other computers in the network read every package</source>
        <translation>Laisser les &amp;autres ordinateurs du réseau lire tous les paquets</translation>
    </message>
    <message>
        <source>Lines for the client</source>
        <translation>Lignes pour le client</translation>
    </message>
    <message>
        <source>Make {directory} a server for browsers, Node, JupyterLite, micropip, pip and uv on this computer. Every file is hashed before it is served.</source>
        <translation>Fait de {directory} un serveur pour les navigateurs, Node, JupyterLite, micropip, pip et uv sur cet ordinateur. L’empreinte de chaque fichier est vérifiée avant qu’il soit servi.</translation>
    </message>
    <message>
        <source>Serve on port {port}</source>
        <translation>Serveur sur le port {port}</translation>
    </message>
    <message>
        <source>No requests yet</source>
        <translation>Aucune requête pour l’instant</translation>
    </message>
    <message>
        <source>Not running</source>
        <translation>À l’arrêt</translation>
    </message>
    <message>
        <source>Optional: the unpacked npm package, node_modules/pyodide</source>
        <translation>Facultatif&#xa0;: paquet npm, node_modules/pyodide</translation>
    </message>
    <message>
        <source>Other computers use the name or address of this one in place of 127.0.0.1.</source>
        <translation>Les autres ordinateurs utilisent le nom ou l’adresse de celui-ci au lieu de 127.0.0.1.</translation>
    </message>
    <message>
        <source>Pyodide release</source>
        <translation>Version de Pyodide</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Requête</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Requêtes</translation>
    </message>
    <message>
        <source>Requests, newest first</source>
        <translation>Requêtes, les plus récentes d’abord</translation>
    </message>
    <message>
        <source>Runtime files</source>
        <translation>Fichiers du runtime</translation>
    </message>
    <message>
        <source>Serve</source>
        <translation>Servir</translation>
    </message>
    <message>
        <source>Serve packages</source>
        <translation>Servir des paquets</translation>
    </message>
    <message>
        <source>Set up a client</source>
        <translation>Configurer un client</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Start the server to see the lines that point a client to it</source>
        <translation>Démarrez le serveur pour voir les lignes qui y dirigent un client</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Démarrage…</translation>
    </message>
    <message>
        <source>Stop serving {directory}</source>
        <translation>Arrêter de servir {directory}</translation>
    </message>
    <message>
        <source>{directory} is served in the background, also when the window is closed.</source>
        <translation>{directory} est servi en arrière-plan, même quand la fenêtre est fermée.</translation>
    </message>
    <message>
        <source>{directory} is served until you stop it or close the window.</source>
        <translation>{directory} est servi jusqu’à ce que vous l’arrêtiez ou fermiez la fenêtre.</translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>Scan</source>
        <translation>Analyse</translation>
    </message>
</context>
<context>
    <name>SharingCommands</name>
    <message>
        <source>Compress the store</source>
        <translation>Compresser le magasin</translation>
    </message>
    <message>
        <source>La&amp;yers…</source>
        <translation>Couc&amp;hes…</translation>
    </message>
    <message>
        <source>S&amp;napshots…</source>
        <translation>I&amp;nstantanés…</translation>
    </message>
    <message>
        <source>S&amp;tore…</source>
        <translation>Maga&amp;sin…</translation>
    </message>
    <message>
        <source>T&amp;eam cache…</source>
        <translation>Cache d’équip&amp;e…</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>As text, to print or to keep</source>
        <translation>Sous forme de texte, à imprimer ou à garder</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copier</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtrer</translation>
    </message>
    <message>
        <source>Filter…</source>
        <translation>Filtrer…</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Raccourcis clavier</translation>
    </message>
    <message>
        <source>No shortcut has “{text}”</source>
        <translation>Aucun raccourci ne contient «&#xa0;{text}&#xa0;»</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Raccourcis</translation>
    </message>
</context>
<context>
    <name>SidePanes</name>
    <message>
        <source>Read details</source>
        <translation>Lecture des détails</translation>
    </message>
</context>
<context>
    <name>SizeChart</name>
    <message>
        <source>Size over time</source>
        <translation>Taille au fil du temps</translation>
    </message>
    <message>
        <source>{day}: {size}, {files}</source>
        <translation>{day}&#xa0;: {size}, {files}</translation>
    </message>
    <message>
        <source>{size}, steady</source>
        <translation>{size}, stable</translation>
    </message>
    <message>
        <source>{size}, {growth} a week</source>
        <translation>{size}, {growth} par semaine</translation>
    </message>
    <message>
        <source>{size}; growth is shown after three days</source>
        <translation>{size}&#x202f;; croissance connue après trois jours</translation>
    </message>
</context>
<context>
    <name>SnapshotBuildDialog</name>
    <message>
        <source> MB</source>
        <translation> Mo</translation>
    </message>
    <message>
        <source> package</source>
        <translation> paquet</translation>
    </message>
    <message>
        <source> packages</source>
        <translation> paquets</translation>
    </message>
    <message>
        <source>&amp;Build the snapshot</source>
        <translation>&amp;Construire l’instantané</translation>
    </message>
    <message>
        <source>&amp;Build the snapshot: {files}</source>
        <translation>&amp;Construire l’instantané&#xa0;: {files}</translation>
    </message>
    <message>
        <source>&amp;Leave out packages that are not available</source>
        <translation>&amp;Ignorer les paquets indisponibles</translation>
    </message>
    <message>
        <source>&amp;Preview</source>
        <translation>A&amp;perçu</translation>
    </message>
    <message>
        <source>A preset or l&amp;ist:</source>
        <translation>Un préréglage ou une &amp;liste&#xa0;:</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Action</translation>
    </message>
    <message>
        <source>Build a snapshot in {folder}</source>
        <translation>Construire un instantané dans {folder}</translation>
    </message>
    <message>
        <source>Choose packages. Preview lists every file before anything is built.</source>
        <translation>Choisissez des paquets. L’aperçu liste chaque fichier avant toute construction.</translation>
    </message>
    <message>
        <source>Days of requests to count</source>
        <translation>Compter les demandes d’autant de jours</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Pour</translation>
    </message>
    <message>
        <source>Maximum size of the snapshot</source>
        <translation>Taille maximale de l’instantané</translation>
    </message>
    <message>
        <source>N&amp;o more than</source>
        <translation>A&amp;u plus</translation>
    </message>
    <message>
        <source>No packages</source>
        <translation>Aucun paquet</translation>
    </message>
    <message>
        <source>Number of packages</source>
        <translation>Nombre de paquets</translation>
    </message>
    <message>
        <source>Otherwise nothing is built if a package is missing</source>
        <translation>Sinon, rien n’est construit si un paquet manque</translation>
    </message>
    <message>
        <source>Package</source>
        <translation>Paquet</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Preset or list</source>
        <translation>Préréglage ou liste</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Lecture…</translation>
    </message>
    <message>
        <source>Requested: {packages}. With dependencies: {files}, more than {size}.</source>
        <translation>Demandé&#xa0;: {packages}. Avec les dépendances&#xa0;: {files}, plus de {size}.</translation>
    </message>
    <message>
        <source>Requested: {packages}. With dependencies: {files}, {size}.</source>
        <translation>Demandé&#xa0;: {packages}. Avec les dépendances&#xa0;: {files}, {size}.</translation>
    </message>
    <message>
        <source>Requirements</source>
        <translation>Dépendances</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>The &amp;most used packages:</source>
        <translation>Les paquets les plus u&amp;tilisés&#xa0;:</translation>
    </message>
    <message>
        <source>The&amp;se packages:</source>
        <translation>Ces p&amp;aquets&#xa0;:</translation>
    </message>
    <message>
        <source>They are added in this order, as many as fit into the size.</source>
        <translation>Ils sont ajoutés dans cet ordre, autant que la taille le permet.</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Quoi</translation>
    </message>
    <message>
        <source>copy from this computer</source>
        <translation>copier depuis cet ordinateur</translation>
    </message>
    <message>
        <source>download</source>
        <translation>télécharger</translation>
    </message>
    <message>
        <source>of all time</source>
        <translation>depuis toujours</translation>
    </message>
    <message>
        <source>of the last </source>
        <translation>depuis </translation>
    </message>
    <message>
        <source>size not known</source>
        <translation>taille inconnue</translation>
    </message>
    <message>
        <source>the runtime of {distribution}</source>
        <translation>le runtime de {distribution}</translation>
    </message>
    <message>
        <source>⚠ Everyone could read the URL’s password in the snapshot. Use a netrc file instead.</source>
        <translation>⚠ Tout le monde pourrait lire le mot de passe de l’URL dans l’instantané. Utilisez plutôt un fichier netrc.</translation>
    </message>
    <message>
        <source>⚠ Not available: {packages}</source>
        <translation>⚠ Indisponible&#xa0;: {packages}</translation>
    </message>
</context>
<context>
    <name>SnapshotDialog</name>
    <message>
        <source>A new folder, or one that holds snapshots</source>
        <translation>Nouveau dossier, ou dossier d’instantanés</translation>
    </message>
    <message>
        <source>Add the layer {folder}</source>
        <translation>Ajouter la couche {folder}</translation>
    </message>
    <message>
        <source>&amp;Add as a layer</source>
        <translation>&amp;Ajouter comme couche</translation>
    </message>
    <message>
        <source>&amp;Build…</source>
        <translation>C&amp;onstruire…</translation>
    </message>
    <message>
        <source>&amp;Compare</source>
        <translation>&amp;Comparer</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>Act&amp;ualiser</translation>
    </message>
    <message>
        <source>Add the current snapshot as a layer; after a refresh, the new one is used</source>
        <translation>Ajouter l’instantané actuel comme couche&#x202f;; après une actualisation, le nouveau est utilisé</translation>
    </message>
    <message>
        <source>Build the current snapshot again, with the same choices</source>
        <translation>Reconstruire l’instantané actuel avec les mêmes choix</translation>
    </message>
    <message>
        <source>Built</source>
        <translation>Construit</translation>
    </message>
    <message>
        <source>Choose a folder above to see its snapshots</source>
        <translation>Choisissez un dossier ci-dessus pour voir ses instantanés</translation>
    </message>
    <message>
        <source>Compare the snapshots</source>
        <translation>Comparer les instantanés</translation>
    </message>
    <message>
        <source>Compare the two selected snapshots, or the newest two</source>
        <translation>Comparer les deux instantanés sélectionnés, ou les deux plus récents</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>Différences</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Fichiers</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Pour</translation>
    </message>
    <message>
        <source>Number of older snapshots to keep</source>
        <translation>Nombre d’anciens instantanés à garder</translation>
    </message>
    <message>
        <source>Older snapshots are kept for programs that still read them</source>
        <translation>Les anciens instantanés sont gardés pour les programmes qui les lisent encore</translation>
    </message>
    <message>
        <source>Older snapshots to &amp;keep</source>
        <translation>Anciens instantanés à &amp;garder</translation>
    </message>
    <message>
        <source>Packages</source>
        <translation>Paquets</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>There is no snapshot in {folder} yet</source>
        <translation>Il n’y a pas encore d’instantané dans {folder}</translation>
    </message>
    <message>
        <source>another distribution</source>
        <translation>une autre distribution</translation>
    </message>
    <message>
        <source>older</source>
        <translation>plus ancien</translation>
    </message>
    <message>
        <source>⚠ None of them is the current one. Build a snapshot to fix that.</source>
        <translation>⚠ Aucun d’eux n’est l’actuel. Construisez un instantané pour y remédier.</translation>
    </message>
    <message>
        <source>✓ The snapshot is a layer of {directory} now.</source>
        <translation>✓ L’instantané est maintenant une couche de {directory}.</translation>
    </message>
    <message>
        <source>✓ current</source>
        <translation>✓ actuel</translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation>&amp;Dossier</translation>
    </message>
    <message>
        <source>A read-only folder of packages and their dependencies, used as a layer by a team, an image or a classroom. Programs can still read an old snapshot after a new one replaced it.</source>
        <translation>Un dossier de paquets et de leurs dépendances en lecture seule, utilisé comme couche par une équipe, une image ou une classe. Un programme peut continuer à lire un instantané après son remplacement.</translation>
    </message>
    <message>
        <source>Refresh the snapshot in {folder}</source>
        <translation>Actualiser l’instantané dans {folder}</translation>
    </message>
    <message>
        <source>Snapshots</source>
        <translation>Instantanés</translation>
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
        <translation>Copier le code</translation>
    </message>
    <message>
        <source>Ways to load it</source>
        <translation>Façons de le charger</translation>
    </message>
</context>
<context>
    <name>SourcesDialog</name>
    <message>
        <source>Choose where packages for this directory are downloaded from.</source>
        <translation>Choisissez d’où viennent les paquets de ce dossier.</translation>
    </message>
    <message>
        <source>Distribution</source>
        <translation>Distribution</translation>
    </message>
    <message>
        <source>Extra package folders</source>
        <translation>Autres dossiers de paquets</translation>
    </message>
    <message>
        <source>If not beside the lock file</source>
        <translation>S’ils ne sont pas à côté du fichier de verrouillage</translation>
    </message>
    <message>
        <source>Index URL</source>
        <translation>URL de l’index</translation>
    </message>
    <message>
        <source>The URL of a mirror, an unpacked release, or node_modules/pyodide</source>
        <translation>L’URL d’un miroir, une version décompressée ou node_modules/pyodide</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Sources</translation>
    </message>
    <message>
        <source>&amp;Distribution</source>
        <translation>&amp;Distribution</translation>
    </message>
    <message>
        <source>&amp;Extra package folders</source>
        <translation>Aut&amp;res dossiers de paquets</translation>
    </message>
    <message>
        <source>&amp;Only the Pyodide CDN or distribution</source>
        <translation>&amp;Seulement le CDN de Pyodide ou la distribution</translation>
    </message>
    <message>
        <source>&amp;Pyodide CDN, then PyPI for packages that the release does not have</source>
        <translation>CDN de &amp;Pyodide, puis PyPI pour les paquets absents de la version</translation>
    </message>
    <message>
        <source>Index &amp;URL</source>
        <translation>&amp;URL de l’index</translation>
    </message>
    <message>
        <source>Only the package &amp;index</source>
        <translation>Seulement l’&amp;index de paquets</translation>
    </message>
    <message>
        <source>The official CDN</source>
        <translation>Le CDN officiel</translation>
    </message>
    <message>
        <source>Use pip’s index</source>
        <translation>Utiliser l’index de pip</translation>
    </message>
    <message>
        <source>Use these &amp;sources</source>
        <translation>Utiliser &amp;ces sources</translation>
    </message>
</context>
<context>
    <name>StartImageCommands</name>
    <message>
        <source>Start &amp;images…</source>
        <translation>&amp;Images de démarrage…</translation>
    </message>
</context>
<context>
    <name>StartImagesDialog</name>
    <message>
        <source>&amp;Modules to import</source>
        <translation>&amp;Modules à importer</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Nom</translation>
    </message>
    <message>
        <source>&amp;Prepare a fast start</source>
        <translation>&amp;Préparer un démarrage rapide</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Retirer</translation>
    </message>
    <message>
        <source>&amp;Verify</source>
        <translation>&amp;Vérifier</translation>
    </message>
    <message>
        <source>A name, such as report</source>
        <translation>Un nom, comme rapport</translation>
    </message>
    <message>
        <source>A start image is the memory of a Python in which packages were imported. A program in Node starts from it in about a second. An image that no longer fits is not loaded; the packages are.</source>
        <translation>Une image de démarrage est la mémoire d’un Python qui a importé des paquets. Un programme dans Node démarre à partir d’elle en une seconde environ. Une image qui ne convient plus n’est pas chargée&#x202f;; les paquets le sont.</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Âge</translation>
    </message>
    <message>
        <source>Co&amp;de</source>
        <translation>Co&amp;de</translation>
    </message>
    <message>
        <source>De&amp;lete permanently…</source>
        <translation>&amp;Supprimer définitivement…</translation>
    </message>
    <message>
        <source>Delete permanently</source>
        <translation>Supprimer définitivement</translation>
    </message>
    <message>
        <source>Delete {names} permanently? This cannot be undone.</source>
        <translation>Supprimer {names} définitivement&#x202f;? Cette action est irréversible.</translation>
    </message>
    <message>
        <source>From a preset</source>
        <translation>D’un préréglage</translation>
    </message>
    <message>
        <source>Hash the files of all images</source>
        <translation>Calculer les empreintes des fichiers de toutes les images</translation>
    </message>
    <message>
        <source>Make &amp;again</source>
        <translation>Ref&amp;aire</translation>
    </message>
    <message>
        <source>Make the selected image again, with the same packages and code</source>
        <translation>Refaire l’image choisie, avec les mêmes paquets et le même code</translation>
    </message>
    <message>
        <source>Move the selected images to the trash</source>
        <translation>Mettre les images choisies à la corbeille</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>No start images yet. Name one and its packages below.</source>
        <translation>Aucune image de démarrage. Indiquez ci-dessous un nom et ses paquets.</translation>
    </message>
    <message>
        <source>Open &amp;folder</source>
        <translation>&amp;Ouvrir le dossier</translation>
    </message>
    <message>
        <source>Pac&amp;kages</source>
        <translation>Pa&amp;quets</translation>
    </message>
    <message>
        <source>Packages</source>
        <translation>Paquets</translation>
    </message>
    <message>
        <source>Python code to run once; what it prepares is part of the image</source>
        <translation>Code Python exécuté une fois&#x202f;; ce qu’il prépare fait partie de l’image</translation>
    </message>
    <message>
        <source>Remove start images</source>
        <translation>Supprimer des images de démarrage</translation>
    </message>
    <message>
        <source>Run&amp;time files</source>
        <translation>Fichiers du run&amp;time</translation>
    </message>
    <message>
        <source>Runtime files</source>
        <translation>Fichiers du runtime</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Démarrage</translation>
    </message>
    <message>
        <source>Start image {name}</source>
        <translation>Image de démarrage {name}</translation>
    </message>
    <message>
        <source>Start images</source>
        <translation>Images de démarrage</translation>
    </message>
    <message>
        <source>Start images (experimental)</source>
        <translation>Images de démarrage (expérimental)</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Such as rich sympy, with versions if you like</source>
        <translation>Comme rich sympy, avec des versions si vous voulez</translation>
    </message>
    <message>
        <source>The nearest node_modules/pyodide</source>
        <translation>Le node_modules/pyodide le plus proche</translation>
    </message>
    <message>
        <source>Those of the packages</source>
        <translation>Ceux des paquets</translation>
    </message>
    <message>
        <source>⚠ out of date</source>
        <translation>⚠ périmée</translation>
    </message>
    <message>
        <source>✓ ready</source>
        <translation>✓ prête</translation>
    </message>
    <message>
        <source>✕ damaged</source>
        <translation>✕ endommagée</translation>
    </message>
</context>
<context>
    <name>StatePage</name>
    <message>
        <source>Choose another directory…</source>
        <translation>Choisir un autre dossier…</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Effacer le filtre</translation>
    </message>
    <message>
        <source>A Pyodide package cache is a folder of wheels that the runtime in Node reads instead of downloading them.</source>
        <translation>Un cache de paquets Pyodide est un dossier de wheels que le runtime dans Node lit au lieu de les télécharger.</translation>
    </message>
    <message>
        <source>Add packages…</source>
        <translation>Ajouter des paquets…</translation>
    </message>
    <message>
        <source>Files must match every term. Examples:
numpy  kind:wasm  status:damaged  runtime:314  size&gt;10MB  age&gt;30d  -tests</source>
        <translation>Les fichiers doivent satisfaire chaque terme. Exemples&#xa0;:
numpy  kind:wasm  status:damaged  runtime:314  size&gt;10MB  age&gt;30d  -tests</translation>
    </message>
    <message>
        <source>No packages here yet</source>
        <translation>Pas encore de paquets ici</translation>
    </message>
    <message>
        <source>Nothing matches “{text}”</source>
        <translation>Rien ne correspond à «&#xa0;{text}&#xa0;»</translation>
    </message>
    <message>
        <source>Scanning…</source>
        <translation>Analyse…</translation>
    </message>
    <message>
        <source>Start with the preset {name} ({packages}), with packages that you name, or with a cache that you already have.</source>
        <translation>Commencez par le préréglage {name} ({packages}), par des paquets que vous nommez ou par un cache existant.</translation>
    </message>
    <message>
        <source>The directory does not exist yet; the first warm-up creates it.</source>
        <translation>Le dossier n’existe pas encore&#x202f;; le premier préchargement le crée.</translation>
    </message>
    <message>
        <source>The directory is empty.</source>
        <translation>Le dossier est vide.</translation>
    </message>
    <message>
        <source>The directory was deleted, moved or unmounted; a warm-up creates it again.</source>
        <translation>Le dossier a été supprimé, déplacé ou démonté&#x202f;; un préchargement le recrée.</translation>
    </message>
    <message>
        <source>This directory cannot be read</source>
        <translation>Impossible de lire ce dossier</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Warm up {name}</source>
        <translation>Précharger {name}</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>, {size} reclaimable</source>
        <translation>, {size} libérables</translation>
    </message>
    <message>
        <source>Clear selection</source>
        <translation>Effacer la sélection</translation>
    </message>
    <message>
        <source>Verifying {done} of {total}…</source>
        <translation>Vérification&#xa0;: {done} sur {total}…</translation>
    </message>
    <message>
        <source>Version {version} of this app is available</source>
        <translation>La version {version} de cette application est disponible</translation>
    </message>
    <message>
        <source>{n} file selected</source>
        <translation>{n} fichier sélectionné</translation>
    </message>
    <message>
        <source>{n} files selected</source>
        <translation>{n} fichiers sélectionnés</translation>
    </message>
    <message>
        <source>{size} free on disk</source>
        <translation>{size} libres sur le disque</translation>
    </message>
    <message>
        <source>Scanning… {text}</source>
        <translation>Analyse… {text}</translation>
    </message>
    <message>
        <source>({n} file hidden by the filter)</source>
        <translation>({n} fichier masqué par le filtre)</translation>
    </message>
    <message>
        <source>({n} files hidden by the filter)</source>
        <translation>({n} fichiers masqués par le filtre)</translation>
    </message>
    <message>
        <source>Shown: {figures}</source>
        <translation>Affichés&#xa0;: {figures}</translation>
    </message>
    <message>
        <source>Totals</source>
        <translation>Totaux</translation>
    </message>
</context>
<context>
    <name>StoreDialog</name>
    <message>
        <source>&amp;Adopt this directory…</source>
        <translation>&amp;Intégrer ce dossier…</translation>
    </message>
    <message>
        <source>&amp;Clean up the store…</source>
        <translation>&amp;Nettoyer le magasin…</translation>
    </message>
    <message>
        <source>&amp;Verify the store</source>
        <translation>&amp;Vérifier le magasin</translation>
    </message>
    <message>
        <source>&amp;Other store…</source>
        <translation>&amp;Autre magasin…</translation>
    </message>
    <message>
        <source>&amp;Repair the store</source>
        <translation>&amp;Réparer le magasin</translation>
    </message>
    <message>
        <source>A store keeps identical files once. Cache directories that use it share their package files with it, and a file that was downloaded for one directory is not downloaded for another. Every cache directory stays a plain folder that a runtime can read. A directory uses the store only after you adopt it.</source>
        <translation>Un magasin garde les fichiers identiques en un seul exemplaire. Les dossiers de cache qui l’utilisent partagent avec lui leurs fichiers de paquets, et un fichier téléchargé pour un dossier ne l’est pas de nouveau pour un autre. Chaque dossier de cache reste un simple dossier qu’un runtime peut lire. Un dossier n’utilise le magasin qu’une fois intégré.</translation>
    </message>
    <message>
        <source>Choose the folder of the store</source>
        <translation>Choisir le dossier du magasin</translation>
    </message>
    <message>
        <source>Com&amp;press…</source>
        <translation>Com&amp;presser…</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Contenu</translation>
    </message>
    <message>
        <source>Directories that use the store</source>
        <translation>Dossiers qui utilisent le magasin</translation>
    </message>
    <message>
        <source>Directory</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Fichiers</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>It cannot be used.</source>
        <translation>Il est inutilisable.</translation>
    </message>
    <message>
        <source>It shares files with this store by hard link.</source>
        <translation>Il partage des fichiers avec ce magasin par lien physique.</translation>
    </message>
    <message>
        <source>It shares files with this store by reflink.</source>
        <translation>Il partage des fichiers avec ce magasin par reflink.</translation>
    </message>
    <message>
        <source>It uses another store: {path}</source>
        <translation>Il utilise un autre magasin&#xa0;: {path}</translation>
    </message>
    <message>
        <source>It uses this store; both have their own copies.</source>
        <translation>Il utilise ce magasin&#x202f;; chacun a ses propres copies.</translation>
    </message>
    <message>
        <source>Keep files that no directory uses in a smaller form</source>
        <translation>Conserver sous une forme plus petite les fichiers qu’aucun dossier n’utilise</translation>
    </message>
    <message>
        <source>Move damaged files to the quarantine, and restore those of which a directory has an intact copy</source>
        <translation>Mettre les fichiers endommagés en quarantaine, et restaurer ceux dont un dossier a une copie intacte</translation>
    </message>
    <message>
        <source>R&amp;emove from the list</source>
        <translation>R&amp;etirer de la liste</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Lecture…</translation>
    </message>
    <message>
        <source>Remove {directory} from the list</source>
        <translation>Retirer {directory} de la liste</translation>
    </message>
    <message>
        <source>Repair the store</source>
        <translation>Réparer le magasin</translation>
    </message>
    <message>
        <source>Show a store in another folder, or create one there</source>
        <translation>Afficher un magasin d’un autre dossier, ou en créer un à cet endroit</translation>
    </message>
    <message>
        <source>The directory no longer uses the store; its files are kept</source>
        <translation>Le dossier n’utilise plus le magasin&#x202f;; ses fichiers sont gardés</translation>
    </message>
    <message>
        <source>There is no store yet. It is created when you adopt the first directory.</source>
        <translation>Il n’y a pas encore de magasin. Il est créé quand vous intégrez le premier dossier.</translation>
    </message>
    <message>
        <source>{files} compressed, {size} instead of {before}</source>
        <translation>compressé&#xa0;: {files}, {size} au lieu de {before}</translation>
    </message>
    <message>
        <source>⚠ These files are damaged in the same way. Repair their directories:</source>
        <translation>⚠ Ces fichiers sont endommagés de la même façon. Réparez leurs dossiers&#xa0;:</translation>
    </message>
    <message>
        <source>⚠ not available</source>
        <translation>⚠ indisponible</translation>
    </message>
    <message>
        <source>✓ available</source>
        <translation>✓ disponible</translation>
    </message>
    <message>
        <source>It does not use this store.</source>
        <translation>Il n’utilise pas ce magasin.</translation>
    </message>
    <message>
        <source>No directory uses this store yet</source>
        <translation>Aucun dossier n’utilise encore ce magasin</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>Rien pour l’instant</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>Magasin</translation>
    </message>
    <message>
        <source>This directory</source>
        <translation>Ce dossier</translation>
    </message>
    <message>
        <source>Verify the store</source>
        <translation>Vérifier le magasin</translation>
    </message>
    <message>
        <source>{size} saved by hard links</source>
        <translation>{size} gagnés par des liens physiques</translation>
    </message>
</context>
<context>
    <name>SuggestRow</name>
    <message>
        <source>In {n} of your last 3 warm-ups</source>
        <translation>Dans {n} de vos 3 derniers préchargements</translation>
    </message>
    <message>
        <source>In {n} of your warm-ups</source>
        <translation>Dans {n} de vos préchargements</translation>
    </message>
    <message>
        <source>Look for suggestions</source>
        <translation>Rechercher des suggestions</translation>
    </message>
    <message>
        <source>Often together</source>
        <translation>Souvent ensemble</translation>
    </message>
    <message>
        <source>Often used with {one} and {other}</source>
        <translation>Souvent utilisé avec {one} et {other}</translation>
    </message>
    <message>
        <source>Save {packages} as a list…</source>
        <translation>Enregistrer {packages} comme liste…</translation>
    </message>
    <message>
        <source>You may need</source>
        <translation>Peut-être utiles</translation>
    </message>
    <message>
        <source>You warmed them up together {n} times: {names}</source>
        <translation>Vous les avez préchargés ensemble {n} fois&#xa0;: {names}</translation>
    </message>
</context>
<context>
    <name>SummaryStrip</name>
    <message>
        <source>Damaged</source>
        <translation>Endommagés</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>Utilisés</translation>
    </message>
    <message>
        <source>Old</source>
        <translation>Anciens</translation>
    </message>
    <message>
        <source>Old versions</source>
        <translation>Anciennes versions</translation>
    </message>
    <message>
        <source>Other files</source>
        <translation>Autres fichiers</translation>
    </message>
    <message>
        <source>Other runtimes</source>
        <translation>Autres runtimes</translation>
    </message>
    <message>
        <source>Show only these files: {files}</source>
        <translation>Afficher seulement ces fichiers&#xa0;: {files}</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Résumé</translation>
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
        <translation>&amp;Nom</translation>
    </message>
    <message>
        <source>&amp;Region</source>
        <translation>&amp;Région</translation>
    </message>
    <message>
        <source>&amp;This computer</source>
        <translation>Cet &amp;ordinateur</translation>
    </message>
    <message>
        <source>A &amp;public bucket: send no credentials</source>
        <translation>Un compartiment &amp;public&#xa0;: n’envoyer aucun identifiant</translation>
    </message>
    <message>
        <source>A folder, or s3://, gs://, az://, https://</source>
        <translation>Un dossier, ou s3://, gs://, az://, https://</translation>
    </message>
    <message>
        <source>A&amp;ccount</source>
        <translation>&amp;Compte</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Ajouter</translation>
    </message>
    <message>
        <source>Add a team cache</source>
        <translation>Ajouter un cache d’équipe</translation>
    </message>
    <message>
        <source>Add {team}</source>
        <translation>Ajouter {team}</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Credentials come from the environment, as for the provider’s own tools, and are not stored. Every byte is checked, no matter who can write to the bucket.</source>
        <translation>Les identifiants viennent de l’environnement, comme pour les outils du fournisseur, et ne sont pas enregistrés. Chaque octet est vérifié, quelle que soit la personne qui écrit dans le compartiment.</translation>
    </message>
    <message>
        <source>For MinIO and others, such as https://minio.example</source>
        <translation>Pour MinIO et d’autres, par exemple https://minio.example</translation>
    </message>
    <message>
        <source>Of Azure storage</source>
        <translation>Du stockage Azure</translation>
    </message>
    <message>
        <source>Of an S3 bucket, such as eu-central-1</source>
        <translation>D’un compartiment S3, par exemple eu-central-1</translation>
    </message>
    <message>
        <source>Optional: a name that others see when it pulls</source>
        <translation>Facultatif&#xa0;: un nom que les autres voient quand il récupère</translation>
    </message>
    <message>
        <source>Optional: public keys of signers, such as ed25519:…</source>
        <translation>Facultatif&#xa0;: clés publiques de signataires, par exemple ed25519:…</translation>
    </message>
    <message>
        <source>S&amp;erver</source>
        <translation>S&amp;erveur</translation>
    </message>
    <message>
        <source>Trusted &amp;key</source>
        <translation>C&amp;lé de confiance</translation>
    </message>
    <message>
        <source>class</source>
        <translation>cours</translation>
    </message>
</context>
<context>
    <name>TeamDialog</name>
    <message>
        <source>&amp;Add…</source>
        <translation>&amp;Ajouter…</translation>
    </message>
    <message>
        <source>&amp;Clean up…</source>
        <translation>&amp;Nettoyer…</translation>
    </message>
    <message>
        <source>&amp;Push…</source>
        <translation>&amp;Envoyer…</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>Re&amp;tirer</translation>
    </message>
    <message>
        <source>&amp;Team cache</source>
        <translation>Cache d’é&amp;quipe</translation>
    </message>
    <message>
        <source>&amp;Verify files</source>
        <translation>Véri&amp;fier</translation>
    </message>
    <message>
        <source>A team cache shares verified packages between computers, in a bucket (S3, Google, Azure, MinIO) or a folder. Push packages to a channel on one computer, and pull them on others. Warm-ups look there before they download, and check every byte.</source>
        <translation>Un cache d’équipe partage des paquets vérifiés entre ordinateurs, dans un compartiment (S3, Google, Azure, MinIO) ou un dossier. Envoyez des paquets dans un canal depuis un ordinateur, et récupérez-les sur d’autres. Les préchargements y cherchent d’abord, et vérifient chaque octet.</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Modifié</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Canal</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>Canaux</translation>
    </message>
    <message>
        <source>Check {team}</source>
        <translation>Vérifier {team}</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Contenu</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Fichiers</translation>
    </message>
    <message>
        <source>It is no longer used here; its packages are kept</source>
        <translation>Il n’est plus utilisé ici&#x202f;; ses paquets sont conservés</translation>
    </message>
    <message>
        <source>Last pull</source>
        <translation>Dernière récupération</translation>
    </message>
    <message>
        <source>Last push</source>
        <translation>Dernier envoi</translation>
    </message>
    <message>
        <source>No team cache yet. Add one to share packages.</source>
        <translation>Aucun cache d’équipe. Ajoutez-en un pour partager des paquets.</translation>
    </message>
    <message>
        <source>Not listed by this server</source>
        <translation>Non listé par ce serveur</translation>
    </message>
    <message>
        <source>Not official</source>
        <translation>Non officiels</translation>
    </message>
    <message>
        <source>Not readable</source>
        <translation>Illisible</translation>
    </message>
    <message>
        <source>Nothing yet. Push packages to fill it.</source>
        <translation>Rien pour l’instant. Envoyez des paquets pour le remplir.</translation>
    </message>
    <message>
        <source>Pu&amp;ll…</source>
        <translation>&amp;Récupérer…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Remove c&amp;hannel…</source>
        <translation>Supprimer le &amp;canal…</translation>
    </message>
    <message>
        <source>Remove the channel {channel}</source>
        <translation>Supprimer le canal {channel}</translation>
    </message>
    <message>
        <source>Remove the channel {channel} from {team} for everyone? Its files stay until a cleanup.</source>
        <translation>Supprimer le canal {channel} de {team} pour tout le monde&#x202f;? Ses fichiers restent jusqu’au nettoyage.</translation>
    </message>
    <message>
        <source>Then push again what is missing</source>
        <translation>Envoyez ensuite de nouveau ce qui manque</translation>
    </message>
    <message>
        <source>Read and hash every file of the team cache</source>
        <translation>Lire chaque fichier du cache d’équipe et calculer son empreinte</translation>
    </message>
    <message>
        <source>Chec&amp;k access</source>
        <translation>Te&amp;ster l’accès</translation>
    </message>
    <message>
        <source>Readers</source>
        <translation>Lecteurs</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Lecture…</translation>
    </message>
    <message>
        <source>Remove &amp;damaged files</source>
        <translation>S&amp;upprimer les fichiers endommagés</translation>
    </message>
    <message>
        <source>Remove damaged files of {team}</source>
        <translation>Supprimer les fichiers endommagés de {team}</translation>
    </message>
    <message>
        <source>Remove {team}</source>
        <translation>Retirer {team}</translation>
    </message>
    <message>
        <source>Runtimes</source>
        <translation>Runtimes</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Team cache</source>
        <translation>Cache d’équipe</translation>
    </message>
    <message>
        <source>Team caches</source>
        <translation>Caches d’équipe</translation>
    </message>
    <message>
        <source>Try what this computer may do there</source>
        <translation>Essayer ce que cet ordinateur peut y faire</translation>
    </message>
    <message>
        <source>Verify files of {team}</source>
        <translation>Vérifier les fichiers de {team}</translation>
    </message>
    <message>
        <source>never</source>
        <translation>jamais</translation>
    </message>
    <message>
        <source>{n}, none signed</source>
        <translation>{n}, sans signature</translation>
    </message>
    <message>
        <source>{n}, {signed} signed</source>
        <translation>{n}, dont {signed} avec signature</translation>
    </message>
    <message>
        <source>– This computer may not clean up: {problem}</source>
        <translation>– Cet ordinateur n’a pas le droit de nettoyer&#xa0;: {problem}</translation>
    </message>
    <message>
        <source>– This computer may only pull: {problem}</source>
        <translation>– Cet ordinateur a seulement le droit de récupérer&#xa0;: {problem}</translation>
    </message>
    <message>
        <source>✓ The team cache {abilities}</source>
        <translation>✓ Le cache d’équipe {abilities}</translation>
    </message>
</context>
<context>
    <name>TeamGcDialog</name>
    <message>
        <source>Clean up {team}</source>
        <translation>Nettoyer {team}</translation>
    </message>
    <message>
        <source>Delete permanently</source>
        <translation>Supprimer définitivement</translation>
    </message>
    <message>
        <source>In no channel: {files}, {size}, and {manifests}. This is deleted for everyone.</source>
        <translation>Dans aucun canal&#xa0;: {files} ({size}) et {manifests}. Cela sera supprimé pour tous.</translation>
    </message>
    <message>
        <source>In use: {files}</source>
        <translation>Utilisés&#xa0;: {files}</translation>
    </message>
    <message>
        <source>Kept, because written {within}: {files}</source>
        <translation>Conservé, car écrit {within}&#xa0;: {files}</translation>
    </message>
    <message>
        <source>within the last day</source>
        <translation>au cours du dernier jour</translation>
    </message>
    <message>
        <source>within the last {n} days</source>
        <translation>au cours des {n} derniers jours</translation>
    </message>
    <message>
        <source>Nothing to delete</source>
        <translation>Rien à supprimer</translation>
    </message>
    <message>
        <source>{n} old manifest</source>
        <translation>{n} ancien manifeste</translation>
    </message>
    <message>
        <source>{n} old manifests</source>
        <translation>{n} anciens manifestes</translation>
    </message>
</context>
<context>
    <name>Treemap</name>
    <message>
        <source>Map of the cached files</source>
        <translation>Carte des fichiers en cache</translation>
    </message>
    <message>
        <source>No files to show on the map</source>
        <translation>Aucun fichier à afficher sur la carte</translation>
    </message>
    <message>
        <source>Preparing…</source>
        <translation>Préparation…</translation>
    </message>
    <message>
        <source>The window is too small for the map</source>
        <translation>La fenêtre est trop petite pour la carte</translation>
    </message>
</context>
<context>
    <name>UndoUpgradeDialog</name>
    <message>
        <source>Go back from Pyodide {after} to {before}.</source>
        <translation>Revenir de Pyodide {after} à {before}.</translation>
    </message>
    <message>
        <source>Go back to the previous versions. The directory stays for Pyodide {release}.</source>
        <translation>Revenir aux versions précédentes. Le dossier reste pour Pyodide {release}.</translation>
    </message>
    <message>
        <source>Restored: {old}. Removed again: {new}.</source>
        <translation>Restaurés&#xa0;: {old}. Retirés de nouveau&#xa0;: {new}.</translation>
    </message>
    <message>
        <source>Undo the last upgrade</source>
        <translation>Annuler la dernière mise à niveau</translation>
    </message>
    <message>
        <source>Undo the upgrade</source>
        <translation>Annuler la mise à niveau</translation>
    </message>
</context>
<context>
    <name>UpdatesCommands</name>
    <message>
        <source>Check for re&amp;called packages…</source>
        <translation>Rechercher les paquets re&amp;tirés…</translation>
    </message>
    <message>
        <source>&amp;Undo the last upgrade…</source>
        <translation>&amp;Annuler la dernière mise à niveau…</translation>
    </message>
    <message>
        <source>Compare &amp;releases or directories…</source>
        <translation>Comparer des ve&amp;rsions ou des dossiers…</translation>
    </message>
    <message>
        <source>Up&amp;grade packages…</source>
        <translation>Mettre à &amp;niveau les paquets…</translation>
    </message>
</context>
<context>
    <name>UpgradeDialog</name>
    <message>
        <source>Changes</source>
        <translation>Changements</translation>
    </message>
    <message>
        <source>&amp;Load them in Node first, if it is installed</source>
        <translation>Les &amp;charger d’abord dans Node, s’il est installé</translation>
    </message>
    <message>
        <source>Leave packages that are not available &amp;as they are</source>
        <translation>&amp;Laisser tels quels les paquets non disponibles</translation>
    </message>
    <message>
        <source>New packages are downloaded first. Then the old files are set aside, so that you can go back. Pinned versions, and those in your lists and projects, are kept.</source>
        <translation>Les nouveaux paquets sont d’abord téléchargés. Puis les anciens fichiers sont mis de côté, pour que vous puissiez revenir. Les versions épinglées, et celles de vos listes et projets, sont conservées.</translation>
    </message>
    <message>
        <source>No package changes</source>
        <translation>Aucun paquet ne change</translation>
    </message>
    <message>
        <source>Set aside: {files}.</source>
        <translation>Mis de côté&#xa0;: {files}.</translation>
    </message>
    <message>
        <source>The directory has the newest packages for this release.</source>
        <translation>Le dossier a les paquets les plus récents pour cette version.</translation>
    </message>
    <message>
        <source>The previous upgrade can then no longer be undone. What it set aside is deleted permanently: {files}.</source>
        <translation>La mise à niveau précédente ne pourra alors plus être annulée. Ce qu’elle avait mis de côté sera supprimé définitivement&#xa0;: {files}.</translation>
    </message>
    <message>
        <source>This directory is for Pyodide {release}.</source>
        <translation>Ce dossier est pour Pyodide {release}.</translation>
    </message>
    <message>
        <source>To copy: {files}.</source>
        <translation>À copier&#xa0;: {files}.</translation>
    </message>
    <message>
        <source>To download: {files}, {size}.</source>
        <translation>À télécharger&#xa0;: {files}, {size}.</translation>
    </message>
    <message>
        <source>Upgrade</source>
        <translation>Mettre à niveau</translation>
    </message>
    <message>
        <source>Upgrade packages</source>
        <translation>Mettre à niveau les paquets</translation>
    </message>
    <message>
        <source>Upgrade to P&amp;yodide</source>
        <translation>Mettre à niveau vers P&amp;yodide</translation>
    </message>
    <message>
        <source>Upgrade to Pyodide</source>
        <translation>Mettre à niveau vers Pyodide</translation>
    </message>
    <message>
        <source>set aside</source>
        <translation>mis de côté</translation>
    </message>
    <message>
        <source>size not known</source>
        <translation>taille inconnue</translation>
    </message>
    <message>
        <source>stays as it is</source>
        <translation>reste tel quel</translation>
    </message>
</context>
<context>
    <name>VerifyCommands</name>
    <message>
        <source>&amp;Repair</source>
        <translation>&amp;Réparer</translation>
    </message>
    <message>
        <source>&amp;Repair selected</source>
        <translation>&amp;Réparer la sélection</translation>
    </message>
    <message>
        <source>&amp;Verify</source>
        <translation>&amp;Vérifier</translation>
    </message>
    <message>
        <source>&amp;Verify selected</source>
        <translation>&amp;Vérifier la sélection</translation>
    </message>
    <message>
        <source>Delete permanently</source>
        <translation>Supprimer définitivement</translation>
    </message>
    <message>
        <source>Delete {files} in quarantine permanently? This cannot be undone.</source>
        <translation>Supprimer définitivement {files} en quarantaine&#x202f;? Cette action est irréversible.</translation>
    </message>
    <message>
        <source>Empty the quarantine</source>
        <translation>Vidage de la quarantaine</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>Réparer</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Vérifier</translation>
    </message>
    <message>
        <source>Verify &amp;online</source>
        <translation>Vérifier en li&amp;gne</translation>
    </message>
    <message>
        <source>Verify online</source>
        <translation>Vérifier en ligne</translation>
    </message>
</context>
<context>
    <name>WarmUpBar</name>
    <message>
        <source>Edit lists…</source>
        <translation>Modifier les listes…</translation>
    </message>
    <message>
        <source>Warm up packages by name, or the requirements of a project</source>
        <translation>Précharger des paquets par leur nom, ou les dépendances d’un projet</translation>
    </message>
    <message>
        <source>My lists</source>
        <translation>Mes listes</translation>
    </message>
    <message>
        <source>Add packages</source>
        <translation>Ajouter des paquets</translation>
    </message>
    <message>
        <source>Free up space…</source>
        <translation>Libérer de l’espace…</translation>
    </message>
    <message>
        <source>Free up {size}…</source>
        <translation>Libérer {size}…</translation>
    </message>
    <message>
        <source>No lists yet</source>
        <translation>Pas encore de listes</translation>
    </message>
    <message>
        <source>Review what is old, superseded or for another Pyodide version</source>
        <translation>Voir ce qui est ancien, remplacé ou pour une autre version de Pyodide</translation>
    </message>
    <message>
        <source>Warm up</source>
        <translation>Précharger</translation>
    </message>
    <message>
        <source>Warm up {name}</source>
        <translation>Précharger {name}</translation>
    </message>
</context>
<context>
    <name>WarmUpCommands</name>
    <message>
        <source># No packages are needed in {path}</source>
        <translation># Aucun paquet n’est nécessaire dans {path}</translation>
    </message>
    <message>
        <source>&amp;Add packages…</source>
        <translation>Ajouter des &amp;paquets…</translation>
    </message>
    <message>
        <source>&amp;Sources…</source>
        <translation>&amp;Sources…</translation>
    </message>
    <message>
        <source>Choose a project folder</source>
        <translation>Choisir un dossier de projet</translation>
    </message>
    <message>
        <source>Choose a script, notebook or requirements file</source>
        <translation>Choisir un script, un notebook ou un fichier requirements</translation>
    </message>
    <message>
        <source>Edit &amp;lists…</source>
        <translation>Modifier les &amp;listes…</translation>
    </message>
    <message>
        <source>From a &amp;project folder…</source>
        <translation>Depuis un dossier de &amp;projet…</translation>
    </message>
    <message>
        <source>From a &amp;script, notebook or requirements file…</source>
        <translation>Depuis un &amp;script, un notebook ou un fichier requirements…</translation>
    </message>
    <message>
        <source>Look for newer releases</source>
        <translation>Recherche de versions plus récentes</translation>
    </message>
    <message>
        <source>Projects</source>
        <translation>Projets</translation>
    </message>
    <message>
        <source>Read {name}</source>
        <translation>Lecture&#xa0;: {name}</translation>
    </message>
    <message>
        <source>Warm up: {name}</source>
        <translation>Précharger&#xa0;: {name}</translation>
    </message>
</context>
<context>
    <name>XbuildenvDialog</name>
    <message>
        <source>&amp;Refresh</source>
        <translation>&amp;Actualiser</translation>
    </message>
    <message>
        <source>Delete &amp;permanently instead of moving to the trash</source>
        <translation>&amp;Supprimer définitivement au lieu de mettre à la corbeille</translation>
    </message>
    <message>
        <source>Delete {what} permanently</source>
        <translation>Supprimer définitivement {what}</translation>
    </message>
    <message>
        <source>Emscripten SDK</source>
        <translation>SDK Emscripten</translation>
    </message>
    <message>
        <source>Emscripten {version}</source>
        <translation>Emscripten {version}</translation>
    </message>
    <message>
        <source>Files in the trash use disk space until it is emptied.</source>
        <translation>Les fichiers mis à la corbeille occupent de l’espace tant qu’elle n’est pas vidée.</translation>
    </message>
    <message>
        <source>Installed with Python {version}</source>
        <translation>Installé avec Python {version}</translation>
    </message>
    <message>
        <source>Last used</source>
        <translation>Dernier usage</translation>
    </message>
    <message>
        <source>Last used: {age}</source>
        <translation>Dernier usage&#xa0;: {age}</translation>
    </message>
    <message>
        <source>No Python environment that was found uses it</source>
        <translation>Aucun environnement Python trouvé ne l’utilise</translation>
    </message>
    <message>
        <source>Other files, never removed: {names}</source>
        <translation>Autres fichiers, jamais supprimés&#xa0;: {names}</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Propriétaire</translation>
    </message>
    <message>
        <source>Root, version</source>
        <translation>Racine, version</translation>
    </message>
    <message>
        <source>Search for cross-build environments</source>
        <translation>Recherche des environnements</translation>
    </message>
    <message>
        <source>Searching and counting…</source>
        <translation>Recherche et comptage…</translation>
    </message>
    <message>
        <source>Searching for cross-build environments…</source>
        <translation>Recherche des environnements…</translation>
    </message>
    <message>
        <source>Select the versions to remove, or a root to remove all of its versions.</source>
        <translation>Sélectionnez les versions à supprimer, ou une racine pour supprimer toutes ses versions.</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>There are no cross-build environments on this computer. “pyodide xbuildenv install” installs one.</source>
        <translation>Il n’y a pas d’environnement de compilation croisée sur cet ordinateur. «&#xa0;pyodide xbuildenv install&#xa0;» en installe un.</translation>
    </message>
    <message>
        <source>chosen folder</source>
        <translation>dossier choisi</translation>
    </message>
    <message>
        <source>counting…</source>
        <translation>comptage…</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>vide</translation>
    </message>
    <message>
        <source>for one installation</source>
        <translation>pour une installation</translation>
    </message>
    <message>
        <source>for one version</source>
        <translation>pour une version</translation>
    </message>
    <message>
        <source>for one working directory</source>
        <translation>pour un dossier de travail</translation>
    </message>
    <message>
        <source>owner unknown</source>
        <translation>propriétaire inconnu</translation>
    </message>
    <message>
        <source>pyodide-build needs one of these to build packages for Pyodide. If a build does not find its environment, it downloads gigabytes to install it again.</source>
        <translation>pyodide-build a besoin de l’un d’eux pour compiler des paquets pour Pyodide. Si une compilation ne trouve pas son environnement, elle télécharge des gigaoctets pour le réinstaller.</translation>
    </message>
    <message>
        <source>pyodide-build {version} in {prefix}</source>
        <translation>pyodide-build {version} dans {prefix}</translation>
    </message>
    <message>
        <source>{n} empty root</source>
        <translation>{n} racine vide</translation>
    </message>
    <message>
        <source>{n} empty root is deleted too.</source>
        <translation>{n} racine vide est supprimée aussi.</translation>
    </message>
    <message>
        <source>{n} empty roots are deleted too.</source>
        <translation>{n} racines vides sont supprimées aussi.</translation>
    </message>
    <message>
        <source>{n} root removed</source>
        <translation>Racine retirée&#xa0;: {n}</translation>
    </message>
    <message>
        <source>{n} roots removed</source>
        <translation>Racines retirées&#xa0;: {n}</translation>
    </message>
    <message>
        <source>{state}, current</source>
        <translation>{state}, actuel</translation>
    </message>
    <message>
        <source>{versions} removed, {size}</source>
        <translation>Retiré&#xa0;: {versions}, {size}</translation>
    </message>
    <message>
        <source>● current</source>
        <translation>● actuel</translation>
    </message>
    <message>
        <source>⚠ Current version: {names}. The next build has to install one first.</source>
        <translation>⚠ Version actuelle&#xa0;: {names}. La prochaine compilation devra d’abord en installer une.</translation>
    </message>
    <message>
        <source>⚠ Its installation was interrupted, or still runs</source>
        <translation>⚠ Son installation a été interrompue, ou est en cours</translation>
    </message>
    <message>
        <source>⚠ Its removal was interrupted; the rest cannot be used</source>
        <translation>⚠ Sa suppression a été interrompue&#x202f;; le reste est inutilisable</translation>
    </message>
    <message>
        <source>⚠ Owner unknown: {names}. A pyodide-build that was not found may still use it.</source>
        <translation>⚠ Propriétaire inconnu&#xa0;: {names}. Un pyodide-build qui n’a pas été trouvé l’utilise peut-être encore.</translation>
    </message>
    <message>
        <source>⚠ partly removed</source>
        <translation>⚠ supprimé en partie</translation>
    </message>
    <message>
        <source>⚠ unfinished</source>
        <translation>⚠ inachevé</translation>
    </message>
    <message>
        <source>✓ installed</source>
        <translation>✓ installé</translation>
    </message>
    <message>
        <source>Cross-build environments</source>
        <translation>Environnements de compilation croisée</translation>
    </message>
    <message>
        <source>Move {what} to the trash</source>
        <translation>Mettre {what} à la corbeille</translation>
    </message>
    <message>
        <source>Nothing to remove</source>
        <translation>Rien à retirer</translation>
    </message>
    <message>
        <source>Remove cross-build environments</source>
        <translation>Retrait des environnements</translation>
    </message>
    <message>
        <source>{n} empty roots</source>
        <translation>{n} racines vides</translation>
    </message>
</context>
<context>
    <name>_TransferDialog</name>
    <message>
        <source>Channel</source>
        <translation>Canal</translation>
    </message>
    <message>
        <source>Package</source>
        <translation>Paquet</translation>
    </message>
    <message>
        <source>Packages</source>
        <translation>Paquets</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
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
        <translation>Aucun paquet de ce dossier n’est sur l’index de paquets.</translation>
    </message>
    <message>
        <source>Not compared, since the index has no such version: {names}</source>
        <translation>Non comparés, car l’index n’a pas cette version&#xa0;: {names}</translation>
    </message>
    <message>
        <source>Checked {packages}: no findings.</source>
        <translation>Vérification de {packages}&#xa0;: aucun constat.</translation>
    </message>
    <message>
        <source>The package index could not be asked.</source>
        <translation>L’index de paquets n’a pas pu être interrogé.</translation>
    </message>
    <message>
        <source>Vulnerability data: {advisories}, the newest of {date}.</source>
        <translation>Données de vulnérabilités&#xa0;: {advisories}, le plus récent du {date}.</translation>
    </message>
    <message>
        <source>no longer on the index</source>
        <translation>plus sur l’index</translation>
    </message>
    <message>
        <source>replaced on the index</source>
        <translation>remplacé sur l’index</translation>
    </message>
    <message>
        <source>vulnerable</source>
        <translation>vulnérable</translation>
    </message>
    <message>
        <source>withdrawn by its publisher</source>
        <translation>retiré par son éditeur</translation>
    </message>
    <message>
        <source>younger than you allow</source>
        <translation>plus récent que permis</translation>
    </message>
    <message>
        <source>{index} does not publish known vulnerabilities: only recalls and hashes were checked.</source>
        <translation>{index} ne publie pas les vulnérabilités connues&#xa0;: seuls les retraits et les empreintes ont été vérifiés.</translation>
    </message>
    <message>
        <source>{n} advisories</source>
        <translation>{n} avis</translation>
    </message>
    <message>
        <source>{n} advisory</source>
        <translation>{n} avis</translation>
    </message>
    <message>
        <source>{n} package was recalled or is vulnerable</source>
        <translation>{n} paquet a été retiré ou est vulnérable</translation>
    </message>
    <message>
        <source>{n} packages were recalled or are vulnerable</source>
        <translation>{n} paquets ont été retirés ou sont vulnérables</translation>
    </message>
    <message>
        <source>{reason} (fixed in {versions})</source>
        <translation>{reason} (corrigé dans {versions})</translation>
    </message>
    <message>
        <source>⚠ Not readable in it: {files}</source>
        <translation>⚠ Illisible dans ces données&#xa0;: {files}</translation>
    </message>
</context>
<context>
    <name>cells</name>
    <message>
        <source>Age</source>
        <translation>Âge</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Last used</source>
        <translation>Dernier usage</translation>
    </message>
    <message>
        <source>Not for the selected Pyodide version</source>
        <translation>Pas pour la version de Pyodide choisie</translation>
    </message>
    <message>
        <source>Package</source>
        <translation>Paquet</translation>
    </message>
    <message>
        <source>Published by: {publishers}</source>
        <translation>Publié par&#xa0;: {publishers}</translation>
    </message>
    <message>
        <source>Runtime</source>
        <translation>Runtime</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>any</source>
        <translation>tous</translation>
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
        <translation>déjà en place&#xa0;: {files}</translation>
    </message>
    <message>
        <source>{files} removed, {size}</source>
        <translation>Supprimé&#xa0;: {files}, {size}</translation>
    </message>
    <message>
        <source>{files} restored, {size}</source>
        <translation>Restauré&#xa0;: {files}, {size}</translation>
    </message>
</context>
<context>
    <name>details_text</name>
    <message>
        <source>HTML page</source>
        <translation>page HTML</translation>
    </message>
    <message>
        <source>Identical to the published file.</source>
        <translation>Identique au fichier publié.</translation>
    </message>
    <message>
        <source>JSON document</source>
        <translation>document JSON</translation>
    </message>
    <message>
        <source>Not compared with the published file yet.</source>
        <translation>Pas encore comparé au fichier publié.</translation>
    </message>
    <message>
        <source>Perhaps others: there are too many wheels to read all of them.</source>
        <translation>Peut-être d’autres&#xa0;: il y a trop de wheels pour les lire tous.</translation>
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
        <translation>Quarantaine</translation>
    </message>
    <message>
        <source>The file of Pyodide {release}, not of the selected release.</source>
        <translation>Le fichier de Pyodide {release}, pas de la version sélectionnée.</translation>
    </message>
    <message>
        <source>The package index</source>
        <translation>L’index de paquets</translation>
    </message>
    <message>
        <source>WebAssembly module</source>
        <translation>module WebAssembly</translation>
    </message>
    <message>
        <source>binary data</source>
        <translation>données binaires</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>vide</translation>
    </message>
    <message>
        <source>for [{extras}]</source>
        <translation>pour [{extras}]</translation>
    </message>
    <message>
        <source>gzip archive</source>
        <translation>archive gzip</translation>
    </message>
    <message>
        <source>hard link, takes no more space</source>
        <translation>lien physique, n’occupe pas plus d’espace</translation>
    </message>
    <message>
        <source>not cached</source>
        <translation>pas en cache</translation>
    </message>
    <message>
        <source>not compared yet</source>
        <translation>pas encore comparé</translation>
    </message>
    <message>
        <source>optional</source>
        <translation>facultatif</translation>
    </message>
    <message>
        <source>A lock file: the names of packages, their files and hashes.</source>
        <translation>Un fichier de verrouillage&#xa0;: des noms de paquets, leurs fichiers et empreintes.</translation>
    </message>
    <message>
        <source>A valid archive, but a Pyodide release has a different file under this name. Keep it, or repair it.</source>
        <translation>Une archive valide, mais une version de Pyodide a un fichier différent sous ce nom. Gardez-la ou réparez-la.</translation>
    </message>
    <message>
        <source>A valid archive, but no known lock file or package index publishes its hash.</source>
        <translation>Une archive valide, mais aucun fichier de verrouillage ni index connu ne publie son empreinte.</translation>
    </message>
    <message>
        <source>An unfinished download. No runtime reads it.</source>
        <translation>Un téléchargement inachevé. Aucun runtime ne le lit.</translation>
    </message>
    <message>
        <source>Not a package. It is only removed if you select it yourself.</source>
        <translation>Pas un paquet. Supprimé seulement si vous le sélectionnez vous-même.</translation>
    </message>
    <message>
        <source>Pyodide cannot load it.</source>
        <translation>Pyodide ne peut pas le charger.</translation>
    </message>
    <message>
        <source>Written by this app, with {packages} from the index</source>
        <translation>Écrit par cette application, avec {packages} de l’index</translation>
    </message>
    <message>
        <source>another version is cached</source>
        <translation>une autre version est en cache</translation>
    </message>
    <message>
        <source>different file</source>
        <translation>fichier différent</translation>
    </message>
    <message>
        <source>replaced by a repair</source>
        <translation>remplacé par une réparation</translation>
    </message>
    <message>
        <source>same file</source>
        <translation>même fichier</translation>
    </message>
    <message>
        <source>sha256 {start}…</source>
        <translation>sha256 {start}…</translation>
    </message>
    <message>
        <source>tar archive</source>
        <translation>archive tar</translation>
    </message>
    <message>
        <source>text</source>
        <translation>texte</translation>
    </message>
    <message>
        <source>zip archive</source>
        <translation>archive zip</translation>
    </message>
    <message>
        <source>{names} and {n} more</source>
        <translation>{names} et {n} de plus</translation>
    </message>
    <message>
        <source>{name} in this directory</source>
        <translation>{name} dans ce dossier</translation>
    </message>
    <message>
        <source>{n} entries cannot be used</source>
        <translation>{n} entrées inutilisables</translation>
    </message>
    <message>
        <source>{n} entry cannot be used</source>
        <translation>{n} entrée inutilisable</translation>
    </message>
    <message>
        <source>{packages}, {cached} cached</source>
        <translation>{packages}, {cached} en cache</translation>
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
        <translation>Après</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Avant</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Changement</translation>
    </message>
    <message>
        <source>Package</source>
        <translation>Paquet</translation>
    </message>
    <message>
        <source>added</source>
        <translation>ajouté</translation>
    </message>
    <message>
        <source>new version</source>
        <translation>nouvelle version</translation>
    </message>
    <message>
        <source>rebuilt</source>
        <translation>recompilé</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>supprimé</translation>
    </message>
    <message>
        <source>{n} added</source>
        <translation>ajoutés&#xa0;: {n}</translation>
    </message>
    <message>
        <source>{n} new version</source>
        <translation>{n} nouvelle version</translation>
    </message>
    <message>
        <source>{n} new versions</source>
        <translation>{n} nouvelles versions</translation>
    </message>
    <message>
        <source>{n} not compared, because their hash is not known</source>
        <translation>{n} non comparés, car leur empreinte n’est pas connue</translation>
    </message>
    <message>
        <source>{n} rebuilt at the same version</source>
        <translation>recompilés à la même version&#xa0;: {n}</translation>
    </message>
    <message>
        <source>{n} removed</source>
        <translation>supprimés&#xa0;: {n}</translation>
    </message>
    <message>
        <source>{n} unchanged</source>
        <translation>inchangés&#xa0;: {n}</translation>
    </message>
</context>
<context>
    <name>fields</name>
    <message>
        <source> day</source>
        <translation> jour</translation>
    </message>
    <message>
        <source> days</source>
        <translation> jours</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Choisir…</translation>
    </message>
    <message>
        <source>File…</source>
        <translation>Fichier…</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>Dossier…</translation>
    </message>
</context>
<context>
    <name>format</name>
    <message>
        <source>any</source>
        <translation>tous</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>endommagé</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>diffère</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>à l’instant</translation>
    </message>
    <message>
        <source>lock file</source>
        <translation>verrouillage</translation>
    </message>
    <message>
        <source>partial</source>
        <translation>partiel</translation>
    </message>
    <message>
        <source>shared library</source>
        <translation>lib. partagée</translation>
    </message>
    <message>
        <source>stdlib module</source>
        <translation>module stdlib</translation>
    </message>
    <message>
        <source>tests archive</source>
        <translation>archive tests</translation>
    </message>
    <message>
        <source>not verified</source>
        <translation>non vérifié</translation>
    </message>
    <message>
        <source>Common</source>
        <translation>Courants</translation>
    </message>
    <message>
        <source>Data science</source>
        <translation>Science des données</translation>
    </message>
    <message>
        <source>Essential</source>
        <translation>Essentiel</translation>
    </message>
    <message>
        <source>Scientific computing</source>
        <translation>Calcul scientifique</translation>
    </message>
    <message>
        <source>Web scraping</source>
        <translation>Extraction web</translation>
    </message>
    <message>
        <source>not a package</source>
        <translation>pas un paquet</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>inconnu</translation>
    </message>
    <message>
        <source>verified</source>
        <translation>vérifié</translation>
    </message>
    <message>
        <source>wheel</source>
        <translation>wheel</translation>
    </message>
    <message>
        <source>{flavor} wheel</source>
        <translation>wheel {flavor}</translation>
    </message>
    <message>
        <source>{name}: {reason}</source>
        <translation>{name}&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>{n} %</source>
        <translation>{n}&#xa0;%</translation>
    </message>
    <message>
        <source>{n} day</source>
        <translation>{n} jour</translation>
    </message>
    <message>
        <source>{n} days</source>
        <translation>{n} jours</translation>
    </message>
    <message>
        <source>{n} failed</source>
        <translation>En échec&#xa0;: {n}</translation>
    </message>
    <message>
        <source>{n} file</source>
        <translation>{n} fichier</translation>
    </message>
    <message>
        <source>{n} files</source>
        <translation>{n} fichiers</translation>
    </message>
    <message>
        <source>{n} hour</source>
        <translation>{n} heure</translation>
    </message>
    <message>
        <source>{n} hours</source>
        <translation>{n} heures</translation>
    </message>
    <message>
        <source>{n} minute</source>
        <translation>{n} min</translation>
    </message>
    <message>
        <source>{n} minutes</source>
        <translation>{n} min</translation>
    </message>
    <message>
        <source>{n} month</source>
        <translation>{n} mois</translation>
    </message>
    <message>
        <source>{n} months</source>
        <translation>{n} mois</translation>
    </message>
    <message>
        <source>{n} package</source>
        <translation>{n} paquet</translation>
    </message>
    <message>
        <source>{n} packages</source>
        <translation>{n} paquets</translation>
    </message>
    <message>
        <source>{n} s</source>
        <translation>{n} s</translation>
    </message>
    <message>
        <source>{n} version</source>
        <translation>{n} version</translation>
    </message>
    <message>
        <source>{n} versions</source>
        <translation>{n} versions</translation>
    </message>
    <message>
        <source>{n} week</source>
        <translation>{n} sem.</translation>
    </message>
    <message>
        <source>{n} weeks</source>
        <translation>{n} sem.</translation>
    </message>
    <message>
        <source>{n} year</source>
        <translation>{n} an</translation>
    </message>
    <message>
        <source>{n} years</source>
        <translation>{n} ans</translation>
    </message>
    <message>
        <source>{percent} less</source>
        <translation>{percent} de moins</translation>
    </message>
    <message>
        <source>{percent} more</source>
        <translation>{percent} de plus</translation>
    </message>
    <message>
        <source>{size} B</source>
        <translation>{size} o</translation>
    </message>
    <message>
        <source>… and {n} more</source>
        <translation>… et {n} de plus</translation>
    </message>
</context>
<context>
    <name>job_progress</name>
    <message>
        <source>Planning…</source>
        <translation>Planification…</translation>
    </message>
    <message>
        <source>no progress for {time}</source>
        <translation>aucune avancée depuis {time}</translation>
    </message>
    <message>
        <source>{done} of {all}</source>
        <translation>{done} sur {all}</translation>
    </message>
    <message>
        <source>{item} (attempt {n})</source>
        <translation>{item} (essai {n})</translation>
    </message>
    <message>
        <source>{n} s</source>
        <translation>{n} s</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>reste {time}</translation>
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
        <translation>Annulé</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Échec</translation>
    </message>
    <message>
        <source>Failed because of a bug in this app: {error}</source>
        <translation>Échec dû à un bogue de cette application&#xa0;: {error}</translation>
    </message>
</context>
<context>
    <name>layer_lines</name>
    <message>
        <source>The runtime reads the file in {folder}</source>
        <translation>Le runtime lit le fichier dans {folder}</translation>
    </message>
    <message>
        <source>hidden; not compared yet</source>
        <translation>masqué&#x202f;; pas encore comparé</translation>
    </message>
    <message>
        <source>hidden; same bytes</source>
        <translation>masqué&#x202f;; même contenu</translation>
    </message>
    <message>
        <source>hidden; ⚠ different bytes</source>
        <translation>masqué&#x202f;; ⚠ contenu différent</translation>
    </message>
    <message>
        <source>the cache directory</source>
        <translation>le dossier de cache</translation>
    </message>
    <message>
        <source>✓ used</source>
        <translation>✓ utilisé</translation>
    </message>
</context>
<context>
    <name>map_colors</name>
    <message>
        <source>Age</source>
        <translation>Âge</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Runtime</source>
        <translation>Runtime</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>État</translation>
    </message>
    <message>
        <source>any runtime</source>
        <translation>tous les runtimes</translation>
    </message>
    <message>
        <source>not a package</source>
        <translation>pas un paquet</translation>
    </message>
    <message>
        <source>older</source>
        <translation>plus ancien</translation>
    </message>
    <message>
        <source>other</source>
        <translation>autre</translation>
    </message>
    <message>
        <source>several</source>
        <translation>plusieurs</translation>
    </message>
    <message>
        <source>under a day</source>
        <translation>moins d’un jour</translation>
    </message>
    <message>
        <source>under a month</source>
        <translation>moins d’un mois</translation>
    </message>
    <message>
        <source>under a week</source>
        <translation>moins d’une semaine</translation>
    </message>
    <message>
        <source>under half a year</source>
        <translation>moins de six mois</translation>
    </message>
    <message>
        <source>unknown runtime</source>
        <translation>runtime inconnu</translation>
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
        <translation>&amp;Outils</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>É&amp;dition</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Fichier</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>Aid&amp;e</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Affichage</translation>
    </message>
</context>
<context>
    <name>messages</name>
    <message>
        <source>Add the name of its package</source>
        <translation>Ajoutez le nom de son paquet</translation>
    </message>
    <message>
        <source>Allow more time with --timeout</source>
        <translation>Accordez plus de temps avec --timeout</translation>
    </message>
    <message>
        <source>Breaks nothing; making the pack takes longer</source>
        <translation>Ne casse rien&#x202f;; l’empaquetage prend plus de temps</translation>
    </message>
    <message>
        <source>Build it without them with --skip-missing</source>
        <translation>Construisez-le sans eux avec --skip-missing</translation>
    </message>
    <message>
        <source>Build one in an empty folder</source>
        <translation>Construisez-en un dans un dossier vide</translation>
    </message>
    <message>
        <source>Check the network, or choose another index</source>
        <translation>Vérifiez le réseau, ou choisissez un autre index</translation>
    </message>
    <message>
        <source>Check the network, or choose another source</source>
        <translation>Vérifiez le réseau, ou choisissez une autre source</translation>
    </message>
    <message>
        <source>Add it as a project</source>
        <translation>Ajoutez-le comme projet</translation>
    </message>
    <message>
        <source>A release with it: --pyodide {nearest}</source>
        <translation>Une version qui l’a&#xa0;: --pyodide {nearest}</translation>
    </message>
    <message>
        <source>A release with it: {nearest}</source>
        <translation>Une version qui l’a&#xa0;: {nearest}</translation>
    </message>
    <message>
        <source>Add it again with the right region</source>
        <translation>Ajoutez-le de nouveau avec la bonne région</translation>
    </message>
    <message>
        <source>Add one first</source>
        <translation>Ajoutez-en un d’abord</translation>
    </message>
    <message>
        <source>Adopt a directory to create it</source>
        <translation>Adoptez un dossier pour le créer</translation>
    </message>
    <message>
        <source>Ask it with --index-url</source>
        <translation>Interrogez-le avec --index-url</translation>
    </message>
    <message>
        <source>Asking the package index…</source>
        <translation>Interrogation de l’index de paquets…</translation>
    </message>
    <message>
        <source>Attach it again with the right --region</source>
        <translation>Ajoutez-le de nouveau avec la bonne --region</translation>
    </message>
    <message>
        <source>Attach one with: pyodide-cache team add NAME URL</source>
        <translation>Ajoutez-en un avec&#xa0;: pyodide-cache team add NAME URL</translation>
    </message>
    <message>
        <source>Attached: {known}</source>
        <translation>Ajoutés&#xa0;: {known}</translation>
    </message>
    <message>
        <source>Change its permissions, or choose another folder</source>
        <translation>Changez ses permissions, ou choisissez un autre dossier</translation>
    </message>
    <message>
        <source>Channels: {known}</source>
        <translation>Canaux&#xa0;: {known}</translation>
    </message>
    <message>
        <source>Check it with: pyodide-cache verify --online</source>
        <translation>Vérifiez-le avec&#xa0;: pyodide-cache verify --online</translation>
    </message>
    <message>
        <source>Check the address and the network</source>
        <translation>Vérifiez l’adresse et le réseau</translation>
    </message>
    <message>
        <source>Check the network, or use another index (--index-url)</source>
        <translation>Vérifiez le réseau, ou utilisez un autre index (--index-url)</translation>
    </message>
    <message>
        <source>Check the network, or use another source (--source index, --distribution FOLDER)</source>
        <translation>Vérifiez le réseau, ou utilisez une autre source (--source index, --distribution DOSSIER)</translation>
    </message>
    <message>
        <source>Choose a folder on another drive; on Windows, turn on Developer Mode</source>
        <translation>Choisissez un dossier sur un autre disque&#x202f;; sous Windows, activez le mode développeur</translation>
    </message>
    <message>
        <source>Choose a folder that has both</source>
        <translation>Choisissez un dossier qui contient les deux</translation>
    </message>
    <message>
        <source>Choose a folder with the runtime</source>
        <translation>Choisissez un dossier contenant le runtime</translation>
    </message>
    <message>
        <source>Choose an empty or new folder</source>
        <translation>Choisissez un dossier vide ou nouveau</translation>
    </message>
    <message>
        <source>Choose an official release, or a folder that has a lock file</source>
        <translation>Choisissez une version officielle, ou un dossier qui contient un fichier de verrouillage</translation>
    </message>
    <message>
        <source>Choose another folder</source>
        <translation>Choisissez un autre dossier</translation>
    </message>
    <message>
        <source>Choose another folder with --output</source>
        <translation>Choisissez un autre dossier avec --output</translation>
    </message>
    <message>
        <source>Choose another one with --port, or 0 for any free one</source>
        <translation>Choisissez-en un autre avec --port, ou 0 pour n’importe quel port libre</translation>
    </message>
    <message>
        <source>Choose another port</source>
        <translation>Choisissez un autre port</translation>
    </message>
    <message>
        <source>Choose it as the package index in the preferences</source>
        <translation>Choisissez-le comme index de paquets dans les préférences</translation>
    </message>
    <message>
        <source>Choose one</source>
        <translation>Choisissez-en un</translation>
    </message>
    <message>
        <source>Choose the package index as the source</source>
        <translation>Choisissez l’index de paquets comme source</translation>
    </message>
    <message>
        <source>Computing difference {number} to earlier versions…</source>
        <translation>Calcul de la différence {number} avec les versions antérieures…</translation>
    </message>
    <message>
        <source>Copying the pack to its folder…</source>
        <translation>Copie du pack dans son dossier…</translation>
    </message>
    <message>
        <source>Create it in “My lists”</source>
        <translation>Créez-la dans «&#xa0;Mes listes&#xa0;»</translation>
    </message>
    <message>
        <source>Create it with: pyodide-cache lists save {name:shell} PACKAGE…</source>
        <translation>Créez-la avec&#xa0;: pyodide-cache lists save {name:shell} PAQUET…</translation>
    </message>
    <message>
        <source>Create it, or mount its disk</source>
        <translation>Créez-le, ou montez son disque</translation>
    </message>
    <message>
        <source>Create one in an empty folder with: pyodide-cache snapshot create FOLDER</source>
        <translation>Créez-en un dans un dossier vide avec&#xa0;: pyodide-cache snapshot create DOSSIER</translation>
    </message>
    <message>
        <source>Create one with: pyodide-cache store adopt DIR</source>
        <translation>Créez-en un avec&#xa0;: pyodide-cache store adopt DIR</translation>
    </message>
    <message>
        <source>Did you mean {similar}?</source>
        <translation>Vouliez-vous dire {similar}&#x202f;?</translation>
    </message>
    <message>
        <source>Download {count:it|them} first</source>
        <translation>Téléchargez-{count:le|le|les} d’abord</translation>
    </message>
    <message>
        <source>Download {count:it|them} with: pyodide-cache warm-up {name:words}</source>
        <translation>Téléchargez-{count:le|le|les} avec&#xa0;: pyodide-cache warm-up {name:words}</translation>
    </message>
    <message>
        <source>Downloading what the app needs…</source>
        <translation>Téléchargement de ce dont l’application a besoin…</translation>
    </message>
    <message>
        <source>Fix it with: pyodide-cache store verify --repair</source>
        <translation>Corrigez-le avec&#xa0;: pyodide-cache store verify --repair</translation>
    </message>
    <message>
        <source>Free some space, or choose another folder</source>
        <translation>Libérez de l’espace, ou choisissez un autre dossier</translation>
    </message>
    <message>
        <source>If it is needed, add its name</source>
        <translation>Si nécessaire, ajoutez son nom</translation>
    </message>
    <message>
        <source>If it is needed, name it in the command</source>
        <translation>Si nécessaire, nommez-le dans la commande</translation>
    </message>
    <message>
        <source>If it needs a password, put it in the address or in ~/.netrc</source>
        <translation>S’il faut un mot de passe, écrivez-le dans l’adresse ou dans ~/.netrc</translation>
    </message>
    <message>
        <source>Increase the time limit</source>
        <translation>Augmentez la limite de temps</translation>
    </message>
    <message>
        <source>Install it, and check that “node --version” works</source>
        <translation>Installez-le, et vérifiez que «&#xa0;node --version&#xa0;» fonctionne</translation>
    </message>
    <message>
        <source>It is in --index-url, the setting index-url, the project, or a setting of pip or uv such as PIP_INDEX_URL</source>
        <translation>Elle est dans --index-url, le réglage index-url, le projet ou un réglage de pip ou uv tel que PIP_INDEX_URL</translation>
    </message>
    <message>
        <source>It is in the preferences, the project, or the settings of pip or uv</source>
        <translation>Elle est dans les préférences, le projet ou les réglages de pip ou uv</translation>
    </message>
    <message>
        <source>Keep more with --include, or allow more with --attempts</source>
        <translation>Gardez-en plus avec --include, ou autorisez plus d’essais avec --attempts</translation>
    </message>
    <message>
        <source>Leave them out, and build it again</source>
        <translation>Ignorez-les, et reconstruisez-le</translation>
    </message>
    <message>
        <source>Lists are: {known}</source>
        <translation>Les listes sont&#xa0;: {known}</translation>
    </message>
    <message>
        <source>Loading the new packages in Node…</source>
        <translation>Chargement des nouveaux paquets dans Node…</translation>
    </message>
    <message>
        <source>Make it again</source>
        <translation>Refaites-la</translation>
    </message>
    <message>
        <source>Make it again with: pyodide-cache start-image create {name}</source>
        <translation>Pour la refaire&#xa0;: pyodide-cache start-image create {name}</translation>
    </message>
    <message>
        <source>Make it again with: pyodide-cache start-image create {name} PACKAGE…</source>
        <translation>Pour la refaire&#xa0;: pyodide-cache start-image create {name} PACKAGE…</translation>
    </message>
    <message>
        <source>Make the channel again with: pyodide-cache team push --all --replace{team:--team}{channel:--channel}</source>
        <translation>Recréez le canal avec&#xa0;: pyodide-cache team push --all --replace{team:--team}{channel:--channel}</translation>
    </message>
    <message>
        <source>Making the pack…</source>
        <translation>Création du pack…</translation>
    </message>
    <message>
        <source>May break extension modules that are imported in other situations</source>
        <translation>Peut casser des modules d’extension importés dans d’autres situations</translation>
    </message>
    <message>
        <source>May break help(), and code that uses __doc__, such as command lines</source>
        <translation>Peut casser help() et le code qui utilise __doc__, comme des lignes de commande</translation>
    </message>
    <message>
        <source>May break inspect.getsource, source lines in tracebacks, and any other version of Python</source>
        <translation>Peut casser inspect.getsource, les lignes de source des tracebacks et toute autre version de Python</translation>
    </message>
    <message>
        <source>May break packages that import helpers from their tests</source>
        <translation>Peut casser des paquets qui importent des aides depuis leurs tests</translation>
    </message>
    <message>
        <source>May break the same, and packages that are loaded later, such as micropip</source>
        <translation>Peut casser la même chose, et des paquets chargés plus tard, comme micropip</translation>
    </message>
    <message>
        <source>May break tools that show a package’s description or build against its headers</source>
        <translation>Peut casser des outils qui affichent la description d’un paquet ou compilent avec ses en-têtes</translation>
    </message>
    <message>
        <source>May break what did not happen while the app was watched: other inputs, lazy imports, data files</source>
        <translation>Peut casser ce qui n’est pas arrivé pendant l’observation&#xa0;: autres entrées, imports tardifs, fichiers de données</translation>
    </message>
    <message>
        <source>Mount it, or remove it from the list</source>
        <translation>Montez-le, ou retirez-le de la liste</translation>
    </message>
    <message>
        <source>Mount it, or remove the layer</source>
        <translation>Montez-la, ou retirez la couche</translation>
    </message>
    <message>
        <source>Name a file in a new folder with --output</source>
        <translation>Nommez un fichier dans un nouveau dossier avec --output</translation>
    </message>
    <message>
        <source>Name a folder</source>
        <translation>Indiquez un dossier</translation>
    </message>
    <message>
        <source>Name a folder that has both, or the folder of the files with --files</source>
        <translation>Indiquez un dossier qui contient les deux, ou le dossier des fichiers avec --files</translation>
    </message>
    <message>
        <source>Name a path that does not exist with --output</source>
        <translation>Indiquez avec --output un chemin qui n’existe pas encore</translation>
    </message>
    <message>
        <source>Name an empty or new folder with --store</source>
        <translation>Indiquez un dossier vide ou nouveau avec --store</translation>
    </message>
    <message>
        <source>Name an official release with --pyodide, or a folder that has a lock file</source>
        <translation>Indiquez une version officielle avec --pyodide, ou un dossier qui contient un fichier de verrouillage</translation>
    </message>
    <message>
        <source>Name its package in the command, or allow “{guess}” with --guess-imports</source>
        <translation>Indiquez son paquet dans la commande, ou autorisez «&#xa0;{guess}&#xa0;» avec --guess-imports</translation>
    </message>
    <message>
        <source>Name one with --team</source>
        <translation>Nommez-en un avec --team</translation>
    </message>
    <message>
        <source>Name one, such as {name}==1.0</source>
        <translation>Indiquez-en une, par exemple {name}==1.0</translation>
    </message>
    <message>
        <source>Name one, such as: pyodide-cache pin {name}==1.0</source>
        <translation>Indiquez-en une, par exemple&#xa0;: pyodide-cache pin {name}==1.0</translation>
    </message>
    <message>
        <source>Name packages, or a list with --list</source>
        <translation>Indiquez des paquets, ou une liste avec --list</translation>
    </message>
    <message>
        <source>Name packages, or choose a list</source>
        <translation>Indiquez des paquets, ou choisissez une liste</translation>
    </message>
    <message>
        <source>Node {node} cannot wait in asyncio.run(): write await at the top level instead, or use Node 25 or newer</source>
        <translation>Node {node} ne peut pas attendre dans asyncio.run()&#xa0;: écrivez await au niveau supérieur, ou utilisez Node 25 ou plus récent</translation>
    </message>
    <message>
        <source>Node {oldest} or newer is needed to run the app</source>
        <translation>Node {oldest} ou plus récent est nécessaire pour exécuter l’application</translation>
    </message>
    <message>
        <source>Node {version} cannot restrict the app’s access to your files; Node 20 or newer can. Only pack an app that you trust</source>
        <translation>Node {version} ne peut pas restreindre l’accès de l’application à vos fichiers&#x202f;; Node 20 ou plus récent le peut. N’empaquetez qu’une application de confiance</translation>
    </message>
    <message>
        <source>Pinned are: {known}</source>
        <translation>Sont épinglés&#xa0;: {known}</translation>
    </message>
    <message>
        <source>Pins are in the preferences</source>
        <translation>Les versions épinglées sont dans les préférences</translation>
    </message>
    <message>
        <source>Presets are: {known}</source>
        <translation>Les préréglages sont&#xa0;: {known}</translation>
    </message>
    <message>
        <source>Proof {number}: running the app from the pack alone, without a network…</source>
        <translation>Essai {number}&#xa0;: exécution de l’application à partir du seul pack, sans réseau…</translation>
    </message>
    <message>
        <source>Proof {number}: starting from the image, without a network…</source>
        <translation>Essai {number}&#xa0;: démarrage depuis l’image, sans réseau…</translation>
    </message>
    <message>
        <source>Push it again</source>
        <translation>Envoyez-le à nouveau</translation>
    </message>
    <message>
        <source>Pyodide cannot load this: a wheel has one .dist-info folder, named like its package; this one has {folders}</source>
        <translation>Pyodide ne peut pas charger ce wheel&#xa0;: un wheel a un seul dossier .dist-info, au nom de son paquet&#x202f;; celui-ci a {folders}</translation>
    </message>
    <message>
        <source>Pyodide cannot load this: the name of a wheel has a version and tags, such as rich-15.0.0-py3-none-any.whl</source>
        <translation>Pyodide ne peut pas charger ce fichier&#xa0;: le nom d’un wheel a une version et des tags, par exemple rich-15.0.0-py3-none-any.whl</translation>
    </message>
    <message>
        <source>Pyodide cannot load this: the wheel is built for another platform</source>
        <translation>Pyodide ne peut pas charger ce wheel&#xa0;: il est construit pour une autre plateforme</translation>
    </message>
    <message>
        <source>Pyodide {version} is not known</source>
        <translation>Pyodide {version} n’est pas connu</translation>
    </message>
    <message>
        <source>Read it with --project {path}</source>
        <translation>Lisez-le avec --project {path}</translation>
    </message>
    <message>
        <source>Record it again, without --trace</source>
        <translation>Enregistrez-la de nouveau, sans --trace</translation>
    </message>
    <message>
        <source>Refresh the list</source>
        <translation>Actualisez la liste</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>Retirez-le</translation>
    </message>
    <message>
        <source>Remove it first</source>
        <translation>Retirez-le d’abord</translation>
    </message>
    <message>
        <source>Remove it first with: pyodide-cache team remove {name}</source>
        <translation>Retirez-le d’abord avec&#xa0;: pyodide-cache team remove {name}</translation>
    </message>
    <message>
        <source>Restore what it leads to, or remove the link</source>
        <translation>Rétablissez sa cible, ou supprimez le lien</translation>
    </message>
    <message>
        <source>Rules are: {known}</source>
        <translation>Les règles sont&#xa0;: {known}</translation>
    </message>
    <message>
        <source>Run “npm pack pyodide@{version}”, unpack the archive, and choose its folder “package”</source>
        <translation>Lancez «&#xa0;npm pack pyodide@{version}&#xa0;», décompressez l’archive et choisissez son dossier «&#xa0;package&#xa0;»</translation>
    </message>
    <message>
        <source>Run “npm pack pyodide@{version}”, unpack the archive, and pass its folder “package” with --runtime</source>
        <translation>Lancez «&#xa0;npm pack pyodide@{version}&#xa0;», décompressez l’archive et indiquez son dossier «&#xa0;package&#xa0;» avec --runtime</translation>
    </message>
    <message>
        <source>Run: pyodide-cache settings set suggestions yes</source>
        <translation>Exécutez&#xa0;: pyodide-cache settings set suggestions yes</translation>
    </message>
    <message>
        <source>See: pyodide-cache list</source>
        <translation>Voir&#xa0;: pyodide-cache list</translation>
    </message>
    <message>
        <source>See: pyodide-cache start-image list</source>
        <translation>Voir&#xa0;: pyodide-cache start-image list</translation>
    </message>
    <message>
        <source>Serving…</source>
        <translation>En attente de requêtes…</translation>
    </message>
    <message>
        <source>Set the clock</source>
        <translation>Réglez l’horloge</translation>
    </message>
    <message>
        <source>Set them in the environment, as for the provider’s own tools, or attach a public bucket with --anonymous</source>
        <translation>Définissez-les dans l’environnement, comme pour les outils du fournisseur, ou ajoutez un compartiment public avec --anonymous</translation>
    </message>
    <message>
        <source>Set them in the environment, as the provider’s own tools read them</source>
        <translation>Définissez-les dans l’environnement, comme les lisent les outils du fournisseur</translation>
    </message>
    <message>
        <source>Settings are: {known}</source>
        <translation>Les réglages sont&#xa0;: {known}</translation>
    </message>
    <message>
        <source>Start it with --runtime FOLDER, an unpacked npm package pyodide</source>
        <translation>Lancez-le avec --runtime DOSSIER, un paquet npm pyodide décompressé</translation>
    </message>
    <message>
        <source>Starting Python and importing the packages…</source>
        <translation>Démarrage de Python et import des paquets…</translation>
    </message>
    <message>
        <source>Switching to the new packages…</source>
        <translation>Passage aux nouveaux paquets…</translation>
    </message>
    <message>
        <source>Take it from the package index with --source index</source>
        <translation>Prenez-le dans l’index de paquets avec --source index</translation>
    </message>
    <message>
        <source>The closest known releases: {known}</source>
        <translation>Versions connues les plus proches&#xa0;: {known}</translation>
    </message>
    <message>
        <source>The next push to this channel drops it</source>
        <translation>Le prochain envoi vers ce canal l’enlève</translation>
    </message>
    <message>
        <source>To allow other versions, run: pyodide-cache unpin {names}</source>
        <translation>Pour permettre d’autres versions&#xa0;: pyodide-cache unpin {names}</translation>
    </message>
    <message>
        <source>To delete it permanently, use --delete</source>
        <translation>Pour le supprimer définitivement, utilisez --delete</translation>
    </message>
    <message>
        <source>To download, turn it off in the preferences</source>
        <translation>Pour télécharger, désactivez-le dans les préférences</translation>
    </message>
    <message>
        <source>To download, turn off --offline, PYODIDE_CACHE_OFFLINE or the setting offline</source>
        <translation>Pour télécharger, désactivez --offline, PYODIDE_CACHE_OFFLINE ou le réglage offline</translation>
    </message>
    <message>
        <source>To pack it, add it to the requirements</source>
        <translation>Pour l’empaqueter, ajoutez-le aux dépendances</translation>
    </message>
    <message>
        <source>To pack it, name it with -r</source>
        <translation>Pour l’empaqueter, nommez-le avec -r</translation>
    </message>
    <message>
        <source>To remove it anyway, name its folder with --root</source>
        <translation>Pour le supprimer quand même, indiquez son dossier avec --root</translation>
    </message>
    <message>
        <source>To remove it anyway, select it</source>
        <translation>Pour le supprimer quand même, sélectionnez-le</translation>
    </message>
    <message>
        <source>To rename it and start a new one: pyodide-cache settings set KEY VALUE --start-over</source>
        <translation>Pour le renommer et en commencer un nouveau&#xa0;: pyodide-cache settings set KEY VALUE --start-over</translation>
    </message>
    <message>
        <source>To see which, and what to do: pyodide-cache verify</source>
        <translation>Pour savoir ce qui ne va pas et que faire&#xa0;: pyodide-cache verify</translation>
    </message>
    <message>
        <source>To start a new file, save the preferences</source>
        <translation>Pour commencer un nouveau fichier, enregistrez les préférences</translation>
    </message>
    <message>
        <source>To upgrade anyway, use --no-proof</source>
        <translation>Pour mettre à niveau quand même, utilisez --no-proof</translation>
    </message>
    <message>
        <source>To use it, choose release {nearest}</source>
        <translation>Pour l’utiliser, choisissez la version {nearest}</translation>
    </message>
    <message>
        <source>To use it: --pyodide {nearest}</source>
        <translation>Pour l’utiliser&#xa0;: --pyodide {nearest}</translation>
    </message>
    <message>
        <source>Trust its key</source>
        <translation>Faites confiance à sa clé</translation>
    </message>
    <message>
        <source>Trust the key of its author with: pyodide-cache team trust {team} KEY</source>
        <translation>Faites confiance à la clé avec&#xa0;: pyodide-cache team trust {team} KEY</translation>
    </message>
    <message>
        <source>Try again later</source>
        <translation>Réessayez plus tard</translation>
    </message>
    <message>
        <source>Turn a strategy off with --without: {strategies}</source>
        <translation>Désactivez une stratégie avec --without&#xa0;: {strategies}</translation>
    </message>
    <message>
        <source>Turn a strategy off, or include more files</source>
        <translation>Désactivez une stratégie, ou incluez plus de fichiers</translation>
    </message>
    <message>
        <source>Turn a strategy off: {strategies}</source>
        <translation>Désactivez une stratégie&#xa0;: {strategies}</translation>
    </message>
    <message>
        <source>Turn it off in the preferences</source>
        <translation>Désactivez-le dans les préférences</translation>
    </message>
    <message>
        <source>Turn them on in the preferences</source>
        <translation>Activez-les dans les préférences</translation>
    </message>
    <message>
        <source>Undo it first</source>
        <translation>Annulez-la d’abord</translation>
    </message>
    <message>
        <source>Undo it first: pyodide-cache upgrade --undo</source>
        <translation>Annulez-la d’abord&#xa0;: pyodide-cache upgrade --undo</translation>
    </message>
    <message>
        <source>Unpacking the packages…</source>
        <translation>Décompression des paquets…</translation>
    </message>
    <message>
        <source>Updating the channel…</source>
        <translation>Mise à jour du canal…</translation>
    </message>
    <message>
        <source>Use another address</source>
        <translation>Utilisez une autre adresse</translation>
    </message>
    <message>
        <source>Verify it</source>
        <translation>Vérifiez le fichier</translation>
    </message>
    <message>
        <source>Verify it online first</source>
        <translation>Vérifiez-le d’abord en ligne</translation>
    </message>
    <message>
        <source>Verify the files of the team cache, remove damaged ones, and push again</source>
        <translation>Vérifiez les fichiers du cache d’équipe, supprimez ceux qui sont endommagés, puis envoyez-les à nouveau</translation>
    </message>
    <message>
        <source>Verify the store to fix it</source>
        <translation>Vérifiez le magasin pour y remédier</translation>
    </message>
    <message>
        <source>Watch the app again</source>
        <translation>Observez l’application de nouveau</translation>
    </message>
    <message>
        <source>Watching the app run…</source>
        <translation>Observation de l’exécution…</translation>
    </message>
    <message>
        <source>You can delete it permanently instead</source>
        <translation>Vous pouvez le supprimer définitivement à la place</translation>
    </message>
    <message>
        <source>You can upgrade without this test</source>
        <translation>Vous pouvez mettre à niveau sans ce test</translation>
    </message>
    <message>
        <source>a broken link; the runtime would create its target</source>
        <translation>un lien brisé&#x202f;; le runtime créerait sa cible</translation>
    </message>
    <message>
        <source>a folder; its contents are not listed</source>
        <translation>un dossier&#x202f;; son contenu n’est pas listé</translation>
    </message>
    <message>
        <source>a link; it is not followed</source>
        <translation>un lien&#x202f;; il n’est pas suivi</translation>
    </message>
    <message>
        <source>a list “{name}” exists already. Choose another name</source>
        <translation>il y a déjà une liste «&#xa0;{name}&#xa0;». Choisissez un autre nom</translation>
    </message>
    <message>
        <source>a snapshot needs a symbolic link, which cannot be made in {path}</source>
        <translation>un instantané a besoin d’un lien symbolique, qui ne peut pas être créé dans {path}</translation>
    </message>
    <message>
        <source>a whole number from 1 to 64</source>
        <translation>un nombre entier de 1 à 64</translation>
    </message>
    <message>
        <source>a whole number of days from 0 to 3650</source>
        <translation>un nombre entier de jours de 0 à 3650</translation>
    </message>
    <message>
        <source>add {file} to the files of the app</source>
        <translation>ajoutez {file} aux fichiers de l’application</translation>
    </message>
    <message>
        <source>agrees with this computer’s clock</source>
        <translation>concorde avec l’horloge de cet ordinateur</translation>
    </message>
    <message>
        <source>an address such as http://host:8080 or socks5://host:1080</source>
        <translation>une adresse comme http://host:8080 ou socks5://host:1080</translation>
    </message>
    <message>
        <source>an address that begins with https:// or http://</source>
        <translation>une adresse qui commence par https:// ou http://</translation>
    </message>
    <message>
        <source>an upgrade of {path} was interrupted</source>
        <translation>une mise à niveau de {path} a été interrompue</translation>
    </message>
    <message>
        <source>can be cleaned up</source>
        <translation>peut être nettoyé</translation>
    </message>
    <message>
        <source>can be read</source>
        <translation>peut être lu</translation>
    </message>
    <message>
        <source>can be written</source>
        <translation>peut être écrit</translation>
    </message>
    <message>
        <source>canceled</source>
        <translation>annulé</translation>
    </message>
    <message>
        <source>cannot read the settings in {path}: {error}. Defaults are used. Fix the file or move it; it was not changed</source>
        <translation>impossible de lire les réglages dans {path}&#xa0;: {error}. Les valeurs par défaut sont utilisées. Corrigez le fichier ou déplacez-le&#x202f;; il n’a pas été modifié</translation>
    </message>
    <message>
        <source>cannot read {path}: {error}</source>
        <translation>impossible de lire {path}&#xa0;: {error}</translation>
    </message>
    <message>
        <source>cannot read {path}: {error}. Fix the file or move it; it was not changed</source>
        <translation>impossible de lire {path}&#xa0;: {error}. Corrigez le fichier ou déplacez-le&#x202f;; il n’a pas été modifié</translation>
    </message>
    <message>
        <source>compresses with the highest level of deflate</source>
        <translation>compresse avec le niveau le plus élevé de deflate</translation>
    </message>
    <message>
        <source>empties docstrings; line numbers stay the same</source>
        <translation>vide les docstrings&#x202f;; les numéros de ligne restent les mêmes</translation>
    </message>
    <message>
        <source>included by {included_by}</source>
        <translation>inclus par {included_by}</translation>
    </message>
    <message>
        <source>it begins or ends with a dot or a space</source>
        <translation>il commence ou finit par un point ou un espace</translation>
    </message>
    <message>
        <source>it belongs to the package {package}: pack a script beside that folder</source>
        <translation>elle fait partie du paquet {package}&#xa0;: empaquetez un script à côté de ce dossier</translation>
    </message>
    <message>
        <source>it cannot be read as a lock file of at most {limit:size}, and is ignored. Delete it, or download it again</source>
        <translation>ne peut pas être lu comme un fichier de verrouillage de {limit:size} au plus, et est ignoré. Supprimez-le ou téléchargez-le à nouveau</translation>
    </message>
    <message>
        <source>it claims to unpack to {size:size}, {times} times its size, as if made to fill a disk</source>
        <translation>elle prétend occuper {size:size} une fois décompressée, {times} fois sa taille, comme pour remplir un disque</translation>
    </message>
    <message>
        <source>it does not end as a package file does</source>
        <translation>il ne se termine pas comme celui d’un fichier de paquet</translation>
    </message>
    <message>
        <source>it has a character that some systems do not allow</source>
        <translation>il a un caractère que certains systèmes n’acceptent pas</translation>
    </message>
    <message>
        <source>it has invisible characters</source>
        <translation>il contient des caractères invisibles</translation>
    </message>
    <message>
        <source>it has {count:# library|# libraries} that Pyodide cannot load, such as “{name}”</source>
        <translation>contient {count:# bibliothèque|# bibliothèque|# bibliothèques} que Pyodide ne peut pas charger, comme «&#xa0;{name}&#xa0;»</translation>
    </message>
    <message>
        <source>it is a URL</source>
        <translation>c’est une URL</translation>
    </message>
    <message>
        <source>it is an HTML page, perhaps for a login or an error</source>
        <translation>c’est une page HTML, peut-être d’une connexion ou d’une erreur</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>il est vide</translation>
    </message>
    <message>
        <source>it is not an address</source>
        <translation>ce n’est pas une adresse</translation>
    </message>
    <message>
        <source>it is not an http or https URL</source>
        <translation>ce n’est pas une URL http ou https</translation>
    </message>
    <message>
        <source>it is not valid UTF-8</source>
        <translation>il n’est pas en UTF-8 valide</translation>
    </message>
    <message>
        <source>it is reserved on Windows</source>
        <translation>il est réservé sous Windows</translation>
    </message>
    <message>
        <source>it is too long</source>
        <translation>il est trop long</translation>
    </message>
    <message>
        <source>it must name a bucket, such as s3://bucket/folder</source>
        <translation>elle doit nommer un compartiment, par exemple s3://bucket/dossier</translation>
    </message>
    <message>
        <source>it must name a folder, such as file:///srv/pyodide</source>
        <translation>elle doit nommer un dossier, par exemple file:///srv/pyodide</translation>
    </message>
    <message>
        <source>it must not have a password, a query or a fragment</source>
        <translation>elle ne doit avoir ni mot de passe, ni requête, ni fragment</translation>
    </message>
    <message>
        <source>it points to another folder</source>
        <translation>il désigne un autre dossier</translation>
    </message>
    <message>
        <source>it requires “{text}”, which is not on an index</source>
        <translation>il requiert «&#xa0;{text}&#xa0;», qui n’est dans aucun index</translation>
    </message>
    <message>
        <source>it tried to use the network, which is blocked: {attempts}</source>
        <translation>elle a essayé d’utiliser le réseau, qui est bloqué&#xa0;: {attempts}</translation>
    </message>
    <message>
        <source>its dependency {name} is not available</source>
        <translation>sa dépendance {name} n’est pas disponible</translation>
    </message>
    <message>
        <source>its lock file is not available at {tried} either: {cause}</source>
        <translation>son fichier de verrouillage n’est pas disponible à {tried} non plus&#xa0;: {cause}</translation>
    </message>
    <message>
        <source>its status cannot be read: {error}</source>
        <translation>impossible de lire son état&#xa0;: {error}</translation>
    </message>
    <message>
        <source>loadPackage loads {names}, but this release’s micropip does not install {count:it|them}</source>
        <translation>loadPackage charge {names}, mais le micropip de cette version ne {count:l’installe|l’installe|les installe} pas</translation>
    </message>
    <message>
        <source>missing: {missing}</source>
        <translation>manque&#xa0;: {missing}</translation>
    </message>
    <message>
        <source>moving to the trash failed ({error})</source>
        <translation>le déplacement vers la corbeille a échoué ({error})</translation>
    </message>
    <message>
        <source>names of packages with versions, such as numpy==2.2, separated by spaces</source>
        <translation>des noms de paquets avec versions, par exemple numpy==2.2, séparés par des espaces</translation>
    </message>
    <message>
        <source>names of packages, without versions</source>
        <translation>des noms de paquets, sans versions</translation>
    </message>
    <message>
        <source>needed by {needed_by}</source>
        <translation>requis par {needed_by}</translation>
    </message>
    <message>
        <source>no compatible version of {name} matches {wanted}</source>
        <translation>aucune version compatible de {name} ne correspond à {wanted}</translation>
    </message>
    <message>
        <source>no credentials for {team} ({url})</source>
        <translation>aucun identifiant pour {team} ({url})</translation>
    </message>
    <message>
        <source>only {name} {version} fits, although its authors yanked it{reason}</source>
        <translation>seule {name} {version} convient, bien que ses auteurs l’aient retirée{reason}</translation>
    </message>
    <message>
        <source>no start image can be made: {why}</source>
        <translation>aucune image de démarrage ne peut être faite&#xa0;: {why}</translation>
    </message>
    <message>
        <source>Let only one computer push, or use another storage</source>
        <translation>Laissez un seul ordinateur envoyer, ou utilisez un autre stockage</translation>
    </message>
    <message>
        <source>Use --host 0.0.0.0 for all addresses of this computer</source>
        <translation>Utilisez --host 0.0.0.0 pour toutes les adresses de cet ordinateur</translation>
    </message>
    <message>
        <source>every user of this computer can change {name} in the layer {path}. Remove that permission, for example with: chmod o-w</source>
        <translation>tout utilisateur de cet ordinateur peut modifier {name} dans la couche {path}. Retirez cette permission, par exemple avec&#xa0;: chmod o-w</translation>
    </message>
    <message>
        <source>no team cache is attached</source>
        <translation>aucun cache d’équipe n’est ajouté</translation>
    </message>
    <message>
        <source>no warm-up has requested a package for this runtime yet</source>
        <translation>aucun préchargement n’a encore demandé de paquet pour ce runtime</translation>
    </message>
    <message>
        <source>none</source>
        <translation>rien</translation>
    </message>
    <message>
        <source>not a regular file</source>
        <translation>pas un fichier ordinaire</translation>
    </message>
    <message>
        <source>not needed in this runtime, because of {count:its marker|their markers}: {names}</source>
        <translation>inutile dans ce runtime, à cause {count:du marqueur|du marqueur|des marqueurs}&#xa0;: {names}</translation>
    </message>
    <message>
        <source>not pushed: no lock file or index is known to publish these bytes</source>
        <translation>non envoyé&#xa0;: aucun fichier de verrouillage ni index connu ne publie ces octets</translation>
    </message>
    <message>
        <source>nothing is downloaded for parts of Python and of the runtime: {names}</source>
        <translation>rien n’est téléchargé pour ce qui fait partie de Python ou du runtime&#xa0;: {names}</translation>
    </message>
    <message>
        <source>of {names}, files that were uploaded within the last {days:# day|# days} are left out (the setting cool-down-days)</source>
        <translation>de {names}, les fichiers publiés depuis moins de {days:# jour|# jour|# jours} sont écartés (le réglage cool-down-days)</translation>
    </message>
    <message>
        <source>only releases that this program knows are compared: {cause}</source>
        <translation>seules les versions que ce programme connaît sont comparées&#xa0;: {cause}</translation>
    </message>
    <message>
        <source>only the first {most} folders in {path} were searched. Choose a smaller folder</source>
        <translation>seuls les {most} premiers dossiers de {path} ont été parcourus. Choisissez un dossier plus petit</translation>
    </message>
    <message>
        <source>others keep changing the channel {channel} of {team}. Try again later</source>
        <translation>d’autres modifient sans cesse le canal {channel} de {team}. Réessayez plus tard</translation>
    </message>
    <message>
        <source>pinned: {pins}</source>
        <translation>épinglé&#xa0;: {pins}</translation>
    </message>
    <message>
        <source>port {port} of {host} cannot be used: {error}</source>
        <translation>le port {port} de {host} ne peut pas être utilisé&#xa0;: {error}</translation>
    </message>
    <message>
        <source>refused: no lock file or index confirms these bytes, and no trusted key signed them</source>
        <translation>refusé&#xa0;: aucun fichier de verrouillage ni index ne confirme ces octets, et aucune clé de confiance ne les a signés</translation>
    </message>
    <message>
        <source>relative (3 days) or date (2026-11-18)</source>
        <translation>relative (3 jours) ou date (2026-11-18)</translation>
    </message>
    <message>
        <source>removes Python and data files of packages that the app did not open</source>
        <translation>enlève les fichiers Python et de données des paquets que l’application n’a pas ouverts</translation>
    </message>
    <message>
        <source>removes documents, examples, type stubs, C sources and the long description</source>
        <translation>enlève documents, exemples, stubs de types, sources C et la description longue</translation>
    </message>
    <message>
        <source>removes modules of the standard library that nothing imported</source>
        <translation>enlève les modules de la bibliothèque standard que rien n’a importés</translation>
    </message>
    <message>
        <source>removes shared libraries that nothing loaded</source>
        <translation>enlève les bibliothèques partagées que rien n’a chargées</translation>
    </message>
    <message>
        <source>removes the tests of packages</source>
        <translation>enlève les tests des paquets</translation>
    </message>
    <message>
        <source>replaces sources by .pyc files for this exact version of Python</source>
        <translation>remplace les sources par des fichiers .pyc pour cette version exacte de Python</translation>
    </message>
    <message>
        <source>see {path}</source>
        <translation>voir {path}</translation>
    </message>
    <message>
        <source>several team caches are attached: {known}</source>
        <translation>plusieurs caches d’équipe sont ajoutés&#xa0;: {known}</translation>
    </message>
    <message>
        <source>suggestions are off</source>
        <translation>les suggestions sont désactivées</translation>
    </message>
    <message>
        <source>system, light or dark</source>
        <translation>system, light ou dark</translation>
    </message>
    <message>
        <source>system, en, de or fr, also with a country, such as de_AT</source>
        <translation>system, en, de ou fr, aussi avec un pays, comme de_AT</translation>
    </message>
    <message>
        <source>the app tried to use the network, which is blocked while it is packed: {attempts}</source>
        <translation>l’application a essayé d’utiliser le réseau, qui est bloqué pendant l’empaquetage&#xa0;: {attempts}</translation>
    </message>
    <message>
        <source>the bucket of {team} is in another region: {error}</source>
        <translation>le compartiment de {team} est dans une autre région&#xa0;: {error}</translation>
    </message>
    <message>
        <source>the download of {url} is too slow, or the server stopped responding</source>
        <translation>le téléchargement de {url} est trop lent, ou le serveur ne répond plus</translation>
    </message>
    <message>
        <source>the download of {url} was interrupted: {error}</source>
        <translation>le téléchargement de {url} a été interrompu&#xa0;: {error}</translation>
    </message>
    <message>
        <source>the file is empty</source>
        <translation>le fichier est vide</translation>
    </message>
    <message>
        <source>the file name “{name}” was rejected: {why}</source>
        <translation>le nom de fichier «&#xa0;{name}&#xa0;» a été refusé&#xa0;: {why}</translation>
    </message>
    <message>
        <source>the hash of {name} {version} is {found}, which the requirements file does not allow</source>
        <translation>l’empreinte de {name} {version} est {found}, que le fichier requirements n’autorise pas</translation>
    </message>
    <message>
        <source>the index has no micropip that this Pyodide release imports; its own is {version}</source>
        <translation>l’index n’a pas de micropip que cette version de Pyodide importe&#x202f;; le sien est {version}</translation>
    </message>
    <message>
        <source>the index page {url} is not valid: {error}</source>
        <translation>la page d’index {url} n’est pas valide&#xa0;: {error}</translation>
    </message>
    <message>
        <source>the layer {path} is not available</source>
        <translation>la couche {path} n’est pas disponible</translation>
    </message>
    <message>
        <source>{path} is the cache directory itself, not a layer of it</source>
        <translation>{path} est le dossier de cache lui-même et non une couche</translation>
    </message>
    <message>
        <source>the list of releases at {url} is not valid: {error}</source>
        <translation>la liste des versions à {url} n’est pas valide&#xa0;: {error}</translation>
    </message>
    <message>
        <source>Check the credentials and permissions</source>
        <translation>Vérifiez les identifiants et les permissions</translation>
    </message>
    <message>
        <source>Remove it with: pyodide-cache team check --bytes --remove-damaged{team:--team}, and push it again</source>
        <translation>Supprimez-le avec&#xa0;: pyodide-cache team check --bytes --remove-damaged{team:--team}, puis envoyez-le à nouveau</translation>
    </message>
    <message>
        <source>protects writers from each other</source>
        <translation>protège les écritures simultanées</translation>
    </message>
    <message>
        <source>the absolute path of a folder, such as ~/wheels, with printable characters only</source>
        <translation>le chemin absolu d’un dossier, comme ~/wheels, en caractères imprimables uniquement</translation>
    </message>
    <message>
        <source>the channel {channel} of {team} is damaged: {key} has other bytes than it should</source>
        <translation>le canal {channel} de {team} est endommagé&#xa0;: {key} a d’autres octets que prévu</translation>
    </message>
    <message>
        <source>the channel {channel} of {team} is damaged: {name} is missing</source>
        <translation>le canal {channel} de {team} est endommagé&#xa0;: {name} manque</translation>
    </message>
    <message>
        <source>the lock file has {locked}</source>
        <translation>le fichier de verrouillage a {locked}</translation>
    </message>
    <message>
        <source>the lock file {source} is not valid JSON: {error}</source>
        <translation>le fichier de verrouillage {source} n’est pas du JSON valide&#xa0;: {error}</translation>
    </message>
    <message>
        <source>the lock file’s entry for {name} is not valid: {error}</source>
        <translation>l’entrée {name} du fichier de verrouillage n’est pas valide&#xa0;: {error}</translation>
    </message>
    <message>
        <source>the lock file’s entry for {name} names {location}, which is outside {path}</source>
        <translation>l’entrée du fichier de verrouillage pour {name} indique {location}, qui est hors de {path}</translation>
    </message>
    <message>
        <source>the metadata of {source} is not valid: {error}</source>
        <translation>les métadonnées de {source} ne sont pas valides&#xa0;: {error}</translation>
    </message>
    <message>
        <source>the mirror serves packages, not Pyodide’s runtime</source>
        <translation>le miroir sert des paquets, pas le runtime de Pyodide</translation>
    </message>
    <message>
        <source>the named one is for Pyodide {built_for}</source>
        <translation>celui qui est nommé est pour Pyodide {built_for}</translation>
    </message>
    <message>
        <source>the new packages do not load in Node: {error}</source>
        <translation>les nouveaux paquets ne se chargent pas dans Node&#xa0;: {error}</translation>
    </message>
    <message>
        <source>the newest compatible version is {newest_loadable}</source>
        <translation>la version compatible la plus récente est {newest_loadable}</translation>
    </message>
    <message>
        <source>the newest version is {newest}</source>
        <translation>la version la plus récente est {newest}</translation>
    </message>
    <message>
        <source>the package index must be asked, but offline is on</source>
        <translation>l’index de paquets doit être interrogé, mais le mode hors ligne est actif</translation>
    </message>
    <message>
        <source>the package index was not asked: the versions in the cache directory are used for {names}</source>
        <translation>l’index de paquets n’a pas été interrogé&#xa0;: les versions du dossier de cache sont utilisées pour {names}</translation>
    </message>
    <message>
        <source>the package index {index} cannot be reached: {error}</source>
        <translation>l’index de paquets {index} est inaccessible&#xa0;: {error}</translation>
    </message>
    <message>
        <source>the package index {index} is not a valid address: {error}</source>
        <translation>l’index de paquets {index} n’est pas une adresse valide&#xa0;: {error}</translation>
    </message>
    <message>
        <source>the runtime is not available from {place}</source>
        <translation>le runtime n’est pas disponible depuis {place}</translation>
    </message>
    <message>
        <source>the search for versions stopped after {rounds} rounds; the last conflict: {requirements}</source>
        <translation>la recherche de versions s’est arrêtée après {rounds} tours&#x202f;; le dernier conflit&#xa0;: {requirements}</translation>
    </message>
    <message>
        <source>the start image {name} is damaged: {error}</source>
        <translation>l’image de démarrage {name} est endommagée&#xa0;: {error}</translation>
    </message>
    <message>
        <source>the start image {name} is out of date: {why}</source>
        <translation>l’image de démarrage {name} est périmée&#xa0;: {why}</translation>
    </message>
    <message>
        <source>the storage of {team} ignores conditions on writes, so pushes could overwrite each other</source>
        <translation>le stockage de {team} ignore les conditions d’écriture&#xa0;: des envois pourraient s’écraser</translation>
    </message>
    <message>
        <source>the table of contents of {source} is larger than {limit:size} and was not read. Delete the file, or download it again</source>
        <translation>la table des matières de {source} dépasse {limit:size} et n’a pas été lue. Supprimez le fichier, ou téléchargez-le de nouveau</translation>
    </message>
    <message>
        <source>the team cache {team} cannot be reached at {url}: {error}</source>
        <translation>le cache d’équipe {team} est injoignable à {url}&#xa0;: {error}</translation>
    </message>
    <message>
        <source>the team cache {team} must be asked, but offline is on</source>
        <translation>le cache d’équipe {team} doit être interrogé, mais le mode hors ligne est actif</translation>
    </message>
    <message>
        <source>the trace was recorded with different inputs: {what}</source>
        <translation>la trace a été enregistrée avec d’autres entrées&#xa0;: {what}</translation>
    </message>
    <message>
        <source>the trimmed app fails, although it needs no removed file: {cause}. Nothing was written</source>
        <translation>l’application allégée échoue, sans avoir besoin d’un fichier enlevé&#xa0;: {cause}. Rien n’a été écrit</translation>
    </message>
    <message>
        <source>the trimmed app needs {name}. The file was added, and the app is run again</source>
        <translation>l’application allégée a besoin de {name}. Le fichier a été ajouté, et l’application est relancée</translation>
    </message>
    <message>
        <source>the trimmed app still needs removed files after {attempts:# attempt|# attempts}: {missing}. Nothing was written</source>
        <translation>après {attempts:# essai|# essai|# essais}, l’application allégée a encore besoin de fichiers enlevés&#xa0;: {missing}. Rien n’a été écrit</translation>
    </message>
    <message>
        <source>the unreadable settings were moved to {path}</source>
        <translation>les réglages illisibles ont été déplacés vers {path}</translation>
    </message>
    <message>
        <source>there is a team cache “{name}” already</source>
        <translation>il y a déjà un cache d’équipe «&#xa0;{name}&#xa0;»</translation>
    </message>
    <message>
        <source>there is no cleanup of {path} to undo: no removed file is still in the trash</source>
        <translation>il n’y a pas de nettoyage de {path} à annuler&#xa0;: aucun fichier supprimé n’est encore dans la corbeille</translation>
    </message>
    <message>
        <source>there is no cross-build environment {version}. Installed: {known}</source>
        <translation>il n’y a pas d’environnement de compilation croisée {version}. Installé&#xa0;: {known}</translation>
    </message>
    <message>
        <source>there is no folder of cross-build environments “{root}”. Known: {known}</source>
        <translation>il n’y a pas de dossier d’environnements de compilation croisée «&#xa0;{root}&#xa0;». Connu&#xa0;: {known}</translation>
    </message>
    <message>
        <source>there is no folder {path}</source>
        <translation>il n’y a pas de dossier {path}</translation>
    </message>
    <message>
        <source>there is no list “{name}”</source>
        <translation>il n’y a pas de liste «&#xa0;{name}&#xa0;»</translation>
    </message>
    <message>
        <source>there is no list “{name}”, and no other list</source>
        <translation>il n’y a ni liste «&#xa0;{name}&#xa0;» ni autre liste</translation>
    </message>
    <message>
        <source>there is no preset “{name}”</source>
        <translation>il n’y a pas de préréglage «&#xa0;{name}&#xa0;»</translation>
    </message>
    <message>
        <source>there is no setting “{key}”</source>
        <translation>il n’y a pas de réglage «&#xa0;{key}&#xa0;»</translation>
    </message>
    <message>
        <source>there is no start image {name}</source>
        <translation>il n’y a pas d’image de démarrage {name}</translation>
    </message>
    <message>
        <source>there is no store at {path}</source>
        <translation>il n’y a pas de magasin dans {path}</translation>
    </message>
    <message>
        <source>this mirror does not serve Pyodide {version}, only: {known}</source>
        <translation>ce miroir ne sert pas Pyodide {version}, seulement&#xa0;: {known}</translation>
    </message>
    <message>
        <source>{cause}</source>
        <translation>{cause}</translation>
    </message>
    <message>
        <source>{file} cannot be saved: {cause}</source>
        <translation>{file} ne peut pas être enregistré&#xa0;: {cause}</translation>
    </message>
    <message>
        <source>{name} is in its place already, with the same bytes</source>
        <translation>{name} est déjà à sa place, avec les mêmes octets</translation>
    </message>
    <message>
        <source>{name} is not packed, since the app handles its absence</source>
        <translation>{name} n’est pas empaqueté, car l’application fonctionne aussi sans lui</translation>
    </message>
    <message>
        <source>{name} is not part of the upgrade, since nothing needs it anymore: {cause}</source>
        <translation>{name} ne fait pas partie de la mise à niveau, car plus rien n’en a besoin&#xa0;: {cause}</translation>
    </message>
    <message>
        <source>{name} is not pinned</source>
        <translation>{name} n’est pas épinglé</translation>
    </message>
    <message>
        <source>{name} {count:is|are} not verified: {count:the archive is|the archives are} valid, but no known publisher has {count:its hash|their hashes}</source>
        <translation>{name} n’{count:est pas vérifié&#xa0;: l’archive est valide|est pas vérifié&#xa0;: l’archive est valide|ont pas été vérifiés&#xa0;: les archives sont valides}, mais aucune source connue ne publie {count:son empreinte|son empreinte|leurs empreintes}</translation>
    </message>
    <message>
        <source>{name} {version} has no extra [{extras}]: it is ignored</source>
        <translation>{name} {version} n’a pas d’extra [{extras}]&#xa0;: il est ignoré</translation>
    </message>
    <message>
        <source>{path} has no snapshot, but other files, such as {other}</source>
        <translation>{path} n’a pas d’instantané, mais d’autres fichiers, comme {other}</translation>
    </message>
    <message>
        <source>{path} has no vulnerabilities of Python packages in OSV’s JSON format</source>
        <translation>{path} ne contient aucune vulnérabilité de paquets Python au format JSON d’OSV</translation>
    </message>
    <message>
        <source>{path} is for Python {wanted}, while Pyodide {release} has Python {python}</source>
        <translation>{path} est pour Python {wanted}, alors que Pyodide {release} a Python {python}</translation>
    </message>
    <message>
        <source>{path} is on a read-only file system</source>
        <translation>{path} est sur un système de fichiers en lecture seule</translation>
    </message>
    <message>
        <source>{path} names Pyodide {wanted}, while the packages are for {release}</source>
        <translation>{path} nomme Pyodide {wanted}, alors que les paquets sont pour {release}</translation>
    </message>
    <message>
        <source>{path}: which package “{text}” needs is not known, and nothing is downloaded for it</source>
        <translation>{path}&#xa0;: le paquet dont «&#xa0;{text}&#xa0;» a besoin est inconnu, et rien n’est téléchargé pour cela</translation>
    </message>
    <message>
        <source>{path}: “{name}” exists only on {host}, and nothing is downloaded for it</source>
        <translation>{path}&#xa0;: «&#xa0;{name}&#xa0;» n’existe que sur {host}, et rien n’est téléchargé pour cela</translation>
    </message>
    <message>
        <source>{source} has {count} packages, and lock files are read up to {most}</source>
        <translation>{source} a {count} paquets, et les fichiers de verrouillage sont lus jusqu’à {most}</translation>
    </message>
    <message>
        <source>{team} refuses requests because this computer’s clock is wrong</source>
        <translation>{team} refuse les requêtes, car l’horloge de cet ordinateur est fausse</translation>
    </message>
    <message>
        <source>{url} redirects more than {redirects} times</source>
        <translation>{url} redirige plus de {redirects} fois</translation>
    </message>
    <message>
        <source>{url} refuses access with HTTP status {status}</source>
        <translation>{url} refuse l’accès avec le statut HTTP {status}</translation>
    </message>
    <message>
        <source>“{name}” cannot be the name of a start image: use letters, digits, dots and dashes</source>
        <translation>«&#xa0;{name}&#xa0;» ne peut pas être le nom d’une image&#xa0;: employez des lettres, chiffres, points et tirets</translation>
    </message>
    <message>
        <source>“{text}” is not a rule</source>
        <translation>«&#xa0;{text}&#xa0;» n’est pas une règle</translation>
    </message>
    <message>
        <source>“{url}” is not the address of a team cache: {why}</source>
        <translation>«&#xa0;{url}&#xa0;» n’est pas l’adresse d’un cache d’équipe&#xa0;: {why}</translation>
    </message>
    <message>
        <source>there is no lock file in {place} (tried {tried})</source>
        <translation>il n’y a pas de fichier de verrouillage dans {place} (essayé&#xa0;: {tried})</translation>
    </message>
    <message>
        <source>Mount it, remove it from PYODIDE_CACHE_LAYERS, or run: pyodide-cache layer remove {path:shell}</source>
        <translation>Montez-le, retirez-le de PYODIDE_CACHE_LAYERS, ou exécutez&#xa0;: pyodide-cache layer remove {path:shell}</translation>
    </message>
    <message>
        <source>Mount it, or run: pyodide-cache store forget {path:shell}</source>
        <translation>Montez-le, ou exécutez&#xa0;: pyodide-cache store forget {path:shell}</translation>
    </message>
    <message>
        <source>Push again, and let the channel have only these packages</source>
        <translation>Envoyez à nouveau, et ne laissez au canal que ces paquets</translation>
    </message>
    <message>
        <source>Remove it with: pyodide-cache remove {name:shell}</source>
        <translation>Supprimez-le avec&#xa0;: pyodide-cache remove {name:shell}</translation>
    </message>
    <message>
        <source>Turn off --offline, PYODIDE_CACHE_OFFLINE or the setting offline</source>
        <translation>Désactivez --offline, PYODIDE_CACHE_OFFLINE ou le réglage offline</translation>
    </message>
    <message>
        <source>it must begin with s3://, gs://, az://, file:// or https://, or be an existing folder</source>
        <translation>elle doit commencer par s3://, gs://, az://, file:// ou https://, ou être un dossier existant</translation>
    </message>
    <message>
        <source>the channel’s entry for {name} is not valid: {error}</source>
        <translation>l’entrée du canal pour {name} n’est pas valide&#xa0;: {error}</translation>
    </message>
    <message>
        <source>the index page {url} says that the project is quarantined{reason}. Do not use it</source>
        <translation>selon la page d’index {url}, le projet est en quarantaine{reason}. Ne l’utilisez pas</translation>
    </message>
    <message>
        <source>the packages are put beside {name}, but {path} has other files</source>
        <translation>les paquets sont placés à côté de {name}, mais {path} contient d’autres fichiers</translation>
    </message>
    <message>
        <source>the server asks to wait {minutes:# minute|# minutes}</source>
        <translation>le serveur demande d’attendre {minutes:# minute|# minute|# minutes}</translation>
    </message>
    <message>
        <source>the team cache {team} cannot be reached: there is no folder {folder}</source>
        <translation>le cache d’équipe {team} est injoignable&#xa0;: il n’y a pas de dossier {folder}</translation>
    </message>
    <message>
        <source>there is no file or folder {path} either</source>
        <translation>il n’y a pas non plus de fichier ni de dossier {path}</translation>
    </message>
    <message>
        <source>there is no upgrade of {path} to undo or finish</source>
        <translation>il n’y a aucune mise à niveau de {path} à annuler ou à terminer</translation>
    </message>
    <message>
        <source>there is no wheel of {name} for this runtime ({runtime})</source>
        <translation>il n’y a pas de wheel de {name} pour ce runtime ({runtime})</translation>
    </message>
    <message>
        <source>there is no “{name}” in {path}</source>
        <translation>il n’y a pas de «&#xa0;{name}&#xa0;» dans {path}</translation>
    </message>
    <message>
        <source>there is not enough space for {path}</source>
        <translation>il n’y a pas assez d’espace pour {path}</translation>
    </message>
    <message>
        <source>these requirements conflict: {requirements}</source>
        <translation>ces dépendances sont en conflit&#xa0;: {requirements}</translation>
    </message>
    <message>
        <source>trash or delete</source>
        <translation>trash ou delete</translation>
    </message>
    <message>
        <source>yes or no (in the file: true or false)</source>
        <translation>yes ou no (dans le fichier&#xa0;: true ou false)</translation>
    </message>
    <message>
        <source>{count:# file is|# files are} not in {path}: fetched from Pyodide’s official address</source>
        <translation>{count:# fichier n’est pas|# fichier n’est pas|# fichiers ne sont pas} dans {path}&#xa0;: téléchargement depuis l’adresse officielle de Pyodide</translation>
    </message>
    <message>
        <source>{count:# file or folder|# files and folders} cannot be read, such as {path}: {error}</source>
        <translation>impossible de lire {count:# fichier ou dossier|# fichier ou dossier|# fichiers et dossiers}, par exemple {path}&#xa0;: {error}</translation>
    </message>
    <message>
        <source>{count:# file|# files} would be unpacked outside the target folder, such as “{name}”. Do not unpack this archive</source>
        <translation>{count:# fichier serait décompressé|# fichier serait décompressé|# fichiers seraient décompressés} hors du dossier cible, par exemple «&#xa0;{name}&#xa0;». Ne décompressez pas cette archive</translation>
    </message>
    <message>
        <source>{count:# package is|# packages are} not available, so the snapshot was not published</source>
        <translation>{count:# paquet n’est pas disponible|# paquet n’est pas disponible|# paquets ne sont pas disponibles}, l’instantané n’a donc pas été publié</translation>
    </message>
    <message>
        <source>{found} is version {version}</source>
        <translation>{found} est la version {version}</translation>
    </message>
    <message>
        <source>{host} cannot be reached: {count:an answer that was saved earlier is|# answers that were saved earlier are} used</source>
        <translation>{host} est injoignable&#xa0;: {count:une réponse enregistrée auparavant est utilisée|une réponse enregistrée auparavant est utilisée|# réponses enregistrées auparavant sont utilisées}</translation>
    </message>
    <message>
        <source>{host} cannot be reached: {error}</source>
        <translation>{host} est inaccessible&#xa0;: {error}</translation>
    </message>
    <message>
        <source>{key} must be {allowed}</source>
        <translation>{key} attend {allowed}</translation>
    </message>
    <message>
        <source>{names} {count:is|are} from {index}, and the public index is not asked about {count:it|them}</source>
        <translation>{names} {count:provient|provient|proviennent} de {index}, et l’index public n’est pas interrogé à {count:son|son|leur} sujet</translation>
    </message>
    <message>
        <source>{name} cannot be repaired: no known release and no index publishes it</source>
        <translation>{name} ne peut pas être réparé&#xa0;: aucune version connue et aucun index ne publie ce fichier</translation>
    </message>
    <message>
        <source>{name} comes from the lock file, which has no extras: [{extras}] is ignored</source>
        <translation>{name} vient du fichier de verrouillage, qui n’a pas d’extras&#xa0;: [{extras}] est ignoré</translation>
    </message>
    <message>
        <source>{name} differs from the published file (sha256 {actual}, published {expected}). Download it again, or choose the release that it belongs to</source>
        <translation>{name} diffère du fichier publié (sha256 {actual}, publié {expected}). Téléchargez-le de nouveau, ou choisissez la version à laquelle il appartient</translation>
    </message>
    <message>
        <source>{name} exceeds the budget: it needs {needed:size}, and {left:size} are left</source>
        <translation>{name} dépasse le budget&#xa0;: il faut {needed:size}, et il reste {left:size}</translation>
    </message>
    <message>
        <source>hashes are required, but the requirements files have none for {name}</source>
        <translation>les empreintes sont exigées, mais les fichiers requirements n’en ont pas pour {name}</translation>
    </message>
    <message>
        <source>{name} is damaged, unreadable or not as published</source>
        <translation>{name} est endommagé, illisible ou différent du fichier publié</translation>
    </message>
    <message>
        <source>{host} is not a name or address of this computer: {error}</source>
        <translation>{host} n’est ni un nom ni une adresse de cet ordinateur&#xa0;: {error}</translation>
    </message>
    <message>
        <source>{name} has the wrong {algorithm} and was discarded: received {actual}, published {expected}</source>
        <translation>{name} a le mauvais {algorithm} et a été rejeté&#xa0;: reçu {actual}, publié {expected}</translation>
    </message>
    <message>
        <source>{name} in the store has other bytes than its name says</source>
        <translation>{name} dans le magasin n’a pas le contenu que son nom indique</translation>
    </message>
    <message>
        <source>{name} is kept as a copy: its file in the store belongs to another user, and this system does not allow links to it</source>
        <translation>{name} reste une copie&#xa0;: son fichier dans le magasin appartient à un autre utilisateur, et ce système ne permet pas de liens vers lui</translation>
    </message>
    <message>
        <source>{name} is no longer maintained; its status on the index is {status}</source>
        <translation>{name} n’est plus maintenu&#x202f;; son statut sur l’index est {status}</translation>
    </message>
    <message>
        <source>{name} is not cached, so there is no version to pin</source>
        <translation>{name} n’est pas en cache, il n’y a donc pas de version à épingler</translation>
    </message>
    <message>
        <source>{name} {count:is|are} not in the cache directory</source>
        <translation>{name} {count:n’est|n’est|ne sont} pas dans le dossier de cache</translation>
    </message>
    <message>
        <source>{name} is not in the lock file</source>
        <translation>{name} n’est pas dans le fichier de verrouillage</translation>
    </message>
    <message>
        <source>Install them the way you installed this program, such as: pip install &apos;pyodide-cache[{extra}]&apos;</source>
        <translation>Installez-les de la même façon que ce programme, par exemple&#xa0;: pip install &apos;pyodide-cache[{extra}]&apos;</translation>
    </message>
    <message>
        <source>Install pyodide-cache[{extra}] the way you installed this program</source>
        <translation>Installez pyodide-cache[{extra}] de la même façon que ce programme</translation>
    </message>
    <message>
        <source>the team cache {team} has no channel “{channel}”</source>
        <translation>le cache d’équipe {team} n’a pas de canal «&#xa0;{channel}&#xa0;»</translation>
    </message>
    <message>
        <source>there is no team cache “{name}”</source>
        <translation>il n’y a pas de cache d’équipe «&#xa0;{name}&#xa0;»</translation>
    </message>
    <message>
        <source>{name} is not on any package index ({index})</source>
        <translation>{name} n’est dans aucun index de paquets ({index})</translation>
    </message>
    <message>
        <source>{name} is optional in the project and was left out: {cause}</source>
        <translation>{name} est facultatif dans le projet et a été ignoré&#xa0;: {cause}</translation>
    </message>
    <message>
        <source>{name} was left out: another of these packages has a file of this name</source>
        <translation>{name} a été laissé de côté&#xa0;: un autre de ces paquets a un fichier de ce nom</translation>
    </message>
    <message>
        <source>{name} {count:is|are} not in the cache, and offline is on</source>
        <translation>{name} {count:n’est|n’est|ne sont} pas dans le cache, et le mode hors ligne est activé</translation>
    </message>
    <message>
        <source>{name} {version} was skipped: {cause}</source>
        <translation>{name} {version} a été ignoré&#xa0;: {cause}</translation>
    </message>
    <message>
        <source>{needed:size} needed, {free:size} free</source>
        <translation>{needed:size} nécessaires, {free:size} libres</translation>
    </message>
    <message>
        <source>{path} did not finish within {seconds:# second|# seconds} and was stopped</source>
        <translation>{path} n’a pas fini en {seconds:# seconde|# seconde|# secondes} et a été arrêté</translation>
    </message>
    <message>
        <source>{path} does not exist</source>
        <translation>{path} n’existe pas</translation>
    </message>
    <message>
        <source>{path} does not use the store {store}</source>
        <translation>{path} n’utilise pas le magasin {store}</translation>
    </message>
    <message>
        <source>{path} exists already</source>
        <translation>{path} existe déjà</translation>
    </message>
    <message>
        <source>{path} exists and is not a pack</source>
        <translation>{path} existe et n’est pas un pack</translation>
    </message>
    <message>
        <source>{path} exists and is not an export</source>
        <translation>{path} existe et n’est pas une exportation</translation>
    </message>
    <message>
        <source>{path} fails: {error}</source>
        <translation>{path} échoue&#xa0;: {error}</translation>
    </message>
    <message>
        <source>{path} has changed in the meantime and was skipped</source>
        <translation>{path} a changé entre-temps et a été ignoré</translation>
    </message>
    <message>
        <source>{path} has no file that says which packages it needs: no Python file, notebook, page, requirements file or project file</source>
        <translation>{path} n’a pas de fichier qui dit quels paquets il lui faut&#xa0;: ni fichier Python, ni notebook, ni page, ni fichier requirements, ni fichier de projet</translation>
    </message>
    <message>
        <source>{path} has no snapshot</source>
        <translation>{path} n’a pas d’instantané</translation>
    </message>
    <message>
        <source>{path} has none of the selected packages for this runtime</source>
        <translation>{path} n’a aucun des paquets sélectionnés pour ce runtime</translation>
    </message>
    <message>
        <source>{path} has the runtime {found}, but the packages are for {wanted}</source>
        <translation>{path} a le runtime {found}, mais les paquets sont pour {wanted}</translation>
    </message>
    <message>
        <source>{path} is a broken link</source>
        <translation>{path} est un lien brisé</translation>
    </message>
    <message>
        <source>{path} is for other environments than Pyodide: {text}</source>
        <translation>{path} est pour d’autres environnements que Pyodide&#xa0;: {text}</translation>
    </message>
    <message>
        <source>{path} is in use by another program. Try again later</source>
        <translation>{path} est utilisé par un autre programme. Réessayez plus tard</translation>
    </message>
    <message>
        <source>{path} is inside the store {store}. Choose a folder outside it</source>
        <translation>{path} est dans le magasin {store}. Choisissez un dossier en dehors</translation>
    </message>
    <message>
        <source>{path} is not Python: {error}</source>
        <translation>{path} n’est pas du Python&#xa0;: {error}</translation>
    </message>
    <message>
        <source>{path} is not a directory</source>
        <translation>{path} n’est pas un dossier</translation>
    </message>
    <message>
        <source>{path} is not a layer of {directory}. Layers are: {known}</source>
        <translation>{path} n’est pas une couche de {directory}. Couches&#xa0;: {known}</translation>
    </message>
    <message>
        <source>{path} is not a requirements file</source>
        <translation>{path} n’est pas un fichier requirements</translation>
    </message>
    <message>
        <source>{path} is not a store, or has an unsupported version</source>
        <translation>{path} n’est pas un magasin, ou a une version non prise en charge</translation>
    </message>
    <message>
        <source>{path} is not a valid settings file: {error}. Nothing was changed; fix it or move it</source>
        <translation>{path} n’est pas un fichier de réglages valide&#xa0;: {error}. Rien n’a été modifié&#x202f;; corrigez-le ou déplacez-le</translation>
    </message>
    <message>
        <source>{path} is not a valid trace: {error}</source>
        <translation>{path} n’est pas une trace valide&#xa0;: {error}</translation>
    </message>
    <message>
        <source>{path} is not {wanted}</source>
        <translation>{path} n’est pas {wanted}</translation>
    </message>
    <message>
        <source>{path} names no packages</source>
        <translation>{path} ne nomme aucun paquet</translation>
    </message>
    <message>
        <source>{path} uses the store, but is not available</source>
        <translation>{path} utilise le magasin, mais n’est pas disponible</translation>
    </message>
    <message>
        <source>{path} was kept: it has other files ({names})</source>
        <translation>{path} a été gardé&#xa0;: il contient d’autres fichiers ({names})</translation>
    </message>
    <message>
        <source>{path} was only partly removed: {error}. Fix that, and remove it again</source>
        <translation>{path} n’a été supprimé qu’en partie&#xa0;: {error}. Remédiez-y et supprimez-le de nouveau</translation>
    </message>
    <message>
        <source>{path} writes other output from the pack than before. Compare both, unless its output depends on the time or on random numbers</source>
        <translation>{path} ne donne pas la même sortie à partir du pack qu’avant. Comparez les deux, sauf si sa sortie dépend de l’heure ou de nombres aléatoires</translation>
    </message>
    <message>
        <source>{path}, line {line}</source>
        <translation>{path}, ligne {line}</translation>
    </message>
    <message>
        <source>{path}: {error}</source>
        <translation>{path}&#xa0;: {error}</translation>
    </message>
    <message>
        <source>{path}: {key} must be {allowed}. Nothing was changed; fix the setting first</source>
        <translation>{path}&#xa0;: {key} attend {allowed}. Rien n’a été modifié&#x202f;; corrigez d’abord le réglage</translation>
    </message>
    <message>
        <source>{path}: {key} must be {allowed}. The default is used</source>
        <translation>{path}&#xa0;: {key} attend {allowed}. La valeur par défaut est utilisée</translation>
    </message>
    <message>
        <source>{path}: “{key}” is not a setting of a pack, or its value is not valid. Allowed: {known}</source>
        <translation>{path}&#xa0;: «&#xa0;{key}&#xa0;» n’est pas un réglage d’un pack, ou sa valeur n’est pas valide. Permis&#xa0;: {known}</translation>
    </message>
    <message>
        <source>{path}: “{text}” does not apply here and is ignored</source>
        <translation>{path}&#xa0;: «&#xa0;{text}&#xa0;» ne s’applique pas ici et est ignoré</translation>
    </message>
    <message>
        <source>{source} is not a Pyodide lock file: it has no “info” for wasm32, or no “packages”</source>
        <translation>{source} n’est pas un fichier de verrouillage Pyodide&#xa0;: il n’a pas «&#xa0;info&#xa0;» pour wasm32, ou pas «&#xa0;packages&#xa0;»</translation>
    </message>
    <message>
        <source>{source} is not a valid archive: {error}</source>
        <translation>{source} n’est pas une archive valide&#xa0;: {error}</translation>
    </message>
    <message>
        <source>{team} had other bytes than it should for {key}, which was deleted</source>
        <translation>{team} avait d’autres octets que prévu pour {key}, qui a été supprimé</translation>
    </message>
    <message>
        <source>{team} has other bytes than it should for {key}</source>
        <translation>{team} a d’autres octets que prévu pour {key}</translation>
    </message>
    <message>
        <source>{team} is read-only at {url}</source>
        <translation>{team} ne peut qu’être lu à {url}</translation>
    </message>
    <message>
        <source>{team} does not allow this ({what} {key}): {error}</source>
        <translation>{team} ne permet pas cela ({what} {key})&#xa0;: {error}</translation>
    </message>
    <message>
        <source>{team} does not have {name}</source>
        <translation>{team} n’a pas {name}</translation>
    </message>
    <message>
        <source>{team} failed ({what} {key}): {error}</source>
        <translation>{team} a échoué ({what} {key})&#xa0;: {error}</translation>
    </message>
    <message>
        <source>{team} has no valid manifest at {key}: {error}</source>
        <translation>{team} n’a pas de manifeste valide à {key}&#xa0;: {error}</translation>
    </message>
    <message>
        <source>{url} does not exist</source>
        <translation>{url} n’existe pas</translation>
    </message>
    <message>
        <source>{url} is larger than the limit of {limit:size}</source>
        <translation>{url} dépasse la limite de {limit:size}</translation>
    </message>
    <message>
        <source>{url} is not a valid address: {error}</source>
        <translation>{url} n’est pas une adresse valide&#xa0;: {error}</translation>
    </message>
    <message>
        <source>{url} returned HTTP status {status}</source>
        <translation>{url} a renvoyé le statut HTTP {status}</translation>
    </message>
    <message>
        <source>{url} returned a different part of the file than was requested</source>
        <translation>{url} a renvoyé une autre partie du fichier que celle demandée</translation>
    </message>
    <message>
        <source>{version} is only in folders without a known owner, such as {path}: no Python environment found here uses it</source>
        <translation>{version} n’est que dans des dossiers sans propriétaire connu, comme {path}&#xa0;: aucun environnement Python trouvé ici ne l’utilise</translation>
    </message>
    <message>
        <source>{what} needs libraries that are not installed</source>
        <translation>{what} nécessite des bibliothèques qui ne sont pas installées</translation>
    </message>
    <message>
        <source>{where}: no known package provides “{name}”, and nothing is downloaded for it</source>
        <translation>{where}&#xa0;: aucun paquet connu ne fournit «&#xa0;{name}&#xa0;», et rien n’est téléchargé pour lui</translation>
    </message>
    <message>
        <source>“{name}” is not a name for a channel: use letters, digits, dots and dashes</source>
        <translation>«&#xa0;{name}&#xa0;» n’est pas un nom de canal&#xa0;: utilisez lettres, chiffres, points et tirets</translation>
    </message>
    <message>
        <source>“{name}” is not a name for a team cache: use letters, digits, dots and dashes</source>
        <translation>«&#xa0;{name}&#xa0;» n’est pas un nom de cache d’équipe&#xa0;: utilisez lettres, chiffres, points et tirets</translation>
    </message>
    <message>
        <source>“{name}” is not a valid list name. Use 1 to 80 printable characters</source>
        <translation>«&#xa0;{name}&#xa0;» n’est pas un nom de liste valide. Utilisez de 1 à 80 caractères imprimables</translation>
    </message>
    <message>
        <source>“{term}” is not a filter term. Terms are: numpy kind:wasm status:damaged size&gt;10MB age&gt;30d -tests</source>
        <translation>«&#xa0;{term}&#xa0;» n’est pas un terme de filtre. Les termes sont&#xa0;: numpy kind:wasm status:damaged size&gt;10MB age&gt;30d -tests</translation>
    </message>
    <message>
        <source>“{text}” is an option of pip. Only requirements are read</source>
        <translation>«&#xa0;{text}&#xa0;» est une option de pip. Seules les dépendances sont lues</translation>
    </message>
    <message>
        <source>“{text}” is not a valid requirement: {error}. Write a name with an optional version, such as pandas&gt;=2</source>
        <translation>«&#xa0;{text}&#xa0;» n’est pas une dépendance valide&#xa0;: {error}. Écrivez un nom et, au besoin, une version, comme pandas&gt;=2</translation>
    </message>
    <message>
        <source>“{text}” refers to something that is not a wheel. Name a package, or the path or URL of a wheel</source>
        <translation>«&#xa0;{text}&#xa0;» désigne autre chose qu’un wheel. Indiquez un paquet, ou le chemin ou l’URL d’un wheel</translation>
    </message>
</context>
<context>
    <name>pack_words</name>
    <message>
        <source>After</source>
        <translation>Après</translation>
    </message>
    <message>
        <source>All data files of packages of which the app used anything</source>
        <translation>Tous les fichiers de données des paquets dont l’application utilise quelque chose</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Avant</translation>
    </message>
    <message>
        <source>Every module that a kept source names in an import, executed or not</source>
        <translation>Tout module nommé dans un import d’une source gardée, exécuté ou non</translation>
    </message>
    <message>
        <source>Everything in .dist-info</source>
        <translation>Tout ce qui est dans .dist-info</translation>
    </message>
    <message>
        <source>Lazy &amp;imports</source>
        <translation>Imports t&amp;ardifs</translation>
    </message>
    <message>
        <source>Proof {n}: failed, although nothing was missing</source>
        <translation>Essai {n}&#xa0;: échec, alors que rien ne manquait</translation>
    </message>
    <message>
        <source>Proof {n}: ran, nothing was missing</source>
        <translation>Essai {n}&#xa0;: exécuté, rien ne manquait</translation>
    </message>
    <message>
        <source>Unused &amp;standard library</source>
        <translation>Bibliothèque &amp;standard inutilisée</translation>
    </message>
    <message>
        <source>Unused shared &amp;libraries</source>
        <translation>&amp;Bibliothèques partagées inutilisées</translation>
    </message>
    <message>
        <source>{before} → {after}, {less} · files: {files}</source>
        <translation>{before} → {after}, {less} · fichiers&#xa0;: {files}</translation>
    </message>
    <message>
        <source>Fetch and unpack</source>
        <translation>Récupérer et décompresser</translation>
    </message>
    <message>
        <source>&amp;Compiled modules</source>
        <translation>Modules &amp;compilés</translation>
    </message>
    <message>
        <source>&amp;Documents</source>
        <translation>&amp;Documents</translation>
    </message>
    <message>
        <source>&amp;Metadata</source>
        <translation>&amp;Métadonnées</translation>
    </message>
    <message>
        <source>&amp;Tests</source>
        <translation>&amp;Tests</translation>
    </message>
    <message>
        <source>&amp;Unused files of packages</source>
        <translation>&amp;Fichiers inutilisés des paquets</translation>
    </message>
    <message>
        <source>B&amp;est compression</source>
        <translation>Meilleure com&amp;pression</translation>
    </message>
    <message>
        <source>D&amp;ata files</source>
        <translation>F&amp;ichiers de données</translation>
    </message>
    <message>
        <source>D&amp;ocstrings</source>
        <translation>D&amp;ocstrings</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Fichiers</translation>
    </message>
    <message>
        <source>Import and run</source>
        <translation>Importer et exécuter</translation>
    </message>
    <message>
        <source>No pack was made</source>
        <translation>Aucun pack n’a été créé</translation>
    </message>
    <message>
        <source>Package</source>
        <translation>Paquet</translation>
    </message>
    <message>
        <source>Packed and tested: {path}</source>
        <translation>Empaqueté et testé&#xa0;: {path}</translation>
    </message>
    <message>
        <source>Proof {n}: asked for {names}; added</source>
        <translation>Essai {n}&#xa0;: a réclamé {names}&#x202f;; ajouté</translation>
    </message>
    <message>
        <source>Recorded: {files} opened</source>
        <translation>Enregistré&#xa0;: {files} en lecture</translation>
    </message>
    <message>
        <source>Reduction</source>
        <translation>Réduction</translation>
    </message>
    <message>
        <source>Shared libraries</source>
        <translation>Bibliothèques partagées</translation>
    </message>
    <message>
        <source>The app was not recorded</source>
        <translation>L’application n’a pas été enregistrée</translation>
    </message>
    <message>
        <source>The start image is {size}. The app took {before} without it, and takes {after} with it.</source>
        <translation>L’image de démarrage a {size}. L’application prenait {before} sans elle et prend {after} avec elle.</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Temps</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>loadPyodide</source>
        <translation>loadPyodide</translation>
    </message>
    <message>
        <source>standard library</source>
        <translation>bibliothèque standard</translation>
    </message>
    <message>
        <source>{before} → {after}, {less}</source>
        <translation>{before} → {after}, {less}</translation>
    </message>
    <message>
        <source>{name}: {before} before, {after} after, {less}</source>
        <translation>{name}&#xa0;: {before} avant, {after} après, {less}</translation>
    </message>
</context>
<context>
    <name>place_text</name>
    <message>
        <source>Built wheels</source>
        <translation>Wheels compilés</translation>
    </message>
    <message>
        <source>Click to open it</source>
        <translation>Cliquez pour l’ouvrir</translation>
    </message>
    <message>
        <source>Click to show the cross-build environments</source>
        <translation>Cliquez pour afficher les environnements</translation>
    </message>
    <message>
        <source>It cannot be opened because it is not readable</source>
        <translation>Ne peut pas être ouvert, car illisible</translation>
    </message>
    <message>
        <source>It cannot be opened because its packages are in nested folders</source>
        <translation>Ne peut pas être ouvert, car ses paquets sont dans des sous-dossiers</translation>
    </message>
    <message>
        <source>Last changed: {age}</source>
        <translation>Dernière modification&#xa0;: {age}</translation>
    </message>
    <message>
        <source>Layout: {layout}</source>
        <translation>Disposition&#xa0;: {layout}</translation>
    </message>
    <message>
        <source>Opened recently</source>
        <translation>Ouvert récemment</translation>
    </message>
    <message>
        <source>Other folders</source>
        <translation>Autres dossiers</translation>
    </message>
    <message>
        <source>Owner: {owner}</source>
        <translation>Propriétaire&#xa0;: {owner}</translation>
    </message>
    <message>
        <source>Runtime: Pyodide {runtime}</source>
        <translation>Runtime&#xa0;: Pyodide {runtime}</translation>
    </message>
    <message>
        <source>This app</source>
        <translation>Cette application</translation>
    </message>
    <message>
        <source>This directory is open</source>
        <translation>Ce dossier est ouvert</translation>
    </message>
    <message>
        <source>counting…</source>
        <translation>comptage…</translation>
    </message>
    <message>
        <source>cross-build</source>
        <translation>compilation croisée</translation>
    </message>
    <message>
        <source>distribution</source>
        <translation>distribution</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>vide</translation>
    </message>
    <message>
        <source>not readable</source>
        <translation>illisible</translation>
    </message>
    <message>
        <source>packages</source>
        <translation>paquets</translation>
    </message>
    <message>
        <source>partly unreadable</source>
        <translation>en partie illisible</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>inconnu</translation>
    </message>
    <message>
        <source>wheel tree</source>
        <translation>arbre de wheels</translation>
    </message>
</context>
<context>
    <name>rule_text</name>
    <message>
        <source>all files</source>
        <translation>tous les fichiers</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>endommagé</translation>
    </message>
    <message>
        <source>not part of any Pyodide release</source>
        <translation>dans aucune version de Pyodide</translation>
    </message>
    <message>
        <source>of any age</source>
        <translation>de tout âge</translation>
    </message>
    <message>
        <source>old version</source>
        <translation>ancienne version</translation>
    </message>
    <message>
        <source>older than {value}</source>
        <translation>plus de {value}</translation>
    </message>
    <message>
        <source>other Pyodide version</source>
        <translation>autre version de Pyodide</translation>
    </message>
    <message>
        <source>over {value}</source>
        <translation>au-delà de {value}</translation>
    </message>
    <message>
        <source>tests archive</source>
        <translation>archive tests</translation>
    </message>
    <message>
        <source>unfinished download</source>
        <translation>téléchargement inachevé</translation>
    </message>
    <message>
        <source>unused for {value}</source>
        <translation>inutilisé depuis {value}</translation>
    </message>
    <message>
        <source>{n} day</source>
        <translation>{n} jour</translation>
    </message>
    <message>
        <source>{n} days</source>
        <translation>{n} jours</translation>
    </message>
</context>
<context>
    <name>sharing_summaries</name>
    <message>
        <source>Nothing new; the current snapshot is kept</source>
        <translation>Rien de nouveau&#x202f;; l’instantané actuel est conservé</translation>
    </message>
    <message>
        <source>The channel was not changed</source>
        <translation>Le canal n’a pas été modifié</translation>
    </message>
    <message>
        <source>The current snapshot was not replaced</source>
        <translation>L’instantané actuel n’a pas été remplacé</translation>
    </message>
    <message>
        <source>the channel has {files}</source>
        <translation>le canal contient {files}</translation>
    </message>
    <message>
        <source>{files} added to the store</source>
        <translation>Ajouté au magasin&#xa0;: {files}</translation>
    </message>
    <message>
        <source>{files} converted, {before} became {after}</source>
        <translation>Converti&#xa0;: {files}, de {before} à {after}</translation>
    </message>
    <message>
        <source>{files} damaged</source>
        <translation>endommagé&#xa0;: {files}</translation>
    </message>
    <message>
        <source>{files} deleted, {size}</source>
        <translation>Supprimé&#xa0;: {files}, {size}</translation>
    </message>
    <message>
        <source>{files} fetched, {size}</source>
        <translation>Récupéré&#xa0;: {files}, {size}</translation>
    </message>
    <message>
        <source>{files} hashed</source>
        <translation>Empreintes calculées&#xa0;: {files}</translation>
    </message>
    <message>
        <source>{files} in use again</source>
        <translation>De nouveau en usage&#xa0;: {files}</translation>
    </message>
    <message>
        <source>{files} intact</source>
        <translation>Intact&#xa0;: {files}</translation>
    </message>
    <message>
        <source>{files} intact, {size}</source>
        <translation>Intact&#xa0;: {files}, {size}</translation>
    </message>
    <message>
        <source>{files} repaired</source>
        <translation>Réparé&#xa0;: {files}</translation>
    </message>
    <message>
        <source>{files} shared</source>
        <translation>Partagé&#xa0;: {files}</translation>
    </message>
    <message>
        <source>{files} unchanged</source>
        <translation>Inchangé&#xa0;: {files}</translation>
    </message>
    <message>
        <source>{files} uploaded, {size}</source>
        <translation>Envoyé&#xa0;: {files}, {size}</translation>
    </message>
    <message>
        <source>{n} delta to earlier versions</source>
        <translation>{n} différence avec des versions antérieures</translation>
    </message>
    <message>
        <source>{n} deltas to earlier versions</source>
        <translation>{n} différences avec des versions antérieures</translation>
    </message>
    <message>
        <source>{n} did not fit</source>
        <translation>sans place&#xa0;: {n}</translation>
    </message>
    <message>
        <source>{size} downloaded</source>
        <translation>Téléchargé&#xa0;: {size}</translation>
    </message>
    <message>
        <source>{size} more needed</source>
        <translation>{size} de plus nécessaires</translation>
    </message>
    <message>
        <source>{size} saved</source>
        <translation>{size} gagnés</translation>
    </message>
    <message>
        <source>{size} saved by deltas</source>
        <translation>{size} économisés grâce aux différences</translation>
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
        <translation>Seulement {name}</translation>
    </message>
    <message>
        <source>Packages come from the Pyodide release</source>
        <translation>Les paquets viennent de la version de Pyodide</translation>
    </message>
    <message>
        <source>Packages come from the Pyodide release; what it does not have, from the package index</source>
        <translation>Les paquets viennent de la version de Pyodide&#x202f;; ce qu’elle n’a pas, de l’index de paquets</translation>
    </message>
    <message>
        <source>Packages come from the package index</source>
        <translation>Les paquets viennent de l’index de paquets</translation>
    </message>
    <message>
        <source>PyPI</source>
        <translation>PyPI</translation>
    </message>
    <message>
        <source>Team caches are asked first: {names}</source>
        <translation>Les caches d’équipe sont interrogés d’abord&#xa0;: {names}</translation>
    </message>
    <message>
        <source>Use pip’s index instead</source>
        <translation>Utiliser l’index de pip</translation>
    </message>
    <message>
        <source>Use {name} for {packages}</source>
        <translation>Utiliser {name} pour {packages}</translation>
    </message>
    <message>
        <source>Use {name} instead</source>
        <translation>Utiliser {name}</translation>
    </message>
    <message>
        <source>{first}, then {second}</source>
        <translation>{first}, puis {second}</translation>
    </message>
    <message>
        <source>{n} team caches</source>
        <translation>{n} caches d’équipe</translation>
    </message>
</context>
<context>
    <name>start_images</name>
    <message>
        <source>{size}, starts in {seconds}</source>
        <translation>{size}, démarre en {seconds}</translation>
    </message>
</context>
<context>
    <name>tile_painter</name>
    <message>
        <source>{files}, each too small for a tile</source>
        <translation>Sans tuile, car trop petit&#xa0;: {files}</translation>
    </message>
    <message>
        <source>{files}, smaller</source>
        <translation>Reste&#xa0;: {files}</translation>
    </message>
</context>
<context>
    <name>traffic_text</name>
    <message>
        <source>Answered</source>
        <translation>Répondu</translation>
    </message>
    <message>
        <source>Downloaded</source>
        <translation>Téléchargé</translation>
    </message>
    <message>
        <source>From the cache</source>
        <translation>Du cache</translation>
    </message>
    <message>
        <source>Not changed</source>
        <translation>Inchangé</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Introuvable</translation>
    </message>
    <message>
        <source>Refused ({status})</source>
        <translation>Refusé ({status})</translation>
    </message>
    <message>
        <source>{n} downloaded</source>
        <translation>téléchargées&#xa0;: {n}</translation>
    </message>
    <message>
        <source>{n} refused</source>
        <translation>refusées&#xa0;: {n}</translation>
    </message>
    <message>
        <source>{n} request</source>
        <translation>{n} requête</translation>
    </message>
    <message>
        <source>{n} requests</source>
        <translation>{n} requêtes</translation>
    </message>
    <message>
        <source>{size} served without a download</source>
        <translation>{size} servis sans téléchargement</translation>
    </message>
</context>
<context>
    <name>update_summaries</name>
    <message>
        <source>Nothing was changed</source>
        <translation>Rien n’a été modifié</translation>
    </message>
    <message>
        <source>The directory is for Pyodide {release} again</source>
        <translation>Le dossier est à nouveau pour Pyodide {release}</translation>
    </message>
    <message>
        <source>The directory is for Pyodide {release} now</source>
        <translation>Le dossier est maintenant pour Pyodide {release}</translation>
    </message>
    <message>
        <source>loaded by {runtime}</source>
        <translation>chargé par {runtime}</translation>
    </message>
    <message>
        <source>not loaded: {reason}</source>
        <translation>non chargé&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>{files} restored</source>
        <translation>Restauré&#xa0;: {files}</translation>
    </message>
    <message>
        <source>{files} set aside</source>
        <translation>Mis de côté&#xa0;: {files}</translation>
    </message>
</context>
<context>
    <name>verify_summaries</name>
    <message>
        <source>1 damaged</source>
        <translation>1 endommagé</translation>
    </message>
    <message>
        <source>1 differs</source>
        <translation>1 diffère</translation>
    </message>
    <message>
        <source>1 not verified</source>
        <translation>1 non vérifié</translation>
    </message>
    <message>
        <source>1 verified</source>
        <translation>1 vérifié</translation>
    </message>
    <message>
        <source>{files} deleted</source>
        <translation>Supprimé&#xa0;: {files}</translation>
    </message>
    <message>
        <source>{files} hashed</source>
        <translation>Empreintes calculées&#xa0;: {files}</translation>
    </message>
    <message>
        <source>{files} repaired</source>
        <translation>Réparé&#xa0;: {files}</translation>
    </message>
    <message>
        <source>{n} damaged</source>
        <translation>{n} endommagés</translation>
    </message>
    <message>
        <source>{n} differ</source>
        <translation>{n} diffèrent</translation>
    </message>
    <message>
        <source>{n} not verified</source>
        <translation>{n} non vérifiés</translation>
    </message>
    <message>
        <source>{n} verified</source>
        <translation>{n} vérifiés</translation>
    </message>
</context>
<context>
    <name>warm_up_summaries</name>
    <message>
        <source>Found: {versions}</source>
        <translation>Trouvé&#xa0;: {versions}</translation>
    </message>
    <message>
        <source>There are no newer releases</source>
        <translation>Il n’y a pas de version plus récente</translation>
    </message>
    <message>
        <source>{files} cached already</source>
        <translation>Déjà en cache&#xa0;: {files}</translation>
    </message>
    <message>
        <source>{files} fetched</source>
        <translation>Récupéré&#xa0;: {files}</translation>
    </message>
    <message>
        <source>{files} fetched, {size} downloaded</source>
        <translation>Récupéré&#xa0;: {files}, {size} téléchargés</translation>
    </message>
</context>
</TS>
