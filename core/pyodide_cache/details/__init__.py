"""Everything about one file: members, dependencies, code snippets."""
