"""The running playground, asked over HTTP."""

from typing import Any

import httpx

from app.playground.cast import ROLES
from tests.e2e.omo import wait_until

Json = dict[str, Any]
WAIT_SECONDS = 12.0
"""For an answer that was deferred."""


class PretendDiscord:
    def __init__(self, address: str) -> None:
        self.address = address
        self._http = httpx.Client(base_url=address, trust_env=False, timeout=WAIT_SECONDS + 10)

    def close(self) -> None:
        self._http.close()

    def act(self, url: str, **deed: Any) -> Json:
        """One interaction, sent to the bot at `url`; the pretend Discord's report on it."""
        order = {"url": url, "wait": WAIT_SECONDS, **deed}
        report: Json = self._asked("POST", "/playground/interactions", order)
        return report

    def fault(self, route: str, **what: Any) -> None:
        self._asked("POST", "/playground/faults", {"route": route, **what})

    def mend(self) -> None:
        """No faults wait any more."""
        self._http.delete("/playground/faults")

    def move_role(self, guild_id: int, name: str, position: int) -> None:
        role_id = str(self.role_id(guild_id, name))
        self._asked("POST", "/playground/roles", {"guild_id": str(guild_id), "role_id": role_id, "position": position})

    def grow(self, guild_id: int) -> None:
        """As many channels and roles as Discord lets a guild have."""
        self._asked("POST", f"/playground/guilds/{guild_id}/growth")

    def give_role(self, guild_id: int, user_id: int, role_id: int) -> None:
        self._asked("PUT", f"/playground/members/{guild_id}/{user_id}/roles/{role_id}")

    def take_role(self, guild_id: int, user_id: int, role_id: int) -> None:
        self._asked("DELETE", f"/playground/members/{guild_id}/{user_id}/roles/{role_id}")

    def world(self) -> Json:
        state: Json = self._asked("GET", "/playground/world")
        return state

    def calls(self) -> list[Json]:
        made: list[Json] = self._asked("GET", "/playground/calls")
        return made

    def role_id(self, guild_id: int, name: str) -> int:
        roles = self.world()["roles"][str(guild_id)].values()
        return next(int(role["id"]) for role in roles if role["name"] == name)

    def channel_id(self, guild_id: int, name: str) -> int:
        channels = self.world()["channels"].values()
        here = (channel for channel in channels if channel.get("guild_id") == str(guild_id))
        return next(int(channel["id"]) for channel in here if channel["name"] == name)

    def lets_the_bot_write(self, bot_token: str, channel_id: int, **message: Any) -> None:
        """A message of its own."""
        headers = {"Authorization": f"Bot {bot_token}"}
        response = self._http.post(f"/api/v10/channels/{channel_id}/messages", json=message, headers=headers)
        assert response.is_success, response.text

    def writes(self, username: str, channel_id: int, content: str) -> None:
        """A person writes a message."""
        order = {"who": username, "channel": str(channel_id), "content": content}
        self._asked("POST", "/playground/messages", order)

    def rank_roles(self, guild_id: int, user_id: int) -> set[str]:
        """By name: those a rank can give, not what people are on the crew."""
        world, crew = self.world(), {role.name for role in ROLES[2:]}
        held = world["members"][str(guild_id)][str(user_id)]["roles"]
        return {world["roles"][str(guild_id)][role_id]["name"] for role_id in held} - crew

    def wait_for_rank_roles(self, guild_id: int, user_id: int, *names: str, seconds: float = 15.0) -> None:
        what = f"{user_id} has the rank roles {names}"
        wait_until(lambda: self.rank_roles(guild_id, user_id) == set(names), seconds, what)

    def publish(self, feed: str, *titles: str) -> None:
        """On the pretend platform, whose feed then grows no more by itself."""
        self._asked("PATCH", f"/playground/feeds/{feed}", {"grows_every": 0})
        for title in titles:
            self._asked("POST", f"/playground/feeds/{feed}/items", {"title": title})

    def retitle(self, feed: str, number: int, title: str) -> None:
        """Something that was published."""
        self._asked("PATCH", f"/playground/feeds/{feed}/items/{number}", {"title": title})

    def post_titles(self, channel_id: int) -> list[str]:
        """Titles, the oldest first."""
        messages = self.world()["messages"].get(str(channel_id), {}).values()
        return [embed["title"] for message in messages for embed in message["embeds"]]

    def download(self, url: str) -> httpx.Response:
        return self._http.get(url)

    def _asked(self, method: str, path: str, body: Json | None = None) -> Any:
        response = self._http.request(method, path, json=body)
        assert response.is_success, response.text
        return response.json() if response.content else None
