"""The trainer's side: the queue, reading, feedback, giving back; and the learner reading and answering it."""
