"""Package indexes: which ones are asked, their pages, and their files."""
