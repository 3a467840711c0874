"""Download files and index pages over HTTP, or copy them from a folder."""
