"""Collect the firings, labels and a sample of activations of SAEs over your own texts, on your own GPU.

    python collect.py --texts texts.jsonl --sae gpt2-small-res-jb blocks.8.hook_resid_pre --out collected
    npm run -s tricosm -- bundle collected/recipe.json --from collected --out my-bundle --results first

The texts are JSON Lines of {"text", "category"?, "source"?}. By the paper's rule each document is cut into full
blocks of 256 tokens, its tail is left out, and a feature fires in a block if its activation exceeds 1 at any token of
the block; <bos> and other special tokens never count, and nothing is padded. Each block is a context of its own.

Needs numpy, torch, transformer-lens and sae-lens (6 or later); docs/collect.md says more.
"""

import argparse
import gzip
import json
import os
import re

import numpy as np

BLOCK = 256
# strongest blocks kept of each feature, for its notes
EXAMPLES = 5
# the limits of docs/bundle.md: features of a layer, categories, firings of a layer (their number is a 32-bit one)
MOST_FEATURES, MOST_CATEGORIES, MOST_FIRINGS = 2**22, 256, 2**32 - 1
# tokens of a context: before the firing token, and from it on
BEFORE, AFTER = 12, 7


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", required=True, help="JSON Lines of {text, category?, source?}")
    parser.add_argument("--sae", nargs=2, action="append", required=True, metavar=("RELEASE", "SAE_ID"))
    parser.add_argument("--model", help="the model, if the SAE does not name it or another one is meant")
    parser.add_argument("--out", required=True, help="folder to write to")
    parser.add_argument("--threshold", type=float, default=1.0)
    parser.add_argument("--blocks", type=int, default=8000, help="largest number of blocks")
    parser.add_argument("--batch", type=int, default=8, help="blocks run at once")
    parser.add_argument("--sample", type=int, default=20000, help="approximate number of activations saved per layer")
    parser.add_argument("--licence", default="not stated", help="licence of the output, which includes examples of the texts")
    parser.add_argument("--device", default="cuda")
    return parser.parse_args()


def check_limit(place, found, most, what):
    """Stops with a sentence before anything is written that no reader takes."""
    if found > most:
        raise SystemExit(f"{place}: expected at most {most:,} {what}, found {found:,}.")


def cut_blocks(documents, most):
    """Full, non-overlapping blocks of documents' token ids, [blocks, 256], and the document of each, [blocks]."""
    blocks, document = [], []
    for number, ids in enumerate(documents):
        for start in range(0, len(ids) - BLOCK + 1, BLOCK):
            if len(blocks) == most:
                return np.array(blocks, np.int64), np.array(document, np.int64)
            blocks.append(ids[start : start + BLOCK])
            document.append(number)
    return np.array(blocks, np.int64).reshape(-1, BLOCK), np.array(document, np.int64)


def pack_csr(maxima, threshold):
    """Compressed sparse rows of the features above the threshold in each block: `indptr`, `indices`, ascending.

    maxima: largest activation of each feature in each block, batches of [blocks, features].
    """
    indptr, indices = [0], []
    for batch in maxima:
        for row in batch:
            fires = np.flatnonzero(row > threshold).astype(np.uint32)
            indices.append(fires)
            indptr.append(indptr[-1] + len(fires))
    return np.array(indptr, np.uint32), np.concatenate([np.zeros(0, np.uint32), *indices])


class Strongest:
    """The blocks in which each feature of a layer fires most strongly, and at which token."""

    def __init__(self, features):
        self.values = np.zeros((features, EXAMPLES), np.float32)
        # token of the block, counted through all blocks
        self.places = np.zeros((features, EXAMPLES), np.int64)

    def add(self, first_block, maxima, at):
        """Adds blocks from `first_block` on: the maxima [blocks, features] and their tokens."""
        places = (first_block + np.arange(len(maxima)))[:, None] * BLOCK + at
        values = np.concatenate((self.values, maxima.T), 1)
        places = np.concatenate((self.places, places.T), 1)
        order = np.argsort(-values, 1, kind="stable")[:, :EXAMPLES]
        self.values = np.take_along_axis(values, order, 1)
        self.places = np.take_along_axis(places, order, 1)


