"""What stands behind each door of the first screen, and the lock."""
