"""Regions whose workbooks are as untidy as people make them, and whose truth is known cell by cell.

Written from the field's facts and the design, not from the reader's code, so that it finds what the reader gets wrong.
"""
