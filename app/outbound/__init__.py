"""The guard between the bot and addresses that people type: public ones only."""
