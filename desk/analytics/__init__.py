"""Figures over cases: each number opens the very rows it counts, and what it leaves out is counted beside it."""
