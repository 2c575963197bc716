"""The documents, and the code that writes those of them which follow from the code: `make docs`, `make bench`."""
