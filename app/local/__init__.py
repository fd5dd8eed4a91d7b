"""PostgreSQL, Valkey and all processes of the bot on this machine: for `omo run` and tests, never for production."""
