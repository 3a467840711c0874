"""Show running jobs, the log and notifications."""
