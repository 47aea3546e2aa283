"""Manifests: workbooks and CSV files that the operation works from."""

from transport.manifests.writing import write_manifests

__all__ = ["write_manifests"]
