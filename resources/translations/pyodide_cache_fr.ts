<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en_GB">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Pyodide Cache Inspector</source>
        <translation>À propos de Pyodide Cache Inspector</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Copy for a bug report</source>
        <translation>Copier pour un rapport de bogue</translation>
    </message>
    <message>
        <source>Libraries</source>
        <translation>Bibliothèques</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licence</translation>
    </message>
    <message>
        <source>Licence: {licence}</source>
        <translation>Licence&#xa0;: {licence}</translation>
    </message>
    <message>
        <source>Shows what a Pyodide package cache holds, fills it before the work begins, proves that its bytes are the right ones, and removes what nobody needs.</source>
        <translation>Montre ce que contient un cache de paquets Pyodide, le remplit avant le début du travail, prouve que son contenu est le bon et supprime ce qui ne sert à personne.</translation>
    </message>
    <message>
        <source>The licence is MIT; its text is not installed here.</source>
        <translation>La licence est MIT&#x202f;; son texte n’est pas installé ici.</translation>
    </message>
    <message>
        <source>This library brings no text of its licence along.</source>
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
        <source>Copied into the store {store}: {files}</source>
        <translation>Copie dans le magasin {store}&#xa0;: {files}</translation>
    </message>
    <message>
        <source>Copy {files} ({size}) into the store</source>
        <translation>Copier {files} ({size}) dans le magasin</translation>
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
        <source>Into the store {store}, by hard link: {files}</source>
        <translation>Par lien physique dans le magasin {store}&#xa0;: {files}</translation>
    </message>
    <message>
        <source>Into the store {store}, by reflink: {files}</source>
        <translation>Par reflink dans le magasin {store}&#xa0;: {files}</translation>
    </message>
    <message>
        <source>Left alone, for the reasons below: {files}</source>
        <translation>Laissé tel quel, pour les raisons ci-dessous&#xa0;: {files}</translation>
    </message>
    <message>
        <source>One with what the store has, or what is here twice: {files}</source>
        <translation>Fusion avec ce qui est dans le magasin ou ici en double&#xa0;: {files}</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Reading: {n} of {files}…</source>
        <translation>Lecture&#xa0;: {n} sur {files}…</translation>
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
        <source>The directory has no package files yet; what is fetched for it will be shared.</source>
        <translation>Le dossier ne contient pas encore de fichiers de paquets&#x202f;; ce qui sera récupéré pour lui sera partagé.</translation>
    </message>
    <message>
        <source>The store and this directory lie on file systems between which nothing can be shared.</source>
        <translation>Le magasin et ce dossier se trouvent sur des systèmes de fichiers entre lesquels rien ne peut être partagé.</translation>
    </message>
    <message>
        <source>This changes nothing on the disk.</source>
        <translation>Rien ne change sur le disque.</translation>
    </message>
    <message>
        <source>This costs no disk; it saves some when other directories have the same files.</source>
        <translation>Cela ne coûte pas d’espace, et en gagne dès que d’autres dossiers ont les mêmes fichiers.</translation>
    </message>
    <message>
        <source>This costs {size} of disk now; it saves downloads, not space.</source>
        <translation>Cela coûte {size} d’espace disque&#x202f;; le gain porte sur les téléchargements, pas sur l’espace.</translation>
    </message>
    <message>
        <source>This file system has no reflinks. A hard link is one file with two names: a program that writes into a file of one directory changes it in all. Copies need {size} more.</source>
        <translation>Ce système de fichiers ne connaît pas les reflinks. Un lien physique est un fichier à deux noms&#xa0;: un programme qui écrit dans un fichier d’un dossier le change dans tous. Des copies demandent {size} de plus.</translation>
    </message>
    <message>
        <source>This saves {size} of disk.</source>
        <translation>Cela gagne {size} d’espace disque.</translation>
    </message>
    <message>
        <source>Use the store for this directory</source>
        <translation>Utiliser le magasin pour ce dossier</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>Ce qui se passe</translation>
    </message>
    <message>
        <source>becomes one with the store&apos;s</source>
        <translation>fusionne avec celui du magasin</translation>
    </message>
    <message>
        <source>copied into the store</source>
        <translation>copié dans le magasin</translation>
    </message>
    <message>
        <source>into the store, by hard link</source>
        <translation>par lien physique dans le magasin</translation>
    </message>
    <message>
        <source>into the store, by reflink</source>
        <translation>par reflink dans le magasin</translation>
    </message>
    <message>
        <source>the store has it as somebody else&apos;s file</source>
        <translation>le magasin l’a comme fichier de quelqu’un d’autre</translation>
    </message>
    <message>
        <source>wrong bytes, or unreadable: repair it first</source>
        <translation>contenu erroné ou illisible&#xa0;: à réparer d’abord</translation>
    </message>
</context>
<context>
    <name>AgeChart</name>
    <message>
        <source>Age from which files would go</source>
        <translation>Âge à partir duquel supprimer les fichiers</translation>
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
        <source>Drag the handle to see what is older.</source>
        <translation>Faites glisser la poignée pour voir ce qui est plus ancien.</translation>
    </message>
    <message>
        <source>Mark {files} ({size})</source>
        <translation>Marquer {files} ({size})</translation>
    </message>
    <message>
        <source>No package files yet.</source>
        <translation>Pas encore de fichiers de paquets.</translation>
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
        <source>{older}:
{files}, {size} would go</source>
        <translation>{older}&#xa0;:
{files}, {size} à supprimer</translation>
    </message>
    <message>
        <source>{older}: no files</source>
        <translation>{older}&#xa0;: aucun fichier</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Delete {files} for good</source>
        <translation>Supprimer définitivement {files}</translation>
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
        <source>Show them</source>
        <translation>Les afficher</translation>
    </message>
    <message>
        <source>This folder is kept by {tool}: it is shown here, and not changed.</source>
        <translation>Ce dossier est tenu par {tool} : il est montré ici, et n’est pas modifié.</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>Avertissements</translation>
    </message>
    <message>
        <source>Wrong bytes that a repair replaced lie in quarantine: {files}, {size}.</source>
        <translation>La quarantaine garde le contenu erroné qu’une réparation a remplacé&#xa0;: {files}, {size}.</translation>
    </message>
    <message>
        <source>⚠ {files} with wrong bytes. The runtime would load them, or fail on them, at every start.</source>
        <translation>⚠ {files} au contenu erroné. À chaque démarrage, le runtime chargerait ce contenu ou échouerait dessus.</translation>
    </message>
</context>
<context>
    <name>Browser</name>
    <message>
        <source>would go</source>
        <translation>à supprimer</translation>
    </message>
</context>
<context>
    <name>BuildPage</name>
    <message>
        <source> days</source>
        <translation> derniers jours</translation>
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
        <source>, needed by {names}</source>
        <translation>, requis par {names}</translation>
    </message>
    <message>
        <source>A preset or list:</source>
        <translation>Un préréglage ou une liste&#xa0;:</translation>
    </message>
    <message>
        <source>Build it &amp;without what cannot be had</source>
        <translation>Construire &amp;sans ce qui est introuvable</translation>
    </message>
    <message>
        <source>Count wishes of so many days</source>
        <translation>Compter les souhaits d’autant de jours</translation>
    </message>
    <message>
        <source>Else nothing is built when a package is missing</source>
        <translation>Sinon rien n’est construit quand un paquet manque</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Pour</translation>
    </message>
    <message>
        <source>How many of the most wanted packages</source>
        <translation>Combien des paquets les plus demandés</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Recherche…</translation>
    </message>
    <message>
        <source>No more than</source>
        <translation>Au plus</translation>
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
        <source>Planning…</source>
        <translation>Planification…</translation>
    </message>
    <message>
        <source>Preset or list</source>
        <translation>Préréglage ou liste</translation>
    </message>
    <message>
        <source>Requirements</source>
        <translation>Dépendances</translation>
    </message>
    <message>
        <source>Show the &amp;plan</source>
        <translation>Afficher le &amp;plan</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Size of the snapshot at most</source>
        <translation>Taille maximale de l’instantané</translation>
    </message>
    <message>
        <source>The plan names every file before anything is built.</source>
        <translation>Le plan nomme chaque fichier avant toute construction.</translation>
    </message>
    <message>
        <source>These packages:</source>
        <translation>Ces paquets&#xa0;:</translation>
    </message>
    <message>
        <source>They are taken in this order, as many as fit into the size.</source>
        <translation>Ils sont pris dans cet ordre, autant que la taille le permet.</translation>
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
        <source>What happens</source>
        <translation>Ce qui se passe</translation>
    </message>
    <message>
        <source>What warm-ups asked for and runtimes used most:</source>
        <translation>Ce qui a été le plus préchargé et utilisé&#xa0;:</translation>
    </message>
    <message>
        <source>copied from this machine</source>
        <translation>copié depuis cette machine</translation>
    </message>
    <message>
        <source>fetched</source>
        <translation>à récupérer</translation>
    </message>
    <message>
        <source>of all time</source>
        <translation>depuis toujours</translation>
    </message>
    <message>
        <source>of the last </source>
        <translation>des </translation>
    </message>
    <message>
        <source>the runtime of {distribution}</source>
        <translation>le runtime de {distribution}</translation>
    </message>
    <message>
        <source>{n} packages are asked for; with all they need: {files}, {size}</source>
        <translation>{n} paquets demandés&#x202f;; avec tout ce qu’il leur faut&#xa0;: {files}, {size}</translation>
    </message>
    <message>
        <source>{n} packages are asked for; with all they need: {files}, {size} and what nobody tells yet</source>
        <translation>{n} paquets demandés&#x202f;; avec tout ce qu’il leur faut&#xa0;: {files}, {size}, plus les tailles encore inconnues</translation>
    </message>
    <message>
        <source>“{text}” is no size; write 500MB</source>
        <translation>«&#xa0;{text}&#xa0;» n’est pas une taille&#x202f;; écrivez 500MB</translation>
    </message>
    <message>
        <source>⚠ An address with a password would be kept in the snapshot for all to read; put it into a netrc file instead.</source>
        <translation>⚠ Une adresse avec mot de passe resterait dans l’instantané, lisible par tous&#x202f;; mettez-le plutôt dans un fichier netrc.</translation>
    </message>
    <message>
        <source>⚠ Not to be had: {n}</source>
        <translation>⚠ Introuvables&#xa0;: {n}</translation>
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
        <source>Begins as</source>
        <translation>Semble être</translation>
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
        <source>Fetch the right bytes for every damaged and altered file</source>
        <translation>Récupérer le bon contenu de chaque fichier corrompu ou altéré</translation>
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
        <source>Holds</source>
        <translation>Contient</translation>
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
        <source>Licence</source>
        <translation>Licence</translation>
    </message>
    <message>
        <source>Load it</source>
        <translation>Le charger</translation>
    </message>
    <message>
        <source>More than {files}</source>
        <translation>Plus de {files}</translation>
    </message>
    <message>
        <source>Needed by</source>
        <translation>Requis par</translation>
    </message>
    <message>
        <source>Other copies</source>
        <translation>Autres copies</translation>
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
        <source>Requires</source>
        <translation>Requiert</translation>
    </message>
    <message>
        <source>Runtime</source>
        <translation>Runtime</translation>
    </message>
    <message>
        <source>Select a file to see what it is</source>
        <translation>Sélectionnez un fichier pour voir ce que c’est</translation>
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
        <source>{files}</source>
        <translation>{files}</translation>
    </message>
    <message>
        <source>{files} selected</source>
        <translation>{files} sélectionnés</translation>
    </message>
    <message>
        <source>{files} with wrong bytes</source>
        <translation>{files} au contenu erroné</translation>
    </message>
    <message>
        <source>{files}, {size} unpacked</source>
        <translation>{files}, {size} après décompression</translation>
    </message>
    <message>
        <source>{size} together</source>
        <translation>{size} au total</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>A lock file beside the packages</source>
        <translation>Un fichier de verrouillage à côté des paquets</translation>
    </message>
    <message>
        <source>A new folder, or a name that ends in .zip</source>
        <translation>Un nouveau dossier, ou un nom qui finit par .zip</translation>
    </message>
    <message>
        <source>A preset or list:</source>
        <translation>Un préréglage ou une liste&#xa0;:</translation>
    </message>
    <message>
        <source>All that the runtime can load</source>
        <translation>Tout ce que le runtime peut charger</translation>
    </message>
    <message>
        <source>An offline distribution: runtime, packages, a page</source>
        <translation>Une distribution hors ligne&#xa0;: runtime, paquets, une page</translation>
    </message>
    <message>
        <source>An unpacked npm package: node_modules/pyodide</source>
        <translation>Un paquet npm décompressé&#xa0;: node_modules/pyodide</translation>
    </message>
    <message>
        <source>As</source>
        <translation>Forme</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Choisir un dossier</translation>
    </message>
    <message>
        <source>Choose folder…</source>
        <translation>Choisir un dossier…</translation>
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
        <source>Show the plan</source>
        <translation>Afficher le plan</translation>
    </message>
    <message>
        <source>The chosen {files}</source>
        <translation>La sélection ({files})</translation>
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
        <source>{files}, {size}, to {target}</source>
        <translation>{files}, {size}, vers {target}</translation>
    </message>
    <message>
        <source>… and {n} more</source>
        <translation>… et {n} de plus</translation>
    </message>
</context>
<context>
    <name>FileTree</name>
    <message>
        <source>Files in the archive</source>
        <translation>Fichiers de l’archive</translation>
    </message>
</context>
<context>
    <name>Flows</name>
    <message>
        <source># No package is wanted in {path}</source>
        <translation># Aucun paquet n’est demandé dans {path}</translation>
    </message>
    <message>
        <source>Choose a project folder</source>
        <translation>Choisir un dossier de projet</translation>
    </message>
    <message>
        <source>Choose a script, notebook or list</source>
        <translation>Choisir un script, un notebook ou une liste</translation>
    </message>
    <message>
        <source>Name of the list</source>
        <translation>Nom de la liste</translation>
    </message>
    <message>
        <source>Projects</source>
        <translation>Projets</translation>
    </message>
    <message>
        <source>Save as a list</source>
        <translation>Enregistrer comme liste</translation>
    </message>
    <message>
        <source>Save the list of {n} files</source>
        <translation>Enregistrer la liste de {n} fichiers</translation>
    </message>
