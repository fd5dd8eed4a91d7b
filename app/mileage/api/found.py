"""What the ids in an address name: found in the guild, or not there."""

from app.api.call import Call
from app.api.problems import NotThere
from app.database.pool import Database
from app.database.queries import queries
from app.guilds.store import GuildStore
from app.mileage.api.shapes import BatchJson, EntryJson, batch_json, entry_json
from app.mileage.batches import Batches
from app.mileage.upkeep import BoardUpkeep
from app.queue.doorbell import Doorbell


async def find_entry(call: Call, entry_id: int) -> EntryJson:
    ids = {"guild_id": call.guild_id, "entry_id": entry_id}
    row = await call.part(Database).run(lambda connection: queries.mileage.entry(connection, **ids))
    if row is None:
        raise NotThere("no such entry")
    return entry_json(row, {row["id"]} if row["reversed"] else ())


async def find_batch(call: Call, batch_id: int) -> BatchJson:
    ids = {"guild_id": call.guild_id, "batch_id": batch_id}
    row = await call.part(Database).run(lambda connection: queries.batches.batch(connection, **ids))
    if row is None:
        raise NotThere("no such batch")
    return batch_json(row)


def batches_of(call: Call) -> Batches:
    return Batches(call.part(Database), call.part(GuildStore), call.part(BoardUpkeep), call.part(Doorbell))
