"""Discord's paths below /api/v10, a module for each resource; every module lists its `ROUTES`."""