</context>
<context>
    <name>GcDialog</name>
    <message>
        <source>Clean up the store</source>
        <translation>Nettoyer le magasin</translation>
    </message>
    <message>
        <source>In use: {files}</source>
        <translation>Utilisé&#xa0;: {files}</translation>
    </message>
    <message>
        <source>Never finished: {files}. They go, too.</source>
        <translation>Jamais terminé&#xa0;: {files}. Supprimé aussi.</translation>
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
        <source>Remove {files} ({size}) for good</source>
        <translation>Supprimer définitivement {files} ({size})</translation>
    </message>
    <message>
        <source>Tidy up the store</source>
        <translation>Mettre le magasin en ordre</translation>
    </message>
    <message>
        <source>Too young to go: {files}. Somebody may be about to use what came within the last hour.</source>
        <translation>Trop récent pour partir&#xa0;: {files}. Ce qui est arrivé dans l’heure est peut-être sur le point de servir.</translation>
    </message>
    <message>
        <source>Used by no directory: {files}, {size}. They go for good, and can be fetched again.</source>
        <translation>Utilisé par aucun dossier&#xa0;: {files}, {size}. Supprimé définitivement&#x202f;; il peut être récupéré de nouveau.</translation>
    </message>
    <message>
        <source>{path} was deleted; it is taken off the list.</source>
        <translation>{path} a été supprimé et sera retiré de la liste.</translation>
    </message>
    <message>
        <source>⚠ Nothing goes while a directory cannot be looked into:</source>
        <translation>⚠ Rien n’est supprimé tant qu’un dossier ne peut pas être examiné&#xa0;:</translation>
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
        <source>&amp;Cache</source>
        <translation>Cac&amp;he</translation>
    </message>
    <message>
        <source>&amp;Runtime</source>
        <translation>&amp;Runtime</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatique</translation>
    </message>
    <message>
        <source>Automatic: Pyodide {version}</source>
        <translation>Automatique&#xa0;: Pyodide {version}</translation>
    </message>
    <message>
        <source>Cache directory</source>
        <translation>Dossier de cache</translation>
    </message>
    <message>
        <source>Choose a cache directory</source>
        <translation>Choisir un dossier de cache</translation>
    </message>
    <message>
        <source>Choose another…</source>
        <translation>Choisir un autre dossier…</translation>
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
        <source>Look at the directory again (F5)</source>
        <translation>Relire le dossier (F5)</translation>
    </message>
    <message>
        <source>Look for newer releases…</source>
        <translation>Chercher des versions plus récentes…</translation>
    </message>
    <message>
        <source>Pyodide {version} (new)</source>
        <translation>Pyodide {version} (nouveau)</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Actualiser</translation>
    </message>
    <message>
        <source>Runtime</source>
        <translation>Runtime</translation>
    </message>
    <message>
        <source>Sources…</source>
        <translation>Sources…</translation>
    </message>
    <message>
        <source>That of the distribution</source>
        <translation>Celui de la distribution</translation>
    </message>
    <message>
        <source>Where packages come from: official release, mirror, folder, index</source>
        <translation>D’où viennent les paquets&#xa0;: version officielle, miroir, dossier, index</translation>
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
        <translation>&amp;Inclure</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Retirer</translation>
    </message>
    <message>
        <source>As it lies in site-packages or the standard library; * takes slashes</source>
        <translation>Tel que dans site-packages ou la bibliothèque standard&#xa0;; * vaut aussi pour les barres obliques</translation>
    </message>
    <message>
        <source>Files to keep, as a glob</source>
        <translation>Fichiers à garder, sous forme de motif</translation>
    </message>
    <message>
        <source>Included files</source>
        <translation>Fichiers inclus</translation>
    </message>
    <message>
        <source>⚠ none</source>
        <translation>⚠ aucun</translation>
    </message>
</context>
<context>
    <name>JobLog</name>
    <message>
        <source>A defect of this app: {error}</source>
        <translation>Défaut de cette application&#xa0;: {error}</translation>
    </message>
    <message>
        <source>Cancelled after {n} s</source>
        <translation>Annulé après {n}&#xa0;s</translation>
    </message>
    <message>
        <source>Ended after {n} s</source>
        <translation>Terminé après {n}&#xa0;s</translation>
    </message>
    <message>
        <source>Planned: {cached} cached already, {fetch} to fetch</source>
        <translation>Plan&#xa0;: {cached} déjà en cache, {fetch} à récupérer</translation>
    </message>
    <message>
        <source>Started in {lane}</source>
        <translation>Démarré dans {lane}</translation>
    </message>
    <message>
        <source>{name}: attempt {n} follows, since {why}</source>
        <translation>{name}&#xa0;: tentative {n} à suivre, car {why}</translation>
    </message>
    <message>
        <source>{name}: begun</source>
        <translation>{name}&#xa0;: commencé</translation>
    </message>
    <message>
        <source>{name}: done, {size}</source>
        <translation>{name}&#xa0;: terminé, {size}</translation>
    </message>
</context>
<context>
    <name>JobRow</name>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Cancelling…</source>
        <translation>Annulation…</translation>
    </message>
    <message>
        <source>Bring the files back from the trash</source>
        <translation>Restaurer les fichiers depuis la corbeille</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Masquer</translation>
    </message>
    <message>
        <source>Planning…</source>
        <translation>Planification…</translation>
    </message>
    <message>
        <source>Progress of {job}</source>
        <translation>Progression&#xa0;: {job}</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Démarrage…</translation>
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
        <source>What is there already is not fetched again</source>
        <translation>Ce qui est déjà là n’est pas récupéré de nouveau</translation>
    </message>
    <message>
        <source>{done} of {all}</source>
        <translation>{done} sur {all}</translation>
    </message>
    <message>
        <source>{key}: attempt {n}…</source>
        <translation>{key}&#xa0;: tentative {n}…</translation>
    </message>
    <message>
        <source>{n} s left</source>
        <translation>reste {n}&#xa0;s</translation>
    </message>
    <message>
        <source>{size}/s</source>
        <translation>{size}/s</translation>
    </message>
    <message>
        <source>… and {n} more</source>
        <translation>… et {n} de plus</translation>
    </message>
</context>
<context>
    <name>LayersDialog</name>
    <message>
        <source>&amp;Add a folder…</source>
        <translation>&amp;Ajouter un dossier…</translation>
    </message>
    <message>
        <source>1 name</source>
        <translation>1 nom</translation>
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
        <source>Answer &amp;earlier</source>
        <translation>Répondre plus &amp;tôt</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Réponse</translation>
    </message>
    <message>
        <source>Choose a folder to read from</source>
        <translation>Choisir un dossier à lire</translation>
    </message>
    <message>
        <source>Code that starts the runtime over its layers</source>
        <translation>Code qui démarre le runtime sur ses couches</translation>
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
        <source>Folder</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Folders, the first answers first</source>
        <translation>Dossiers, le premier répond en premier</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Origine</translation>
    </message>
    <message>
        <source>Hash the files that lie in more than one folder</source>
        <translation>Calculer l’empreinte des fichiers présents dans plusieurs dossiers</translation>
    </message>
    <message>
        <source>In more than one folder</source>
        <translation>Dans plusieurs dossiers</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Couches</translation>
    </message>
    <message>
        <source>Layers are read-only folders below the cache directory: a team&apos;s share, a folder of an image, a snapshot. Of one name, the topmost answers. What they have is not fetched again; what is fetched, repaired or removed is in the cache directory alone.</source>
        <translation>Les couches sont des dossiers en lecture seule sous le dossier de cache&#xa0;: le partage d’une équipe, un dossier d’image, un instantané. À nom égal, la plus haute répond. Ce qu’elles contiennent n’est pas récupéré de nouveau&#x202f;; récupération, réparation et suppression ne touchent que le dossier de cache.</translation>
    </message>
    <message>
        <source>No file differs between the folders</source>
        <translation>Aucun fichier ne diffère entre les dossiers</translation>
    </message>
    <message>
        <source>No file lies in more than one folder</source>
        <translation>Aucun fichier n’est dans plusieurs dossiers</translation>
    </message>
    <message>
        <source>Only differences</source>
        <translation>Différences seulement</translation>
    </message>
    <message>
        <source>Pyodide {release} reads one directory; a warm-up puts into it what the layers have:</source>
        <translation>Pyodide {release} ne lit qu’un dossier&#x202f;; un préchargement y met ce que les couches contiennent&#xa0;:</translation>
    </message>
    <message>
        <source>Pyodide {release} reads one layer; a warm-up copies up what the others have:</source>
        <translation>Pyodide {release} ne lit qu’une couche&#x202f;; un préchargement remonte ce que les autres contiennent&#xa0;:</translation>
    </message>
    <message>
        <source>Read and &amp;compare</source>
        <translation>Lire et &amp;comparer</translation>
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
        <source>Start Pyodide {release} over them in Node:</source>
        <translation>Démarrer Pyodide {release} dessus dans Node&#xa0;:</translation>
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
        <source>Take &amp;off</source>
        <translation>&amp;Retirer</translation>
    </message>
    <message>
        <source>Take off the layer {folder}</source>
        <translation>Retirer la couche {folder}</translation>
    </message>
    <message>
        <source>The folder is a layer no more; its files stay as they are</source>
        <translation>Le dossier n’est plus une couche&#x202f;; ses fichiers restent tels quels</translation>
    </message>
    <message>
        <source>There are no package files yet</source>
        <translation>Il n’y a pas encore de fichiers de paquets</translation>
    </message>
    <message>
        <source>Which files to show</source>
        <translation>Quels fichiers afficher</translation>
    </message>
    <message>
        <source>attached</source>
        <translation>attachée</translation>
    </message>
    <message>
        <source>not made yet</source>
        <translation>pas encore créé</translation>
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
        <source>{n} names</source>
        <translation>{n} noms</translation>
    </message>
    <message>
        <source>⚠ not there now</source>
        <translation>⚠ absent pour l’instant</translation>
    </message>
    <message>
        <source>⚠ the cache directory itself; passed over</source>
        <translation>⚠ le dossier de cache lui-même&#x202f;; ignoré</translation>
    </message>
    <message>
        <source>⚠ writable by others</source>
        <translation>⚠ modifiable par d’autres</translation>
    </message>
    <message>
        <source>✓ in order</source>
        <translation>✓ en ordre</translation>
    </message>
    <message>
        <source>✕ cannot be read</source>
        <translation>✕ illisible</translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>hatched: {word}</source>
        <translation>hachuré&#xa0;: {word}</translation>
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
    <name>ListPage</name>
    <message>
        <source>&amp;Attach as a layer</source>
        <translation>&amp;Attacher comme couche</translation>
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
        <source>+ came</source>
        <translation>+ ajouté</translation>
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
        <source>Build the current snapshot anew, as it was made</source>
        <translation>Reconstruire l’instantané actuel comme il a été fait</translation>
    </message>
    <message>
        <source>Built</source>
        <translation>Construit</translation>
    </message>
    <message>
        <source>Choose a folder above to see its snapshots.</source>
        <translation>Choisissez un dossier ci-dessus pour voir ses instantanés.</translation>
    </message>
    <message>
        <source>Compare the two that are selected, else the current one with the one before it</source>
        <translation>Comparer les deux sélectionnés, sinon l’actuel avec le précédent</translation>
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
        <source>From {older} to {newer}: nothing differs, {same} packages are the same.</source>
        <translation>De {older} à {newer}&#xa0;: aucune différence, {same} paquets sont identiques.</translation>
    </message>
    <message>
        <source>From {older} to {newer}: {n} packages differ, {same} are the same.</source>
        <translation>De {older} à {newer}&#xa0;: {n} paquets diffèrent, {same} sont identiques.</translation>
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
        <source>Put the current snapshot below the cache directory; after a refresh, the new one</source>
        <translation>Mettre l’instantané actuel sous le dossier de cache&#x202f;; après une actualisation, le nouveau</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Snapshots</source>
        <translation>Instantanés</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>There is no snapshot in {folder} yet.</source>
        <translation>Il n’y a pas encore d’instantané dans {folder}.</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Quoi</translation>
    </message>
    <message>
        <source>its own distribution</source>
        <translation>sa propre distribution</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>conservé</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>inconnu</translation>
    </message>
    <message>
        <source>→ other version</source>
        <translation>→ autre version</translation>
    </message>
    <message>
        <source>− went</source>
        <translation>− retiré</translation>
    </message>
    <message>
        <source>≠ other bytes</source>
        <translation>≠ autre contenu</translation>
    </message>
    <message>
        <source>⚠ None of them is the current one; build one to mend that.</source>
        <translation>⚠ Aucun d’eux n’est l’actuel&#x202f;; en construire un y remédie.</translation>
    </message>
    <message>
        <source>✓ current</source>
        <translation>✓ actuel</translation>
    </message>
</context>
<context>
    <name>ListsDialog</name>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Export lists</source>
        <translation>Exporter les listes</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exporter…</translation>
    </message>
    <message>
        <source>Import lists</source>
        <translation>Importer des listes</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importer…</translation>
    </message>
    <message>
        <source>Lists</source>
        <translation>Listes</translation>
    </message>
    <message>
        <source>My lists</source>
        <translation>Mes listes</translation>
    </message>
    <message>
        <source>Name of the list</source>
        <translation>Nom de la liste</translation>
    </message>
    <message>
        <source>New list</source>
        <translation>Nouvelle liste</translation>
    </message>
    <message>
        <source>New name of the list</source>
        <translation>Nouveau nom de la liste</translation>
    </message>
    <message>
        <source>New…</source>
        <translation>Nouvelle…</translation>
    </message>
    <message>
        <source>One requirement a line</source>
        <translation>Une dépendance par ligne</translation>
    </message>
    <message>
        <source>Rename list</source>
        <translation>Renommer la liste</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Renommer…</translation>
    </message>
    <message>
        <source>Requirements</source>
        <translation>Dépendances</translation>
    </message>
    <message>
        <source>Save changes</source>
        <translation>Enregistrer</translation>
    </message>
</context>
<context>
    <name>LogDialog</name>
    <message>
        <source>Clear</source>
        <translation>Effacer</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Errors alone</source>
        <translation>Erreurs seulement</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Tout</translation>
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
        <source>No entries yet</source>
        <translation>Aucune entrée</translation>
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
        <source>Save…</source>
        <translation>Enregistrer…</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Rechercher</translation>
    </message>
    <message>
        <source>Search…</source>
        <translation>Rechercher…</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texte</translation>
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
        <source>{n} lines</source>
        <translation>{n} lignes</translation>
    </message>
    <message>
        <source>{shown} of {n} lines</source>
        <translation>{shown} lignes sur {n}</translation>
    </message>
</context>
<context>
    <name>LogModel</name>
    <message>
        <source>Detail</source>
        <translation>Détail</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Erreur</translation>
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
        <source>Time</source>
        <translation>Heure</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Avertissement</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Message</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Close or open a package</source>
        <translation>Fermer ou ouvrir un paquet</translation>
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
        <source>Mark or unmark</source>
        <translation>Marquer ou démarquer</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Espace</translation>
    </message>
