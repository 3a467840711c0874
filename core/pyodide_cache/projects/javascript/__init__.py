"""Read what JavaScript loads into Pyodide, following values without running it."""
