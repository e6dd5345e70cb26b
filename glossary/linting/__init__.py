"""What is wrong with a termbase, row by row and between rows."""
