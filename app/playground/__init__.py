"""The pretend Discord: enough of Discord's HTTP API to run, try and test the bot with no Discord account.

A separate process (`omo playground`) that the bot cannot tell from Discord. Nothing of the bot imports it, and it
imports nothing of the bot's product.

    settings identity storage world cast    what there is, and where it is kept
    rules/           what Discord accepts: messages, embeds, components, commands, answers
    rest/            Discord's paths below /api/v10, a module for each resource
    oauth/           /oauth2/authorize: signing in as one of the cast; codes, tokens, scopes
    voice reactions  who is in which channel, and who reacted with what
    interactions/    what a person does -> a signed interaction -> the bot's answer
    backstage/       /playground/…: what the page asks for, what `omo simulate` uses, faults; a module for each subject
    page             the files of the page itself
    terminal simulate cli    what is shown and typed on a terminal
"""
