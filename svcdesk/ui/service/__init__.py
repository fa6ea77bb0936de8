"""The parts of the tab of after-sales service."""
