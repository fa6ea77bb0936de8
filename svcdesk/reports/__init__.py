"""What is printed: a frozen record in, PDF bytes out."""
