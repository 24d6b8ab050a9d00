"""The kind ``treaty``."""
