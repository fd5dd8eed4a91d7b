"""Logs as JSON lines (or, on a terminal, for people). Every line written while an interaction is handled has its id."""

import logging
import sys
from typing import Any

import msgspec
import structlog
from stamina.instrumentation import set_on_retry_hooks

from app.commands.current import current_interaction


def set_up_logging(log_format: str, log_level: str) -> None:
    level = logging.getLevelNamesMapping()[log_level.upper()]
    shared: list[Any] = [
        _add_interaction,
        structlog.stdlib.add_logger_name,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    final: list[Any] = (
        [structlog.processors.format_exc_info, structlog.processors.JSONRenderer(serializer=_dump)]
        if log_format == "json"
        else [structlog.dev.ConsoleRenderer()]
    )
    structlog.configure(
        processors=[structlog.stdlib.filter_by_level, *shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(sys.stdout)
    remove = structlog.stdlib.ProcessorFormatter.remove_processors_meta
    handler.setFormatter(structlog.stdlib.ProcessorFormatter(foreign_pre_chain=shared, processors=[remove, *final]))
    logging.basicConfig(handlers=[handler], level=level, force=True)
    set_on_retry_hooks(())  # what fails for good is logged by whoever asked; every try would be seven lines a command
    for chatty in ("httpx", "httpcore", "arq", "uvicorn.error"):
        logging.getLogger(chatty).setLevel(max(level, logging.WARNING))


def _add_interaction(_: Any, __: str, event: dict[str, Any]) -> dict[str, Any]:
    if (interaction_id := current_interaction.get()) is not None:
        event["interaction"] = str(interaction_id)
    return event


def _dump(event: dict[str, Any], **_: Any) -> str:
    return msgspec.json.encode(event, enc_hook=repr).decode()
