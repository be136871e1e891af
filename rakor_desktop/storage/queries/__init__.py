"""Reading: one module per subject, domain rows out."""
