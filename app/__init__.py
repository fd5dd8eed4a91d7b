"""omo-bot: a Discord community bot for creators on tour, without a gateway connection."""

__version__ = "0.1.0"
