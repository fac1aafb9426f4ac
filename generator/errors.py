"""What can stop a run, and the exit code each fault ends the command with.

The code lives on the class, so that the command line needs one handler and no list of classes.
"""

from __future__ import annotations

from typing import ClassVar


class PrepSheetsError(Exception):
    """A fault that its user can mend: one clear line, never a traceback.

    Args:
        message: where and what, in one line: "agency.xlsx, Candidates!F7: ...".
        hint: what to do instead, in one line; empty when the message says it already.
    """

    exit_code: ClassVar[int] = 1

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __reduce__(self) -> tuple[type[PrepSheetsError], tuple[str, str]]:
        """Come back whole from a worker process."""
        return type(self), (self.message, self.hint)


class UsageError(PrepSheetsError):
    """An option, or a path given on the command line, cannot be used as it stands."""

    exit_code = 2


class UnusableInputError(PrepSheetsError):
    """A roster, settings file, template or role library cannot be used; nothing was written."""

    exit_code = 4


class RosterError(UnusableInputError):
    """The roster cannot be read, or no table of candidates can be found in it."""


class PasswordError(RosterError):
    """The roster is protected, and no password was given or it is the wrong one."""


class SettingsError(UnusableInputError):
    """The settings file cannot be used."""


class TemplateError(UnusableInputError):
    """The Word template cannot be used."""


class RoleLibraryError(UnusableInputError):
    """A role library (built in, one's own, or imported) cannot be used."""


class ContentError(UnusableInputError):
    """A phrase bank or another file of a house's own words cannot be used."""


class OutputError(PrepSheetsError):
    """The output cannot be written."""

    exit_code = 5


class OutputLockedError(PrepSheetsError):
    """Another run holds the output folder."""

    exit_code = 6


class RunInterruptedError(PrepSheetsError):
    """The run was asked to stop; what is done is written and whole."""

    exit_code = 130
