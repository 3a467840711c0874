"""The main window, its menus and commands."""
