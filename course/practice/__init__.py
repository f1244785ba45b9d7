"""What a learner fills in for themselves in the exercises of a lesson. Nobody else sees any of it."""