</context>
<context>
    <name>MapPage</name>
    <message>
        <source>Age</source>
        <translation>Âge</translation>
    </message>
    <message>
        <source>C&amp;olour by</source>
        <translation>C&amp;olorer selon</translation>
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
</context>
<context>
    <name>MemberModel</name>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
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
        <source>Failed by a defect of this app</source>
        <translation>Échec dû à un défaut de cette application</translation>
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
        <source>&amp;Needs</source>
        <translation>&amp;Besoins</translation>
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
        <source>Also run</source>
        <translation>Exécuter aussi</translation>
    </message>
    <message>
        <source>And what the app &amp;declares and imports</source>
        <translation>Et ce que l’application &amp;déclare et importe</translation>
    </message>
    <message>
        <source>App</source>
        <translation>Application</translation>
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
        <source>Choose a folder</source>
        <translation>Choisir un dossier</translation>
    </message>
    <message>
        <source>Choose folder…</source>
        <translation>Choisir un dossier…</translation>
    </message>
    <message>
        <source>Choose the script that starts the app</source>
        <translation>Choisir le script qui lance l’application</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Choisir…</translation>
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
        <source>Found beside the app; its lock file is no official one</source>
        <translation>Trouvé à côté de l’application&#xa0;; son fichier de verrouillage n’est pas officiel</translation>
    </message>
    <message>
        <source>Memory is not limited, and Node calls its fence a seat belt, no wall against malicious code. An app that you would not run on your machine is packed in a container, or on a machine of its own.</source>
        <translation>La mémoire n’est pas limitée, et Node compare sa protection à une ceinture de sécurité, pas à un mur contre le code malveillant. Une application que vous n’exécuteriez pas sur votre machine s’empaquette dans un conteneur ou sur une machine à part.</translation>
    </message>
    <message>
        <source>More about the run</source>
        <translation>Plus sur l’exécution</translation>
    </message>
    <message>
        <source>Node {version} keeps it from your files, from other programs and from your environment. The network is refused by JavaScript that runs beside the app, which keeps honest programs honest, no more.</source>
        <translation>Node {version} la tient à l’écart de vos fichiers, des autres programmes et de votre environnement. Le réseau est refusé par du JavaScript qui tourne à côté de l’application&#xa0;: cela suffit pour des programmes honnêtes, sans plus.</translation>
    </message>
    <message>
        <source>Node {version} keeps it from your files, from other programs, from your environment and from the network.</source>
        <translation>Node {version} la tient à l’écart de vos fichiers, des autres programmes, de votre environnement et du réseau.</translation>
    </message>
    <message>
        <source>None found beside the app. Get it there with “npm install pyodide@{version}”</source>
        <translation>Introuvable à côté de l’application. À y installer avec&#xa0;: npm install pyodide@{version}</translation>
    </message>
    <message>
        <source>One &amp;bundle with all packages and the app</source>
        <translation>Une &amp;archive unique avec tous les paquets et l’application</translation>
    </message>
    <message>
        <source>Output folder</source>
        <translation>Dossier de sortie</translation>
    </message>
    <message>
        <source>Python scripts</source>
        <translation>Scripts Python</translation>
    </message>
    <message>
        <source>Python that runs after the app and is watched too: the surest way to keep what it needs.</source>
        <translation>Du Python qui s’exécute après l’application et qui est observé aussi&#xa0;: le moyen le plus sûr de garder ce dont il a besoin.</translation>
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
        <source>The script that starts the app; or drop it here</source>
        <translation>Le script qui lance l’application&#xa0;; ou déposez-le ici</translation>
    </message>
    <message>
        <source>The unpacked npm package: node_modules/pyodide</source>
        <translation>Le paquet npm décompressé&#xa0;: node_modules/pyodide</translation>
    </message>
    <message>
        <source>Time &amp;limit</source>
        <translation>&amp;Durée limite</translation>
    </message>
    <message>
        <source>Time limit of one run</source>
        <translation>Durée limite d’une exécution</translation>
    </message>
    <message>
        <source>Trimmed &amp;wheels and a lock file: each is cached alone</source>
        <translation>Des &amp;wheels allégés et un fichier de verrouillage&#xa0;: chacun a sa place en cache</translation>
    </message>
    <message>
        <source>for one run; then the app is ended</source>
        <translation>par exécution&#xa0;; ensuite l’application est arrêtée</translation>
    </message>
    <message>
        <source>n&amp;pm’s pyodide</source>
        <translation>pyodide de n&amp;pm</translation>
    </message>
    <message>
        <source>npm’s pyodide</source>
        <translation>pyodide de npm</translation>
    </message>
    <message>
        <source>⚠ To watch an app is to run its code, and that of its packages.</source>
        <translation>⚠ Observer une application, c’est exécuter son code et celui de ses paquets.</translation>
    </message>
</context>
<context>
    <name>PackChart</name>
    <message>
        <source>Nothing to show yet</source>
        <translation>Rien à montrer pour l’instant</translation>
    </message>
    <message>
        <source>Sizes before and after</source>
        <translation>Tailles avant et après</translation>
    </message>
    <message>
        <source>after</source>
        <translation>après</translation>
    </message>
    <message>
        <source>before</source>
        <translation>avant</translation>
    </message>
</context>
<context>
    <name>PackChoice</name>
    <message>
        <source>Keep besides</source>
        <translation>Garder aussi</translation>
    </message>
    <message>
        <source>Keep these files too</source>
        <translation>Garder aussi ces fichiers</translation>
    </message>
    <message>
        <source>Not reckoned in: {names}.</source>
        <translation>Non compris&#xa0;: {names}.</translation>
    </message>
    <message>
        <source>Sizes as the members are compressed now.</source>
        <translation>Tailles selon la compression actuelle.</translation>
    </message>
    <message>
        <source>Take away</source>
        <translation>Enlever</translation>
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
        <source>2  What stays</source>
        <translation>2  Ce qui reste</translation>
    </message>
    <message>
        <source>3  The proof</source>
        <translation>3  La preuve</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Choisir un dossier</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Nothing was run. What the app does not really need: untick its imports, and name the rest.</source>
        <translation>Rien n’a été exécuté. Si l’application n’en a pas vraiment besoin&#xa0;: décochez ses imports et nommez le reste.</translation>
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
        <translation>Planifier</translation>
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
        <source>Stopped. Nothing was written but what was fetched into the cache directory.</source>
        <translation>Arrêté. Rien n’a été écrit, hormis ce qui a été récupéré dans le répertoire de cache.</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>Watch {name}</source>
        <translation>Observer {name}</translation>
    </message>
    <message>
        <source>What the app said</source>
        <translation>Ce que l’application a dit</translation>
    </message>
    <message>
        <source>… and {n} more</source>
        <translation>… et {n} de plus</translation>
    </message>
</context>
<context>
    <name>PackMissing</name>
    <message>
        <source>All the rest of this app works without it.</source>
        <translation>Tout le reste de ce programme fonctionne sans.</translation>
    </message>
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
        <source>Fedora</source>
        <translation>Fedora</translation>
    </message>
    <message>
        <source>It holds the runtime in which the app is run, and which goes into the pack. {why}.</source>
        <translation>Il contient le runtime dans lequel l’application s’exécute et qui entre dans le pack. {why}.</translation>
    </message>
    <message>
        <source>Node 20 or newer also keeps the app from your files. If an installer changed the search path, start this app anew. All the rest of it works without Node.</source>
        <translation>À partir de Node 20, l’application n’a pas non plus accès à vos fichiers. Si un installeur a modifié le chemin de recherche, relancez ce programme. Tout le reste fonctionne sans Node.</translation>
    </message>
    <message>
        <source>Packing needs Node</source>
        <translation>Empaqueter demande Node</translation>
    </message>
    <message>
        <source>Packing needs npm’s pyodide</source>
        <translation>Empaqueter demande pyodide de npm</translation>
    </message>
    <message>
        <source>To see what an app uses, it is run in Node with the real Pyodide. {why}.</source>
        <translation>Pour voir ce qu’une application utilise, on l’exécute dans Node avec le vrai Pyodide. {why}.</translation>
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
    <name>PackModel</name>
    <message>
        <source>After</source>
        <translation>Après</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Avant</translation>
    </message>
    <message>
        <source>Compressed, as it is fetched</source>
        <translation>Compressé, tel que récupéré</translation>
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
        <source>Reduction</source>
        <translation>Réduction</translation>
    </message>
</context>
<context>
    <name>PackProgress</name>
    <message>
        <source>Progress</source>
        <translation>Progression</translation>
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
        <source>{done} of {all}</source>
        <translation>{done} sur {all}</translation>
    </message>
    <message>
        <source>{n} s</source>
        <translation>{n} s</translation>
    </message>
    <message>
        <source>{n} s; ended after {limit} s a run</source>
        <translation>{n} s&#xa0;; arrêt après {limit} s par exécution</translation>
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
        <source>Besides, before and after alike: the runtime’s own files, {size}.</source>
        <translation>En plus, avant comme après&#xa0;: les fichiers du runtime, {size}.</translation>
    </message>
    <message>
        <source>It gets its name when the app ran from it alone, without a network.</source>
        <translation>Il ne reçoit son nom qu’une fois l’application exécutée à partir de lui seul, sans réseau.</translation>
    </message>
    <message>
        <source>Making the pack and proving it</source>
        <translation>Création et vérification du pack</translation>
    </message>
    <message>
        <source>Nothing was written.</source>
        <translation>Rien n’a été écrit.</translation>
    </message>
    <message>
        <source>Proofs</source>
        <translation>Essais</translation>
    </message>
    <message>
        <source>Stopped; there is no pack</source>
        <translation>Arrêté&#xa0;; il n’y a pas de pack</translation>
    </message>
    <message>
        <source>The bundle has {size}, the app included; each package’s size is that of its own wheel.</source>
        <translation>L’archive fait {size}, application comprise&#xa0;; la taille de chaque paquet est celle de son propre wheel.</translation>
    </message>
    <message>
        <source>Times before and after</source>
        <translation>Temps avant et après</translation>
    </message>
    <message>
        <source>What the app said</source>
        <translation>Ce que l’application a dit</translation>
    </message>
    <message>
        <source>What the app said, to its end:</source>
        <translation>Ce que l’application a dit en dernier&#xa0;:</translation>
    </message>
    <message>
        <source>✓ Proven at attempt {n}: it ran from this pack alone, without a network</source>
        <translation>✓ Prouvé à l’essai {n}&#xa0;: l’application s’est exécutée à partir de ce seul pack, sans réseau</translation>
    </message>
    <message>
        <source>✓ Proven: it ran from this pack alone, without a network</source>
        <translation>✓ Prouvé&#xa0;: l’application s’est exécutée à partir de ce seul pack, sans réseau</translation>
    </message>
    <message>
        <source>✕ There is no pack</source>
        <translation>✕ Il n’y a pas de pack</translation>
    </message>
</context>
<context>
    <name>PackSizes</name>
    <message>
        <source>Packages before and after</source>
        <translation>Paquets avant et après</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total</translation>
    </message>
</context>
<context>
    <name>PackagesDialog</name>
    <message>
        <source>, needed by {names}</source>
        <translation>, requis par {names}</translation>
    </message>
    <message>
        <source>For Pyodide {release}:</source>
        <translation>Pour Pyodide {release}&#xa0;:</translation>
    </message>
    <message>
        <source>From a requirements file…</source>
        <translation>Depuis un fichier requirements…</translation>
    </message>
    <message>
        <source>One requirement a line: a name, and perhaps versions</source>
        <translation>Une dépendance par ligne&#xa0;: un nom et, au besoin, des versions</translation>
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
        <source>Requirements</source>
        <translation>Dépendances</translation>
    </message>
    <message>
        <source>Requirements file</source>
        <translation>Fichier requirements</translation>
    </message>
    <message>
        <source>Save as a list…</source>
        <translation>Enregistrer comme liste…</translation>
    </message>
    <message>
        <source>Show the plan</source>
        <translation>Afficher le plan</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
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
        <source>Warm up packages</source>
        <translation>Précharger des paquets</translation>
    </message>
    <message>
        <source>Warm up: {name}</source>
        <translation>Précharger&#xa0;: {name}</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>Ce qui se passe</translation>
    </message>
    <message>
        <source>fetched</source>
        <translation>récupéré</translation>
    </message>
    <message>
        <source>replaced: other bytes have its name</source>
        <translation>remplacé&#xa0;: un autre contenu porte ce nom</translation>
    </message>
    <message>
        <source>{files} to fetch{size},</source>
        <translation>{files} à récupérer{size},</translation>
    </message>
    <message>
        <source>{file} cannot be read: {error}</source>
        <translation>Impossible de lire {file}&#xa0;: {error}</translation>
    </message>
    <message>
        <source>{n} cached,</source>
        <translation>{n} en cache,</translation>
    </message>
    <message>
        <source>{n} not available</source>
        <translation>indisponibles&#xa0;: {n}</translation>
    </message>
    <message>
        <source>✓ cached</source>
        <translation>✓ en cache</translation>
    </message>
</context>
<context>
    <name>PlaceMenu</name>
    <message>
        <source>Copy path</source>
        <translation>Copier le chemin</translation>
    </message>
    <message>
        <source>Forget the project folder {name}</source>
        <translation>Oublier le dossier de projet {name}</translation>
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
        <source>See the cross-build environments…</source>
        <translation>Voir les environnements de compilation croisée…</translation>
    </message>
</context>
<context>
    <name>PlacesModel</name>
    <message>
        <source>1 place</source>
        <translation>1 emplacement</translation>
    </message>
    <message>
        <source>Project folders</source>
        <translation>Dossiers de projet</translation>
    </message>
    <message>
        <source>looking…</source>
        <translation>recherche…</translation>
    </message>
    <message>
        <source>no packages found</source>
        <translation>aucun paquet trouvé</translation>
    </message>
    <message>
        <source>open now</source>
        <translation>ouvert</translation>
    </message>
    <message>
        <source>with a problem</source>
        <translation>avec un problème</translation>
    </message>
    <message>
        <source>{n} places</source>
        <translation>{n} emplacements</translation>
    </message>
</context>
<context>
    <name>PlacesSidebar</name>
    <message>
        <source>Add a project folder…</source>
        <translation>Ajouter un dossier de projet…</translation>
    </message>
    <message>
        <source>Look for packages in a project folder, too</source>
        <translation>Chercher aussi des paquets dans un dossier de projet</translation>
    </message>
    <message>
        <source>Look for places again</source>
        <translation>Chercher à nouveau</translation>
    </message>
    <message>
        <source>Looking for places…</source>
        <translation>Recherche des emplacements…</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Recherche…</translation>
    </message>
    <message>
        <source>No packages for Pyodide were found where the known tools keep them. Add a project folder, and it is looked through too.</source>
        <translation>Aucun paquet pour Pyodide là où les outils connus les gardent. Ajoutez un dossier de projet : il sera parcouru aussi.</translation>
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
    <name>PlanningDialog</name>
    <message>
        <source>Planning…</source>
        <translation>Planification…</translation>
    </message>
</context>
<context>
    <name>PreferencesDialog</name>
    <message>
        <source> days</source>
        <translation> jours</translation>
    </message>
    <message>
        <source>Ages</source>
        <translation>Âges</translation>
    </message>
    <message>
        <source>Another language is shown from the next start on</source>
        <translation>La langue choisie s’affiche au prochain démarrage</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Apparence</translation>
    </message>
    <message>
        <source>As a date: {date}</source>
        <translation>Date&#xa0;: {date}</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Comme le système</translation>
    </message>
    <message>
        <source>Cache</source>
        <translation>Cache</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Choose a default directory</source>
        <translation>Choisir un dossier par défaut</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Choisir…</translation>
    </message>
    <message>
        <source>Clean up files older than</source>
        <translation>Nettoyer les fichiers de plus de</translation>
    </message>
    <message>
        <source>Connections to one host</source>
        <translation>Connexions par hôte</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>Default directory</source>
        <translation>Dossier par défaut</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>Supprimer définitivement</translation>
    </message>
    <message>
        <source>How long ago: 3 days</source>
        <translation>Durée écoulée&#xa0;: 3 jours</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
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
        <source>No clean-up takes these; separate names with commas</source>
        <translation>Aucun nettoyage n’y touche&#x202f;; noms séparés par des virgules</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Aucun</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>OK moves that file aside, keeps it, and begins a new one.</source>
        <translation>OK met ce fichier de côté, le conserve et en commence un nouveau.</translation>
    </message>
    <message>
        <source>Package index</source>
        <translation>Index de paquets</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>Préférences</translation>
    </message>
    <message>
        <source>Protected packages</source>
        <translation>Paquets protégés</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <source>Removed files</source>
        <translation>Fichiers supprimés</translation>
    </message>
    <message>
        <source>Restore defaults</source>
        <translation>Valeurs par défaut</translation>
    </message>
    <message>
        <source>Tell me when a long job ends in the background</source>
        <translation>M’avertir quand une longue tâche se termine en arrière-plan</translation>
    </message>
    <message>
        <source>That of pip</source>
        <translation>Celui de pip</translation>
    </message>
    <message>
        <source>That of the environment</source>
        <translation>Celui de l’environnement</translation>
    </message>
    <message>
        <source>The variable {name} goes before it: {path}</source>
        <translation>La variable {name} est prioritaire&#xa0;: {path}</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Thème</translation>
    </message>
    <message>
        <source>This must be {allowed}</source>
        <translation>Valeur attendue&#xa0;: {allowed}</translation>
    </message>
    <message>
        <source>any age</source>
        <translation>tout âge</translation>
    </message>
