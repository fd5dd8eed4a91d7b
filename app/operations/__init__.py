"""What operators look at: logs, metrics, health, the doctor."""
