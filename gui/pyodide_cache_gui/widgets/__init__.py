"""Theme, icons, translation and small widgets that several parts of the window share."""
