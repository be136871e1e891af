"""Jalannya Rapat: the running item, the agenda and the remarks made in it."""
