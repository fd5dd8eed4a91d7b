"""How the floors are served: with the same uvicorn and the same options as `omo web` (app/web.py)."""

import os
from typing import Any, Literal

import uvicorn


def serve(application: Any, lifespan: Literal["on", "off"] = "off") -> None:
    uvicorn.run(
        application,
        host="127.0.0.1",
        port=int(os.environ["PORT"]),
        loop="uvloop",
        http="httptools",
        ws="none",
        lifespan=lifespan,
        access_log=False,
        log_config=None,
        proxy_headers=False,
        server_header=False,
        timeout_keep_alive=120,
    )


def public_key_given() -> bytes:
    return bytes.fromhex(os.environ["DISCORD_PUBLIC_KEY"])
