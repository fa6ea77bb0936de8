"""A desk of invented data to look at and to try things on, made by the ordinary services."""
