"""docs/commands.md and the stubs of tests come from the declarations."""

import ast
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from app.cli import commands as omo
from app.errors import OperatorError
from app.interactions.catalogue import all_commands
from app.interactions.command_docs import commands_page
from app.interactions.command_docs import test_stub as stub_of
from tests.members import Member

DOCS = Path(__file__).parents[2] / "docs/commands.md"
PATHS = [command.path for command in all_commands()]


def test_the_page_is_up_to_date() -> None:
    assert DOCS.read_text(encoding="utf-8") == commands_page(), "omo commands docs > docs/commands.md"


def test_omo_prints_the_page() -> None:
    printed = CliRunner().invoke(omo, ["commands", "docs"])

    assert printed.exit_code == 0
    assert printed.stdout == commands_page()


@pytest.mark.parametrize("path", PATHS)
def test_every_command_is_on_the_page(path: str) -> None:
    assert f"`{path}`" in commands_page() or f"`/{path}`" in commands_page()


@pytest.mark.parametrize("path", PATHS)
async def test_a_stub_runs_and_waits_for_what_it_shall_find(cleo: Member, path: str) -> None:
    stub = stub_of(path)
    names: dict[str, Any] = {"Member": Member}
    exec(compile(ast.parse(stub), path, "exec"), names)
    [first_test] = [value for name, value in names.items() if name.startswith("test_")]

    with pytest.raises(AssertionError):
        await first_test(cleo)
    assert cleo.last, "it failed before it ran the command"
    assert "older version" not in cleo.last.text
    assert "Please change it" not in cleo.last.text


def test_a_stub_is_asked_for_with_or_without_a_slash() -> None:
    assert stub_of("/mileage award") == stub_of("mileage award")
    assert 'runs("mileage award", member=bea, miles=1, reason="…")' in stub_of("mileage award")


def test_a_stub_of_a_command_that_nobody_declared_names_those_that_are() -> None:
    with pytest.raises(OperatorError, match=r"nobody declared 'teleport'; there are: .*check-in"):
        stub_of("/teleport")


def test_a_menus_stub_opens_it() -> None:
    assert 'opens_on_member("Show mileage", bea)' in stub_of("Show mileage")
    assert 'opens_on_message("Award miles", bea)' in stub_of("Award miles")
