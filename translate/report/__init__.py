"""What a run tells: on the terminal, to programs, and in files."""
