"""The editors behind the kinds of field."""
