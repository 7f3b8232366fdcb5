"""Which features fire in which blocks, and how good an autoencoder is."""

import numpy as np
import torch

from autoencoder import firing_threshold
from blocks import BLOCK

# blocks encoded at once; even, so that every second block of a chunk is every second block of all
BATCH = 16
# one chunk in this number measures the explained variance
SAMPLED = 8
# number of active values sampled for quantiles
VALUES = 200_000


def encode_blocks(stream, sae):
    """Firings of a layer over blocks, with what its quality and its feature notes need.

    `indptr` [n + 1], `indices`: compressed sparse rows, blocks as rows. `count` [F]: tokens on which each feature
    fires. `features`, `places` (tokens, counted through all blocks), `values`: the firings of every second block.
    """
    n, _, d = stream.shape
    width = sae["W_enc"].shape[1]
    rule = firing_threshold(sae)
    mean = torch.from_numpy(stream.reshape(-1, d).mean(0, dtype=np.float64).astype(np.float32))
    indptr, indices, features, places, values = [0], [], [], [], []
    count = torch.zeros(width, dtype=torch.int64)
    active = torch.zeros(width, dtype=torch.int64)
    error = variance = 0.0
    sampled = 0
    for i in range(0, n, BATCH):
        x = torch.from_numpy(stream[i : i + BATCH]).reshape(-1, d)
        pre = x @ sae["W_enc"] + sae["b_enc"]
        at, feature = torch.nonzero(pre > rule, as_tuple=True)
        count += torch.bincount(feature, minlength=width)
        # (block of the chunk, feature), each once and sorted
        key = torch.unique(at // BLOCK * width + feature).numpy()
        for b in range(len(x) // BLOCK):
            own = key[np.searchsorted(key, b * width) : np.searchsorted(key, (b + 1) * width)] - b * width
            indices.append(own.astype(np.uint16))
            indptr.append(indptr[-1] + len(own))
        if (i // BATCH) % SAMPLED == 0:
            on = pre > sae["threshold"]
            acts = torch.where(on, pre, torch.zeros(()))
            error += ((x - acts @ sae["W_dec"] - sae["b_dec"]) ** 2).sum().item()
            variance += ((x - mean) ** 2).sum().item()
            active += on.sum(0)
            sampled += len(x)
        even = at // BLOCK % 2 == 0
        at, feature = at[even], feature[even]
        features.append(feature.numpy().astype(np.uint16))
        places.append((at + i * BLOCK).numpy().astype(np.int32))
        values.append(pre[at, feature].numpy())
    return dict(
        indptr=np.array(indptr, np.uint32),
        indices=np.concatenate(indices),
        count=count.numpy(),
        variance_explained=1 - error / variance,
        l0_threshold=active.sum().item() / sampled,
        features=np.concatenate(features),
        places=np.concatenate(places),
        values=np.concatenate(values),
    )


def quality_of(layer, stream, sae, found, training):
    """A layer's numbers for the datasheet."""
    tokens = stream.shape[0] * BLOCK
    # In the order of features, as in the notes, because the order decides which values are drawn.
    ordered = found["values"][np.argsort(found["features"], kind="stable")]
    drawn = np.random.default_rng(0).choice(ordered, min(len(ordered), VALUES), replace=False)
    count = found["count"]
    return dict(
        layer=layer,
        d_sae=len(count),
        variance_explained=found["variance_explained"],
        l0_threshold=found["l0_threshold"],
        l0_rule=int(count.sum()) / tokens,
        dead=int((count == 0).sum()),
        dense=int((count > 0.1 * tokens).sum()),
        threshold=float(sae["threshold"][0]),
        mean_active=float(drawn.mean()),
        median_active=float(np.median(drawn)),
        p95_active=float(np.quantile(drawn, 0.95)),
        features_per_block=float(np.diff(found["indptr"].astype(np.int64)).mean()),
        mean_sq_norm=float((stream.astype(np.float64) ** 2).sum() / tokens),
        train=training,
    )


def cooccurrence(indptr, indices, width):
    """The number of blocks in which each pair of features fires, [F, F]; the diagonal counts each feature's blocks."""
    fires = np.zeros((len(indptr) - 1, width), np.float32)
    rows = np.repeat(np.arange(len(indptr) - 1), np.diff(indptr.astype(np.int64)))
    fires[rows, indices] = 1
    fires = torch.from_numpy(fires)
    return (fires.T @ fires).round().to(torch.int32).numpy()
