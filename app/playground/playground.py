"""Everything one running playground holds, and the one thing people do in it: act."""

import asyncio
import contextlib
import time
from collections.abc import Callable

from nacl.signing import SigningKey

from app.playground.attachments import Attachments
from app.playground.calls import Calls
from app.playground.faults import Faults
from app.playground.genesis import first_state
from app.playground.identity import Identity, load_identity
from app.playground.interactions.build import build_interaction
from app.playground.interactions.deed import Deed
from app.playground.interactions.exchange import exchange
from app.playground.interactions.records import Interactions
from app.playground.masking import masked
from app.playground.problems import Json
from app.playground.rate_limits import RateLimits
from app.playground.settings import PlaygroundSettings
from app.playground.world import World, open_world


class Playground:
    def __init__(
        self, settings: PlaygroundSettings, identity: Identity, world: World, clock: Callable[[], float] = time.time
    ) -> None:
        self.settings = settings
        self.identity = identity
        self.world = world
        self.world.clock = clock
        self.interactions = Interactions(world)
        self.limits = RateLimits(clock)
        self.faults = Faults()
        self.attachments = Attachments(settings.folder, settings.address)
        self.calls = Calls(world.changes)

    def start_over(self) -> None:
        """The world as on the first day.

        The identity and the commands stay: a running bot is still known, and registers its commands only once.
        """
        commands = self.world.state["commands"]
        self.world.state.clear()
        self.world.state.update(first_state(self.identity.application_id) | {"commands": commands})
        self.world.changed = True
        self.interactions = Interactions(self.world)
        self.attachments.forget_all()

    async def act(self, deed: Deed, endpoint: str = "", key: SigningKey | None = None) -> Json:
        """Builds, signs and sends the interaction; returns what `report` tells once the first answer is in."""
        interaction, notes = build_interaction(self.world, deed)
        endpoint = endpoint or self.settings.bot_url
        record = await exchange(self.interactions, interaction, endpoint, key or self.identity.signing_key, notes)
        return self.report(record)

    async def finished(self, interaction_id: str, wait: float) -> Json | None:
        """The report when nothing more is promised, or after `wait` seconds as it then stands."""
        record = self.interactions.record(interaction_id)
        if record is None:
            return None
        known: Json = record
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(wait):
                await self.interactions.until(lambda: self.interactions.is_finished(known))
        return self.report(record)

    def without_secrets(self, thing: object) -> object:
        """Some JSON, fit to be shown."""
        return masked(thing, (self.identity.bot_token, self.identity.client_secret, self.identity.private_key))

    def report(self, record: Json) -> Json:
        """What happened to an interaction. `followups` are the messages that came after the first answer."""
        seen = self.interactions.seen(record)
        followups = [m for m in seen if m["id"] != record["original"] or record["original_edits"]]
        return {
            "id": record["id"],
            "status": record["status"],
            "reason": record["reason"],
            "http_status": record["http_status"],
            "ms": record["ms"],
            "via": record["via"],
            "answer": record["answer"],
            "followups": followups,
            "messages": seen,
            "finished": self.interactions.is_finished(record),
            "modal": record["modal"],
            "interaction": record["interaction"],
            "events": record["events"],
            "notes": record["notes"],
            "names": self._names(),
        }

    def _names(self) -> Json:
        """What mentions read as: `@<user>`, `@&<role>`, `#<channel>` -> name."""
        state = self.world.state
        users = {f"@{user['id']}": user["global_name"] or user["username"] for user in state["users"].values()}
        roles = {f"@&{role['id']}": role["name"] for held in state["roles"].values() for role in held.values()}
        channels = {f"#{room['id']}": room.get("name", "") for room in state["channels"].values()}
        return {**users, **roles, **channels}


def open_playground(settings: PlaygroundSettings) -> Playground:
    """With the identity and the world kept in the settings' folder, made on first use."""
    identity = load_identity(settings.folder)
    return Playground(settings, identity, open_world(settings.folder, identity.application_id))
