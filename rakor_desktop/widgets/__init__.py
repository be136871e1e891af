"""Reusable widgets; each can be promoted in Designer (constructor takes only a parent)."""
