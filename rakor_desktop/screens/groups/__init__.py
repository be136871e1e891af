"""Diskusi Kelompok: groups, their points, the interests of the sides and who has spoken."""
