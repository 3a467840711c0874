"""The state that the parts of a window share: jobs, the current directory, the watcher."""
