"""Words as data: YAML that a person can read and mend, each beside its typed loader.

Import the loader that you need (``relations_kb.vocab.world``); nothing is read before it is asked for.
"""
