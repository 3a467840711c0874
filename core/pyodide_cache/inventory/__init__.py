"""What is in a cache directory: its files, their statuses, filters and history."""
