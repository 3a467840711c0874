"""The user's settings, lists and directories, and the data that ships with the app."""
