"""Read what files declare: manifests, the lock files of other tools, and lines of pip and conda."""
