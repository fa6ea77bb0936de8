"""What is seen: the main window, the stage list and shared parts."""
