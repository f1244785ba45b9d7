"""Sealing and opening of private text, its keys, and saving it so that nothing typed is lost."""
