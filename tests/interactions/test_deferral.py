"""Discord waits three seconds. Who takes longer says "thinking …" first and edits that message in the end."""

import httpx
import pytest

from tests import cast
from tests.interactions.rehearsal import SECRET
from tests.log_lines import LogLines
from tests.members import Member
from tests.pretend_rest import PretendRest

THINKING, THINKING_UNSEEN = 5, 6

pytestmark = pytest.mark.usefixtures("impatient")


async def test_a_quick_answer_is_not_deferred(actor: Member, discord_rest: PretendRest) -> None:
    answer = await actor.runs("quick")

    assert (answer.type, answer.content) == (4, "Done at once")
    assert not discord_rest.in_order


async def test_a_slow_answer_for_one_thinks_for_one_and_comes_as_an_edit(actor: Member) -> None:
    answer = await actor.runs("slow")

    assert answer.first == {"type": THINKING, "data": {"flags": 64}}
    assert [edit["content"] for edit in answer.later] == ["Done in the end"]


async def test_a_slow_answer_for_all_thinks_before_all(actor: Member) -> None:
    answer = await actor.runs("slow-for-all")

    assert answer.first == {"type": THINKING}
    assert answer.content == "Everybody look"
    assert not answer.only_for_one


async def test_a_slow_button_keeps_its_message_until_the_new_one_is_there(actor: Member) -> None:
    answer = await actor.clicks("v1:slow.update")

    assert answer.first == {"type": THINKING_UNSEEN}
    assert answer.content == "The message anew"


async def test_a_slow_button_that_answers_below_thinks_below(actor: Member) -> None:
    answer = await actor.clicks("v1:slow.apart")

    assert answer.first == {"type": THINKING, "data": {"flags": 64}}
    assert answer.content == "Below the message"


async def test_a_slow_form_thinks_too(actor: Member) -> None:
    answer = await actor.submits("v1:slow.form", word="on")

    assert answer.first == {"type": THINKING, "data": {"flags": 64}}
    assert answer.content == "Filled in"


async def test_the_edit_goes_to_the_interactions_own_webhook_without_the_bots_token(
    actor: Member, discord_rest: PretendRest
) -> None:
    answer = await actor.runs("slow")

    edit = discord_rest.edit.calls.last.request
    token = answer.interaction["token"]
    assert edit.url.path == f"/api/v10/webhooks/{cast.APPLICATION}/{token}/messages/@original"
    assert "authorization" not in edit.headers


async def test_the_edit_mentions_nobody(actor: Member) -> None:
    answer = await actor.runs("slow")

    assert answer.message["allowed_mentions"]["parse"] == []


async def test_discord_may_need_a_moment_to_know_of_the_deferral(actor: Member, discord_rest: PretendRest) -> None:
    discord_rest.knows_the_webhook_only_after(2)
    answer = await actor.runs("slow")

    assert discord_rest.edit.call_count == 3
    assert answer.content == "Done in the end"


async def test_a_form_cannot_come_late_and_the_person_is_told(actor: Member) -> None:
    answer = await actor.runs("slow-form")

    assert answer.type == THINKING
    assert "That took too long to open a form. Please try again." in answer.content


async def test_a_late_refusal_is_told_where_it_thought(actor: Member) -> None:
    answer = await actor.runs("slow-refusal")

    assert answer.type == THINKING
    assert "There is nothing to take back" in answer.content


async def test_a_late_failure_is_told_where_it_thought(actor: Member, log_lines: LogLines) -> None:
    answer = await actor.runs("slow-break")

    assert "Something under the hood broke" in answer.content
    assert answer.reference in "".join(log_lines.lines)
    assert SECRET not in answer.text


async def test_a_late_refusal_is_for_one_person_also_where_everybody_saw_it_think(
    actor: Member, discord_rest: PretendRest
) -> None:
    answer = await actor.runs("slow-refusal-for-all")

    assert answer.first == {"type": THINKING}
    assert (discord_rest.deleted, discord_rest.edits) == (1, [])
    [told] = discord_rest.followups
    assert "There is nothing to take back" in told["content"]
    assert told["flags"] == 64


async def test_what_is_shared_is_shared_also_when_it_took_its_time(actor: Member, discord_rest: PretendRest) -> None:
    answer = await actor.runs("slow-shared")

    assert answer.first == {"type": THINKING, "data": {"flags": 64}}
    assert (discord_rest.deleted, discord_rest.edits) == (1, [])
    [shown] = discord_rest.followups
    assert (shown["content"], shown["flags"]) == ("Everybody look, she said", 0)


async def test_a_late_failure_of_a_button_leaves_the_message_alone(actor: Member, discord_rest: PretendRest) -> None:
    answer = await actor.clicks("v1:slow.break")

    assert answer.type == THINKING_UNSEEN
    assert not discord_rest.edits
    [told] = discord_rest.followups
    assert "Something under the hood broke" in told["content"]
    assert told["flags"] == 64


async def test_an_answer_that_discord_does_not_take_is_logged_without_the_token(
    actor: Member, discord_rest: PretendRest, log_lines: LogLines
) -> None:
    discord_rest.edit.mock(return_value=httpx.Response(403, json={"code": 50027, "message": "Invalid Webhook Token"}))
    answer = await actor.runs("slow")

    [lost] = [event for event in log_lines.about(answer) if event["event"] == "late answer lost"]
    assert lost["name"] == "slow"
    assert "50027" in lost["error"]
    assert answer.interaction["token"] not in "".join(log_lines.lines)


async def test_a_file_is_deferred_at_once_and_comes_with_the_edit(actor: Member, discord_rest: PretendRest) -> None:
    answer = await actor.runs("file")

    assert answer.first == {"type": THINKING, "data": {"flags": 64}}
    assert answer.content == "As asked"
    assert answer.files == {"miles.json": '{"name":"Zoë 🎤"}'.encode()}
    assert answer.message["attachments"] == [{"id": "0", "filename": "miles.json"}]
    assert discord_rest.edit.calls.last.request.headers["content-type"].startswith("multipart/form-data")


async def test_a_deferral_counts_once_in_the_metrics(actor: Member) -> None:
    def counted(page: str) -> float:
        lines = [line for line in page.splitlines() if line.startswith('omo_interactions_total{name="slow-for-all"')]
        return sum(float(line.split()[-1]) for line in lines)

    before = counted((await actor.bot.http.get("/metrics")).text)
    await actor.runs("slow-for-all")

    assert counted((await actor.bot.http.get("/metrics")).text) == before + 1
