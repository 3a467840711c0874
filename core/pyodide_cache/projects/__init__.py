"""Read what projects, notebooks, pages and scripts need, without running them. Pure functions on text and bytes."""
