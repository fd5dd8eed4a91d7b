"""What discovery has just read and shown is the baseline of a source: what comes after it is new, and posted."""

from typing import Any

from app.dailies.deciding import decide
from app.dailies.incoming import add_deliveries, add_items, known_items
from app.dailies.items import Poll
from app.database.pool import Connection
from app.database.queries import queries


async def store_baseline(
    connection: Connection, guild_id: int, source_id: int, shown: Poll, newest_on_baseline: int = 0
) -> None:
    """In the transaction that follows or moves the source. A source that has its baseline keeps it, and a document
    without items is none, unless it is sure to be complete: then the first look that finds some is."""
    ids: dict[str, Any] = {"guild_id": guild_id, "source_id": source_id}
    if not (shown.items or shown.complete) or not await queries.dailies.start_baseline(connection, **ids):
        return
    known = await known_items(connection, ids, shown)
    decision = decide(known, True, shown.items, newest_on_baseline)
    item_ids = await add_items(connection, ids, decision, shown)
    new = {item_ids[item.id]: item for item in decision.new}
    await add_deliveries(connection, ids, new, catching_up=True)
