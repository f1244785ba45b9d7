"""What waits for a trainer: rounds, answers and people."""
