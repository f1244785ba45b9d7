"""How far everyone is, for the organisation, and nothing else."""
