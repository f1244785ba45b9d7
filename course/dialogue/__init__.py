"""After feedback was given back: the learner reads it, answers and closes; the trainer reads that."""
