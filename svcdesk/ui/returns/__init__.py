"""Returns and exchanges on the screen (F26), and claims on suppliers."""
