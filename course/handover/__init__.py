"""Who reads when the trainer cannot: absence, handing over with the learner told first, and answers that are late."""
