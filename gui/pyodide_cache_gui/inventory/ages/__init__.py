"""The histogram of file ages."""
