"""Team caches: verified packages that several machines share through a bucket or a folder."""
