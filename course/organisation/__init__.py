"""Organisations, their teams, who belongs to them in which role, and who is enrolled."""
