"""The words of function-vector relations (Todd et al.) and the model's activation at each."""

import json
import os
import subprocess

import numpy as np
import torch

from blocks import BOS

SETS = [
    "country-capital",
    "country-currency",
    "english-french",
    "english-german",
    "english-spanish",
    "landmark-country",
    "person-instrument",
    "person-occupation",
    "person-sport",
    "present-past",
    "product-company",
    "singular-plural",
]
# words run at once
BATCH = 64


def published_set(repository, name):
    """The pairs of a set, from a git clone of ericwtodd/function_vectors."""
    path = f"HEAD:dataset_files/abstractive/{name}.json"
    return json.loads(subprocess.run(["git", "-C", repository, "show", path], capture_output=True).stdout)


def write_pairs(folder, repository, most):
    """Writes the sets, cut to a random `most` pairs; returns all words and the number of pairs kept."""
    os.makedirs(f"{folder}/pairs", exist_ok=True)
    words, kept = {}, {}
    for name in SETS:
        pairs = published_set(repository, name)
        kept[name] = dict(available=len(pairs))
        if len(pairs) > most:
            chosen = np.random.default_rng(0).choice(len(pairs), most, replace=False)
            pairs = [pairs[i] for i in sorted(chosen)]
        kept[name]["kept"] = len(pairs)
        with open(f"{folder}/pairs/{name}.json", "w") as file:
            json.dump(pairs, file, ensure_ascii=False, indent=0)
        for pair in pairs:
            for word in (pair["input"], pair["output"]):
                words.setdefault(word, len(words))
    return list(words), kept


def last_token_activations(model, encoded, layers, d, unit):
    """The residual stream at the last token of each string, fed alone after <bos>: a list of [words, d]."""
    acts = [np.empty((len(encoded), d), np.float32) for _ in range(layers + 1)]
    by_length = sorted(range(len(encoded)), key=lambda i: len(encoded[i]))
    for i in range(0, len(by_length), BATCH):
        group = by_length[i : i + BATCH]
        longest = max(len(encoded[j]) for j in group)
        # The model is causal: padding on the right changes nothing.
        padded = torch.tensor([encoded[j] + [BOS] * (longest - len(encoded[j])) for j in group])
        residuals = model.residuals(padded)
        for l in range(layers + 1):
            for row, j in enumerate(group):
                acts[l][j] = residuals[l][row, len(encoded[j]) - 1].numpy() * np.float32(unit)
    return acts


def write_function_words(folder, repository, most, model, config, tokenizer, text_of, unit):
    """Writes pairs, words and their activations; returns their facts for the datasheet."""
    words, kept = write_pairs(folder, repository, most)
    encoded = [[BOS] + tokenizer.encode(word).ids for word in words]
    acts = last_token_activations(model, encoded, config["layers"], config["d"], unit)
    for l, rows in enumerate(acts):
        np.save(f"{folder}/layer_{'embed' if l == 0 else l - 1}_words.npy", rows)
    with open(f"{folder}/words.json", "w") as file:
        json.dump(words, file, ensure_ascii=False, indent=0)
    last = [text_of[ids[-1]] for ids in encoded]
    meta = dict(
        last_token=last,
        last_token_chars=[len(token.strip()) for token in last],
        n_tokens=[len(ids) - 1 for ids in encoded],
    )
    with open(f"{folder}/words_meta.json", "w") as file:
        json.dump(meta, file, ensure_ascii=False)
    one_token = sum(len(ids) == 2 for ids in encoded)
    return dict(functions=kept, words=len(words), pairs_cap=most, one_token_words=one_token)
