"""Add to each example context its tokens, the place of the firing one, and the activations of the others.

    python contexts.py --dir OUT --model LM --unit 1.0362

OUT is the dataset that export.py wrote; LM the language model's file (lm.pt). The features.jsonl.gz of each layer is
written again with `tokens`, `at`, `activations` and `estimated` in each example.

A context is up to 12 tokens before the firing one, that token, and 6 after it, cut at the ends of the block. Its text is
encoded again. The firing token is the one of the same text nearest to its place; of several, the one where the feature
is strongest. The model and the autoencoder run on the context alone, so the first tokens see less than they did in their
block: these activations are estimates. The activation of the firing token is the recorded one.
"""

import argparse
import glob
import gzip
import json
import os
import re

import numpy as np
import torch
from tokenizers import Tokenizer

from autoencoder import NAMES, encode, tensors
from blocks import BOS
from feature_notes import AFTER, BEFORE
from model import GPT

# contexts run at once
BATCH = 256


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--dir", required=True, help="folder of the dataset")
    parser.add_argument("--model", required=True, help="file of the language model")
    parser.add_argument("--unit", type=float, required=True, help="what the residual stream is multiplied by")
    parser.add_argument("--out", help="folder to write layer_{l}/features.jsonl.gz to; that of the dataset if left out")
    return parser.parse_args()


def load_language_model(path):
    checkpoint = torch.load(path, map_location="cpu")
    model = GPT(**{key: checkpoint["config"][key] for key in ("vocab", "d", "layers", "heads")})
    model.load_state_dict(checkpoint["state"])
    return model.eval()


def load_tokenizer(path):
    """The tokenizer without the space that it puts before a text: a context begins in the middle of one."""
    description = json.load(open(path))
    description["normalizer"] = None
    return Tokenizer.from_str(json.dumps(description))


def pieces(encoding, text):
    """The text of each token, as cuts [tokens, 2] of `text`. A character of several tokens belongs to the first."""
    cuts, end = [], 0
    for start, stop in encoding.offsets:
        cuts.append((max(start, end), max(stop, end)))
        end = max(stop, end)
    if not cuts or cuts[0][0] != 0 or end != len(text) or any(a[1] != b[0] for a, b in zip(cuts, cuts[1:])):
        return None
    return [text[start:stop] for start, stop in cuts]


def firing_place(parts, token, strength):
    """The index of the firing token; None if no token has its text."""
    same = [i for i, part in enumerate(parts) if part == token]
    if not same:
        same = [i for i, part in enumerate(parts) if part and part.strip() == token.strip()]
    if not same:
        return None
    # The place is 12, unless the context began at the start of its block; then 6 tokens follow it.
    recorded = {BEFORE, len(parts) - AFTER} if len(parts) < BEFORE + AFTER else {BEFORE}
    exact = [i for i in same if i in recorded]
    if exact:
        return max(exact, key=lambda i: strength[i])
    return min(same, key=lambda i: (min(abs(i - place) for place in recorded), -strength[i]))


def residuals_of(model, encodings, layer, unit):
    """The residual stream after a layer at the tokens of each context, <bos> left out: a list of [tokens, d]."""
    out = [None] * len(encodings)
    by_length = sorted(range(len(encodings)), key=lambda i: len(encodings[i].ids))
    for start in range(0, len(by_length), BATCH):
        group = by_length[start : start + BATCH]
        longest = len(encodings[group[-1]].ids)
        ids = torch.full((len(group), 1 + longest), BOS, dtype=torch.long)
        for row, i in enumerate(group):
            ids[row, 1 : 1 + len(encodings[i].ids)] = torch.tensor(encodings[i].ids)
        stream = model.residuals(ids)[layer + 1] * unit
        for row, i in enumerate(group):
            out[i] = stream[row, 1 : 1 + len(encodings[i].ids)]
    return out


def add_places(rows, model, tokenizer, sae, layer, unit):
    """Adds tokens, place and activations to the examples of all features; returns the number without a place."""
    examples = [(row["index"], example) for row in rows for example in row.get("examples", [])]
    encodings = [tokenizer.encode(example["text"], add_special_tokens=False) for _, example in examples]
    streams = residuals_of(model, encodings, layer, unit)
    missing = 0
    for (feature, example), encoding, stream in zip(examples, encodings, streams):
        own = {
            key: sae[key][:, feature : feature + 1] if key == "W_enc" else sae[key][feature : feature + 1]
            for key in ("W_enc", "b_enc", "threshold")
        }
        strength = encode(stream, own)[:, 0].numpy()
        parts = pieces(encoding, example["text"])
        at = firing_place(parts, example["token"], strength) if parts else None
        if at is None:
            missing += 1
            continue
        strength[at] = example["activation"]
        example["tokens"] = parts
        example["at"] = at
        example["activations"] = [round(float(value), 2) for value in strength]
        example["activations"][at] = example["activation"]
        example["estimated"] = True
    return missing


def main():
    args = parse_arguments()
    model, tokenizer = load_language_model(args.model), load_tokenizer(f"{args.dir}/tokenizer.json")
    for path in sorted(glob.glob(f"{args.dir}/layer_*/features.jsonl.gz")):
        layer = int(re.search(r"layer_(\d+)", path)[1])
        sae = tensors({key: np.load(os.path.join(os.path.dirname(path), "params.npz"))[key] for key in NAMES})
        with gzip.open(path, "rt", encoding="utf-8") as file:
            rows = [json.loads(line) for line in file]
        missing = add_places(rows, model, tokenizer, sae, layer, args.unit)
        out = path.replace(args.dir, args.out or args.dir, 1)
        os.makedirs(os.path.dirname(out), exist_ok=True)
        with gzip.GzipFile(out, "wb", mtime=0) as file:
            for row in rows:
                file.write((json.dumps(row, ensure_ascii=False) + "\n").encode())
        total = sum(len(row.get("examples", [])) for row in rows)
        print(f"layer {layer}: {total - missing} of {total} contexts have a place")


if __name__ == "__main__":
    main()
