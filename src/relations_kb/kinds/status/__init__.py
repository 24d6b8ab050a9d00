"""The kind ``status``."""
