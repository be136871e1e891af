"""Qt helpers that know no feature: jobs, autosave, theme, icons, settings."""