</context>
<context>
    <name>PruneDialog</name>
    <message>
        <source>Clean up</source>
        <translation>Nettoyer</translation>
    </message>
    <message>
        <source>&amp;Mark them</source>
        <translation>Les &amp;marquer</translation>
    </message>
    <message>
        <source>Delete for &amp;good instead of moving to the trash</source>
        <translation>&amp;Supprimer définitivement au lieu de mettre à la corbeille</translation>
    </message>
    <message>
        <source>Delete {files} ({size}) for good</source>
        <translation>Supprimer définitivement {files} ({size})</translation>
    </message>
    <message>
        <source>Files in the trash take up their space until it is emptied.</source>
        <translation>Les fichiers mis à la corbeille occupent de l’espace tant qu’elle n’est pas vidée.</translation>
    </message>
    <message>
        <source>Files that would go</source>
        <translation>Fichiers à supprimer</translation>
    </message>
    <message>
        <source>Only mark these files in the table</source>
        <translation>Seulement marquer ces fichiers dans le tableau</translation>
    </message>
    <message>
        <source>Remove marked files</source>
        <translation>Supprimer les fichiers marqués</translation>
    </message>
    <message>
        <source>⚠ {files} would be missed: {names} stay and need them.</source>
        <translation>⚠ {files} dont ont besoin des paquets qui restent&#xa0;: {names}.</translation>
    </message>
    <message>
        <source>Move {files} ({size}) to the trash</source>
        <translation>Mettre {files} ({size}) à la corbeille</translation>
    </message>
    <message>
        <source>Not touched in any case: {files} of other kinds.</source>
        <translation>Jamais touché&#xa0;: {files} d’autres types.</translation>
    </message>
    <message>
        <source>Nothing to remove</source>
        <translation>Rien à supprimer</translation>
    </message>
    <message>
        <source>This frees {size} at once.</source>
        <translation>Cela libère {size} immédiatement.</translation>
    </message>
</context>
<context>
    <name>PruneModel</name>
    <message>
        <source>Age</source>
        <translation>Âge</translation>
    </message>
    <message>
        <source>Because</source>
        <translation>Motif</translation>
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
        <source>Missed by</source>
        <translation>Manquerait à</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
</context>
<context>
    <name>RowMenu</name>
    <message>
        <source>Copy address (file:)</source>
        <translation>Copier l’adresse (file:)</translation>
    </message>
    <message>
        <source>Copy as a table</source>
        <translation>Copier comme tableau</translation>
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
        <source>Copy sha256</source>
        <translation>Copier le sha256</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exporter…</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>Marquer</translation>
    </message>
    <message>
        <source>Mark all files of the package</source>
        <translation>Marquer tous les fichiers du paquet</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Ouvrir le dossier</translation>
    </message>
    <message>
        <source>Unmark</source>
        <translation>Démarquer</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Vérifier</translation>
    </message>
</context>
<context>
    <name>RuleBoxes</name>
    <message>
        <source> MB</source>
        <translation> Mo</translation>
    </message>
    <message>
        <source> days</source>
        <translation> jours</translation>
    </message>
    <message>
        <source>&amp;Damaged and altered files</source>
        <translation>Fichiers &amp;corrompus ou altérés</translation>
    </message>
    <message>
        <source>&amp;Protected</source>
        <translation>&amp;Protégés</translation>
    </message>
    <message>
        <source>&amp;Tests archives</source>
        <translation>Archives de &amp;tests</translation>
    </message>
    <message>
        <source>0 means all of them</source>
        <translation>0&#xa0;: tous les fichiers</translation>
    </message>
    <message>
        <source>All but the newest &amp;versions:</source>
        <translation>Tout sauf les dernières &amp;versions&#xa0;:</translation>
    </message>
    <message>
        <source>In no known &amp;lock file</source>
        <translation>Dans aucun fichier de verroui&amp;llage connu</translation>
    </message>
    <message>
        <source>Names of packages that no rule takes: numpy, pandas</source>
        <translation>Noms de paquets qu’aucune règle ne prend&#xa0;: numpy, pandas</translation>
    </message>
    <message>
        <source>Not &amp;used for</source>
        <translation>&amp;Inutilisés depuis</translation>
    </message>
    <message>
        <source>Of what the other rules leave, the least recently used go until the rest fits</source>
        <translation>De ce que laissent les autres règles, les fichiers les moins récemment utilisés partent jusqu’à ce que le reste tienne</translation>
    </message>
    <message>
        <source>Package files &amp;older than</source>
        <translation>&amp;Fichiers de paquets de plus de</translation>
    </message>
    <message>
        <source>Un&amp;finished downloads</source>
        <translation>Téléchargements inac&amp;hevés</translation>
    </message>
    <message>
        <source>What is &amp;beyond a budget of</source>
        <translation>Ce qui dépasse un &amp;budget de</translation>
    </message>
    <message>
        <source>Wheels of other &amp;runtimes than</source>
        <translation>Wheels d’autres &amp;runtimes que</translation>
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
    <name>Session</name>
    <message>
        <source>Ages</source>
        <translation>Âges</translation>
    </message>
    <message>
        <source>Clean up</source>
        <translation>Nettoyage</translation>
    </message>
    <message>
        <source>Empty the quarantine</source>
        <translation>Vidage de la quarantaine</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportation</translation>
    </message>
    <message>
        <source>Look for newer releases</source>
        <translation>Recherche de versions plus récentes</translation>
    </message>
    <message>
        <source>Look for places</source>
        <translation>Recherche des emplacements</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Read details</source>
        <translation>Lecture des détails</translation>
    </message>
    <message>
        <source>Read {name}</source>
        <translation>Lecture&#xa0;: {name}</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>Réparation</translation>
    </message>
    <message>
        <source>Save {name}</source>
        <translation>Enregistrement&#xa0;: {name}</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>Analyse</translation>
    </message>
    <message>
        <source>Undo the clean-up</source>
        <translation>Annulation du nettoyage</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Vérification</translation>
    </message>
    <message>
        <source>Warm up: {name}</source>
        <translation>Préchargement&#xa0;: {name}</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>As text, to print or to keep</source>
        <translation>Sous forme de texte, à imprimer ou à garder</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
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
    <name>SizeChart</name>
    <message>
        <source>No size history yet</source>
        <translation>Pas encore d’historique de taille</translation>
    </message>
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
        <source>{size}; growth is told after three days</source>
        <translation>{size}&#x202f;; croissance connue après trois jours</translation>
    </message>
    <message>
        <source>{size}; the history has just begun</source>
        <translation>{size}&#x202f;; l’historique commence à peine</translation>
    </message>
</context>
<context>
    <name>SnapshotDialog</name>
    <message>
        <source>A new folder, or one that holds snapshots</source>
        <translation>Un nouveau dossier, ou un qui contient des instantanés</translation>
    </message>
    <message>
        <source>A snapshot is a read-only folder of packages with all that they need, for one runtime: a layer for a team, an image or a classroom. It is built aside and switched in when it is whole; who reads the one before can go on.</source>
        <translation>Un instantané est un dossier de paquets en lecture seule, avec tout ce qu’il leur faut, pour un seul runtime&#xa0;: une couche pour une équipe, une image ou une classe. Il est construit à côté et mis en place une fois complet&#x202f;; qui lit le précédent peut continuer.</translation>
    </message>
    <message>
        <source>Add the layer {folder}</source>
        <translation>Ajouter la couche {folder}</translation>
    </message>
    <message>
        <source>Build</source>
        <translation>Construire</translation>
    </message>
    <message>
        <source>Build a snapshot in {folder}</source>
        <translation>Construire un instantané dans {folder}</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Choisir un dossier</translation>
    </message>
    <message>
        <source>Choose folder…</source>
        <translation>Choisir un dossier…</translation>
    </message>
    <message>
        <source>Compare the snapshots</source>
        <translation>Comparer les instantanés</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>How many older snapshots to keep</source>
        <translation>Combien d’anciens instantanés garder</translation>
    </message>
    <message>
        <source>Keep older ones</source>
        <translation>Anciens à garder</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Refresh the snapshot in {folder}</source>
        <translation>Actualiser l’instantané dans {folder}</translation>
    </message>
    <message>
        <source>Snapshots</source>
        <translation>Instantanés</translation>
    </message>
    <message>
        <source>What is there</source>
        <translation>Ce qu’il y a</translation>
    </message>
    <message>
        <source>When a new one is switched in, so many older ones stay for who still reads them</source>
        <translation>Quand un nouveau est mis en place, autant d’anciens restent pour qui les lit encore</translation>
    </message>
    <message>
        <source>✓ It lies below {directory} now, as a layer.</source>
        <translation>✓ Il est maintenant sous {directory}, comme couche.</translation>
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
        <source>A mirror&apos;s URL, an unpacked release, or node_modules/pyodide</source>
        <translation>URL d’un miroir, version décompressée ou node_modules/pyodide</translation>
    </message>
    <message>
        <source>Choose a distribution</source>
        <translation>Choisir une distribution</translation>
    </message>
    <message>
        <source>Choose folder…</source>
        <translation>Choisir un dossier…</translation>
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
        <translation>URL de l’index</translation>
    </message>
    <message>
        <source>More places</source>
        <translation>Autres emplacements</translation>
    </message>
    <message>
        <source>Only where packages lie apart from the lock file</source>
        <translation>Si les paquets ne sont pas avec le fichier de verrouillage</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Sources</translation>
    </message>
    <message>
        <source>Take packages from</source>
        <translation>Prendre les paquets dans</translation>
    </message>
    <message>
        <source>That of pip</source>
        <translation>Celui de pip</translation>
    </message>
    <message>
        <source>The distribution alone</source>
        <translation>La distribution seule</translation>
    </message>
    <message>
        <source>The distribution, and the index for what its lock file lacks</source>
        <translation>La distribution, et l’index pour ce qui manque à son fichier de verrouillage</translation>
    </message>
    <message>
        <source>The index alone, where the official CDN cannot be reached</source>
        <translation>L’index seul, quand le CDN officiel est inaccessible</translation>
    </message>
    <message>
        <source>The official CDN</source>
        <translation>Le CDN officiel</translation>
    </message>
    <message>
        <source>Use these sources</source>
        <translation>Utiliser ces sources</translation>
    </message>
</context>
<context>
    <name>StatePage</name>
    <message>
        <source>A Pyodide package cache is a folder of wheels that the runtime in Node reads instead of the network. Fill it before the work begins: start with a preset, name packages of your own, or look at a cache that you have.</source>
        <translation>Un cache de paquets Pyodide est un dossier de wheels que le runtime lit dans Node au lieu du réseau. Remplissez-le avant de commencer à travailler&#xa0;: partez d’un préréglage, nommez vos propres paquets ou examinez un cache existant.</translation>
    </message>
    <message>
        <source>Choose another directory…</source>
        <translation>Choisir un autre dossier…</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Effacer le filtre</translation>
    </message>
    <message>
        <source>Every term must hold: numpy kind:wasm status:damaged runtime:314 size&gt;10MB age&gt;30d -tests</source>
        <translation>Chaque terme doit être vrai&#xa0;: numpy kind:wasm status:damaged runtime:314 size&gt;10MB age&gt;30d -tests</translation>
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
        <source>Packages…</source>
        <translation>Paquets…</translation>
    </message>
    <message>
        <source>Scanning…</source>
        <translation>Analyse…</translation>
    </message>
    <message>
        <source>The directory does not exist yet; the first warm-up makes it.</source>
        <translation>Le dossier n’existe pas encore&#x202f;; le premier préchargement le créera.</translation>
    </message>
    <message>
        <source>The directory is empty.</source>
        <translation>Le dossier est vide.</translation>
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
        <source>Marked: {files} · {size}</source>
        <translation>Marqués&#xa0;: {files} · {size}</translation>
    </message>
    <message>
        <source>Scanning… {text}</source>
        <translation>Analyse… {text}</translation>
    </message>
    <message>
        <source>Shown: {figures}</source>
        <translation>Affichés&#xa0;: {figures}</translation>
    </message>
    <message>
        <source>Totals</source>
        <translation>Totaux</translation>
    </message>
    <message>
        <source>{size} free</source>
        <translation>{size} libres</translation>
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
        <source>&amp;Mend the store</source>
        <translation>&amp;Réparer le magasin</translation>
    </message>
    <message>
        <source>&amp;Other place…</source>
        <translation>Autre &amp;emplacement…</translation>
    </message>
    <message>
        <source>&amp;Verify the store</source>
        <translation>&amp;Vérifier le magasin</translation>
    </message>
    <message>
        <source>A store keeps the same bytes once: directories that use it share their package files with it, and what one of them has needs not be fetched for another. Each stays a plain folder that a runtime reads as ever. A directory uses it only when you adopt that directory.</source>
        <translation>Un magasin garde un même contenu une seule fois&#xa0;: les dossiers qui l’utilisent partagent leurs fichiers de paquets avec lui, et ce que l’un a n’est pas récupéré pour un autre. Chacun reste un simple dossier, que le runtime lit comme toujours. Un dossier ne l’utilise que si vous l’intégrez.</translation>
    </message>
    <message>
        <source>Adopt {directory}</source>
        <translation>Intégrer {directory}</translation>
    </message>
    <message>
        <source>Choose the store&apos;s folder</source>
        <translation>Choisir le dossier du magasin</translation>
    </message>
    <message>
        <source>Clean up the store</source>
        <translation>Nettoyer le magasin</translation>
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
        <source>Holds</source>
        <translation>Contient</translation>
    </message>
    <message>
        <source>It cannot be used</source>
        <translation>Il ne peut pas être utilisé</translation>
    </message>
    <message>
        <source>It does not use this store.</source>
        <translation>Il n’utilise pas ce magasin.</translation>
    </message>
    <message>
        <source>It shares with another store: {path}</source>
        <translation>Il partage avec un autre magasin&#xa0;: {path}</translation>
    </message>
    <message>
        <source>It shares with this store by hard link.</source>
        <translation>Il partage avec ce magasin par lien physique.</translation>
    </message>
    <message>
        <source>It shares with this store by reflink.</source>
        <translation>Il partage avec ce magasin par reflink.</translation>
    </message>
    <message>
        <source>It uses this store; both hold copies of their own.</source>
        <translation>Il utilise ce magasin&#x202f;; chacun garde ses propres copies.</translation>
    </message>
    <message>
        <source>Look at a store in another folder, or let one be made there</source>
        <translation>Voir un magasin dans un autre dossier, ou l’y faire créer</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Recherche…</translation>
    </message>
    <message>
        <source>Mend the store</source>
        <translation>Réparer le magasin</translation>
    </message>
    <message>
        <source>No directory uses a store here yet.</source>
        <translation>Aucun dossier n’utilise encore de magasin ici.</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>Rien pour l’instant</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Emplacement</translation>
    </message>
    <message>
        <source>Set wrong files aside, and put back what a directory has the right bytes of</source>
        <translation>Écarter les fichiers erronés, et remettre ceux dont un dossier a le bon contenu</translation>
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
        <source>Take off the &amp;list</source>
        <translation>Retirer de la &amp;liste</translation>
    </message>
    <message>
        <source>Take {directory} off the list</source>
        <translation>Retirer {directory} de la liste</translation>
    </message>
    <message>
        <source>The directory does not use the store any more; its files stay as they are</source>
        <translation>Le dossier n’utilise plus le magasin&#x202f;; ses fichiers restent tels quels</translation>
    </message>
    <message>
        <source>There is no store yet; the first directory that you adopt makes it.</source>
        <translation>Il n’y a pas encore de magasin&#x202f;; le premier dossier intégré le créera.</translation>
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
    <message>
        <source>… and {n} more</source>
        <translation>… et {n} de plus</translation>
    </message>
    <message>
        <source>⚠ These files share wrong bytes; repair their directories:
{names}</source>
        <translation>⚠ Ces fichiers partagent un contenu erroné&#x202f;; réparez leurs dossiers&#xa0;:
{names}</translation>
    </message>
    <message>
        <source>⚠ not there now</source>
        <translation>⚠ absent pour l’instant</translation>
    </message>
    <message>
        <source>✓ in order</source>
        <translation>✓ en ordre</translation>
    </message>
