"""Make the smallest bundle that still runs an app."""
