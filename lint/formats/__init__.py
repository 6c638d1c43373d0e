"""Readers: one module a format, all deliver an Article."""
