"""What the page and the job summary are made of: elements that escape their text, and text that can be shown."""

from __future__ import annotations

import re
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

# Control characters but for tab and line feed, separators of lines, what turns the direction of
# writing round, halves of surrogate pairs, and code points that are no characters.
_UNPRINTABLE = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufff9-\ufffb"
    + "".join(chr(plane + end) for plane in range(0, 0x110000, 0x10000) for end in (0xFFFE, 0xFFFF))
    + "]"
)


def printable(text: str) -> str:
    r"""The text with what no page can show (control characters, lone surrogates) as Python writes it: \x1b."""
    if text.isprintable():  # nearly always, and much faster
        return text
    return _UNPRINTABLE.sub(lambda match: match.group().encode("unicode_escape").decode(), text)


def element(tag: str, *children: Element | str | None, **attributes: str | float | None) -> Element:
    """An HTML or SVG element: any text in it, and in its attributes, is shown as it is and never read as markup.

    Args:
        tag: its name.
        children: elements and texts in their order; None is left out.
        attributes: by their names, with `_` for `-` and at the end where Python has the word (`class_`).
            None leaves the attribute out.
    """
    named = {
        name.removesuffix("_").replace("_", "-"): printable(str(value))
        for name, value in attributes.items()
        if value is not None
    }
    made = Element(tag, named)
    for child in children:
        if isinstance(child, str):
            text = printable(child)
            if len(made):
                made[-1].tail = (made[-1].tail or "") + text
            else:
                made.text = (made.text or "") + text
        elif child is not None:
            made.append(child)
    return made


def serialized(made: Element) -> str:
    """The element as HTML."""
    return ElementTree.tostring(made, encoding="unicode", method="html")
