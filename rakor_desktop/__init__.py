"""Rakor Desktop: records coordination meetings of a regency secretariat, from the agenda to the signed notula."""

__version__ = "0.1.0"
