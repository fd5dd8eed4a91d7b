"""What somebody does with the bot: interactions on demand, and what came of them."""

from app.playground.backstage.ask import Ask, Rule
from app.playground.interactions.deed import Deed
from app.playground.problems import Json, PlaygroundError
from app.playground.signing import read_signing_key

LONGEST_WAIT_SECONDS = 60.0


class Order(Deed, frozen=True, kw_only=True):
    """A deed, and where to send it."""

    url: str = ""
    key: str = ""
    wait: float = 0.0
    """Seconds to wait for what was deferred."""


async def act(ask: Ask) -> Json:
    order = await ask.body(Order)
    key = read_signing_key(order.key) if order.key else None
    report = await ask.playground.act(order, order.url, key)
    if order.wait > 0 and not report["finished"]:
        wait = min(order.wait, LONGEST_WAIT_SECONDS)
        report |= await ask.playground.finished(report["id"], wait) or {}
    return report


async def look_up(ask: Ask) -> Json:
    report = await ask.playground.finished(ask.path["interaction_id"], ask.number("wait", 0, LONGEST_WAIT_SECONDS))
    if report is None:
        raise PlaygroundError("this interaction is not known")
    return report


ROUTES = (
    Rule("POST", "/interactions", act),
    Rule("GET", "/interactions/{interaction_id}", look_up),
)
