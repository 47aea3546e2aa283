"""Figures, words and views that every paper shares."""
