"""Screens of working calendars and time limits, the simulator, and what tells people before something is due."""
