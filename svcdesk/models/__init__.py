"""What is stored for lists and gates: SQLAlchemy tables derived from records."""
