"""Where a learner takes the course, and who reads what they hand in."""
