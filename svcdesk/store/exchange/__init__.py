"""Hand-over packages: written from the log, judged revision by revision, and taken into it."""
