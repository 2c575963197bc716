"""Pieces of pages, drawn with Streamlit. Whatever people typed reaches the browser as escaped HTML or as a table cell, never as markdown."""
