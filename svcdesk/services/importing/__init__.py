"""Import of spreadsheets and text tables: read safely, mapped, checked row by row, written all or not at all."""
