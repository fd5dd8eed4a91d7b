"""Pictures in a form: https://docs.discord.com/developers/reference#image-data"""

import base64
import hashlib
import re

from app.playground.problems import FormProblems
from app.playground.rules import forms

_IMAGE = re.compile(r"data:image/(?:png|jpeg|gif|webp);base64,(.+)", re.DOTALL)


def image_hash(problems: FormProblems, path: forms.Path, value: object) -> str | None:
    """What Discord calls the picture from then on; None for none. The picture itself is not kept."""
    if value is None:
        return None
    found = _IMAGE.fullmatch(str(value))
    try:
        content = base64.b64decode(found[1], validate=True) if found else b""
    except ValueError:
        content = b""
    if not content:
        problems.add(path, "IMAGE_INVALID", "Invalid image data")
    return hashlib.md5(content, usedforsecurity=False).hexdigest()