</context>
<context>
    <name>TimingModel</name>
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
        <translation>Écart</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Temps</translation>
    </message>
</context>
<context>
    <name>Treemap</name>
    <message>
        <source>Age</source>
        <translation>Âge</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Map of the cached files</source>
        <translation>Carte des fichiers en cache</translation>
    </message>
    <message>
        <source>No files to draw a map of.</source>
        <translation>Aucun fichier à dessiner sur une carte.</translation>
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
        <source>The window is too small for a map.</source>
        <translation>La fenêtre est trop petite pour une carte.</translation>
    </message>
    <message>
        <source>marked</source>
        <translation>marqué</translation>
    </message>
</context>
<context>
    <name>WarmUpBar</name>
    <message>
        <source>A lock file beside the packages, or a whole offline distribution</source>
        <translation>Un fichier de verrouillage à côté des paquets, ou une distribution hors ligne complète</translation>
    </message>
    <message>
        <source>By name…</source>
        <translation>Par nom…</translation>
    </message>
    <message>
        <source>Clean up…</source>
        <translation>Nettoyer…</translation>
    </message>
    <message>
        <source>Edit lists…</source>
        <translation>Modifier les listes…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exporter…</translation>
    </message>
    <message>
        <source>From a project folder…</source>
        <translation>Depuis un dossier de projet…</translation>
    </message>
    <message>
        <source>From a script, notebook or requirements file…</source>
        <translation>Depuis un script, un notebook ou un fichier requirements…</translation>
    </message>
    <message>
        <source>Hash every file that nobody read yet, and say whose bytes they are</source>
        <translation>Calculer l’empreinte de chaque fichier pas encore lu, et dire d’où vient son contenu</translation>
    </message>
    <message>
        <source>My lists</source>
        <translation>Mes listes</translation>
    </message>
    <message>
        <source>No lists yet</source>
        <translation>Pas encore de listes</translation>
    </message>
    <message>
        <source>Packages…</source>
        <translation>Paquets…</translation>
    </message>
    <message>
        <source>Show the plan…</source>
        <translation>Afficher le plan…</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Vérifier</translation>
    </message>
    <message>
        <source>Warm up</source>
        <translation>Précharger</translation>
    </message>
    <message>
        <source>Warm up packages by name, or what a project declares and imports</source>
        <translation>Précharger des paquets par leur nom, ou ce qu’un projet déclare et importe</translation>
    </message>
    <message>
        <source>Warm up {name}</source>
        <translation>Précharger {name}</translation>
    </message>
    <message>
        <source>○ {name}, from Pyodide {release}</source>
        <translation>○ {name}, de Pyodide {release}</translation>
    </message>
    <message>
        <source>○ {name}, from the index</source>
        <translation>○ {name}, de l’index</translation>
    </message>
    <message>
        <source>✓ {name} {version}, cached</source>
        <translation>✓ {name} {version}, en cache</translation>
    </message>
</context>
<context>
    <name>XbuildenvDialog</name>
    <message>
        <source>&amp;Refresh</source>
        <translation>&amp;Actualiser</translation>
    </message>
    <message>
        <source>1 empty root</source>
        <translation>1 racine vide</translation>
    </message>
    <message>
        <source>1 root goes too, since nothing is left in it.</source>
        <translation>1 racine part aussi : il n’y reste rien.</translation>
    </message>
    <message>
        <source>Cross-build environments</source>
        <translation>Environnements de compilation croisée</translation>
    </message>
    <message>
        <source>Delete for &amp;good instead of moving to the trash</source>
        <translation>&amp;Supprimer définitivement au lieu de mettre à la corbeille</translation>
    </message>
    <message>
        <source>Delete {what} for good</source>
        <translation>Supprimer définitivement {what}</translation>
    </message>
    <message>
        <source>Deleted what was empty.</source>
        <translation>Ce qui était vide a été supprimé.</translation>
    </message>
    <message>
        <source>Deleted {what}.</source>
        <translation>Supprimé : {what}.</translation>
    </message>
    <message>
        <source>Look for cross-build environments</source>
        <translation>Recherche des environnements</translation>
    </message>
    <message>
        <source>Looking and counting…</source>
        <translation>Recherche et comptage…</translation>
    </message>
    <message>
        <source>Looking for cross-build environments…</source>
        <translation>Recherche des environnements…</translation>
    </message>
    <message>
        <source>Move {what} to the trash</source>
        <translation>Mettre {what} à la corbeille</translation>
    </message>
    <message>
        <source>Moved {what} to the trash.</source>
        <translation>Mis à la corbeille : {what}.</translation>
    </message>
    <message>
        <source>No cross-build environments on this machine. pyodide-build makes them with `pyodide xbuildenv install`.</source>
        <translation>Aucun environnement de compilation croisée sur cette machine. pyodide-build les crée avec `pyodide xbuildenv install`.</translation>
    </message>
    <message>
        <source>Nothing to remove</source>
        <translation>Rien à retirer</translation>
    </message>
    <message>
        <source>Packages are built for Pyodide in one of these. A build that misses its own installs it anew, which takes a while and gigabytes of traffic.</source>
        <translation>Les paquets pour Pyodide y sont compilés. Une compilation à qui le sien manque le réinstalle, ce qui prend du temps et des gigaoctets de réseau.</translation>
    </message>
    <message>
        <source>Progress of the removal</source>
        <translation>Progression du retrait</translation>
    </message>
    <message>
        <source>Remove cross-build environments</source>
        <translation>Retrait des environnements</translation>
    </message>
    <message>
        <source>Removing {name}: {done} of {all}</source>
        <translation>Retrait de {name} : {done} sur {all}</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Arrêté.</translation>
    </message>
    <message>
        <source>Tick what shall go: a version, or a root with all its versions.</source>
        <translation>Cochez ce qui doit partir : une version, ou une racine avec toutes ses versions.</translation>
    </message>
    <message>
        <source>What is in the trash takes up its space until it is emptied.</source>
        <translation>Dans la corbeille, la place reste prise jusqu’à ce qu’elle soit vidée.</translation>
    </message>
    <message>
        <source>{n} empty roots</source>
        <translation>{n} racines vides</translation>
    </message>
    <message>
        <source>{n} roots go too, since nothing is left in them.</source>
        <translation>{n} racines partent aussi : il n’y reste rien.</translation>
    </message>
    <message>
        <source>⚠ Current: {names}. The next build there has to install one first.</source>
        <translation>⚠ Actuel : {names}. La prochaine compilation devra d’abord en installer un.</translation>
    </message>
    <message>
        <source>⚠ Owner unknown: {names}. Something elsewhere may still use what is there.</source>
        <translation>⚠ Propriétaire inconnu : {names}. Cela peut encore servir ailleurs.</translation>
    </message>
</context>
<context>
    <name>XbuildenvTree</name>
    <message>
        <source>Cross-build environments</source>
        <translation>Environnements de compilation croisée</translation>
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
        <source>Not for the chosen runtime</source>
        <translation>Pas pour le runtime choisi</translation>
    </message>
    <message>
        <source>Package</source>
        <translation>Paquet</translation>
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
        <source>These bytes are published by: {who}</source>
        <translation>Ce contenu est publié par&#xa0;: {who}</translation>
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
    <message>
        <source>{n} files</source>
        <translation>{n} fichiers</translation>
    </message>
    <message>
        <source>{n} versions</source>
        <translation>{n} versions</translation>
    </message>
</context>
<context>
    <name>details_text</name>
    <message>
        <source>A download that was not finished. No runtime reads it.</source>
        <translation>Un téléchargement inachevé. Aucun runtime ne le lit.</translation>
    </message>
    <message>
        <source>A lock file names packages, their files and their hashes.</source>
        <translation>Un fichier de verrouillage nomme des paquets, leurs fichiers et leurs empreintes.</translation>
    </message>
    <message>
        <source>Exactly the published bytes.</source>
        <translation>Exactement le contenu publié.</translation>
    </message>
    <message>
        <source>HTML page</source>
        <translation>page HTML</translation>
    </message>
    <message>
        <source>JSON document</source>
        <translation>document JSON</translation>
    </message>
    <message>
        <source>Nobody hashed it yet. Verify tells whose bytes it has.</source>
        <translation>Empreinte pas encore calculée. «&#xa0;Vérifier&#xa0;» dira d’où vient son contenu.</translation>
    </message>
    <message>
        <source>Not a package file. It is never touched.</source>
        <translation>Pas un fichier de paquet. Rien n’y touche jamais.</translation>
    </message>
    <message>
        <source>Not a sound archive. The runtime fails on it at every start.</source>
        <translation>Archive corrompue. Le runtime échoue dessus à chaque démarrage.</translation>
    </message>
    <message>
        <source>Not the bytes that are published under this name. The runtime loads them all the same.</source>
        <translation>Pas le contenu publié sous ce nom. Le runtime le charge quand même.</translation>
    </message>
    <message>
        <source>Official bytes, but of another release than the chosen one.</source>
        <translation>Contenu officiel, mais d’une autre version de Pyodide que celle choisie.</translation>
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
        <source>The archive is sound, and published by nobody known here.</source>
        <translation>L’archive est valide, mais aucune source connue ici ne la publie.</translation>
    </message>
    <message>
        <source>The archive is sound. Its source published no hash to compare.</source>
        <translation>L’archive est valide. Sa source n’a publié aucune empreinte à comparer.</translation>
    </message>
    <message>
        <source>The package index</source>
        <translation>L’index de paquets</translation>
    </message>
    <message>
        <source>There are too many wheels here to ask all of them.</source>
        <translation>Il y a trop de wheels ici pour les interroger toutes.</translation>
    </message>
    <message>
        <source>WebAssembly module</source>
        <translation>module WebAssembly</translation>
    </message>
    <message>
        <source>Written by this app, with {n} from the index</source>
        <translation>Écrit par cette application, avec {n} de l’index</translation>
    </message>
    <message>
        <source>another version is here</source>
        <translation>une autre version est présente</translation>
    </message>
    <message>
        <source>binary data</source>
        <translation>données binaires</translation>
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
        <source>nothing: it is empty</source>
        <translation>vide</translation>
    </message>
    <message>
        <source>optional</source>
        <translation>facultatif</translation>
    </message>
    <message>
        <source>other bytes</source>
        <translation>contenu différent</translation>
    </message>
    <message>
        <source>same bytes</source>
        <translation>même contenu</translation>
    </message>
    <message>
        <source>set aside by a repair</source>
        <translation>mis de côté par une réparation</translation>
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
        <translation>entrées inutilisables&#xa0;: {n}</translation>
    </message>
    <message>
        <source>{n} packages, {here} of them cached here</source>
        <translation>{n} paquets, dont {here} en cache ici</translation>
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
        <translation>1 jour</translation>
    </message>
    <message>
        <source>1 file</source>
        <translation>1 fichier</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1 heure</translation>
    </message>
    <message>
        <source>1 minute</source>
        <translation>1 min</translation>
    </message>
    <message>
        <source>1 month</source>
        <translation>1 mois</translation>
    </message>
    <message>
        <source>1 version</source>
        <translation>1 version</translation>
    </message>
    <message>
        <source>1 week</source>
        <translation>1 sem.</translation>
    </message>
    <message>
        <source>altered</source>
        <translation>altéré</translation>
    </message>
    <message>
        <source>any</source>
        <translation>tous</translation>
    </message>
    <message>
        <source>any age</source>
        <translation>tout âge</translation>
    </message>
    <message>
        <source>beyond {value}</source>
        <translation>au-delà de {value}</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>corrompu</translation>
    </message>
    <message>
        <source>foreign</source>
        <translation>étranger</translation>
    </message>
    <message>
        <source>in no known lock file</source>
        <translation>aucun verrouillage connu</translation>
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
        <source>marked</source>
        <translation>marqué</translation>
    </message>
    <message>
        <source>older than {value}</source>
        <translation>plus de {value}</translation>
    </message>
    <message>
        <source>other release</source>
        <translation>autre Pyodide</translation>
    </message>
    <message>
        <source>other runtime</source>
        <translation>autre runtime</translation>
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
        <source>superseded</source>
        <translation>supplanté</translation>
    </message>
    <message>
        <source>tests archive</source>
        <translation>archive tests</translation>
    </message>
    <message>
        <source>unchecked</source>
        <translation>à vérifier</translation>
    </message>
    <message>
        <source>unfinished</source>
        <translation>inachevé</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>inconnu</translation>
    </message>
    <message>
        <source>unused for {value}</source>
        <translation>inutilisé depuis {value}</translation>
    </message>
    <message>
        <source>unverified</source>
        <translation>invérifiable</translation>
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
        <source>wrong bytes</source>
        <translation>contenu erroné</translation>
    </message>
    <message>
        <source>{flavor} wheel</source>
        <translation>wheel {flavor}</translation>
    </message>
    <message>
        <source>{n} days</source>
        <translation>{n} jours</translation>
    </message>
    <message>
        <source>{n} files</source>
        <translation>{n} fichiers</translation>
    </message>
    <message>
        <source>{n} hours</source>
        <translation>{n} heures</translation>
    </message>
    <message>
        <source>{n} minutes</source>
        <translation>{n} min</translation>
    </message>
    <message>
        <source>{n} months</source>
        <translation>{n} mois</translation>
    </message>
    <message>
        <source>{n} versions</source>
        <translation>{n} versions</translation>
    </message>
    <message>
        <source>{n} weeks</source>
        <translation>{n} sem.</translation>
    </message>
    <message>
        <source>{n} years</source>
        <translation>{n} ans</translation>
    </message>
