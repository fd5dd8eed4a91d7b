"""Ids that no database could hold are refused where they are typed, in one line."""

import pytest
from typer.testing import CliRunner

from app.cli import commands

TOO_LARGE = str(2**63)
GUILD = ["--guild", "1"]


@pytest.mark.parametrize(
    "arguments",
    [
        ["dailies", "list", "--guild", TOO_LARGE],
        ["dailies", "pause", TOO_LARGE, *GUILD],
        ["dailies", "why", TOO_LARGE, *GUILD],
        ["dailies", "choose", "1", TOO_LARGE, *GUILD],
        ["dailies", "choose", "1", "2", "--why", TOO_LARGE, *GUILD],
        ["dailies", "post", "1", "--channel", TOO_LARGE, *GUILD],
        ["dailies", "post", "1", "--channel", "2", "--again", TOO_LARGE, *GUILD],
        ["dailies", "add", "https://omo.example", "--channel", TOO_LARGE, *GUILD],
        ["dailies", "disconnect", TOO_LARGE, *GUILD],
        ["ranks", "resync", "--guild", TOO_LARGE],
        ["guild", "show", "--guild", TOO_LARGE],
        ["token", "revoke", TOO_LARGE, *GUILD],
    ],
)
def test_an_id_that_is_too_large_is_refused(arguments: list[str]) -> None:
    result = CliRunner().invoke(commands, arguments)
    assert result.exit_code == 2, result.output
    assert "less than or equal to 9223372036854775807" in " ".join(result.output.replace("│", " ").split())


def test_a_pace_of_a_year_is_refused() -> None:
    arguments = ["dailies", "add", "https://omo.example", *GUILD, "--channel", "2", "--every", "31536000"]
    result = CliRunner().invoke(commands, arguments)
    assert result.exit_code == 2
    assert "less than or equal to 604800" in result.output
