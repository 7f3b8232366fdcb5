"""Cache residual-stream activations of training blocks for the SAEs.

    python cache_activations.py --dir DIR --tokens 2500000

Writes acts_{l}.npy (float16, one row per token, <bos> left out) for every layer, and acts_scale.json with the
number of rows, the mean squared norm and the mean of each layer.
"""

import argparse
import json
import time

import numpy as np
import torch

from blocks import BLOCK, full_blocks, tokens_of
from model import load_model, with_bos

# blocks run at once
BATCH = 32


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--dir", required=True, help="working folder, with corpus.npz and lm.pt")
    parser.add_argument("--tokens", type=int, default=2_500_000)
    parser.add_argument("--threads", type=int, default=2)
    return parser.parse_args()


def chosen_blocks(corpus, tokens, rng):
    """Starts of training blocks, the same number from every category, as in the held-out set; shuffled."""
    offsets, held, category = corpus["offsets"], corpus["held"], corpus["category"]
    categories = int(category.max()) + 1
    each = tokens // BLOCK // categories
    starts = []
    for k in range(categories):
        documents = np.flatnonzero((held == 0) & (category == k))
        there = [start for i in documents for start in full_blocks(offsets[i], offsets[i + 1])]
        starts.append(rng.choice(there, min(each, len(there)), replace=False))
    return rng.permutation(np.concatenate(starts))


def main():
    args = parse_arguments()
    begun = time.time()
    torch.set_num_threads(args.threads)
    model, config = load_model(args.dir)
    layers, d = config["layers"], config["d"]
    corpus = np.load(f"{args.dir}/corpus.npz")
    tokens = corpus["tokens"]
    starts = chosen_blocks(corpus, args.tokens, np.random.default_rng(1))
    # The files have a row for every chosen block; rows of an incomplete last batch stay empty and are not counted in
    # `n`.
    shape = (len(starts) * BLOCK, d)
    out = [np.lib.format.open_memmap(f"{args.dir}/acts_{l}.npy", "w+", np.float16, shape) for l in range(layers)]
    starts = starts[: len(starts) // BATCH * BATCH]
    n = len(starts) * BLOCK
    forward = torch.compile(model.residuals)
    squares, mean = np.zeros(layers), np.zeros((layers, d))
    for i in range(0, len(starts), BATCH):
        ids = with_bos(tokens_of(tokens, starts[i : i + BATCH]))
        with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
            residuals = forward(ids)
        for l in range(layers):
            x = residuals[l + 1][:, 1:].reshape(-1, d).float()
            squares[l] += (x**2).sum().item()
            mean[l] += x.sum(0).numpy()
            out[l][i * BLOCK : (i + BATCH) * BLOCK] = x.half().numpy()
        if i // BATCH % 40 == 0:
            print(i * BLOCK, f"{time.time() - begun:.0f}s", flush=True)
    with open(f"{args.dir}/acts_scale.json", "w") as file:
        json.dump(dict(n=n, mean_sq_norm=(squares / n).tolist(), mean=(mean / n).tolist()), file)
    print("rows", n, "mean squared norms", (squares / n).round(1))


if __name__ == "__main__":
    main()
