"""Faults on demand, and the routes they can hit."""

from typing import Any

import msgspec

from app.playground.backstage.ask import Ask, Rule
from app.playground.faults import Fault
from app.playground.problems import PlaygroundError
from app.playground.rest.door import RULES


async def list_routes(ask: Ask) -> list[str]:
    return [rule.route for rule in RULES]


async def list_faults(ask: Ask) -> Any:
    return msgspec.to_builtins(ask.playground.faults.waiting)


async def add_fault(ask: Ask) -> Any:
    fault = await ask.body(Fault)
    known = await list_routes(ask)
    if fault.route != "*" and fault.route not in known:
        raise PlaygroundError(f"there is no route {fault.route!r}; there are: {', '.join(known)}")
    ask.playground.faults.waiting.append(fault)
    ask.world.changes.happened()
    return msgspec.to_builtins(fault)


async def clear_faults(ask: Ask) -> None:
    ask.playground.faults.waiting.clear()
    ask.world.changes.happened()


async def remove_fault(ask: Ask) -> None:
    """By its place in the list, from 0."""
    waiting, place = ask.playground.faults.waiting, ask.path["place"]
    if not place.isdecimal() or int(place) >= len(waiting):
        raise PlaygroundError(f"there is no fault {place}; there are {len(waiting)}, counted from 0")
    del waiting[int(place)]
    ask.world.changes.happened()


ROUTES = (
    Rule("GET", "/routes", list_routes),
    Rule("GET", "/faults", list_faults),
    Rule("POST", "/faults", add_fault),
    Rule("DELETE", "/faults", clear_faults),
    Rule("DELETE", "/faults/{place}", remove_fault),
)
