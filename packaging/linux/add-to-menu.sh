#!/bin/sh
# Put the app into this person's applications menu, or take it out again with --remove.
# It lies where this script lies and stays there; nothing else is copied but the entry and the icons.
set -eu

id=io.github.pyodide_cache.Inspector
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
target=${XDG_DATA_HOME:-$HOME/.local/share}
entry=$target/applications/$id.desktop

if [ "${1:-}" = --remove ]; then
    rm -f "$entry" "$target/icons/hicolor/"*"/apps/$id."*
    echo "Removed from the applications menu."
    exit 0
fi

mkdir -p "$target/applications" "$target/icons"
cp -R "$here/share/icons/hicolor" "$target/icons/"
# A desktop entry quotes \ and " twice: once as a string, once as an argument.
program=$(printf '%s' "$here/pyodide-cache-gui" | sed -e 's/\\/\\\\\\\\/g' -e 's/["`$]/\\\\&/g' -e 's/%/%%/g')
while IFS= read -r line; do
    case $line in
        Exec=*) printf 'Exec="%s" %%F\n' "$program" ;;
        *) printf '%s\n' "$line" ;;
    esac
done <"$here/share/applications/$id.desktop" >"$entry"
echo "Added to the applications menu: $entry"
