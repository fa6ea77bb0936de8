"""What the business says: pure records and rules, standard library and msgspec only."""
