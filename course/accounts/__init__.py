"""People, how they sign in, and the sessions that the server keeps for them."""
