"""Charts as pure functions: frame in, plotly figure out."""
