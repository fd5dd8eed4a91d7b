"""The life of an interaction: sent, answered within 3 seconds, then open for 15 minutes.

https://docs.discord.com/developers/interactions/receiving-and-responding#responding-to-an-interaction
"""

import asyncio
from collections.abc import Callable

from app.playground.genesis import timestamp
from app.playground.interactions.described import actor, command_words
from app.playground.posting import COMMAND_REPLY, CONTEXT_MENU_REPLY, REPLY, edit_message, new_message
from app.playground.problems import (
    ALREADY_ACKNOWLEDGED,
    INVALID_WEBHOOK_TOKEN,
    UNKNOWN_INTERACTION,
    UNKNOWN_MESSAGE,
    UNKNOWN_WEBHOOK,
    Json,
)
from app.playground.rules import answers
from app.playground.rules.answers import check_answer
from app.playground.rules.messages import EPHEMERAL, FLAGS_ON_CALLBACKS, LOADING, check_message
from app.playground.shown import shown_components
from app.playground.world import World

ANSWER_SECONDS = 3.0
TOKEN_SECONDS = 15 * 60.0
REPLACED_WITHIN_SECONDS = 1.0
RECORDS_KEPT = 1000
WAITING, ANSWERED, FAILED = "waiting", "answered", "failed"


class Interactions:
    def __init__(self, world: World) -> None:
        self._world = world
        self._records: dict[str, Json] = world.state["interactions"]
        self._news = asyncio.Event()
        for record in self._records.values():
            _complete(record)

    def begin(self, interaction: Json, endpoint: str) -> Json:
        """From now on the bot has 3 seconds. An id used before starts over (a replay): what it showed is gone."""
        if previous := self._records.pop(interaction["id"], None):
            self._forget_messages(previous)
        record: Json = {
            "id": interaction["id"],
            "token": interaction["token"],
            "user_id": actor(interaction)["id"],
            "interaction": interaction,
            "endpoint": endpoint,
            "sent_at": self._world.clock(),
        }
        _complete(record, WAITING)
        self._records[record["id"]] = record
        while len(self._records) > RECORDS_KEPT:
            del self._records[next(iter(self._records))]
        self.note(record, "sent")
        return record

    def record(self, interaction_id: str) -> Json | None:
        return self._records.get(interaction_id)

    def id_of(self, token: str) -> str | None:
        """The interaction that this token was made for."""
        return next((each["id"] for each in reversed(list(self._records.values())) if each["token"] == token), None)

    def latest(self, limit: int) -> list[Json]:
        """Newest first."""
        return list(self._records.values())[: -limit - 1 : -1]

    def sent_after(self, record: Json) -> float | None:
        """When the next interaction was sent, in Unix seconds; None when this is the latest."""
        return next((each["sent_at"] for each in self._records.values() if each["sent_at"] > record["sent_at"]), None)

    def note(self, record: Json, what: str, body: object = None) -> None:
        record["events"].append({"at": timestamp(self._world.clock()), "what": what, "body": body})
        self._world.changed = True
        self._news.set()
        self._news = asyncio.Event()

    async def until(self, done: Callable[[], bool]) -> None:
        """Looks again whenever something happened to any interaction."""
        while not done():
            await self._news.wait()

    def fail(self, record: Json, reason: str) -> None:
        if record["status"] == WAITING:
            record["status"], record["reason"] = FAILED, reason
            self.note(record, "failed", reason)

    def answer_by_callback(self, interaction_id: str, token: str, answer: object) -> Json:
        record = self._records.get(interaction_id)
        if record is None or record["token"] != token or record["interaction"]["type"] == answers.PING:
            raise UNKNOWN_INTERACTION()
        if record["status"] == ANSWERED:
            raise ALREADY_ACKNOWLEDGED()
        if record["status"] == FAILED or self._late(record):
            raise UNKNOWN_INTERACTION()
        self.accept(record, answer, "callback")
        return record

    def accept(self, record: Json, answer: object, via: str) -> None:
        """Raises Discord's refusal; the interaction then still waits for a better answer."""
        accepted = check_answer(record["interaction"], answer)
        record["status"], record["answer"], record["via"] = ANSWERED, accepted, via
        self.note(record, "answered", accepted)
        self._show(record, accepted["type"], accepted.get("data") or {})

    def original(self, token: str, application_id: str) -> Json:
        record = self._open_record(token, application_id)
        message = record["original"] and self._world.find_message(record["original"])
        if not message:
            raise UNKNOWN_MESSAGE()
        found: Json = message
        return found

    def edit_original(self, token: str, application_id: str, body: Json) -> Json:
        record, message = self._open_record(token, application_id), self.original(token, application_id)
        was_loading = bool(message["flags"] & LOADING)
        check_message(body, FLAGS_ON_CALLBACKS, {**message, "flags": message["flags"] & ~LOADING})
        message["flags"] &= ~LOADING
        edit_message(self._world, message, body, self._world.clock())
        if was_loading:
            message["edited_timestamp"] = None
        record["original_edits"] += 1
        self.note(record, "edited the answer", body)
        return message

    def delete_original(self, token: str, application_id: str) -> None:
        record, message = self._open_record(token, application_id), self.original(token, application_id)
        self._world.remove_message(message)
        record["deleted_at"] = self._world.clock()
        self.note(record, "deleted the answer")

    def follow_up(self, token: str, application_id: str, body: Json) -> Json:
        record = self._open_record(token, application_id)
        message = record["original"] and self._world.find_message(record["original"])
        if message and message["flags"] & LOADING:  # deprecated, but so it is
            return self.edit_original(token, application_id, body)
        check_message(body, FLAGS_ON_CALLBACKS)
        made = self._post(record, body, REPLY)
        record["followups"].append(made["id"])
        self.note(record, "followed up", body)
        return made

    def followup(self, token: str, application_id: str, message_id: str) -> Json:
        record = self._open_record(token, application_id)
        message = self._world.find_message(message_id)
        if message is None or message_id not in (*record["followups"], record["original"]):
            raise UNKNOWN_MESSAGE()
        return message

    def edit_followup(self, token: str, application_id: str, message_id: str, body: Json) -> Json:
        record, message = self._open_record(token, application_id), self.followup(token, application_id, message_id)
        if message_id == record["original"]:
            return self.edit_original(token, application_id, body)
        check_message(body, FLAGS_ON_CALLBACKS, message)
        edit_message(self._world, message, body, self._world.clock())
        self.note(record, "edited a follow-up", body)
        return message

    def delete_followup(self, token: str, application_id: str, message_id: str) -> None:
        record, message = self._open_record(token, application_id), self.followup(token, application_id, message_id)
        self._world.remove_message(message)
        self.note(record, "deleted a follow-up")

    def seen(self, record: Json) -> list[Json]:
        """The messages as they stand now: the answer first, then what followed."""
        ids = [record["original"], *record["followups"]]
        return [message for each in ids if each and (message := self._world.find_message(each))]

    def is_finished(self, record: Json) -> bool:
        """Nothing more is promised: not waiting, and no "thinking…" left. What was just deleted may be about to be
        replaced."""
        if record["status"] == WAITING:
            return False
        kind = (record["answer"] or {}).get("type")
        return kind not in (answers.DEFERRED_MESSAGE, answers.DEFERRED_UPDATE) or bool(
            record["original_edits"]
            or record["followups"]
            or (not self.seen(record) and self._world.clock() > record["deleted_at"] + REPLACED_WITHIN_SECONDS)
        )

    def _open_record(self, token: str, application_id: str) -> Json:
        record = next((each for each in reversed(list(self._records.values())) if each["token"] == token), None)
        if record is None or record["interaction"]["application_id"] != application_id:
            raise UNKNOWN_WEBHOOK()
        if self._world.clock() - record["sent_at"] > TOKEN_SECONDS:
            raise INVALID_WEBHOOK_TOKEN()
        if record["status"] != ANSWERED or record["interaction"]["type"] == answers.AUTOCOMPLETE:
            raise UNKNOWN_WEBHOOK()
        return record

    def _late(self, record: Json) -> bool:
        return bool(self._world.clock() - record["sent_at"] > ANSWER_SECONDS)

    def _show(self, record: Json, kind: int, data: Json) -> None:
        source = record["interaction"].get("message")
        if kind == answers.MESSAGE:
            record["original"] = self._post(record, data, self._reply_kind(record))["id"]
        elif kind == answers.DEFERRED_MESSAGE:
            body = {"flags": data.get("flags", 0) & EPHEMERAL}
            message = self._post(record, body, self._reply_kind(record))
            message["flags"] |= LOADING
            record["original"] = message["id"]
        elif kind in (answers.UPDATE, answers.DEFERRED_UPDATE) and source:
            record["original"] = source["id"]
            if kind == answers.UPDATE and (message_now := self._world.find_message(source["id"])):
                edit_message(self._world, message_now, data, self._world.clock())
        elif kind == answers.MODAL:
            record["modal"] = {**data, "components": shown_components(data["components"], [])}

    def _reply_kind(self, record: Json) -> int:
        interaction = record["interaction"]
        if interaction["type"] != answers.COMMAND:
            return REPLY
        return COMMAND_REPLY if interaction["data"].get("type", 1) == 1 else CONTEXT_MENU_REPLY

    def _post(self, record: Json, body: Json, kind: int) -> Json:
        world, interaction = self._world, record["interaction"]
        defaults = {"allowed_mentions": {"parse": ["users"]}}
        message = new_message(world, interaction["channel_id"], world.bot, {**defaults, **body}, world.clock(), kind)
        message["application_id"] = interaction["application_id"]
        message["webhook_id"] = interaction["application_id"]
        message["interaction_metadata"] = _metadata(interaction)
        world.add_message(message)
        return message

    def _forget_messages(self, record: Json) -> None:
        source = record["interaction"].get("message") or {}
        for message in self.seen(record):
            if message["id"] != source.get("id"):
                self._world.remove_message(message)


