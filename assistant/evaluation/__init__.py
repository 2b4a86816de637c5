"""Running labelled test sets: what was right, how sure the figures are, and what a change made better or worse."""
