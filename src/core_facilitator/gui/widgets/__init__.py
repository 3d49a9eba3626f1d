"""Small painted things that a form can hold."""
