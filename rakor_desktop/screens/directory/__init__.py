"""Directory: people and institutions, and their import."""
