"""Sources that are there before a story begins."""

from tests.e2e.deployment import Deployment
from tests.e2e.omo import wait_until

PATIENCE_SECONDS = 60.0


def follow(deployment: Deployment, guild: int, feed: str, newest: int = 0) -> int:
    """As an operator does; its id, once it was looked at."""
    deployment.discord.publish(feed)
    channel = deployment.discord.channel_id(guild, "green-room")
    address = f"{deployment.discord.address}/platform/{feed}.xml"
    where = ("--guild", str(guild), "--channel", str(channel), "--newest", str(newest))
    done = deployment.omo("dailies", "add", address, *where, "--choices", '{"spacing_seconds": 0}')
    assert done.returncode == 0, done.stderr
    polled = """select id from sources s where guild_id = $1 and baseline_at is not null
      and exists (select from fetches f where f.guild_id = s.guild_id and f.source_id = s.id)"""
    wait_until(lambda: bool(deployment.fetch(polled, guild)), PATIENCE_SECONDS, "the first look")
    [source] = deployment.fetch(polled, guild)
    return int(source["id"])
