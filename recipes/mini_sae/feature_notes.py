"""What each feature fires on: top tokens, example contexts, and a description made from them."""

import gzip
import json
import re

import numpy as np

from blocks import BLOCK

VULGAR = re.compile(
    r"fuck|shit|cunt|bitch|nigger|nigga|whore|asshole|\bcocks?\b|pussy|\bfag|slut|\brap(e|ed|ist)\b|porn|horny|"
    r"\bsexy?\b|penis|vagina|blowjob|\btits?\b",
    re.I,
)
MODEL = "mini-pile-3m"
# numbers of tokens and contexts listed, and of candidates considered for them
TOP, TOP_SEEN = 10, 24
EXAMPLES, EXAMPLES_SEEN = 3, 60
# tokens of a context: before the firing token, and from it on
BEFORE, AFTER = 12, 7
# a category with this share of the firing tokens is named as the feature's own
OWN_CATEGORY = 0.3


class Notes:
    """Writes the feature notes of layers over the same held-out blocks."""

    def __init__(self, tokenizer, held, categories, sources):
        self.tokenizer, self.held, self.categories, self.sources = tokenizer, held, categories, sources
        self.text_of = [tokenizer.decode([i]) if i else "<bos>" for i in range(tokenizer.get_vocab_size())]
        # Every second block, the same as in the firings.
        every_second = held.ids[np.arange(0, len(held), 2)].ravel()
        self.occurrences = np.bincount(every_second, minlength=len(self.text_of))
        self.flat = held.ids.ravel()

    def write(self, path, layer, found):
        """Writes a line for each feature of a layer, in order."""
        order = np.argsort(found["features"], kind="stable")
        features, places, values = (found[key][order] for key in ("features", "places", "values"))
        width = len(found["count"])
        bounds = np.searchsorted(features, np.arange(width + 1))
        with gzip.GzipFile(path, "wb", mtime=0) as file:
            for feature in range(width):
                own = slice(bounds[feature], bounds[feature + 1])
                row = dict(modelId=MODEL, layer=f"{layer}-res-{width}", index=feature, description="")
                row["frequency"] = round(int(found["count"][feature]) / len(self.flat), 7)
                row.update(self.note(places[own], values[own]))
                file.write((json.dumps(row, ensure_ascii=False) + "\n").encode())

    def note(self, places, values):
        """A feature's note from where it fires and how strongly."""
        if len(places) == 0:
            return dict(description="no firing in the sampled held-out text", top_tokens=[], examples=[])
        top = self.top_tokens(places, values)
        share = np.bincount(self.held.category[places // BLOCK], minlength=len(self.categories)) / len(places)
        best = int(share.argmax())
        name, percent = self.categories[best], f"{100 * share[best]:.0f}%"
        where = f" in {name} ({percent})"
        if share[best] < OWN_CATEGORY:
            where = f" across categories, most in {name} ({percent})"
        tokens = list(dict.fromkeys(quoted(token) for token in top))[:4]
        return dict(
            description=(", ".join(tokens) or "rare bytes") + where,
            top_tokens=top,
            examples=self.examples(places, values),
            category=name,
            category_share=round(float(share[best]), 3),
        )

    def top_tokens(self, places, values):
        """Tokens by total activation / (occurrences + 3)."""
        total = np.bincount(self.flat[places], weights=values, minlength=len(self.text_of))
        score = total / (self.occurrences + 3.0)
        fit = [
            i
            for i in np.argsort(-score)[:TOP_SEEN]
            if total[i] > 0 and not VULGAR.search(self.text_of[i]) and "\ufffd" not in self.text_of[i]
        ]
        return [self.text_of[i] for i in fit[:TOP]]

    def examples(self, places, values):
        """The strongest firings in different blocks, with their contexts."""
        out, seen = [], set()
        for j in np.argsort(-values)[:EXAMPLES_SEEN]:
            block, at = divmod(int(places[j]), BLOCK)
            if block in seen:
                continue
            ids = self.held.ids[block, max(0, at - BEFORE) : at + AFTER]
            context = self.tokenizer.decode(ids.tolist())
            if VULGAR.search(context):
                continue
            seen.add(block)
            out.append(
                dict(
                    text=context,
                    token=self.text_of[self.flat[places[j]]],
                    activation=round(float(values[j]), 3),
                    category=self.categories[self.held.category[block]],
                    source=self.sources[int(self.held.source[block])]["source"],
                )
            )
            if len(out) == EXAMPLES:
                break
        return out


def quoted(token):
    """A token in quotation marks; white space by its escapes."""
    shown = token.strip() or repr(token).strip("'")
    return f"“{shown}”"
