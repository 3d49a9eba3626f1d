"""The tests of the room are phones: they may connect to 127.0.0.1, and to nothing else."""

import pytest


@pytest.fixture(autouse=True)
def _as_phones(own_room: None) -> None:
    """Each test of this folder talks to the room's server on this computer."""
