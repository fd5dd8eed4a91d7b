"""The buckets of miles behind exact places."""

from hypothesis import given, settings
from hypothesis import strategies as st

from app.database.pool import Database
from tests.mileage.office import bucket_of

MOST = 2**61
many_miles = st.lists(st.one_of(st.integers(0, 1000), st.integers(0, MOST)), min_size=1, max_size=60)


async def bucketed(database: Database, miles: list[int]) -> list[tuple[int, int]]:
    """Bucket and its end for each."""
    rows = await database.run(
        lambda connection: connection.fetch(
            """select miles_bucket(miles) as bucket, miles_bucket_end(miles_bucket(miles)) as ends
            from unnest($1::bigint[]) with ordinality as asked (miles, number) order by number""",
            miles,
        )
    )
    return [(row["bucket"], row["ends"]) for row in rows]


async def test_every_small_number_has_a_bucket_of_its_own(database: Database) -> None:
    assert await bucketed(database, list(range(2048))) == [(miles, miles + 1) for miles in range(2048)]


async def test_a_debt_is_in_the_first_bucket(database: Database) -> None:
    assert await bucketed(database, [-1, -(2**40)]) == [(0, 1), (0, 1)]


@settings(max_examples=60, deadline=None)
@given(miles=many_miles)
async def test_more_miles_are_never_in_a_lower_bucket(database: Database, miles: list[int]) -> None:
    ordered = sorted(miles)
    buckets = [bucket for bucket, _ in await bucketed(database, ordered)]
    assert buckets == sorted(buckets)
    assert buckets == [bucket_of(number) for number in ordered]


@settings(max_examples=60, deadline=None)
@given(miles=many_miles)
async def test_a_bucket_ends_where_the_next_begins(database: Database, miles: list[int]) -> None:
    found = await bucketed(database, miles)
    for number, (_, ends) in zip(miles, found, strict=True):
        assert number < ends <= max(number + 1, number + number // 1024 + 1), "narrow buckets"
    last_inside = await bucketed(database, [ends - 1 for _, ends in found])
    just_outside = await bucketed(database, [ends for _, ends in found])
    assert [bucket for bucket, _ in last_inside] == [bucket for bucket, _ in found]
    assert [bucket for bucket, _ in just_outside] == [bucket + 1 for bucket, _ in found]
