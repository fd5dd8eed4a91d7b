"""Discord may deliver an interaction more than once: the answer is the same and nothing is booked twice."""

from tests.members import Member


async def test_a_repeated_check_in_gives_the_same_answer_and_no_more_miles(bea: Member) -> None:
    first = await bea.runs("check-in")
    again = await bea.repeats(first)

    assert "+10 miles" in first.content
    assert again.first == first.first
    assert await bea.balance() == 10


async def test_a_repeated_award_gives_the_same_answer_and_no_more_miles(cleo: Member, bea: Member) -> None:
    first = await cleo.runs("mileage award", member=bea, miles=50, reason="Best set of the night")
    await bea.runs("check-in")
    again = await cleo.repeats(first)

    assert "50 miles" in first.content
    assert again.first == first.first
    assert await bea.balance() == 60


async def test_a_repeated_undo_gives_the_same_answer_and_takes_nothing_more_back(cleo: Member, bea: Member) -> None:
    await cleo.runs("mileage award", member=bea, miles=50, reason="Loading the van")
    await cleo.runs("mileage award", member=bea, miles=7, reason="Unloading the van")
    first = await cleo.runs("mileage undo", member=bea)
    again = await cleo.repeats(first)

    assert "**7** miles" in first.content
    assert again.first == first.first
    assert await bea.balance() == 50


async def test_a_form_sent_twice_awards_once(cleo: Member, bea: Member) -> None:
    await cleo.opens_on_message("Award miles", bea, "What a set!")
    first = await cleo.submits(miles="25", reason="Opened for the headliner")
    again = await cleo.repeats(first)

    assert again.first == first.first
    assert await bea.balance() == 25
