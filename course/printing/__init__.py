"""The course on paper: a lesson or a whole module, without anybody's answers."""
