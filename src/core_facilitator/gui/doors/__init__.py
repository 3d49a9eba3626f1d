"""What stands behind each door of the first screen, and the lock."""

FLOW = "open workspace"
"""Of all that opens a workspace: one at a time, because the first that is there takes the doors away."""
