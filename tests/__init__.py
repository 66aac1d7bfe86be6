"""The tests; each module mirrors the name of what it tests."""
