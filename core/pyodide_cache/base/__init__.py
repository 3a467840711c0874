"""Problems, events, plans and small helpers that all other packages use. No I/O."""
