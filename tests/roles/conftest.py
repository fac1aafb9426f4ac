"""The built-in library, without whatever the user of this machine has imported."""

from __future__ import annotations

import pytest

from generator.roles.role_library import RoleLibrary, load_role_library
from generator.settings import RoleSettings


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> RoleLibrary:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PREPSHEETS_DATA_HOME", str(tmp_path_factory.mktemp("no-import")))
        return load_role_library(RoleSettings())
