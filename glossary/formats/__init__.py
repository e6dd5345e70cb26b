"""File formats of termbases: one module a format, a pair of doors each, read_x / write_x."""
