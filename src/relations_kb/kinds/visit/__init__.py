"""The kind ``visit``."""
