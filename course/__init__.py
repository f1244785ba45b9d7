"""The course platform "Van buiten naar binnen, en dan beginnen!"."""
