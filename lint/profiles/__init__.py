"""Article types: what each demands. A profile is a YAML file in schemas/profiles; teams write their own."""

from lint.profiles.loading import load_profile, load_profiles, profile_names
from lint.profiles.model import Audience, HouseStyle, Profile, SectionDemand

__all__ = [
    "Audience",
    "HouseStyle",
    "Profile",
    "SectionDemand",
    "load_profile",
    "load_profiles",
    "profile_names",
]
