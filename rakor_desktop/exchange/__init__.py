"""Packets, share folders and backups: writing, reading and checking what leaves the file or comes back. No Qt."""
