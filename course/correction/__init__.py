"""Changing feedback after it was given back: the learner is told, and the former words stay readable."""
