"""One package per screen or dialog: the controller and what only it needs."""
