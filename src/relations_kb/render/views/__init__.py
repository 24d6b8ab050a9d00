"""What each page shows: typed contexts, one module a sort of page. Pure functions from an Index to frozen values."""
