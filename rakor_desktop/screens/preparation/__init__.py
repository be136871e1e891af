"""Preparation: identity, agenda and invitations of one meeting."""
