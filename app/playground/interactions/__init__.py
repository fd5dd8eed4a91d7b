"""From what a person does to a signed interaction, and from the bot's answer to what the person sees."""
