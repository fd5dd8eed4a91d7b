"""Suggestions while somebody types; an empty list when there are none or something goes wrong."""

import pytest

from tests.log_lines import LogLines
from tests.members import Member


async def test_the_entries_that_can_be_taken_back_are_suggested_newest_first(cleo: Member, bea: Member) -> None:
    await cleo.runs("mileage award", member=bea, miles=50, reason="Best set")
    await cleo.runs("mileage award", member=bea, miles=7, reason="Loaded the van")
    answer = await cleo.types("mileage undo", "entry", member=bea)

    assert [choice["name"].split(" · ")[:2] for choice in answer.choices] == [
        ["+7", "Award: Loaded the van"],
        ["+50", "Award: Best set"],
    ]


async def test_a_suggestion_can_be_chosen(cleo: Member, bea: Member) -> None:
    await cleo.runs("mileage award", member=bea, miles=50, reason="Best set")
    await cleo.runs("mileage award", member=bea, miles=7, reason="Loaded the van")
    [choice] = (await cleo.types("mileage undo", "entry", "best", member=bea)).choices
    await cleo.runs("mileage undo", member=bea, entry=choice["value"])

    assert await bea.balance() == 7


async def test_what_was_taken_back_is_not_suggested(cleo: Member, bea: Member) -> None:
    await cleo.runs("mileage award", member=bea, miles=50, reason="Best set")
    await cleo.runs("mileage undo", member=bea)

    assert (await cleo.types("mileage undo", "entry", member=bea)).choices == []


async def test_who_may_not_award_sees_nobodys_entries(cleo: Member, bea: Member, zoe: Member) -> None:
    await cleo.runs("mileage award", member=bea, miles=50, reason="Best set")

    assert (await zoe.types("mileage undo", "entry", member=bea)).choices == []
    assert (await bea.types("mileage undo", "entry", member=bea)).choices == []


async def test_entries_of_another_server_are_not_suggested(cleo: Member, bea: Member, ana: Member) -> None:
    await cleo.runs("mileage award", member=bea, miles=50, reason="Best set")
    elsewhere = ana.somewhere_else(guild_id=1)

    assert (await elsewhere.types("mileage undo", "entry", member=bea)).choices == []


async def test_before_a_member_is_picked_there_is_nothing_to_suggest(cleo: Member) -> None:
    assert (await cleo.types("mileage undo", "entry")).choices == []


@pytest.mark.parametrize("typed", ["Be", "9" * 30, "²", "-1", "null", True, 2.5])
async def test_a_member_that_is_half_typed_suggests_nothing(cleo: Member, log_lines: LogLines, typed: object) -> None:
    answer = await cleo.types("mileage undo", "entry", member=typed)

    assert answer.choices == []
    assert not [line for line in log_lines.about(answer) if line["level"] == "error"]


async def test_in_a_direct_message_there_is_nothing_to_suggest(cleo: Member, bea: Member) -> None:
    answer = await cleo.somewhere_else(guild_id=None).types("mileage undo", "entry", member=bea)

    assert answer.choices == []


async def test_an_option_without_suggestions_has_none(cleo: Member) -> None:
    assert (await cleo.types("mileage award", "reason", "be")).choices == []


async def test_at_most_25_suggestions_are_made(actor: Member) -> None:
    answer = await actor.types("pick", "much", "stop")

    assert len(answer.choices) == 25
    assert answer.choices[0] == {"name": "stop 0", "value": 0}


async def test_who_may_not_run_the_command_gets_no_suggestions(actor: Member) -> None:
    assert (await actor.types("pick-closed", "much", "stop")).choices == []


async def test_a_failure_is_an_empty_list_and_a_line_in_the_log(actor: Member, log_lines: LogLines) -> None:
    answer = await actor.types("pick", "broken", "stop")

    assert answer.choices == []
    [line] = log_lines.about(answer)
    assert (line["level"], line["name"]) == ("error", "autocomplete")
    assert "ZeroDivisionError" in line["exception"]
