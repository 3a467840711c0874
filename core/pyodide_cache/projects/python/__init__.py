"""Read what Python code imports and installs, following values without running it."""
