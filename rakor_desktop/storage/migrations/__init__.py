"""Numbered, frozen schema steps; they never import the models."""
