"""What a learner takes along from the whole course, together on one page and on paper; for the learner alone."""
