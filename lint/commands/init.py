"""`medproof init`: write a commented configuration to start from."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser, Namespace

TEMPLATE = """\
# yaml-language-server: $schema=https://medproof.readthedocs.io/schemas/config.schema.json
#
# The configuration of medproof for the articles in this folder and below. Everything here may be left out.
# `medproof config` shows what is in force and where each value comes from.

# The version that this is made for, so that an upgrade never changes findings unasked: "0.1" is any 0.1.x.
# required-version: "{version}"

# What kind of article this is where the front matter says no `type:`. One of
# {profiles}.
profile: default

# How doses, dates and words are written: us, uk, eu or si. The profile's own if left out.
# house-style: uk

# The lowest severity that fails the run: error, warning, advice or never.
fail-on: error

# Rules by code (DOS003), name (trailing-zero) or family (DOS); `medproof rules` lists them.
# select: [ALL]
# extend-select: []
# ignore: [LNG007]

# Severities that differ from the rule's own: off, advice, warning or error.
# severity:
#   DOS012: warning

# Parameters of rules; `medproof explain RULE` lists them.
# options:
#   LNG007: {{}}

# Which files are articles, in the manner of .gitignore. Files that git ignores are passed over anyway.
# include: ["articles/"]
exclude: []

# Your own rules and article types, as YAML files in these folders; `medproof test` runs the examples of rules.
# rules: [house/rules]
# profiles: [house/profiles]

# A configuration that several repositories share.
# extends: ../house/medproof.yaml

# What checks ask about your site.
# settings:
#   site-disclaimer: "This site is for information only and does not replace a doctor's advice."
#   emergency-number: "911"
#   blocked-hosts: [example.com]
#   reference-file: references.md
#   bibliography: references.bib

# Where `medproof check` writes its report when it is called without paths.
reports: reports

# What differs for some of the articles; of several that match, the last one goes first.
# overrides:
#   - files: leaflets/
#     profile: patient-leaflet
#   - files: ["archive/", "*.draft.md"]
#     ignore: [MET]
#     severity: {{CLM001: warning}}
"""


def add_arguments(parser: ArgumentParser) -> None:
    """The options of `init`."""
    parser.add_argument("folder", nargs="?", default=".", help="where to write medproof.yaml (default: here)")


def run(args: Namespace) -> int:
    """Writes medproof.yaml; 2 where there is a configuration already or it cannot be written."""
    from lint.config.loading import configuration_in
    from lint.datafiles.faults import DataFileError

    path = os.path.join(args.folder, "medproof.yaml")
    shown = os.path.normpath(path).replace(os.sep, "/")
    try:
        existing = configuration_in(args.folder)
        if existing:
            there = os.path.normpath(existing).replace(os.sep, "/")
            sys.stderr.write(f"{there} is there already and was left as it is; `medproof config` shows it\n")
            return 2
        with open(path, "x", encoding="utf-8", newline="\n") as file:
            file.write(template())
    except DataFileError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    except OSError as error:
        sys.stderr.write(f"{shown}: cannot be written: {error.strerror}\n")
        return 2
    print(f"wrote {shown}; next: medproof check {os.path.normpath(args.folder)}")
    return 0


def template() -> str:
    """The configuration that `init` writes."""
    from lint import __version__
    from lint.profiles import profile_names

    minor = ".".join(__version__.split(".")[:2])
    return TEMPLATE.format(profiles=", ".join(profile_names()), version=minor)
