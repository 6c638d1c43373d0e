"""Renderers: one small module a format over one Report."""
