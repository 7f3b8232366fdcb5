"""Cleans the files of each kind of source: markup, licence comments, hard line breaks."""

import html
import json
import re
import unicodedata

QUOTES = str.maketrans(
    {
        "\u2018": "'",
        "\u2019": "'",
        "\u201c": '"',
        "\u201d": '"',
        "\u00a0": " ",
        "\u2009": " ",
        "\u2013": "-",
        "\u2011": "-",
        "\u2212": "-",
        "\u2026": "...",
        "\ufeff": None,
        "\u200b": None,
    }
)


def as_it_is(s):
    return s


def tidy(s):
    """Plain quotes and dashes, Unix line breaks, no runs of empty lines."""
    s = unicodedata.normalize("NFC", s).translate(QUOTES).replace("\r\n", "\n").replace("\r", "\n")
    s = re.sub(r"[ \t]+\n", "\n", s)
    return re.sub(r"\n{3,}", "\n\n", s).strip()


def unwrap(s):
    """Joins hard-wrapped lines inside each paragraph."""
    paragraphs = re.split(r"\n\s*\n", s)
    return "\n".join(re.sub(r"\s*\n\s*", " ", p).strip() for p in paragraphs if p.strip())


def code(s):
    """Drops a leading licence comment (the same text would repeat in every file)."""
    s = re.sub(r"\A\s*/\*.*?\*/", "", s, count=1, flags=re.S)
    return s.expandtabs(4)


def strip_tags(s):
    s = re.sub(r"<(script|style|head)\b.*?</\1>", " ", s, flags=re.S | re.I)
    return html.unescape(re.sub(r"<[^>]+>", "", s))


def formula(match):
    """A MathML formula as its characters."""
    return re.sub(r"\s+", "", re.sub(r"<[^>]+>", " ", match.group(0)).replace(" ", ""))


def cnxml(s):
    """An OpenStax module."""
    s = re.sub(r"<metadata.*?</metadata>", "", s, flags=re.S)
    s = re.sub(r"<m:math.*?</m:math>", formula, s, flags=re.S)
    s = re.sub(r"</(para|title|item|entry|caption|equation|note|row|section)>", "\n", s)
    s = re.sub(r"[ \t]+", " ", strip_tags(s))
    return "\n".join(line.strip() for line in s.split("\n") if line.strip())


def gutenberg(s):
    """A Project Gutenberg book without its front and end matter."""
    start = re.search(r"\*\*\* ?START OF TH[^\n]*\n", s)
    if start:
        s = s[start.end() :]
    end = re.search(r"\*\*\* ?END OF TH|End of (the )?Project Gutenberg", s)
    if end:
        s = s[: end.start()]
    return unwrap(s.replace("\r\n", "\n")).replace("_", "")


def scripture(s):
    """A page of the Bible from its first paragraph on."""
    return unwrap(strip_tags(s[s.find("<p>") :]))


def untag(s, separator):
    """Text of word/tag or word_TAG as plain text with ordinary spacing."""
    lines = [" ".join(word.rsplit(separator, 1)[0] for word in line.split()) for line in s.split("\n")]
    t = "\n".join(line for line in lines if line).replace("`` ", '"').replace(" ''", '"')
    t = re.sub(r" (n't|'s|'re|'ve|'ll|'d|'m)\b", r"\1", t)
    return re.sub(r" ([.,;:!?)\]])", r"\1", re.sub(r"([(\[]) ", r"\1", t))


def cess(s):
    """A CESS treebank file as plain text."""
    words = " ".join(re.findall(r"\(\S+ (\S+) \S+\)", s)).replace("_", " ").replace("*0*", "")
    return unwrap(re.sub(r" ([.,;:?!])", r"\1", re.sub(r"\s+", " ", words)))


def shakespeare(s):
    """A play in XML, each speech after its speaker's name."""
    s = re.sub(r"<SPEAKER>(.*?)</SPEAKER>", lambda m: m.group(1).capitalize() + ":", s)
    s = strip_tags(re.sub(r"</SPEECH>", "\n", s))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(line.strip() for line in s.split("\n")))


def plain(s):
    """Text of a field in HTML."""
    return re.sub(r"\s+", " ", strip_tags(re.sub(r"<br ?/?>|</p>", " ", s))).strip()


def country_name(country):
    try:
        names = country["Government"]["Country name"]
        short = plain(names.get("conventional short form", {}).get("text", ""))
        name = short or plain(names["conventional long form"]["text"])
    except KeyError:
        name = ""
    return name.split("(")[0].split(";")[0].strip()


def factbook(raw):
    """A country's profile as lines of fields; empty if it is not a country."""
    country = json.loads(raw)
    name = country_name(country)
    if name.lower() in ("", "none"):
        return ""
    out = []
    for section, fields in country.items():
        out.append(f"\n{name}: {section}")
        for field, value in fields.items():
            if not isinstance(value, dict):
                continue
            if "text" in value:
                out.append(f"{field}: {plain(value['text'])}")
                continue
            named = [(key, x) for key, x in value.items() if isinstance(x, dict) and "text" in x]
            if named:
                parts = [f"{key.strip()}: {plain(x['text'])}" for key, x in named]
                out.append(f"{field} - " + "; ".join(parts))
    return "\n".join(out)


def group(parts, size=6000):
    """Concatenates small files so that documents fill up."""
    out, current = [], ""
    for part in parts:
        current += part.strip() + "\n\n"
        if len(current) > size:
            out.append(current)
            current = ""
    return out + [current]
