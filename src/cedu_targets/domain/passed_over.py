"""What lay beside the submissions and was not read: each file with the reason, so that nothing disappears."""

from enum import StrEnum

from msgspec import Struct


class PassedOverReason(StrEnum):
    """Why a file in a folder, or among those a pattern matches, was not read."""

    OWN_REPORT = "own_report"
    """Cedu wrote it, and nobody has saved it since."""
    SYSTEM_FILE = "system_file"
    """Nobody sent it: a lock file of Office, a hidden file, what a system keeps beside files, a pipe."""
    EXCLUDED = "excluded"
    """By `exclude`."""
    IN_USE = "in_use"
    """This run uses it for something else: last year's table, the notice, a rule pack, where the report goes."""


class PassedOver(Struct, frozen=True):
    """A file, or a folder with all that is in it, that was not read; `path` as the report would have named it."""

    path: str
    reason: PassedOverReason
