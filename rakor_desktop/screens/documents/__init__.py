"""Dokumen: the official documents of a meeting: looked at, searched, saved, printed, made final."""
