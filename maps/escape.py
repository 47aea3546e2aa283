"""Making text from a scenario harmless inside a page."""

from __future__ import annotations

import html

# Beyond HTML's own signs: those that template literals (`${...}`) and string literals
# of JavaScript, and Jinja templates ({{...}}, {%...%}), give a meaning. As character
# references they are text to a browser and mean nothing to any of the three.
_REFERENCES = str.maketrans({sign: f"&#{ord(sign)};" for sign in "`$\\{}"})


def escape(text: str) -> str:
    """``text`` as HTML that shows it literally and can start no script.

    For element content and quoted attributes, wherever the HTML is put: in the page
    itself or in a string of its scripts.
    """
    return html.escape(text, quote=True).translate(_REFERENCES)
