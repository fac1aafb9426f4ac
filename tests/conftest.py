"""What every test may rely on: nothing of this machine's user shapes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True, scope="session")
def _no_imported_roles(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep a role library that the user has imported out of the tests, and of what they start."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PREPSHEETS_DATA_HOME", str(tmp_path_factory.mktemp("data-home")))
        yield
