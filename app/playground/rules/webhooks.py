"""What a webhook may be called: https://docs.discord.com/developers/resources/webhook#create-webhook"""

from app.playground.problems import FormProblems
from app.playground.rules import forms

FORBIDDEN = ("clyde", "discord")


def check_name(problems: FormProblems, path: forms.Path, value: object) -> None:
    name = forms.text(problems, path, value, 1, 80)
    if found := next((each for each in FORBIDDEN if name and each in name.casefold()), None):
        problems.add(path, "USERNAME_INVALID_CONTAINS", f'Username cannot contain "{found}"')
