"""Daftar Hadir: who is in the room, typed, scanned or taken over from paper."""
