"""The Dailies: new work of the crew, in the right channel, exactly once."""
