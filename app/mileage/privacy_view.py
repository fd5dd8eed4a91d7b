"""The privacy panel: what is stored and what the member may do about it."""

from app.discord.components import ActionRow, Button, ButtonStyle, ComponentState, TextInput, custom_id
from app.discord.replies import Embed, Modal, Reply
from app.texts import Texts


class PrivacyPanel(ComponentState, frozen=True):
    """Whose data; only they may press its buttons."""

    user_id: int


def privacy_reply(texts: Texts, user_id: int, *, hidden: bool) -> Reply:
    panel = PrivacyPanel(user_id)
    body = texts("privacy-hidden" if hidden else "privacy-shown") + "\n\n" + texts("privacy-explained")
    show_or_hide = ("privacy-show", "privacy.show") if hidden else ("privacy-hide", "privacy.hide")
    buttons = [
        Button(texts(show_or_hide[0]), custom_id(show_or_hide[1], panel), style=ButtonStyle.PRIMARY.value),
        Button(texts("privacy-download"), custom_id("privacy.download", panel)),
        Button(texts("privacy-erase"), custom_id("privacy.erase", panel), style=ButtonStyle.DANGER.value),
    ]
    embed = Embed(title=texts("privacy-title"), description=body)
    return Reply(embeds=[embed], components=[ActionRow(buttons)])


def erase_form(texts: Texts, user_id: int) -> Modal:
    label = texts("privacy-erase-label", word=texts("privacy-erase-word"))
    confirmation = TextInput("word", label, placeholder=texts("privacy-erase-word"), longest=20)
    return Modal(custom_id("privacy.erase", PrivacyPanel(user_id)), texts("privacy-erase-title"), [confirmation])
