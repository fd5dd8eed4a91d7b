"""A booking rewrites its member's row in place: no index holds what each booking changes."""

from app.commands.context import Person
from tests.mileage.office import Office

ZOE = Person(7001, "Zoë")
CHANGED_BY_BOOKINGS = {"balance", "last_entry_at", "check_in_day", "check_in_streak"}
INDEXED = """
  select a.attname from pg_index i
  join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
  where i.indrelid = 'members'::regclass
"""


async def test_no_index_holds_what_each_booking_changes(office: Office) -> None:
    indexed = {row["attname"] for row in await office.fetch(INDEXED)}

    assert {"guild_id", "user_id"} <= indexed
    assert not indexed & CHANGED_BY_BOOKINGS


async def test_a_members_last_entry_follows(office: Office) -> None:
    await office.award(ZOE, 1)
    booked = await office.award(ZOE, 1)
    await office.reverse(ZOE, booked.entry_id)

    (member,) = await office.fetch("select * from members where guild_id = $1", office.guild_id)

    newest = (await office.entries())[-1]
    assert member["last_entry_at"] == newest["created_at"]
