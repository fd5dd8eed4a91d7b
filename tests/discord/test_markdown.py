"""Discord's marks: for what other people wrote, and for terminals, where they mean nothing."""

import pytest

from app.discord.markdown import escaped, plain


@pytest.mark.parametrize("title", ["*Ohio* at `5`", r"a\\b", "<t:5> <#7> @everyone", "- [free](https://evil.example)"])
def test_what_was_escaped_reads_in_a_terminal_as_it_was_written(title: str) -> None:
    assert plain(escaped(title)) == title


@pytest.mark.parametrize(
    ("message", "read"),
    [
        ("**Seen** <t:1795590000:f>", "Seen 2026-11-25 07:00 UTC"),
        ("Held for <#7>. Give *Send Messages*", "Held for 7. Give Send Messages"),
        (r"the title matches `^day \d+$`", r"the title matches '^day \d+$'"),
        ("<@&5>", "5"),
    ],
)
def test_a_message_of_ours_has_no_marks_in_a_terminal(message: str, read: str) -> None:
    assert plain(message) == read
