"""PySide6 6.12.0 drops a reference to None at each void call and aborts CPython 3.11 after about 5,000 of them."""

import sys

import pytest
from PySide6.QtCore import QObject


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from CPython 3.12 on; the fault cannot show")
def test_200000_void_calls_leave_the_count_of_none_where_it_was() -> None:
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(200_000):
        thing.setObjectName("calm")
    assert abs(sys.getrefcount(None) - before) < 1_000
