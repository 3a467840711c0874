"""The window of Pyodide Cache Inspector: models, views, dialogs, and jobs."""
