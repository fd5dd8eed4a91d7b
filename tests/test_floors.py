"""The floors of pyproject.toml: `lint-imports` keeps them, and this keeps them complete."""

import pkgutil
import tomllib
from pathlib import Path

import pytest

import app
from app import operations

PYPROJECT = Path(__file__).parents[1] / "pyproject.toml"


@pytest.fixture(scope="module")
def floors() -> list[set[str]]:
    """From the top."""
    declared = tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]
    layers = next(contract["layers"] for contract in declared if contract["name"] == "floors")
    return [{part.strip() for part in layer.split("|")} for layer in layers]


def test_every_part_stands_on_one_floor(floors: list[set[str]]) -> None:
    standing = [part for floor in floors for part in floor]
    there = {f"app.{module.name}" for module in pkgutil.iter_modules(app.__path__)} - {"app.operations"}
    there |= {f"app.operations.{module.name}" for module in pkgutil.iter_modules(operations.__path__)}

    assert len(set(standing)) == len(standing)
    assert set(standing) == there | {"workers"}


def test_the_foundations_are_at_the_bottom_and_the_programs_at_the_top(floors: list[set[str]]) -> None:
    assert floors[-2:] == [{"app.settings"}, {"app.errors"}]
    assert floors[:3] == [{"app.playground"}, {"app.start"}, {"app.cli"}]
