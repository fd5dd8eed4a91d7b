"""Sends what Discord sends to see whether an endpoint checks signatures, and says whether the bot behaved.

https://docs.discord.com/developers/interactions/overview#setting-up-an-endpoint
"""

ROUTES = ()
