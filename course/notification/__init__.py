"""Telling people that something waits for them, without a word of what was written."""
