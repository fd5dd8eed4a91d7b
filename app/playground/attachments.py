"""Uploaded files, kept beside the world: https://docs.discord.com/developers/resources/message#attachment-object"""

import re
import shutil
from pathlib import Path

from app.playground.problems import Json
from app.playground.snowflakes import new_snowflake


class Attachments:
    def __init__(self, folder: Path, address: str) -> None:
        self._folder = folder / "attachments"
        self._address = address

    def keep(self, filename: str, content_type: str, data: bytes, described: Json) -> Json:
        """The attachment object; `described` is what the message says of it."""
        attachment_id = new_snowflake()
        name = re.sub(r"[^\w.-]+", "_", str(described.get("filename") or filename)).lstrip(".")[-100:] or "file"
        path = self._folder / attachment_id / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        url = f"{self._address}/playground/attachments/{attachment_id}/{name}"
        attachment = {"id": attachment_id, "filename": name, "size": len(data), "url": url, "proxy_url": url}
        if described.get("description"):
            attachment["description"] = described["description"]
        return {**attachment, "content_type": content_type}

    def path(self, attachment_id: str, filename: str) -> Path | None:
        """None when there is no such file."""
        if not attachment_id.isdigit() or "/" in filename or filename.startswith("."):
            return None
        path = self._folder / attachment_id / filename
        return path if path.is_file() else None

    def forget_all(self) -> None:
        if self._folder.exists():
            shutil.rmtree(self._folder)
