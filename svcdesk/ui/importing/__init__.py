"""The import wizard: choose a file, map its columns, read the report, import."""
