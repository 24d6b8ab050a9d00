"""What narrow rules leave: candidates put together loosely, and weighed by what surrounds them."""
