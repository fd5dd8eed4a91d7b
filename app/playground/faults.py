"""Faults that tests ask for: an error status, a slow answer, a dropped connection, before or after the deed is done."""

import msgspec


class Fault(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    route: str
    """Method and path template, such as `PUT /guilds/{guild_id}/members/{user_id}/roles/{role_id}`; `*` for any."""
    status: int = 0
    """0: the answer stays as it is (for `delay` alone)."""
    count: int = 1
    """How many requests it hits; -1 for all."""
    delay: float = 0.0
    """Seconds before the answer."""
    drop: bool = False
    """The connection ends in the middle of the answer."""
    after: bool = False
    """What was asked is done all the same; only the answer is spoilt."""
    code: int = 0
    message: str = ""
    retry_after: float = 1.0
    """Seconds; for status 429."""


class Faults:
    def __init__(self) -> None:
        self.waiting: list[Fault] = []

    def take(self, route: str) -> Fault | None:
        for fault in self.waiting:
            if fault.route in ("*", route):
                fault.count -= 1
                if fault.count == 0:
                    self.waiting.remove(fault)
                return fault
        return None
