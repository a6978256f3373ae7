"""Opportunity Atlas: race equality at work in the NHS, from published figures to maps, trends and ladders."""

__version__ = "0.1.0"
