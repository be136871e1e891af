"""Use cases, one module per subject; transactions begin here. No Qt."""
