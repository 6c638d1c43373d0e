"""The YAML files of the product and its users (rules, profiles, configuration): read with places, validated, compiled.

Only `compiled`, `faults` and `locations` are imported when articles are linted; the rest pulls in yaml or jsonschema.
"""