</context>
<context>
    <name>job_summary</name>
    <message>
        <source>Cancelled</source>
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
        <source>Failed by a defect of this app: {error}</source>
        <translation>Échec dû à un défaut de cette application&#xa0;: {error}</translation>
    </message>
    <message>
        <source>Found: {versions}</source>
        <translation>Trouvé&#xa0;: {versions}</translation>
    </message>
    <message>
        <source>Nothing was exported</source>
        <translation>Rien n’a été exporté</translation>
    </message>
    <message>
        <source>Nothing was switched in; the one before stays</source>
        <translation>Rien n’a été mis en place&#x202f;; le précédent reste</translation>
    </message>
    <message>
        <source>Nothing was watched</source>
        <translation>Rien n’a été observé</translation>
    </message>
    <message>
        <source>Packed and proven: {path}</source>
        <translation>Empaqueté et prouvé&#xa0;: {path}</translation>
    </message>
    <message>
        <source>There is no pack</source>
        <translation>Il n’y a pas de pack</translation>
    </message>
    <message>
        <source>There is none</source>
        <translation>Il n’y en a pas</translation>
    </message>
    <message>
        <source>Watched; {files} were opened</source>
        <translation>Observé&#xa0;; ouverts&#xa0;: {files}</translation>
    </message>
    <message>
        <source>{added} into the store, {shared} shared</source>
        <translation>{added} dans le magasin, {shared} partagés</translation>
    </message>
    <message>
        <source>{files} brought back, {size}</source>
        <translation>Restauré&#xa0;: {files}, {size}</translation>
    </message>
    <message>
        <source>{files} exported to {target}</source>
        <translation>Exporté vers {target}&#xa0;: {files}</translation>
    </message>
    <message>
        <source>{files} fetched, {size}</source>
        <translation>Récupéré&#xa0;: {files}, {size}</translation>
    </message>
    <message>
        <source>{files} listed in {path}</source>
        <translation>Enregistré dans {path}&#xa0;: {files}</translation>
    </message>
    <message>
        <source>{files} read</source>
        <translation>Lu&#xa0;: {files}</translation>
    </message>
    <message>
        <source>{files} removed, {size}</source>
        <translation>Supprimé&#xa0;: {files}, {size}</translation>
    </message>
    <message>
        <source>{files} repaired</source>
        <translation>Réparé&#xa0;: {files}</translation>
    </message>
    <message>
        <source>{files} right, {size}</source>
        <translation>{files} au bon contenu, {size}</translation>
    </message>
    <message>
        <source>{files}, {size}, of these {fetched} fetched</source>
        <translation>{files}, {size}, dont {fetched} récupérés</translation>
    </message>
    <message>
        <source>{n} cached already</source>
        <translation>Déjà en cache&#xa0;: {n}</translation>
    </message>
    <message>
        <source>{n} came into use</source>
        <translation>{n} utilisés entre-temps</translation>
    </message>
    <message>
        <source>{n} did not fit</source>
        <translation>{n} n’ont pas tenu</translation>
    </message>
    <message>
        <source>{n} mended</source>
        <translation>{n} réparés</translation>
    </message>
    <message>
        <source>{n} not brought back</source>
        <translation>Non restaurés : {n}</translation>
    </message>
    <message>
        <source>{n} roots removed</source>
        <translation>Racines retirées : {n}</translation>
    </message>
    <message>
        <source>{n} with wrong bytes</source>
        <translation>{n} au contenu erroné</translation>
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
        <source>{versions} removed, {size}</source>
        <translation>Retiré : {versions}, {size}</translation>
    </message>
    <message>
        <source>{n} failed</source>
        <translation>En échec&#xa0;: {n}</translation>
    </message>
    <message>
        <source>1 root removed</source>
        <translation>1 racine retirée</translation>
    </message>
    <message>
        <source>{n} left alone</source>
        <translation>Laissé en place&#xa0;: {n}</translation>
    </message>
</context>
<context>
    <name>layer_lines</name>
    <message>
        <source>What answers lies in {folder}</source>
        <translation>Ce qui répond se trouve dans {folder}</translation>
    </message>
    <message>
        <source>shadowed; not compared yet</source>
        <translation>masqué&#x202f;; pas encore comparé</translation>
    </message>
    <message>
        <source>shadowed; the same bytes</source>
        <translation>masqué&#x202f;; même contenu</translation>
    </message>
    <message>
        <source>shadowed; ⚠ other bytes</source>
        <translation>masqué&#x202f;; ⚠ autre contenu</translation>
    </message>
    <message>
        <source>the cache directory</source>
        <translation>le dossier de cache</translation>
    </message>
    <message>
        <source>✓ answers</source>
        <translation>✓ répond</translation>
    </message>
</context>
<context>
    <name>map_colours</name>
    <message>
        <source>any runtime</source>
        <translation>tous les runtimes</translation>
    </message>
    <message>
        <source>native wheel</source>
        <translation>wheel native</translation>
    </message>
    <message>
        <source>not a package</source>
        <translation>pas un paquet</translation>
    </message>
    <message>
        <source>not told</source>
        <translation>non précisé</translation>
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
        <source>partial</source>
        <translation>partiel</translation>
    </message>
    <message>
        <source>pure wheel</source>
        <translation>wheel pure</translation>
    </message>
    <message>
        <source>several</source>
        <translation>plusieurs</translation>
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
        <source>wasm wheel</source>
        <translation>wheel wasm</translation>
    </message>
</context>
<context>
    <name>menus</name>
    <message>
        <source>&amp;About and licences</source>
        <translation>À &amp;propos et licences</translation>
    </message>
    <message>
        <source>&amp;Ages</source>
        <translation>Âge&amp;s</translation>
    </message>
    <message>
        <source>&amp;Cache</source>
        <translation>&amp;Cache</translation>
    </message>
    <message>
        <source>&amp;Clean up…</source>
        <translation>&amp;Nettoyer…</translation>
    </message>
    <message>
        <source>&amp;Delete marked files for good…</source>
        <translation>&amp;Supprimer définitivement les fichiers marqués…</translation>
    </message>
    <message>
        <source>&amp;Details</source>
        <translation>&amp;Détails</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>É&amp;dition</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exporter…</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Fichier</translation>
    </message>
    <message>
        <source>&amp;Filter</source>
        <translation>&amp;Filtrer</translation>
    </message>
    <message>
        <source>&amp;Group by package</source>
        <translation>&amp;Grouper par paquet</translation>
    </message>
    <message>
        <source>&amp;Guide</source>
        <translation>&amp;Guide</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>Aid&amp;e</translation>
    </message>
    <message>
        <source>&amp;Keys…</source>
        <translation>&amp;Raccourcis clavier…</translation>
    </message>
    <message>
        <source>&amp;Log…</source>
        <translation>&amp;Journal…</translation>
    </message>
    <message>
        <source>&amp;Map instead of the table</source>
        <translation>&amp;Carte au lieu du tableau</translation>
    </message>
    <message>
        <source>&amp;Mark all that is shown</source>
        <translation>&amp;Marquer tout ce qui est affiché</translation>
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
        <source>&amp;Preferences…</source>
        <translation>&amp;Préférences…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Quitter</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>&amp;Actualiser</translation>
    </message>
    <message>
        <source>&amp;Repair</source>
        <translation>&amp;Réparer</translation>
    </message>
    <message>
        <source>&amp;Sources…</source>
        <translation>&amp;Sources…</translation>
    </message>
    <message>
        <source>&amp;Take all marks away</source>
        <translation>&amp;Tout démarquer</translation>
    </message>
    <message>
        <source>&amp;Undo the last clean-up</source>
        <translation>&amp;Annuler le dernier nettoyage</translation>
    </message>
    <message>
        <source>&amp;Verify</source>
        <translation>&amp;Vérifier</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Affichage</translation>
    </message>
    <message>
        <source>&amp;Warm up packages…</source>
        <translation>&amp;Précharger des paquets…</translation>
    </message>
    <message>
        <source>Cross-&amp;build environments…</source>
        <translation>Environnements de &amp;compilation croisée…</translation>
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
        <source>From a &amp;script, notebook or list…</source>
        <translation>Depuis un &amp;script, un notebook ou une liste…</translation>
    </message>
    <message>
        <source>La&amp;yers…</source>
        <translation>Couc&amp;hes…</translation>
    </message>
    <message>
        <source>Mark by &amp;rule…</source>
        <translation>Marquer par &amp;règle…</translation>
    </message>
    <message>
        <source>Move marked files to the &amp;trash…</source>
        <translation>Mettre les fichiers marqués à la &amp;corbeille…</translation>
    </message>
    <message>
        <source>Pac&amp;k an app…</source>
        <translation>Empa&amp;queter une application…</translation>
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
        <source>Save the list as &amp;CSV…</source>
        <translation>Enregistrer la liste en &amp;CSV…</translation>
    </message>
    <message>
        <source>Save the list as &amp;JSON…</source>
        <translation>Enregistrer la liste en &amp;JSON…</translation>
    </message>
