"""The Dailies, from the pretend platform to the pretend Discord's channels, while everything falls over."""

from tests.e2e.deployment import Deployment
from tests.e2e.omo import wait_until

TITLES = [f"Day {number}" for number in range(1, 13)]
CHANNELS = ("green-room", "the-dailies")
PATIENCE_SECONDS = 90.0


def test_what_is_published_appears_by_itself(deployment: Deployment, guild: int) -> None:
    [channel] = follow(deployment, guild, "quiet-days", "green-room")
    deployment.discord.publish("quiet-days", "At last")
    look_again(deployment, guild)
    wait_until(lambda: deployment.discord.post_titles(channel) == ["At last"], PATIENCE_SECONDS, "it is posted")
    [source] = deployment.fetch("select id from sources where guild_id = $1", guild)
    told = deployment.omo("dailies", "history", str(source["id"]), "--guild", str(guild)).stdout
    assert "4 items, 1 new" in told
    assert "posts in 30 days: 1, half within" in told


def test_a_new_title_is_shown_in_the_same_message(deployment: Deployment, guild: int) -> None:
    [channel] = follow(deployment, guild, "better-days", "green-room")
    deployment.discord.publish("better-days", "At lats")
    look_again(deployment, guild)
    wait_until(lambda: deployment.discord.post_titles(channel) == ["At lats"], PATIENCE_SECONDS, "it is posted")
    deployment.discord.retitle("better-days", 4, "At last")
    look_again(deployment, guild)
    wait_until(lambda: deployment.discord.post_titles(channel) == ["At last"], PATIENCE_SECONDS, "it is edited")


def test_a_page_leads_to_its_feed_and_nothing_is_stored_by_a_dry_run(deployment: Deployment, guild: int) -> None:
    page, channel = f"{deployment.discord.address}/platform/a-page", deployment.discord.channel_id(guild, "green-room")
    where = ("--guild", str(guild), "--channel", str(channel))
    told = deployment.omo("dailies", "add", page, *where, "--dry-run").stdout
    assert "A page: 3 items" in told
    assert "Nothing was stored." in told
    assert deployment.omo("dailies", "list", "--guild", str(guild)).stdout == "Nothing is followed in this server.\n"


def test_a_channel_that_the_bot_cannot_see_is_refused_with_the_cure(deployment: Deployment, guild: int) -> None:
    channel = deployment.discord.channel_id(guild, "directors-cut")
    feed = f"{deployment.discord.address}/platform/a-page.xml"
    done = deployment.omo("dailies", "add", feed, "--guild", str(guild), "--channel", str(channel))
    assert "The bot cannot see the channel. Give it *View Channel* there" in done.stderr


def test_nothing_is_lost_or_doubled_whatever_falls_over(deployment: Deployment, guild: int) -> None:
    channels = follow(deployment, guild, "hard-days", *CHANNELS)
    deployment.discord.publish("hard-days", *TITLES)
    look_again(deployment, guild)
    for number, blow in enumerate([kill_worker, kill_worker, empty_valkey, restart_postgres, kill_worker], 1):
        wait_for_posts(deployment, channels, 3 * number)
        blow(deployment)
        a_minute_passes(deployment, guild)
    wait_for_posts(deployment, channels, len(CHANNELS) * len(TITLES))
    assert [deployment.discord.post_titles(channel) for channel in channels] == [TITLES] * 2
    wait_until(lambda: all_settled(deployment, guild), PATIENCE_SECONDS, "all is settled")


def test_a_platform_without_a_key_is_told_with_the_settings_it_needs(deployment: Deployment, guild: int) -> None:
    done = deployment.omo("dailies", "connect", "instagram", "--guild", str(guild))
    assert "instagram is off: set INSTAGRAM_CLIENT_ID and INSTAGRAM_CLIENT_SECRET first" in done.stderr
    told = deployment.omo("dailies", "connections", "--guild", str(guild)).stdout
    assert told == "No account is connected to this server.\n"


def test_a_page_that_is_no_feed_is_not_followed(deployment: Deployment, guild: int) -> None:
    address = f"{deployment.discord.address}/platform/some-page/1"
    channel = deployment.discord.channel_id(guild, "green-room")
    done = deployment.omo("dailies", "add", address, "--guild", str(guild), "--channel", str(channel))
    assert done.returncode == 1
    assert len(done.stderr.strip().splitlines()) == 1
    assert deployment.omo("dailies", "list", "--guild", str(guild)).stdout == "Nothing is followed in this server.\n"


def follow(deployment: Deployment, guild: int, feed: str, *names: str) -> list[int]:
    """Past its baseline; the channels' ids."""
    deployment.discord.publish(feed)
    channels = [deployment.discord.channel_id(guild, name) for name in names]
    for channel in channels:
        where = ("--guild", str(guild), "--channel", str(channel))
        address = f"{deployment.discord.address}/platform/{feed}.xml"
        done = deployment.omo("dailies", "add", address, *where, "--choices", '{"spacing_seconds": 0}')
        assert done.returncode == 0, done.stderr
    polled = "select 1 from sources where guild_id = $1 and baseline_at is not null"
    wait_until(lambda: bool(deployment.fetch(polled, guild)), PATIENCE_SECONDS, "the first poll")
    return channels


def look_again(deployment: Deployment, guild: int) -> None:
    deployment.fetch("update sources set due_at = now() where guild_id = $1", guild)


def wait_for_posts(deployment: Deployment, channels: list[int], count: int) -> None:
    def there() -> bool:
        return sum(len(deployment.discord.post_titles(channel)) for channel in channels) >= count

    wait_until(there, PATIENCE_SECONDS, f"{count} posts")


def a_minute_passes(deployment: Deployment, guild: int) -> None:
    """What a worker had in hand when it was killed is free again."""
    deployment.fetch(
        """update destinations set due_at = due_at - interval '61 s', claimed_until = claimed_until - interval '61 s'
        where guild_id = $1""",
        guild,
    )


def all_settled(deployment: Deployment, guild: int) -> bool:
    rows = deployment.fetch("select state from deliveries where guild_id = $1", guild)
    return {row["state"] for row in rows} == {"sent"}


def kill_worker(deployment: Deployment) -> None:
    deployment.worker.kill()
    deployment.worker.start()


def empty_valkey(deployment: Deployment) -> None:
    deployment.stop_valkey()
    deployment.start_empty_valkey()


def restart_postgres(deployment: Deployment) -> None:
    deployment.stop_postgres_at_once()
    deployment.start_postgres()
