"""How often Python looks for objects that hold each other."""

import gc

import pytest

from onrecord.memory import ALLOCATED, collected_seldom


def test_how_often_python_looks_is_as_it_was_afterwards_whatever_happened() -> None:
    before = gc.get_threshold()
    with pytest.raises(ZeroDivisionError), collected_seldom():
        assert gc.get_threshold()[0] == ALLOCATED
        raise ZeroDivisionError
    assert gc.get_threshold() == before
