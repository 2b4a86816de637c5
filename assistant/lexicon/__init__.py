"""The English that the assistant knows: every word list and every pattern of it, each once, by what it tells.

Patterns that end in \\Z or begin with \\A are for whole texts; the others are searched for.
"""
