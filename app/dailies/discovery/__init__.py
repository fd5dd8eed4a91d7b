"""What somebody pastes, to sources that can be followed."""
