"""Discord servers: what their admins chose, who installed the bot, who changed what."""
