"""What lies beside a trainer while they write: comments to put in, and the note for themselves."""
