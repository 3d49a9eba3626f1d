"""CORE Facilitator: plan a retreat, run the day, hand out the packet."""

__version__ = "0.1.0"
