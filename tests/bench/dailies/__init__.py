"""Ten thousand feeds and one worker: `python -m tests.bench.dailies`."""
