"""A ledger with a past."""

from datetime import datetime

from tests.mileage.office import Office, Someone


class Archive(Office):
    """Where somebody can be awarded miles long ago."""

    async def awarded(self, person: Someone, miles: int, at: datetime) -> None:
        booked = await self.award(person, miles, at.date())
        async with self.database.transaction() as connection:
            await connection.execute("select set_config('omo.erasing', 'on', true)")
            await connection.execute(
                "update entries set created_at = $1 where guild_id = $2 and id = $3", at, self.guild_id, booked.entry_id
            )
