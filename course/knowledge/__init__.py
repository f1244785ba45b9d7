"""What sticks: questions that come back after a module, and the end test. Nobody else sees any answer."""
