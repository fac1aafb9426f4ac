"""Ask for a password where a person watches; a scheduled job gets its error instead."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import click

from cli.options import is_terminal
from generator.errors import PasswordError

if TYPE_CHECKING:
    from collections.abc import Callable

Result = TypeVar("Result")


def with_password(read: Callable[[str | None], Result], password: str | None) -> Result:
    """Return what `read` returns, asking once for a password if the roster needs one.

    Args:
        read: takes a password, or None.
        password: what `--password-env` gave, or None.

    Raises:
        PasswordError: the roster needs a password and there is nobody to ask, or it is wrong.
    """
    try:
        return read(password)
    except PasswordError as error:
        if password is not None or not is_terminal():
            raise
        click.echo(error.message, err=True)
        return read(click.prompt("Password", hide_input=True, err=True))
