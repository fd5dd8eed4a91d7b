"""What went between Discord and the bot: each interaction with its request, answer and the calls that followed."""

from app.playground.backstage.ask import Ask, Rule
from app.playground.calls import CALLS_KEPT
from app.playground.genesis import timestamp
from app.playground.interactions.described import KINDS, actor, in_words
from app.playground.interactions.records import RECORDS_KEPT
from app.playground.playground import Playground
from app.playground.problems import Json, PlaygroundError


async def list_exchanges(ask: Ask) -> list[Json]:
    """Newest first."""
    limit = int(ask.number("limit", 50, RECORDS_KEPT))
    return [_summary(ask.playground, record) for record in ask.playground.interactions.latest(limit)]


async def show_exchange(ask: Ask) -> object:
    playground = ask.playground
    record = playground.interactions.record(ask.path["interaction_id"])
    if record is None:
        raise PlaygroundError("this interaction is not known")
    request = {"method": "POST", "url": record["endpoint"], "headers": record["request_headers"]}
    next_sent_at = playground.interactions.sent_after(record)
    calls = playground.calls.following(record["id"], record["sent_at"], next_sent_at)
    shown = {
        **_summary(playground, record),
        "request": {**request, "body": record["interaction"]},
        "response": record["response"],
        "events": record["events"],
        "messages": playground.interactions.seen(record),
        "calls": [call.told() for call in calls],
    }
    return playground.without_secrets(shown)


async def list_calls(ask: Ask) -> object:
    """Oldest first."""
    latest = ask.playground.calls.latest(int(ask.number("limit", CALLS_KEPT, CALLS_KEPT)))
    return ask.playground.without_secrets([call.told() for call in latest])


async def forget_calls(ask: Ask) -> None:
    ask.playground.calls.forget_all()


def _summary(playground: Playground, record: Json) -> Json:
    interaction = record["interaction"]
    return {
        "id": record["id"],
        "at": timestamp(record["sent_at"]),
        "who": actor(interaction),
        "what": in_words(interaction),
        "kind": KINDS[interaction["type"]],
        "status": record["status"],
        "reason": record["reason"],
        "http_status": record["http_status"],
        "ms": record["ms"],
        "finished": playground.interactions.is_finished(record),
        "notes": record["notes"],
    }


ROUTES = (
    Rule("GET", "/exchanges", list_exchanges),
    Rule("GET", "/exchanges/{interaction_id}", show_exchange),
    Rule("GET", "/calls", list_calls),
    Rule("DELETE", "/calls", forget_calls),
)
