"""Complaints on the screen (F25)."""
