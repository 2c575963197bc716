"""Rows → records + problems: header finding, values, names of municipalities. No I/O, no SQL."""
