"""Pack an app: the smallest bundle that still runs it."""