</context>
<context>
    <name>pack_words</name>
    <message>
        <source>After</source>
        <translation>Après</translation>
    </message>
    <message>
        <source>After {attempts} proofs the trimmed app still asks for what was taken: {missing}. Nothing was written. Untick a strategy, or add an include</source>
        <translation>Après {attempts} essais, l’application allégée réclame encore ce qui a été enlevé&#xa0;: {missing}. Rien n’a été écrit. Décochez une stratégie ou ajoutez une inclusion</translation>
    </message>
    <message>
        <source>All data files of packages of which anything is used</source>
        <translation>Tous les fichiers de données des paquets dont quelque chose est utilisé</translation>
    </message>
    <message>
        <source>All of .dist-info</source>
        <translation>Tout .dist-info</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Avant</translation>
    </message>
    <message>
        <source>Compiled modules</source>
        <translation>Modules compilés</translation>
    </message>
    <message>
        <source>Data files</source>
        <translation>Fichiers de données</translation>
    </message>
    <message>
        <source>Docstrings</source>
        <translation>Docstrings</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Documents</translation>
    </message>
    <message>
        <source>Every module that a kept source names in an import, run or not</source>
        <translation>Tout module nommé dans un import d’une source gardée, exécuté ou non</translation>
    </message>
    <message>
        <source>Fetch and unpack</source>
        <translation>Récupérer et décompresser</translation>
    </message>
    <message>
        <source>Fetching what the app needs…</source>
        <translation>Récupération de ce dont l’application a besoin…</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Fichiers</translation>
    </message>
    <message>
        <source>Giving the pack its name…</source>
        <translation>Le pack reçoit son nom…</translation>
    </message>
    <message>
        <source>Harder compression</source>
        <translation>Compression plus forte</translation>
    </message>
    <message>
        <source>Import and run</source>
        <translation>Importer et exécuter</translation>
    </message>
    <message>
        <source>Lazy imports</source>
        <translation>Imports tardifs</translation>
    </message>
    <message>
        <source>Making the pack…</source>
        <translation>Création du pack…</translation>
    </message>
    <message>
        <source>Metadata</source>
        <translation>Métadonnées</translation>
    </message>
    <message>
        <source>Package</source>
        <translation>Paquet</translation>
    </message>
    <message>
        <source>Proof {n}: asked for {names}; added</source>
        <translation>Essai {n}&#xa0;: a réclamé {names}&#xa0;; ajouté</translation>
    </message>
    <message>
        <source>Proof {n}: failed, with nothing missing</source>
        <translation>Essai {n}&#xa0;: échec, sans que rien ne manque</translation>
    </message>
    <message>
        <source>Proof {n}: ran, with nothing missing</source>
        <translation>Essai {n}&#xa0;: exécuté, rien ne manque</translation>
    </message>
    <message>
        <source>Proof {n}: the app runs from the pack alone, without a network…</source>
        <translation>Essai {n}&#xa0;: l’application s’exécute à partir du seul pack, sans réseau…</translation>
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
        <source>Something changed since the app was watched: {what}. Watch it again</source>
        <translation>Quelque chose a changé depuis l’observation&#xa0;: {what}. Observez l’application à nouveau</translation>
    </message>
    <message>
        <source>Tests</source>
        <translation>Tests</translation>
    </message>
    <message>
        <source>The runtime’s own files are not in {place} (missing: {missing})</source>
        <translation>Les fichiers du runtime ne sont pas dans {place} (manquants&#xa0;: {missing})</translation>
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
        <source>Unused files of packages</source>
        <translation>Fichiers inutilisés des paquets</translation>
    </message>
    <message>
        <source>Unused shared libraries</source>
        <translation>Bibliothèques partagées inutilisées</translation>
    </message>
    <message>
        <source>Unused standard library</source>
        <translation>Bibliothèque standard inutilisée</translation>
    </message>
    <message>
        <source>Watching the app run…</source>
        <translation>Observation de l’exécution…</translation>
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
        <source>{before} → {after}, {less} · {files} files</source>
        <translation>{before} → {after}, {less} · {files} fichiers</translation>
    </message>
    <message>
        <source>{name}: {before} before, {after} after, {less}</source>
        <translation>{name}&#xa0;: {before} avant, {after} après, {less}</translation>
    </message>
    <message>
        <source>{n} %</source>
        <translation>{n}&#xa0;%</translation>
    </message>
    <message>
        <source>{n} s</source>
        <translation>{n} s</translation>
    </message>
    <message>
        <source>{path} came to no end in {seconds} s and was ended. Raise the time limit</source>
        <translation>{path} n’a pas abouti en {seconds} s et a été arrêté. Augmentez la durée limite</translation>
    </message>
    <message>
        <source>{path} is there already and is no pack of ours. Choose another folder</source>
        <translation>{path} existe déjà et n’est pas un de nos packs. Choisissez un autre dossier</translation>
    </message>
    <message>
        <source>{percent} less</source>
        <translation>{percent} de moins</translation>
    </message>
    <message>
        <source>{percent} more</source>
        <translation>{percent} de plus</translation>
    </message>
</context>
<context>
    <name>place_words</name>
    <message>
        <source>Built wheels</source>
        <translation>Wheels compilées</translation>
    </message>
    <message>
        <source>Click to open it here</source>
        <translation>Cliquer pour l’ouvrir ici</translation>
    </message>
    <message>
        <source>Click to see the cross-build environments</source>
        <translation>Cliquer pour voir les environnements</translation>
    </message>
    <message>
        <source>It cannot be opened here before it can be looked at</source>
        <translation>Il ne peut être ouvert ici avant d’être lisible</translation>
    </message>
    <message>
        <source>It cannot be opened here: its packages lie in folders of the tool&apos;s own making</source>
        <translation>Il ne peut être ouvert ici : ses paquets sont rangés à la manière de l’outil</translation>
    </message>
    <message>
        <source>Kept by: {owner}</source>
        <translation>Tenu par : {owner}</translation>
    </message>
    <message>
        <source>Last changed: {age}</source>
        <translation>Dernière modification : {age}</translation>
    </message>
    <message>
        <source>Layout: {layout}</source>
        <translation>Disposition : {layout}</translation>
    </message>
    <message>
        <source>Opened lately</source>
        <translation>Ouverts récemment</translation>
    </message>
    <message>
        <source>Other folders</source>
        <translation>Autres dossiers</translation>
    </message>
    <message>
        <source>Runtime: Pyodide {runtime}</source>
        <translation>Runtime : Pyodide {runtime}</translation>
    </message>
    <message>
        <source>This app</source>
        <translation>Cette application</translation>
    </message>
    <message>
        <source>This is what the window shows</source>
        <translation>C’est ce que montre la fenêtre</translation>
    </message>
    <message>
        <source>cannot be looked at</source>
        <translation>illisible</translation>
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
    <name>tile_painter</name>
    <message>
        <source>{count}, smaller</source>
        <translation>{count}, plus petits</translation>
    </message>
</context>
<context>
    <name>tile_words</name>
    <message>
        <source>{count}, each too small to be drawn</source>
        <translation>{count}, chacun trop petit pour être dessiné</translation>
    </message>
</context>
<context>
    <name>words</name>
    <message>
        <source>Breaks nothing; making the pack takes longer</source>
        <translation>Ne casse rien&#xa0;; l’empaquetage prend plus de temps</translation>
    </message>
    <message>
        <source>May break extension modules that are imported on other paths</source>
        <translation>Peut casser des modules d’extension importés par d’autres chemins</translation>
    </message>
    <message>
        <source>May break help(), and code that makes something of __doc__, such as command lines</source>
        <translation>Peut casser help() et le code qui exploite __doc__, comme des lignes de commande</translation>
    </message>
    <message>
        <source>May break inspect.getsource, source lines in tracebacks, and any other Python version</source>
        <translation>Peut casser inspect.getsource, les lignes de source des tracebacks et toute autre version de Python</translation>
    </message>
    <message>
        <source>May break packages that import helpers from their tests</source>
        <translation>Peut casser des paquets qui importent des aides depuis leurs tests</translation>
    </message>
    <message>
        <source>May break the same, and packages that are loaded later</source>
        <translation>Peut casser la même chose, et des paquets chargés plus tard</translation>
    </message>
    <message>
        <source>May break tools that show a package&apos;s description or build against its headers</source>
        <translation>Peut casser des outils qui affichent la description d’un paquet ou compilent avec ses en-têtes</translation>
    </message>
    <message>
        <source>May break what did not happen while the app was watched: other inputs, lazy imports, data files</source>
        <translation>Peut casser ce qui n’est pas arrivé pendant l’observation&#xa0;: autres entrées, imports tardifs, fichiers de données</translation>
    </message>
    <message>
        <source>Node {oldest} or newer is needed to run the app, and only for that. Install it (your system’s package nodejs, or the installer of the Node project), and see that “node --version” answers</source>
        <translation>Node {oldest} ou plus récent est nécessaire pour exécuter l’application, et seulement pour cela. Installez-le (le paquet nodejs de votre système, ou l’installateur du projet Node) et vérifiez que «&#xa0;node --version&#xa0;» répond</translation>
    </message>
    <message>
        <source>Pyodide {version} is not known. Known are: {known}</source>
        <translation>Pyodide {version} n’est pas connu. Sont connus&#xa0;: {known}</translation>
    </message>
    <message>
        <source>Windows reserves it</source>
        <translation>Windows le réserve</translation>
    </message>
    <message>
        <source>a folder; it is not looked into</source>
        <translation>un dossier&#x202f;; il n’est pas exploré</translation>
    </message>
    <message>
        <source>a link that leads nowhere; the runtime would write through it</source>
        <translation>un lien qui ne mène nulle part&#x202f;; le runtime écrirait à travers lui</translation>
    </message>
    <message>
        <source>a link; it is not followed</source>
        <translation>un lien&#x202f;; il n’est pas suivi</translation>
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
        <source>after {attempts} attempts the trimmed app still asks for what was taken: {missing}. Nothing was written. Keep more with --include, or allow more with --attempts</source>
        <translation>après {attempts} essais, l’application allégée demande encore ce qui a été retiré&#xa0;: {missing}. Rien n’a été écrit. Gardez-en plus avec --include, ou permettez plus d’essais avec --attempts</translation>
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
        <source>anybody on this machine can write to {name} in the layer {path}, and so change what others run. Take that away: chmod o-w</source>
        <translation>tout le monde sur cette machine peut écrire dans {name}, dans la couche {path}, et ainsi changer ce que d’autres exécutent. Retirez ce droit&#xa0;: chmod o-w</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>annulé</translation>
    </message>
    <message>
        <source>cannot be looked at: {error}</source>
        <translation>impossible à examiner&#xa0;: {error}</translation>
    </message>
    <message>
        <source>compresses as hard as deflate goes</source>
        <translation>compresse aussi fort que deflate le permet</translation>
    </message>
    <message>
        <source>drops Python and data files of packages that the app did not open</source>
        <translation>enlève les fichiers Python et de données des paquets que l’application n’a pas ouverts</translation>
    </message>
    <message>
        <source>drops documents, examples, type stubs, C sources and the long description</source>
        <translation>enlève documents, exemples, stubs de types, sources C et la description longue</translation>
    </message>
    <message>
        <source>drops modules of the standard library that nothing imported</source>
        <translation>enlève les modules de la bibliothèque standard que rien n’a importés</translation>
    </message>
    <message>
        <source>drops shared libraries that nothing loaded</source>
        <translation>enlève les bibliothèques partagées que rien n’a chargées</translation>
    </message>
    <message>
        <source>drops the packages&apos; own tests</source>
        <translation>enlève les tests des paquets eux-mêmes</translation>
    </message>
    <message>
        <source>empties docstrings; lines stay where they are</source>
        <translation>vide les docstrings&#xa0;; les lignes restent à leur place</translation>
    </message>
    <message>
        <source>it asked for the network, which is blocked: {attempts}</source>
        <translation>elle a demandé le réseau, qui est bloqué&#xa0;: {attempts}</translation>
    </message>
    <message>
        <source>it begins or ends with a dot or a blank</source>
        <translation>il commence ou finit par un point ou un espace</translation>
    </message>
    <message>
        <source>it claims to unpack to {size} bytes, {times} times its own size; an archive like that is made to fill a disk</source>
        <translation>l’archive prétend occuper {size} octets une fois décompressée, {times} fois sa propre taille&#x202f;; une telle archive est faite pour remplir un disque</translation>
    </message>
    <message>
        <source>it holds a character that some systems forbid</source>
        <translation>il contient un caractère que certains systèmes interdisent</translation>
    </message>
    <message>
        <source>it holds invisible characters</source>
        <translation>il contient des caractères invisibles</translation>
    </message>
    <message>
        <source>it is a URL</source>
        <translation>c’est une URL</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>il est vide</translation>
    </message>
    <message>
        <source>it is too long</source>
        <translation>il est trop long</translation>
    </message>
    <message>
        <source>it leads into another folder</source>
        <translation>il mène dans un autre dossier</translation>
    </message>
    <message>
        <source>it needs {name}, which cannot be had</source>
        <translation>requiert {name}, impossible à obtenir</translation>
    </message>
    <message>
        <source>its newest version is {version}</source>
        <translation>sa dernière version est {version}</translation>
    </message>
    <message>
        <source>line {line}: “{text}” is an option of pip; only requirements are read here</source>
        <translation>ligne {line}&#xa0;: «&#xa0;{text}&#xa0;» est une option de pip&#x202f;; seules les dépendances sont lues ici</translation>
    </message>
    <message>
        <source>names of packages, without versions</source>
        <translation>des noms de paquets, sans versions</translation>
    </message>
    <message>
        <source>needed by {name}</source>
        <translation>requis par {name}</translation>
    </message>
    <message>
        <source>no clean-up of {path} can be undone: none is known whose files still lie in the trash</source>
        <translation>aucun nettoyage de {path} ne peut être annulé&#xa0;: on n’en connaît aucun dont les fichiers soient encore à la corbeille</translation>
    </message>
    <message>
        <source>no known release and no index publishes a file {name}; nothing can repair it</source>
        <translation>aucune version connue et aucun index ne publie de fichier {name}&#x202f;; rien ne peut le réparer</translation>
    </message>
    <message>
        <source>no lock file in {place}; looked for {tried}. Name an official release with --pyodide, or give a folder that holds one</source>
        <translation>pas de fichier de verrouillage dans {place}&#x202f;; recherché&#xa0;: {tried}. Nommez une version officielle avec --pyodide, ou donnez un dossier qui en contient un</translation>
    </message>
    <message>
        <source>no space left for {path}. Free some, or choose another cache directory</source>
        <translation>plus de place pour {path}. Libérez-en, ou choisissez un autre dossier de cache</translation>
    </message>
    <message>
        <source>no version of {name} that can be loaded matches {wanted}</source>
        <translation>aucune version de {name} qui puisse être chargée ne correspond à {wanted}</translation>
    </message>
    <message>
        <source>no warm-up has asked for a package of this runtime yet. Name packages, or a --list</source>
        <translation>aucun préchargement n’a encore demandé de paquet de ce runtime. Nommez des paquets, ou une --list</translation>
    </message>
    <message>
        <source>none</source>
        <translation>rien</translation>
    </message>
    <message>
        <source>nor did {place} give its lock file: {why}</source>
        <translation>et {place} n’a pas non plus fourni son fichier de verrouillage&#xa0;: {why}</translation>
    </message>
    <message>
        <source>not an ordinary file</source>
        <translation>pas un fichier ordinaire</translation>
    </message>
    <message>
        <source>nothing in {path} is called “{name}”</source>
        <translation>rien dans {path} ne s’appelle «&#xa0;{name}&#xa0;»</translation>
    </message>
    <message>
        <source>nothing to export: {path} holds no package of those that were named for this runtime</source>
        <translation>rien à exporter&#xa0;: {path} ne contient, pour ce runtime, aucun des paquets nommés</translation>
    </message>
    <message>
        <source>only the first {most} folders below {path} were looked into; name a smaller folder</source>
        <translation>seuls les {most} premiers dossiers sous {path} ont été explorés&#x202f;; indiquez un dossier plus petit</translation>
    </message>
    <message>
        <source>relative (3 days) or date (2026-11-18)</source>
        <translation>relative (3 jours) ou date (2026-11-18)</translation>
    </message>
    <message>
        <source>replaces sources by .pyc of this very Python</source>
        <translation>remplace les sources par des .pyc de ce Python précis</translation>
    </message>
    <message>
        <source>system, light or dark</source>
        <translation>system, light ou dark</translation>
    </message>
    <message>
        <source>system, or a language&apos;s code such as de</source>
        <translation>system, ou un code de langue comme de</translation>
    </message>
    <message>
        <source>the app asked for the network, which a pack&apos;s runs do not give: {attempts}</source>
        <translation>l’application a demandé le réseau, que les exécutions d’un pack ne donnent pas&#xa0;: {attempts}</translation>
    </message>
    <message>
        <source>the download of {url} broke off: {error}</source>
        <translation>le téléchargement de {url} s’est interrompu&#xa0;: {error}</translation>
    </message>
    <message>
        <source>the file is empty</source>
        <translation>le fichier est vide</translation>
    </message>
    <message>
        <source>the file name “{name}” is refused: it is not a plain file name ({why})</source>
        <translation>le nom de fichier «&#xa0;{name}&#xa0;» est refusé&#xa0;: ce n’est pas un simple nom de fichier ({why})</translation>
    </message>
    <message>
        <source>the index has no wheel of {name} that this runtime ({runtime}) can load</source>
        <translation>l’index n’a aucune wheel de {name} que ce runtime ({runtime}) puisse charger</translation>
    </message>
    <message>
        <source>the index page {url} cannot be read: {error}</source>
        <translation>la page d’index {url} ne peut pas être lue&#xa0;: {error}</translation>
    </message>
    <message>
        <source>the layer {path} is not there. Mount it, or take it off with: pyodide-cache layer remove {path}</source>
        <translation>la couche {path} est absente. Montez-la, ou retirez-la avec&#xa0;: pyodide-cache layer remove {path}</translation>
    </message>
    <message>
        <source>the layer {path} is the cache directory itself; it is passed over</source>
        <translation>la couche {path} est le dossier de cache lui-même&#x202f;; elle est ignorée</translation>
    </message>
    <message>
        <source>the list of releases at {url} cannot be read: {error}</source>
        <translation>la liste des versions à {url} ne peut pas être lue&#xa0;: {error}</translation>
    </message>
    <message>
        <source>the lock file has {version}</source>
        <translation>le fichier de verrouillage a {version}</translation>
    </message>
    <message>
        <source>the lock file {source} is not JSON: {error}</source>
        <translation>le fichier de verrouillage {source} n’est pas du JSON&#xa0;: {error}</translation>
    </message>
    <message>
        <source>the lock file&apos;s entry for {name} cannot be used</source>
        <translation>l’entrée {name} du fichier de verrouillage est inutilisable</translation>
    </message>
    <message>
        <source>the metadata of {source} cannot be read: {error}</source>
        <translation>les métadonnées de {source} ne peuvent pas être lues&#xa0;: {error}</translation>
    </message>
    <message>
        <source>the newest that can be loaded is {version}</source>
        <translation>la plus récente qui puisse être chargée est {version}</translation>
    </message>
    <message>
        <source>the package index {index} cannot be reached ({error}). Check the network, or name another with --index-url</source>
        <translation>l’index de paquets {index} est inaccessible ({error}). Vérifiez le réseau, ou nommez-en un autre avec --index-url</translation>
    </message>
    <message>
        <source>the runtime&apos;s own files are not in {place} (missing: {missing}). Get them with “npm pack pyodide@{version}”, unpack the archive, and name its folder “package” with --runtime</source>
        <translation>les fichiers du runtime ne sont pas dans {place} (manquent&#xa0;: {missing}). Obtenez-les avec «&#xa0;npm pack pyodide@{version}&#xa0;», décompressez l’archive et donnez son dossier «&#xa0;package&#xa0;» avec --runtime</translation>
    </message>
    <message>
        <source>the settings in {path} cannot be read: {error}. The defaults hold, and the file was left as it is: mend it or move it away</source>
        <translation>les réglages de {path} ne peuvent pas être lus&#xa0;: {error}. Les valeurs par défaut s’appliquent, et le fichier a été laissé tel quel&#xa0;: corrigez-le ou déplacez-le</translation>
    </message>
    <message>
        <source>the settings that could not be read were moved to {path}</source>
        <translation>les réglages illisibles ont été déplacés vers {path}</translation>
    </message>
    <message>
        <source>the store {path} is in use by somebody else; try again when they are done</source>
        <translation>le magasin {path} est utilisé par quelqu’un d’autre&#x202f;; réessayez quand il aura fini</translation>
    </message>
    <message>
        <source>the trace was recorded with others of these: {what}. Record it anew, without --trace</source>
        <translation>la trace a été enregistrée avec d’autres éléments&#xa0;: {what}. Enregistrez-la de nouveau, sans --trace</translation>
    </message>
    <message>
        <source>the trimmed app asked for {name}; it is added, and the app is run again</source>
        <translation>l’application allégée a demandé {name}&#x202f;; c’est ajouté, et l’application est relancée</translation>
    </message>
    <message>
        <source>the trimmed app does not run, though nothing that was taken is missing: {error}. Nothing was written. Try without one of its strategies: {strategies}</source>
        <translation>l’application allégée ne fonctionne pas, bien que rien de ce qui a été retiré ne manque&#xa0;: {error}. Rien n’a été écrit. Essayez sans l’une de ses stratégies&#xa0;: {strategies}</translation>
    </message>
    <message>
        <source>the whole path of a folder, such as ~/wheels</source>
        <translation>le chemin complet d’un dossier, comme ~/wheels</translation>
    </message>
    <message>
        <source>there is a list “{name}” already; choose another name</source>
        <translation>il y a déjà une liste «&#xa0;{name}&#xa0;»&#x202f;; choisissez un autre nom</translation>
    </message>
    <message>
        <source>there is no cross-build environment {version}; there are: {known}</source>
        <translation>il n’y a pas d’environnement de compilation croisée {version}&#x202f;; disponible&#xa0;: {known}</translation>
    </message>
    <message>
        <source>there is no folder {path}</source>
        <translation>il n’y a pas de dossier {path}</translation>
    </message>
    <message>
        <source>there is no list “{name}”; there are: {known}</source>
        <translation>il n’y a pas de liste «&#xa0;{name}&#xa0;»&#x202f;; disponible&#xa0;: {known}</translation>
    </message>
    <message>
        <source>there is no preset “{name}”; there are: {known}</source>
        <translation>il n’y a pas de préréglage «&#xa0;{name}&#xa0;»&#x202f;; disponible&#xa0;: {known}</translation>
    </message>
    <message>
        <source>there is no project {name} on the index {index}</source>
        <translation>il n’y a pas de projet {name} sur l’index {index}</translation>
    </message>
    <message>
        <source>there is no root of cross-build environments “{root}”; there are: {known}</source>
        <translation>il n’y a pas de racine d’environnements de compilation croisée «&#xa0;{root}&#xa0;»&#x202f;; disponible&#xa0;: {known}</translation>
    </message>
    <message>
        <source>there is no setting “{key}”; there are: {known}</source>
        <translation>il n’y a pas de réglage «&#xa0;{key}&#xa0;»&#x202f;; disponible&#xa0;: {known}</translation>
    </message>
    <message>
        <source>these wishes exclude each other: {wishes}</source>
        <translation>ces demandes s’excluent mutuellement&#xa0;: {wishes}</translation>
    </message>
    <message>
        <source>this Node ({version}) cannot keep the app from your files; Node 20 or newer can. Pack only an app that you trust</source>
        <translation>ce Node ({version}) ne peut pas tenir l’application à l’écart de vos fichiers&#x202f;; Node 20 ou plus récent le peut. N’empaquetez qu’une application de confiance</translation>
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
        <source>{count} of its files and folders cannot be looked at, {path} among them: {error}</source>
        <translation>fichiers et dossiers impossibles à examiner&#xa0;: {count}, dont {path}&#xa0;: {error}</translation>
    </message>
    <message>
        <source>{count} of its files would be unpacked outside of its own folder, such as “{name}”; do not unpack it</source>
        <translation>fichiers qui seraient décompressés hors de leur propre dossier&#xa0;: {count}, comme «&#xa0;{name}&#xa0;»&#x202f;; ne décompressez pas cette archive</translation>
    </message>
    <message>
        <source>{count} packages could not be had; the snapshot was not switched in. Build it without them with --skip-missing</source>
        <translation>{count} paquets sont introuvables&#x202f;; l’instantané n’a pas été mis en place. Construisez-le sans eux avec --skip-missing</translation>
    </message>
    <message>
        <source>{found} is {version}</source>
        <translation>{found} est {version}</translation>
    </message>
    <message>
        <source>{host} cannot be reached ({error}). Check the network, or take packages from elsewhere: a mirror or folder (--distribution), or the index alone (--source index); in the window: Sources</source>
        <translation>{host} est inaccessible ({error}). Vérifiez le réseau, ou prenez les paquets ailleurs&#xa0;: un miroir ou un dossier (--distribution), ou l’index seul (--source index)&#x202f;; dans la fenêtre&#xa0;: Sources</translation>
    </message>
    <message>
        <source>{key} must be {allowed}</source>
        <translation>{key} attend {allowed}</translation>
    </message>
    <message>
        <source>{name} cannot be exported: another file of the export has this name</source>
        <translation>{name} ne peut pas être exporté&#xa0;: un autre fichier de l’export porte ce nom</translation>
    </message>
    <message>
        <source>{name} comes from the lock file, which knows no extras: [{extras}] is ignored</source>
        <translation>{name} vient du fichier de verrouillage, qui ne connaît pas d’extras&#xa0;: [{extras}] est ignoré</translation>
    </message>
    <message>
        <source>{name} does not fit into the budget: {needed} bytes more, {left} left</source>
        <translation>{name} ne tient pas dans la taille permise&#xa0;: {needed} octets de plus, {left} restants</translation>
    </message>
    <message>
        <source>{name} has wrong bytes, or could not be read; mend it with: pyodide-cache repair</source>
        <translation>{name} a un contenu erroné, ou n’a pas pu être lu&#x202f;; réparez-le avec&#xa0;: pyodide-cache repair</translation>
    </message>
    <message>
        <source>{name} in the store has other bytes than its name says (sha256 {actual}). Run: pyodide-cache store verify --mend</source>
        <translation>{name} dans le magasin n’a pas le contenu que dit son nom (sha256 {actual}). Exécutez&#xa0;: pyodide-cache store verify --mend</translation>
    </message>
    <message>
        <source>{name} is in the store as somebody else&apos;s file, and this system lets nobody link those; it stays a file of its own</source>
        <translation>{name} est dans le magasin comme fichier de quelqu’un d’autre, et ce système ne permet pas de le lier&#x202f;; il reste un fichier à part</translation>
    </message>
    <message>
        <source>{name} is not in the cache directory; fetch it first: pyodide-cache warm-up {name}</source>
        <translation>{name} n’est pas dans le dossier de cache&#x202f;; récupérez-le d’abord&#xa0;: pyodide-cache warm-up {name}</translation>
    </message>
    <message>
        <source>{name} is not in the lock file</source>
        <translation>{name} n’est pas dans le fichier de verrouillage</translation>
    </message>
    <message>
        <source>{name}: nobody known here published a hash for it; its archive is sound, and it is exported as it is</source>
        <translation>{name}&#xa0;: aucune source connue ici n’en a publié l’empreinte&#x202f;; son archive est valide, et il est exporté tel quel</translation>
    </message>
    <message>
        <source>{name}: the bytes in the cache directory are not the published ones (sha256 {actual}, published {expected}); fetch it again, or choose the release that it belongs to</source>
        <translation>{name}&#xa0;: le contenu dans le dossier de cache n’est pas celui publié (sha256 {actual}, publié {expected})&#x202f;; récupérez-le de nouveau, ou choisissez la version dont il fait partie</translation>
    </message>
    <message>
        <source>{name}: the bytes received are not the published ones (sha256 {actual}, published {expected}); they were thrown away</source>
        <translation>{name}&#xa0;: le contenu reçu n’est pas celui publié (sha256 {actual}, publié {expected})&#x202f;; il a été jeté</translation>
    </message>
    <message>
        <source>{name}: {size} bytes came, {expected} were announced</source>
        <translation>{name}&#xa0;: {size} octets reçus, {expected} annoncés</translation>
    </message>
    <message>
        <source>{needed} bytes needed, {free} free</source>
        <translation>{needed} octets nécessaires, {free} libres</translation>
    </message>
    <message>
        <source>{path} came to no end in {seconds} s and was ended; give it more with --timeout</source>
        <translation>{path} n’a pas fini en {seconds} s et a été arrêté&#x202f;; donnez-lui plus de temps avec --timeout</translation>
    </message>
    <message>
        <source>{path} cannot be moved to the trash ({error}). It was left alone; delete for good instead</source>
        <translation>{path} ne peut pas être mis à la corbeille ({error}). Il a été laissé en place&#x202f;; supprimez-le plutôt définitivement</translation>
    </message>
    <message>
        <source>{path} cannot be read as ours: {error}. Mend it or move it away; it was left as it is</source>
        <translation>{path} n’est pas lisible comme fichier de cette application&#xa0;: {error}. Corrigez-le ou déplacez-le&#x202f;; il a été laissé tel quel</translation>
    </message>
    <message>
        <source>{path} cannot be read: {error}</source>
        <translation>impossible de lire {path}&#xa0;: {error}</translation>
    </message>
    <message>
        <source>{path} changed since it was listed, and was left alone</source>
        <translation>{path} a changé depuis l’analyse et a été laissé en place</translation>
    </message>
    <message>
        <source>{path} does not run: {error}</source>
        <translation>{path} ne fonctionne pas&#xa0;: {error}</translation>
    </message>
    <message>
        <source>{path} does not use the store {store}</source>
        <translation>{path} n’utilise pas le magasin {store}</translation>
    </message>
    <message>
        <source>{path} holds no snapshot of ours; make one in an empty folder with: pyodide-cache snapshot create FOLDER</source>
        <translation>{path} ne contient aucun instantané à nous&#x202f;; faites-en un dans un dossier vide avec&#xa0;: pyodide-cache snapshot create FOLDER</translation>
    </message>
    <message>
        <source>{path} holds the runtime {found}; the packages are for {wanted}</source>
        <translation>{path} contient le runtime {found}&#x202f;; les paquets sont pour {wanted}</translation>
    </message>
    <message>
        <source>{path} is a link that leads nowhere</source>
        <translation>{path} est un lien qui ne mène nulle part</translation>
    </message>
    <message>
        <source>{path} is half removed: {error}. Mend that and remove it again</source>
        <translation>{path} n’est supprimé qu’à moitié&#xa0;: {error}. Remédiez-y et supprimez-le de nouveau</translation>
    </message>
    <message>
        <source>{path} is in the way</source>
        <translation>{path} fait obstacle</translation>
    </message>
    <message>
        <source>{path} is no layer of {directory}; there are: {known}</source>
        <translation>{path} n’est pas une couche de {directory}&#x202f;; il y a&#xa0;: {known}</translation>
    </message>
    <message>
        <source>{path} is no store of ours, or one of another version. Name an empty folder, or one that is not there yet, with --store</source>
        <translation>{path} n’est pas un magasin à nous, ou il est d’une autre version. Nommez avec --store un dossier vide, ou un qui n’existe pas encore</translation>
    </message>
    <message>
        <source>{path} is no trace of ours: {error}. Record it anew, without --trace</source>
        <translation>{path} n’est pas une trace à nous&#xa0;: {error}. Enregistrez-la de nouveau, sans --trace</translation>
    </message>
    <message>
        <source>{path} is not a directory</source>
        <translation>{path} n’est pas un dossier</translation>
    </message>
    <message>
        <source>{path} is not there any more</source>
        <translation>{path} n’est plus là</translation>
    </message>
    <message>
        <source>{path} is there already and is no export of ours; name another place with --output</source>
        <translation>{path} existe déjà et n’est pas un export de cette application&#x202f;; indiquez un autre emplacement avec --output</translation>
    </message>
    <message>
        <source>{path} is there already and is no pack of ours; name another place with --output</source>
        <translation>{path} existe déjà et n’est pas un pack à nous&#x202f;; nommez un autre emplacement avec --output</translation>
    </message>
    <message>
        <source>{path} lies in the store {store}; a cache directory must lie elsewhere</source>
        <translation>{path} se trouve dans le magasin {store}&#x202f;; un dossier de cache doit être ailleurs</translation>
    </message>
    <message>
        <source>{path} stays: it holds {names}, which is no cross-build environment</source>
        <translation>{path} reste&#xa0;: il contient {names}, qui n’est pas un environnement de compilation croisée</translation>
    </message>
    <message>
        <source>{path} wrote something else from the pack than before. That is well for an app that tells times or chance; else look at both</source>
        <translation>{path} a écrit autre chose depuis le pack qu’auparavant. C’est normal pour une application qui affiche l’heure ou le hasard&#x202f;; sinon, comparez les deux</translation>
    </message>
    <message>
        <source>{path}, line {line}</source>
        <translation>{path}, ligne {line}</translation>
    </message>
    <message>
        <source>{path}, which uses the store, is not there now. Mount it, or let it go with: pyodide-cache store forget {path}</source>
        <translation>{path}, qui utilise le magasin, est absent pour l’instant. Montez-le, ou laissez-le partir avec&#xa0;: pyodide-cache store forget {path}</translation>
    </message>
    <message>
        <source>{path}: {error}</source>
        <translation>{path}&#xa0;: {error}</translation>
    </message>
    <message>
        <source>{path}: {error}. Change its permissions or choose another cache directory</source>
        <translation>{path}&#xa0;: {error}. Changez ses permissions ou choisissez un autre dossier de cache</translation>
    </message>
    <message>
        <source>{path}: {key} must be {allowed}. Until it is, the default holds</source>
        <translation>{path}&#xa0;: {key} attend {allowed}. D’ici là, la valeur par défaut s’applique</translation>
    </message>
    <message>
        <source>{path}: “{key}” is not a setting of a pack, or its value is none. Known are: {known}</source>
        <translation>{path}&#xa0;: «&#xa0;{key}&#xa0;» n’est pas un réglage d’un pack, ou sa valeur n’en est pas une. Connus&#xa0;: {known}</translation>
    </message>
    <message>
        <source>{source} has a table of contents that no honest archive has; it was not read. Delete the file, or fetch it again</source>
        <translation>{source} a une table des matières qu’aucune archive honnête n’a&#x202f;; elle n’a pas été lue. Supprimez le fichier, ou récupérez-le de nouveau</translation>
    </message>
    <message>
        <source>{source} is not a Pyodide lock file: it lacks “info” for wasm32 or “packages”</source>
        <translation>{source} n’est pas un fichier de verrouillage Pyodide&#xa0;: il lui manque «&#xa0;info&#xa0;» pour wasm32 ou «&#xa0;packages&#xa0;»</translation>
    </message>
    <message>
        <source>{source} is not a sound archive: {error}</source>
        <translation>{source} n’est pas une archive valide&#xa0;: {error}</translation>
    </message>
    <message>
        <source>{url} answered with HTTP status {status}</source>
        <translation>{url} a répondu avec le statut HTTP {status}</translation>
    </message>
    <message>
        <source>{url} cannot be used: {error}</source>
        <translation>{url} est inutilisable&#xa0;: {error}</translation>
    </message>
    <message>
        <source>{url} is larger than {limit} bytes and was given up</source>
        <translation>{url} dépasse {limit} octets et a été abandonné</translation>
    </message>
    <message>
        <source>{url} is not there</source>
        <translation>{url} est introuvable</translation>
    </message>
    <message>
        <source>{url} sent another part of the file than was asked for</source>
        <translation>{url} a envoyé une autre partie du fichier que celle demandée</translation>
    </message>
    <message>
        <source>{url} sent too little for too long</source>
        <translation>{url} a envoyé trop peu pendant trop longtemps</translation>
    </message>
    <message>
        <source>{version} is only in roots whose owner is unknown, such as {path}: no Python environment that was found here uses it. To remove it all the same, name its root with --root</source>
        <translation>{version} n’est que dans des racines au propriétaire inconnu, comme {path}&#xa0;: aucun environnement Python trouvé ici ne l’utilise. Pour le supprimer quand même, nommez sa racine avec --root</translation>
    </message>
    <message>
        <source>“{name}” cannot be a list&apos;s name: use 1 to 80 printable characters</source>
        <translation>«&#xa0;{name}&#xa0;» ne peut pas être un nom de liste&#xa0;: utilisez de 1 à 80 caractères imprimables</translation>
    </message>
    <message>
        <source>“{term}” cannot be read. Terms are: numpy kind:wasm status:damaged size&gt;10MB age&gt;30d -tests</source>
        <translation>«&#xa0;{term}&#xa0;» n’est pas compris. Les termes sont&#xa0;: numpy kind:wasm status:damaged size&gt;10MB age&gt;30d -tests</translation>
    </message>
    <message>
        <source>“{text}” is not a requirement: {error}. Write a name and perhaps a version: pandas&gt;=2</source>
        <translation>«&#xa0;{text}&#xa0;» n’est pas une dépendance&#xa0;: {error}. Écrivez un nom et, au besoin, une version&#xa0;: pandas&gt;=2</translation>
    </message>
    <message>
        <source>“{text}” is not a rule. Rules are: {known}</source>
        <translation>«&#xa0;{text}&#xa0;» n’est pas une règle. Les règles sont&#xa0;: {known}</translation>
    </message>
    <message>
        <source>“{text}” points at a URL or path; only names with versions can be warmed up</source>
        <translation>«&#xa0;{text}&#xa0;» désigne une URL ou un chemin&#x202f;; seuls des noms avec versions peuvent être préchargés</translation>
    </message>
</context>
<context>
    <name>xbuildenv_words</name>
    <message>
        <source>Emscripten SDK</source>
        <translation>SDK Emscripten</translation>
    </message>
    <message>
        <source>Emscripten {version}</source>
        <translation>Emscripten {version}</translation>
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
        <translation>Dernier usage : {age}</translation>
    </message>
    <message>
        <source>Never touched: {names}</source>
        <translation>Jamais touchés : {names}</translation>
    </message>
    <message>
        <source>No Python environment that was found here uses it; it may belong to one elsewhere</source>
        <translation>Aucun environnement Python trouvé ici ne s’en sert ; il peut appartenir à un autre, ailleurs</translation>
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
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
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
        <source>for one working folder</source>
        <translation>pour un dossier de travail</translation>
    </message>
    <message>
        <source>owner unknown</source>
        <translation>propriétaire inconnu</translation>
    </message>
    <message>
        <source>pyodide-build {version} in {prefix}</source>
        <translation>pyodide-build {version} dans {prefix}</translation>
    </message>
    <message>
        <source>{state}, current</source>
        <translation>{state}, actuel</translation>
    </message>
    <message>
        <source>● current</source>
        <translation>● actuel</translation>
    </message>
    <message>
        <source>⚠ Its installation broke off, or runs just now</source>
        <translation>⚠ L’installation s’est interrompue, ou est en cours</translation>
    </message>
    <message>
        <source>⚠ Its removal broke off; what is left is of no use</source>
        <translation>⚠ Le retrait s’est interrompu ; le reste est inutilisable</translation>
    </message>
    <message>
        <source>⚠ half removed</source>
        <translation>⚠ à demi retiré</translation>
    </message>
    <message>
        <source>⚠ unfinished</source>
        <translation>⚠ inachevé</translation>
    </message>
    <message>
        <source>✓ installed</source>
        <translation>✓ installé</translation>
    </message>
</context>
</TS>
