"""The kind ``consultation``."""
