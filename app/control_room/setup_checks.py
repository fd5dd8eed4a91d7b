"""What the door says about the setup: whether Discord knows where the bot is. The operator mends it."""

from app.api.call import Call
from app.database.pool import Connection, Database
from app.database.queries import queries
from app.discord.rest import DiscordRest
from app.guilds.at_discord import GuildAtDiscord
from app.guilds.setup import SetupProblem, SetupState, discord_page, setup_problem
from app.settings import Settings

EVENTS_ENABLED = 2


class DoorSetup:
    async def state(self, call: Call) -> SetupState:
        async def work(connection: Connection) -> int:
            rows = queries.control_room.list_tokens(connection, guild_id=call.guild_id)
            return len([row async for row in rows if row["revoked_at"] is None])

        return SetupState(counts={"tokens": await call.part(Database).run(work)})

    async def problems(self, call: Call, here: GuildAtDiscord) -> list[SetupProblem]:
        settings = call.part(Settings)
        application = await call.part(DiscordRest).get_current_application()
        portal = discord_page(settings, f"developers/applications/{application.id}")
        commands, events = f"{settings.public_url}/interactions", f"{settings.public_url}/discord/events"
        found = []
        if application.interactions_endpoint_url != commands:
            kind = "endpoint-elsewhere" if application.interactions_endpoint_url else "endpoint-not-set"
            link = f"{portal}/information"
            found.append(setup_problem(call.texts, kind, "error", link=link, address=commands))
        if application.event_webhooks_url != events or application.event_webhooks_status != EVENTS_ENABLED:
            found.append(
                setup_problem(call.texts, "events-not-set", "advice", link=f"{portal}/webhooks", address=events)
            )
        return found