def feature_records(strongest, fired, tokens, ids, texts_of, documents, document, threshold):
    """A record for each feature: how often it fires, its top tokens, and contexts in which it does.

    fired: tokens on which each feature fires; ids: [blocks, 256]; texts_of: decodes a list of ids.
    """
    flat = ids.ravel()
    for feature, (values, places) in enumerate(zip(strongest.values, strongest.places)):
        examples = []
        for value, place in zip(values.tolist(), places.tolist()):
            if value <= threshold:
                continue
            block, at = divmod(place, BLOCK)
            about = documents[document[block]]
            examples.append(
                dict(
                    text=texts_of(ids[block, max(0, at - BEFORE) : at + AFTER].tolist()),
                    token=texts_of([int(flat[place])]),
                    activation=round(value, 3),
                    category=about.get("category", ""),
                    source=about.get("source", ""),
                )
            )
        top = list(dict.fromkeys(example["token"] for example in examples))
        description = ", ".join(f"“{token.strip() or repr(token)}”" for token in top[:4])
        yield dict(
            index=feature,
            description=description,
            frequency=float(f"{fired[feature] / tokens:.7g}"),
            top_tokens=top,
            examples=examples,
        )


def read_texts(path):
    with open(path, encoding="utf8") as file:
        return [json.loads(line) for line in file if line.strip()]


def layer_of(hook):
    """The number of the layer in the name of a hook."""
    return int(re.search(r"blocks\.(\d+)\.", hook).group(1))


def load_saes(wanted, device):
    """SAEs, each with its hook."""
    from sae_lens import SAE

    saes = []
    for release, sae_id in wanted:
        sae = SAE.from_pretrained(release=release, sae_id=sae_id, device=device)
        # Before version 6 this returned a tuple with the configuration.
        sae = sae[0] if isinstance(sae, tuple) else sae
        saes.append(sae.eval())
    return saes


def load_model(name, saes, device):
    """The model that the SAEs were trained on, loaded with the options that they name."""
    from transformer_lens import HookedTransformer

    metadata = saes[0].cfg.metadata
    options = metadata.model_from_pretrained_kwargs or {}
    return HookedTransformer.from_pretrained_no_processing(name or metadata.model_name, device=device, **options)


class Layer:
    """The data collected for one SAE."""

    def __init__(self, sae, folder, threshold):
        self.sae, self.folder, self.threshold = sae, folder, threshold
        self.hook = sae.cfg.metadata.hook_name
        features = sae.W_dec.shape[0]
        check_limit(self.hook, features, MOST_FEATURES, "features")
        self.fired = np.zeros(features, np.int64)
        self.strongest = Strongest(features)
        self.indptr, self.indices, self.sample = [np.zeros(1, np.uint32)], [], []

    def add(self, first_block, residual, counts, every):
        """Adds blocks: the residual stream [blocks, 256, dim], and which of its tokens count [blocks, 256]."""
        acts = self.sae.encode(residual) * counts[:, :, None]
        self.fired += (acts > self.threshold).sum((0, 1)).cpu().numpy()
        maxima, at = (part.cpu().numpy() for part in acts.float().max(1))
        self.strongest.add(first_block, maxima, at)
        indptr, indices = pack_csr([maxima], self.threshold)
        check_limit(self.hook, int(self.indptr[-1][-1]) + len(indices), MOST_FIRINGS, "firings; ask for fewer --blocks")
        self.indptr.append(self.indptr[-1][-1] + indptr[1:])
        self.indices.append(indices)
        kept = residual[counts][::every]
        self.sample.append(kept.half().cpu().numpy())

    def write(self, ids, texts_of, documents, document, category):
        os.makedirs(self.folder, exist_ok=True)
        np.save(f"{self.folder}/decoder.npy", self.sae.W_dec.detach().float().cpu().numpy())
        indptr, indices = np.concatenate(self.indptr), np.concatenate(self.indices)
        rows = dict(indptr=indptr, indices=indices, **({} if category is None else {"category": category}))
        np.savez_compressed(f"{self.folder}/firings.npz", **rows)
        np.save(f"{self.folder}/activations.npy", np.concatenate(self.sample))
        records = feature_records(
            *(self.strongest, self.fired, ids.size, ids, texts_of),
            *(documents, document, self.threshold),
        )
        with gzip.open(f"{self.folder}/features.jsonl.gz", "wt", encoding="utf8") as file:
            for record in records:
                file.write(json.dumps(record, ensure_ascii=False) + "\n")