def _complete(record: Json, status: str = FAILED) -> None:
    """Fills in what is not known yet: all of it at the start, and what an older version did not keep.

    An exchange that was under way when the playground ended will get no answer any more.
    """
    unknown = ("reason", "http_status", "ms", "via", "answer", "response", "original", "modal")
    defaults: Json = {**dict.fromkeys(unknown), "status": status, "original_edits": 0, "request_headers": {}}
    defaults["deleted_at"] = 0.0
    lists: Json = {"followups": [], "notes": [], "events": []}
    record.update({**defaults, **lists, **record})
    if record["status"] == WAITING and status == FAILED:
        record |= {"status": FAILED, "reason": "the playground ended before the bot answered"}


def _metadata(interaction: Json) -> Json:
    """https://docs.discord.com/developers/resources/message#message-interaction-metadata-object; of commands Discord
    also tells name and command_type, which stand in no description.
    """
    metadata = {
        "id": interaction["id"],
        "type": interaction["type"],
        "user": actor(interaction),
        "authorizing_integration_owners": interaction["authorizing_integration_owners"],
    }
    data = interaction["data"]
    if interaction["type"] == answers.COMMAND:
        metadata |= {"name": command_words(data), "command_type": data["type"]}
    if interaction["type"] == answers.COMPONENT:
        metadata |= {"interacted_message_id": interaction["message"]["id"]}
    return metadata
