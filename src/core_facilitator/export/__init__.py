"""A document becomes bytes."""
