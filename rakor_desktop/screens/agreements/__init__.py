"""Kesepakatan: agreements with work plan, division of tasks and success indicators."""
