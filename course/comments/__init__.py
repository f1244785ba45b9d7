"""Sentences that a trainer keeps at hand: their own, shared ones, and the open questions of the course."""
