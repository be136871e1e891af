"""Errors that are the environment's or the input's fault, told to the officer in one sentence."""

from __future__ import annotations


class UserError(Exception):
    """Something outside the program went wrong; the officer can do something about it.

    `message` is one clear Indonesian sentence: what happened and what to do.
    `where` names the place in an input ("lembar Peserta, sel C17"), empty when there is none.
    """

    def __init__(self, message: str, where: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.where = where

    def __str__(self) -> str:
        """The sentence, led by its place when there is one."""
        return f"{self.where}: {self.message}" if self.where else self.message


class StorageError(UserError):
    """The data file could not be read or written: what was typed waits to be saved. Any other one is a refusal."""


class LockedError(UserError):
    """A final document holds what was to be changed: it is opened again first, in Dokumen."""


class Cancelled(Exception):  # noqa: N818 - a past event, not a fault
    """A long job was cancelled by the officer; nothing half done remains."""
