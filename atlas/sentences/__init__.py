"""Rows to plain English: findings, summaries and share text. Deterministic and pure."""
