"""Turn a folder of articles into a cited knowledge base of relations between countries."""

__version__ = "0.1.0"