def collect(layers, model, ids, special, args):
    """Runs the model over blocks [blocks, 256] and hands each layer its residual stream."""
    import torch

    tokenizer = model.tokenizer
    start = [] if tokenizer.bos_token_id is None else [tokenizer.bos_token_id]
    hooks = [layer.hook for layer in layers]
    every = max(1, ids.size // args.sample)
    with torch.no_grad():
        for first in range(0, len(ids), args.batch):
            block = torch.from_numpy(ids[first : first + args.batch]).to(args.device)
            bos = torch.tensor(start, device=args.device, dtype=block.dtype).expand(len(block), -1)
            _, cache = model.run_with_cache(
                torch.cat((bos, block), 1),
                return_type=None,
                names_filter=hooks,
                stop_at_layer=max(map(layer_of, hooks)) + 1,
            )
            counts = ~torch.isin(block, torch.tensor(special, device=args.device))
            for layer in layers:
                layer.add(first, cache[layer.hook][:, len(start) :], counts, every)
            print(f"{first + len(block)} of {len(ids)} blocks", flush=True)


def recipe_of(args, layers, model_name, categories):
    """The recipe that `tricosm bundle` reads."""
    entries = []
    for layer in layers:
        path = os.path.basename(layer.folder)
        known = getattr(layer.sae.cfg.metadata, "neuronpedia_id", None)
        model_id, _, source_id = (known or "").partition("/")
        entries.append(
            dict(
                id=path,
                name=layer.hook,
                sae=f"{path}/decoder.npy",
                firings=f"{path}/firings.npz",
                features=f"{path}/features.jsonl.gz",
                activations=dict(path=f"{path}/activations.npy"),
                **({"neuronpedia": dict(modelId=model_id, sourceId=source_id)} if source_id else {}),
            )
        )
    name = os.path.basename(os.path.normpath(args.out))
    saes = "; ".join(" ".join(one) for one in args.sae)
    return dict(
        name=name,
        title=f"{model_name}: {saes}",
        defaultLayer=entries[0]["id"],
        rule=dict(threshold=args.threshold, blockLength=BLOCK),
        layers=entries,
        provenance=dict(licence=args.licence, model=model_name, sae=saes, source=os.path.basename(args.texts)),
        **({"categories": categories} if categories else {}),
    )


def main():
    args = parse_arguments()
    documents = read_texts(args.texts)
    saes = load_saes(args.sae, args.device)
    model = load_model(args.model, saes, args.device)
    tokenizer = model.tokenizer
    encoded = [tokenizer.encode(one["text"], add_special_tokens=False) for one in documents]
    ids, document = cut_blocks(encoded, args.blocks)
    if len(ids) == 0:
        raise SystemExit(f"{args.texts}: expected a document of at least {BLOCK} tokens, found none.")
    names = sorted({one["category"] for one in documents if one.get("category")})
    # Blocks have categories only if every document has one and there are no more than a bundle takes.
    whole = names if len(names) <= MOST_CATEGORIES and all(one.get("category") for one in documents) else []
    category = np.array([whole.index(documents[d]["category"]) for d in document], np.uint8) if whole else None
    hooks = [sae.cfg.metadata.hook_name for sae in saes]
    if len(set(hooks)) < len(hooks):
        raise SystemExit("--sae: expected SAEs of different hooks, found two of the same hook; run them one by one.")
    folders = [f"{args.out}/layer_{hook}" for hook in hooks]
    layers = [Layer(sae, folder, args.threshold) for sae, folder in zip(saes, folders)]
    collect(layers, model, ids, sorted(tokenizer.all_special_ids), args)
    for layer in layers:
        layer.write(ids, tokenizer.decode, documents, document, category)
    with open(f"{args.out}/recipe.json", "w", encoding="utf8") as file:
        json.dump(recipe_of(args, layers, model.cfg.model_name, whole), file, ensure_ascii=False, indent=1)


if __name__ == "__main__":
    main()
