import pytest

from app.playground.interactions.typed_line import read_line
from app.playground.problems import PlaygroundError
from tests.playground.conftest import COMMANDS


def given(line: str, raw: bool = False) -> dict[str, str]:
    return read_line(line, COMMANDS, raw).given  # type: ignore[arg-type]


def test_a_command_with_options_is_read() -> None:
    line = read_line('/mileage award member:@bea miles:50 reason:"late set"', COMMANDS)  # type: ignore[arg-type]
    assert (line.command["name"], [step["name"] for step in line.path]) == ("mileage", ["award"])
    assert line.given == {"member": "@bea", "miles": "50", "reason": "late set"}


def test_a_value_goes_on_until_the_next_option() -> None:
    assert given("/mileage award member:@Zoë 🎤🚐✨ reason:a late set miles:5") == {
        "member": "@Zoë 🎤🚐✨",
        "reason": "a late set",
        "miles": "5",
    }


def test_quotes_keep_what_looks_like_an_option() -> None:
    assert given(r'/mileage award reason:"miles:5 and \"more\"" miles:7') == {
        "reason": 'miles:5 and "more"',
        "miles": "7",
    }


def test_an_address_is_a_value_and_no_option() -> None:
    assert given("/mileage award reason:see https://example.org miles:1")["reason"] == "see https://example.org"


def test_commands_may_be_typed_in_the_persons_language() -> None:
    assert read_line("/meilen show", COMMANDS).command["name"] == "mileage"  # type: ignore[arg-type]


def test_an_unknown_command_lists_what_is_near() -> None:
    with pytest.raises(PlaygroundError, match="near: mileage"):
        given("/milage award")


def test_a_missing_subcommand_lists_those_there_are() -> None:
    with pytest.raises(PlaygroundError, match="award, show"):
        given("/mileage")


def test_an_unknown_option_lists_those_there_are() -> None:
    with pytest.raises(PlaygroundError, match="member, miles, reason"):
        given("/mileage award mils:5")


def test_raw_lets_unknown_commands_and_options_through() -> None:
    line = read_line("/nonsense of some-kind x:1 y:two", COMMANDS, raw=True)  # type: ignore[arg-type]
    assert [line.command["name"], *(step["name"] for step in line.path)] == ["nonsense", "of", "some-kind"]
    assert line.given == {"x": "1", "y": "two"}
    assert given("/mileage award mils:5", raw=True) == {"mils": "5"}
