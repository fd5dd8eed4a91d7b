"""Ids are strings in Discord's JSON and whole numbers in here."""

from datetime import UTC, datetime

import msgspec
import pytest

from app.discord.snowflake import Bits, Snowflake, SnowflakeText, as_text, created_at, decoder, earliest


class Thing(msgspec.Struct):
    id: Snowflake
    permissions: Bits = 0
    value: str | int | float | bool | None = None


THING = decoder(Thing)


def test_an_id_beyond_2_to_the_53_keeps_every_digit() -> None:
    assert THING.decode(b'{"id": "9007199254740993001"}').id == 9007199254740993001


def test_permissions_may_have_more_than_64_bits() -> None:
    assert THING.decode(f'{{"id": "1", "permissions": "{1 << 70}"}}').permissions == 1 << 70


def test_digits_that_a_member_typed_stay_text() -> None:
    assert THING.decode(b'{"id": "1", "value": "007"}').value == "007"
    assert THING.decode(b'{"id": "1", "value": "42"}').value == "42"
    assert THING.decode(b'{"id": "1", "value": "true"}').value == "true"


@pytest.mark.parametrize("wrong", ['"-1"', '"9223372036854775808"', '"abc"', '""', "null", "true", '"1e30"'])
def test_what_is_no_id_or_does_not_fit_into_the_database_is_refused(wrong: str) -> None:
    with pytest.raises(msgspec.ValidationError):
        THING.decode(f'{{"id": {wrong}}}')


def test_an_id_leaves_as_a_string() -> None:
    assert msgspec.json.encode({"id": as_text(9007199254740993001)}) == b'{"id":"9007199254740993001"}'
    assert msgspec.convert(as_text(9007199254740993001), SnowflakeText) == "9007199254740993001"


def test_an_id_tells_when_the_thing_was_made() -> None:
    # The example of https://docs.discord.com/developers/reference#snowflakes
    assert created_at(175928847299117063) == datetime(2016, 4, 30, 11, 18, 25, 796000, tzinfo=UTC)


def test_what_is_made_at_a_moment_has_no_id_before_its_earliest() -> None:
    moment = created_at(175928847299117063)
    assert created_at(earliest(moment)) == moment
    assert earliest(moment) <= 175928847299117063
    assert earliest(datetime(2014, 1, 1, tzinfo=UTC)) == 0
