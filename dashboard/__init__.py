"""The pages: they show what the warehouse says, and write nothing."""
