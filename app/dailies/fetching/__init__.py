"""Gets what a stranger's address names, without being led astray, flooded or held up."""
