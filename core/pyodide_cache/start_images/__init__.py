"""Start images: the memory of a Python in which packages were imported, so that Pyodide starts with them at once."""
