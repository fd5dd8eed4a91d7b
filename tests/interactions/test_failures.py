"""When something goes wrong the person gets a plain sentence and a reference; the log has the rest under it."""

import pytest

from tests.interactions.rehearsal import SECRET
from tests.log_lines import LogLines
from tests.members import Member


async def test_a_surprise_is_told_in_a_sentence_for_one_person(actor: Member) -> None:
    answer = await actor.runs("break")

    assert answer.type == 4
    assert "Something under the hood broke" in answer.content
    assert answer.only_for_one
    assert SECRET not in answer.text
    assert "ZeroDivisionError" not in answer.text


async def test_the_reference_leads_to_the_traceback_in_the_log(actor: Member, log_lines: LogLines) -> None:
    answer = await actor.runs("break")

    [line] = [event for event in log_lines.events if event.get("reference") == answer.reference]
    assert (line["level"], line["event"], line["name"]) == ("error", "interaction failed", "break")
    assert line["interaction"] == answer.interaction["id"]
    assert "ZeroDivisionError" in line["exception"]
    assert "rehearsal.py" in line["exception"]


async def test_the_reference_is_the_same_when_discord_sends_it_again(actor: Member) -> None:
    first = await actor.runs("break")

    assert (await actor.repeats(first)).reference == first.reference


async def test_a_surprise_in_a_button_leaves_the_message_alone(actor: Member) -> None:
    answer = await actor.clicks("v1:break")

    assert answer.type == 4
    assert answer.only_for_one
    assert "Something under the hood broke" in answer.content


async def test_a_button_that_works_changes_its_message(actor: Member) -> None:
    assert (await actor.clicks("v1:update")).type == 7


@pytest.mark.parametrize(
    ("command", "sentence"),
    [
        ("no-database", "The logbook is out of reach right now, so **nothing was booked**."),
        ("no-discord", "Discord isn't picking up right now. Please try again in a minute."),
        ("refused-by-discord", "Discord refused that. An admin may have to look at the bot's permissions."),
    ],
)
async def test_what_failed_outside_is_told_with_what_to_do(actor: Member, command: str, sentence: str) -> None:
    answer = await actor.runs(command)

    assert sentence in answer.content
    assert answer.reference
    assert answer.only_for_one


async def test_what_failed_outside_is_a_warning_without_a_traceback(actor: Member, log_lines: LogLines) -> None:
    answer = await actor.runs("refused-by-discord")

    [line] = log_lines.about(answer)
    assert (line["level"], line["retryable"]) == ("warning", False)
    assert "50035" in line["error"]
    assert "exception" not in line


async def test_a_refusal_is_no_alarm(bea: Member, log_lines: LogLines) -> None:
    answer = await bea.runs("mileage award", member=bea, miles=5, reason="Because")

    [line] = log_lines.about(answer)
    assert (line["level"], line["why"]) == ("info", "error-may-not-award")
    assert line["reference"]
    assert "Reference" not in answer.content, "it would look like a crash"


async def test_failures_are_told_in_the_persons_language(actor: Member) -> None:
    answer = await actor.but(locale="de").runs("no-database")

    assert "**nichts gebucht**" in answer.content
    assert answer.reference


async def test_a_command_for_servers_says_so_in_a_direct_message(bea: Member) -> None:
    answer = await bea.somewhere_else(guild_id=None).runs("check-in")

    assert "That only works in a server" in answer.content


async def test_what_is_declared_for_servers_does_not_reach_its_handler_in_a_direct_message(actor: Member) -> None:
    alone = actor.somewhere_else(guild_id=None)

    for answer in (await alone.runs("pick"), await alone.clicks("v1:update"), await alone.submits("v1:slow.form")):
        assert answer.type == 4
        assert "That only works in a server" in answer.content


async def test_a_command_for_anywhere_works_in_a_direct_message(bea: Member) -> None:
    answer = await bea.somewhere_else(guild_id=None).runs("ping")

    assert "Engine's running" in answer.content


async def test_no_token_reaches_the_log_whatever_happens(actor: Member, log_lines: LogLines) -> None:
    tokens = []
    for command in ("quick", "break", "no-database", "refused-by-discord", "file", "teleport"):
        tokens.append((await actor.runs(command)).interaction["token"])
    tokens.append((await actor.clicks("v1:break")).interaction["token"])

    logged = "".join(log_lines.lines)
    assert "interaction failed" in logged
    assert not [token for token in tokens if token in logged]
