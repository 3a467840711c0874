<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en_GB">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Pyodide Cache Inspector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy for a bug report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Libraries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Licence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Licence: {licence}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows what a Pyodide package cache holds, fills it before the work begins, proves that its bytes are the right ones, and removes what nobody needs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The licence is MIT; its text is not installed here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This library brings no text of its licence along.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Versions</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ActivityArea</name>
    <message>
        <source>Activity</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AgeChart</name>
    <message>
        <source>Age from which files would go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>months</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>weeks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>years</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{low} to {high}: {files}, {size}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AgeHistogram</name>
    <message>
        <source>Drag the handle to see what is older.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark {files} ({size})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No package files yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of any age</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Older than {age}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{older}:
{files}, {size} would go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{older}: no files</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Delete {files} for good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wrong bytes that a repair replaced lie in quarantine: {files}, {size}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>⚠ {files} with wrong bytes. The runtime would load them, or fail on them, at every start.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Browser</name>
    <message>
        <source>would go</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CacheTable</name>
    <message>
        <source>Cached files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CopyButton</name>
    <message>
        <source>Copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DetailsPane</name>
    <message>
        <source>Author</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begins as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details of the selected file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetch the right bytes for every damaged and altered file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Holds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Home page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kinds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Licence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More than {files}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needed by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other copies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Published by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Python</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requires</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runtime</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a file to see what it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sha256</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{files}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{files} selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{files} with wrong bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{files}, {size} unpacked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} together</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>A lock file beside the packages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A new folder, or a name that ends in .zip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A preset or list:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All that the runtime can load</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An offline distribution: runtime, packages, a page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An unpacked npm package: node_modules/pyodide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preset or list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runtime files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chosen {files}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{files}, {size}, to {target}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>… and {n} more</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FileTree</name>
    <message>
        <source>Files in the archive</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Flows</name>
    <message>
        <source># No package is wanted in {path}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a project folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a script, notebook or list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Projects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as a list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the list of {n} files</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GuideDialog</name>
    <message>
        <source>Guide</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HashLine</name>
    <message>
        <source>Copy sha256</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not verified yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sha256</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HeaderBar</name>
    <message>
        <source>&amp;Cache</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Runtime</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Automatic: Pyodide {version}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cache directory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a cache directory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter (Ctrl+F)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the directory again (F5)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for newer releases…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pyodide {version} (new)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runtime</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sources…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That of the distribution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where packages come from: official release, mirror, folder, index</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>numpy  kind:wasm  status:damaged  runtime:314  size&gt;10MB  age&gt;30d  -tests</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>JobLog</name>
    <message>
        <source>A defect of this app: {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled after {n} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ended after {n} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Planned: {cached} cached already, {fetch} to fetch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Started in {lane}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: attempt {n} follows, since {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: begun</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: done, {size}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>JobRow</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelling…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring the files back from the trash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Planning…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of {job}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is there already is not fetched again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done} of {all}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{key}: attempt {n}…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} s left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size}/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>… and {n} more</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>hatched: {word}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LinkList</name>
    <message>
        <source>and {n} more</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ListsDialog</name>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export lists</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import lists</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lists</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>My lists</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New name of the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One requirement a line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requirements</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save changes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LogDialog</name>
    <message>
        <source>Clear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Errors alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has been told yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved to {file}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warnings and errors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{shown} of {n} lines</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LogModel</name>
    <message>
        <source>Detail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Info</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happened</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Close or open a package</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left, Right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark or unmark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Space</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MapPage</name>
    <message>
        <source>Age</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C&amp;olour by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runtime</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MemberModel</name>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and {n} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path}
{size}, {packed} in the archive</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Notifier</name>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done, but {n} failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed by a defect of this app</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PackagesDialog</name>
    <message>
        <source>, needed by {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For Pyodide {release}:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From a requirements file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One requirement a line: a name, and perhaps versions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Package</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requirements</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requirements file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as a list…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warm up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warm up packages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warm up: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fetched</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>replaced: other bytes have its name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{files} to fetch{size},</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} cannot be read: {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} cached,</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} not available</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✓ cached</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlaceMenu</name>
    <message>
        <source>Copy path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forget the project folder {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See the cross-build environments…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlacesModel</name>
    <message>
        <source>1 place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Project folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>looking…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no packages found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>with a problem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} places</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlacesSidebar</name>
    <message>
        <source>Add a project folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for packages in a project folder, too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for places again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for places…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No packages for Pyodide were found where the known tools keep them. Add a project folder, and it is looked through too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Places</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlacesTree</name>
    <message>
        <source>Places</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlanningDialog</name>
    <message>
        <source>Planning…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PreferencesDialog</name>
    <message>
        <source> days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another language is shown from the next start on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As a date: {date}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cache</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a default directory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clean up files older than</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connections to one host</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Default directory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long ago: 3 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move to the trash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No clean-up takes these; separate names with commas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OK</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OK moves that file aside, keeps it, and begins a new one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Package index</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Protected packages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore defaults</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tell me when a long job ends in the background</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That of pip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That of the environment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The variable {name} goes before it: {path}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This must be {allowed}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>any age</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PruneDialog</name>
    <message>
        <source>Clean up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Mark them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete for &amp;good instead of moving to the trash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete {files} ({size}) for good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files in the trash take up their space until it is emptied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files that would go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only mark these files in the table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove marked files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>⚠ {files} would be missed: {names} stay and need them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move {files} ({size}) to the trash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not touched in any case: {files} of other kinds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This frees {size} at once.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PruneModel</name>
    <message>
        <source>Age</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Because</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Missed by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RowMenu</name>
    <message>
        <source>Copy address (file:)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as a table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy file name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy sha256</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark all files of the package</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unmark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verify</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RuleBoxes</name>
    <message>
        <source> MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Damaged and altered files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Protected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Tests archives</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0 means all of them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All but the newest &amp;versions:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In no known &amp;lock file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Names of packages that no rule takes: numpy, pandas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not &amp;used for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of what the other rules leave, the least recently used go until the rest fits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Package files &amp;older than</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Un&amp;finished downloads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is &amp;beyond a budget of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wheels of other &amp;runtimes than</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>any age</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none chosen</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>Clean up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty the quarantine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for newer releases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo the clean-up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verify</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warm up: {name}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>As text, to print or to keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No shortcut has “{text}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SizeChart</name>
    <message>
        <source>No size history yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size over time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{day}: {size}, {files}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size}, steady</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size}, {growth} a week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size}; growth is told after three days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size}; the history has just begun</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SnippetTabs</name>
    <message>
        <source>Code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ways to load it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SourcesDialog</name>
    <message>
        <source>A mirror&apos;s URL, an unpacked release, or node_modules/pyodide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a distribution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Distribution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Index</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Index URL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only where packages lie apart from the lock file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sources</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take packages from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That of pip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The distribution alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The distribution, and the index for what its lock file lacks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The index alone, where the official CDN cannot be reached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The official CDN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use these sources</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StatePage</name>
    <message>
        <source>A Pyodide package cache is a folder of wheels that the runtime in Node reads instead of the network. Fill it before the work begins: start with a preset, name packages of your own, or look at a cache that you have.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another directory…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every term must hold: numpy kind:wasm status:damaged runtime:314 size&gt;10MB age&gt;30d -tests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No packages here yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing matches “{text}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packages…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scanning…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The directory does not exist yet; the first warm-up makes it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The directory is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This directory cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warm up {name}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>, {size} reclaimable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marked: {files} · {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scanning… {text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shown: {figures}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Totals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} free</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Treemap</name>
    <message>
        <source>Age</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Map of the cached files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No files to draw a map of.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runtime</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The window is too small for a map.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>marked</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WarmUpBar</name>
    <message>
        <source>A lock file beside the packages, or a whole offline distribution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By name…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clean up…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit lists…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From a project folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From a script, notebook or requirements file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hash every file that nobody read yet, and say whose bytes they are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>My lists</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No lists yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packages…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the plan…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verify</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warm up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warm up packages by name, or what a project declares and imports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warm up {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>○ {name}, from Pyodide {release}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>○ {name}, from the index</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✓ {name} {version}, cached</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>XbuildenvDialog</name>
    <message>
        <source>&amp;Refresh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 empty root</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 root goes too, since nothing is left in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cross-build environments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete for &amp;good instead of moving to the trash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete {what} for good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleted what was empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleted {what}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for cross-build environments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking and counting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for cross-build environments…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move {what} to the trash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moved {what} to the trash.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No cross-build environments on this machine. pyodide-build makes them with `pyodide xbuildenv install`.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packages are built for Pyodide in one of these. A build that misses its own installs it anew, which takes a while and gigabytes of traffic.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the removal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove cross-build environments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removing {name}: {done} of {all}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tick what shall go: a version, or a root with all its versions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is in the trash takes up its space until it is emptied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} empty roots</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} roots go too, since nothing is left in them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>⚠ Current: {names}. The next build there has to install one first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>⚠ Owner unknown: {names}. Something elsewhere may still use what is there.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>XbuildenvTree</name>
    <message>
        <source>Cross-build environments</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cells</name>
    <message>
        <source>Age</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not for the chosen runtime</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Package</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runtime</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These bytes are published by: {who}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sha256</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} versions</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>details_text</name>
    <message>
        <source>A download that was not finished. No runtime reads it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A lock file names packages, their files and their hashes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exactly the published bytes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>HTML page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JSON document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody hashed it yet. Verify tells whose bytes it has.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not a package file. It is never touched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not a sound archive. The runtime fails on it at every start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not the bytes that are published under this name. The runtime loads them all the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Official bytes, but of another release than the chosen one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pyodide {line}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pyodide {versions}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quarantine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The archive is sound, and published by nobody known here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The archive is sound. Its source published no hash to compare.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The package index</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are too many wheels here to ask all of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>WebAssembly module</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written by this app, with {n} from the index</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>another version is here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>binary data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>for [{extras}]</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gzip archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hard link, takes no more space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not cached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not compared yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing: it is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>optional</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>other bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>same bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>set aside by a repair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sha256 {start}…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tar archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>zip archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{names} and {n} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} in this directory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} entries cannot be used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} packages, {here} of them cached here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{runtime}, Python {python}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>format</name>
    <message>
        <source>1 day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>altered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>any</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>beyond {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>foreign</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in no known lock file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>just now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lock file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>marked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>older than {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>other release</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>other runtime</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>partial</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>shared library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stdlib module</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>superseded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tests archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unchecked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unfinished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unused for {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unverified</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>verified</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wheel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wrong bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{flavour} wheel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} months</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} versions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} weeks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} years</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>job_summary</name>
    <message>
        <source>1 root removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed by a defect of this app: {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found: {versions}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was exported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{files} brought back, {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{files} exported to {target}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{files} fetched, {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{files} listed in {path}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{files} read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{files} removed, {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{files} repaired</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} cached already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} could not be</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} left alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} roots removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{versions} removed, {size}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>map_colours</name>
    <message>
        <source>any runtime</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>native wheel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not a package</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not told</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>older</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>partial</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pure wheel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>several</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>shared library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stdlib module</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tests archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>under a day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>under a month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>under a week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>under half a year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wasm wheel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>menus</name>
    <message>
        <source>&amp;About and licences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Ages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Cache</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Clean up…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Delete marked files for good…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Group by package</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Guide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keys…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Log…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Map instead of the table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Mark all that is shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open a cache directory…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Preferences…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Repair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Sources…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Take all marks away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo the last clean-up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Verify</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Warm up packages…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit &amp;lists…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From a &amp;project folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From a &amp;script, notebook or list…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark by &amp;rule…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move marked files to the &amp;trash…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the list as &amp;CSV…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the list as &amp;JSON…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>place_words</name>
    <message>
        <source>Built wheels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click to open it here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click to see the cross-build environments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It cannot be opened here before it can be looked at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It cannot be opened here: its packages lie in folders of the tool&apos;s own making</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept by: {owner}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last changed: {age}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layout: {layout}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opened lately</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runtime: Pyodide {runtime}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This app</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is what the window shows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot be looked at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>counting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cross-build</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>distribution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>packages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>partly unreadable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wheel tree</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tile_painter</name>
    <message>
        <source>{count}, smaller</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tile_words</name>
    <message>
        <source>{count}, each too small to be drawn</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>words</name>
    <message>
        <source>Pyodide {version} is not known. Known are: {known}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Windows reserves it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a folder; it is not looked into</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a link that leads nowhere; the runtime would write through it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a link; it is not followed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a whole number from 1 to 64</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a whole number of days from 0 to 3650</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an address such as http://host:8080 or socks5://host:1080</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an address that begins with https:// or http://</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot be looked at: {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it begins or ends with a dot or a blank</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it claims to unpack to {size} bytes, {times} times its own size; an archive like that is made to fill a disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it holds a character that some systems forbid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it holds invisible characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is a URL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is too long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it leads into another folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it needs {name}, which cannot be had</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its newest version is {version}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>line {line}: “{text}” is an option of pip; only requirements are read here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>names of packages, without versions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>needed by {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no clean-up of {path} can be undone: none is known whose files still lie in the trash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no known release and no index publishes a file {name}; nothing can repair it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no lock file in {place}; looked for {tried}. Name an official release with --pyodide, or give a folder that holds one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no space left for {path}. Free some, or choose another cache directory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no version of {name} that can be loaded matches {wanted}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nor did {place} give its lock file: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not an ordinary file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing in {path} is called “{name}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing to export: {path} holds no package of those that were named for this runtime</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only the first {most} folders below {path} were looked into; name a smaller folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>relative (3 days) or date (2026-11-18)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>system, light or dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>system, or a language&apos;s code such as de</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the download of {url} broke off: {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file name “{name}” is refused: it is not a plain file name ({why})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the index has no wheel of {name} that this runtime ({runtime}) can load</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the index page {url} cannot be read: {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the list of releases at {url} cannot be read: {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the lock file has {version}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the lock file {source} is not JSON: {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the lock file&apos;s entry for {name} cannot be used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the metadata of {source} cannot be read: {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the newest that can be loaded is {version}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the package index {index} cannot be reached ({error}). Check the network, or name another with --index-url</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the runtime&apos;s own files are not in {place} (missing: {missing}). Get them with “npm pack pyodide@{version}”, unpack the archive, and name its folder “package” with --runtime</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the settings in {path} cannot be read: {error}. The defaults hold, and the file was left as it is: mend it or move it away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the settings that could not be read were moved to {path}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the whole path of a folder, such as ~/wheels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is a list “{name}” already; choose another name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no cross-build environment {version}; there are: {known}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no folder {path}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no list “{name}”; there are: {known}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no preset “{name}”; there are: {known}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no project {name} on the index {index}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no root of cross-build environments “{root}”; there are: {known}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no setting “{key}”; there are: {known}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>these wishes exclude each other: {wishes}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trash or delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yes or no (in the file: true or false)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} of its files and folders cannot be looked at, {path} among them: {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} of its files would be unpacked outside of its own folder, such as “{name}”; do not unpack it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{host} cannot be reached ({error}). Check the network, or take packages from elsewhere: a mirror or folder (--distribution), or the index alone (--source index); in the window: Sources</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{key} must be {allowed}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} cannot be exported: another file of the export has this name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} comes from the lock file, which knows no extras: [{extras}] is ignored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is not in the cache directory; fetch it first: pyodide-cache warm-up {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is not in the lock file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: nobody known here published a hash for it; its archive is sound, and it is exported as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: the bytes in the cache directory are not the published ones (sha256 {actual}, published {expected}); fetch it again, or choose the release that it belongs to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: the bytes received are not the published ones (sha256 {actual}, published {expected}); they were thrown away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: {size} bytes came, {expected} were announced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{needed} bytes needed, {free} free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} cannot be moved to the trash ({error}). It was left alone; delete for good instead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} cannot be read as ours: {error}. Mend it or move it away; it was left as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} cannot be read: {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} changed since it was listed, and was left alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} holds the runtime {found}; the packages are for {wanted}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is a link that leads nowhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is half removed: {error}. Mend that and remove it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is in the way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is not a directory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is not there any more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is there already and is no export of ours; name another place with --output</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} stays: it holds {names}, which is no cross-build environment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path}, line {line}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path}: {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path}: {error}. Change its permissions or choose another cache directory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path}: {key} must be {allowed}. Until it is, the default holds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{source} has a table of contents that no honest archive has; it was not read. Delete the file, or fetch it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{source} is not a Pyodide lock file: it lacks “info” for wasm32 or “packages”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{source} is not a sound archive: {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{url} answered with HTTP status {status}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{url} cannot be used: {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{url} is larger than {limit} bytes and was given up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{url} is not there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{url} sent another part of the file than was asked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{url} sent too little for too long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{version} is only in roots whose owner is unknown, such as {path}: no Python environment that was found here uses it. To remove it all the same, name its root with --root</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” cannot be a list&apos;s name: use 1 to 80 printable characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{term}” cannot be read. Terms are: numpy kind:wasm status:damaged size&gt;10MB age&gt;30d -tests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{text}” is not a requirement: {error}. Write a name and perhaps a version: pandas&gt;=2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{text}” is not a rule. Rules are: {known}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{text}” points at a URL or path; only names with versions can be warmed up</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>xbuildenv_words</name>
    <message>
        <source>Emscripten SDK</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Emscripten {version}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Installed with Python {version}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last used: {age}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Never touched: {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No Python environment that was found here uses it; it may belong to one elsewhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Owner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Root, version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>chosen folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>counting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>for one installation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>for one version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>for one working folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>owner unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pyodide-build {version} in {prefix}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{state}, current</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>● current</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>⚠ Its installation broke off, or runs just now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>⚠ Its removal broke off; what is left is of no use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>⚠ half removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>⚠ unfinished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✓ installed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
