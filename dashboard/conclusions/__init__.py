"""What the figures say: pure functions from frames to sentences and rows, one file per subject."""
