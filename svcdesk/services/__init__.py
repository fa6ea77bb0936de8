"""What a person can do: one verb, one transaction, returning the record and what changed."""
