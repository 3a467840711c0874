"""A local mirror that runs while the window is open."""
