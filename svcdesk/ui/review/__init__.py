"""What the office does with many records at once, and the charts it looks at."""
