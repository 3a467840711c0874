"""Show the files of a directory: table, map and ages."""
