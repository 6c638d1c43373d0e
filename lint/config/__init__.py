"""The configuration of a run: found from the articles upward, layered, and every value with its provenance."""

from lint.config.loading import NAMES, find_config, load_config
from lint.config.model import Config, Layer, Origin, Setting

__all__ = ["NAMES", "Config", "Layer", "Origin", "Setting", "find_config", "load_config"]
