"""Every frame the pages show, and the only cache: one function per frame, keyed by the build and the as-of day.

Text that people typed (names, sources, errors) is made one tidy line here; whoever draws it still escapes it.
"""
