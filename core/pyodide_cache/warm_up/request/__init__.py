"""Read what is asked for: requirements, lists, requirements files and projects."""
