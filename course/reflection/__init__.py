"""Writing a guided reflection, handing it in and taking it back."""
