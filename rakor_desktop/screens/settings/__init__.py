"""Settings: letterhead, signatory, operator, appearance, data file."""
