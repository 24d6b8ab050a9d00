"""The kind ``trade``."""
