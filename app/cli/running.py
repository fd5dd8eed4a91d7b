"""Work of a command on the parts that web and workers have, too."""

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from app.parts import Parts

Result = TypeVar("Result")


def with_parts(work: "Callable[[Parts], Awaitable[Result]]") -> Result:
    import asyncio

    from app.local.environment import read_local_environment
    from app.operations.logging import set_up_logging
    from app.parts import open_parts
    from app.settings import load_settings

    set_up_logging("pretty", "error")

    async def run() -> Result:
        async with open_parts(load_settings(read_local_environment())) as parts:
            return await work(parts)

    return asyncio.run(run())
