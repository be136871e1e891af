"""Dokumen: the official documents of a meeting, previewed and saved as PDF or Excel."""
