"""The trained autoencoders in the units of the dataset."""

import json

import numpy as np
import torch

# Smallest threshold of any autoencoder in the units of the dataset: “fires when its activation exceeds 1” then
# separates firing from silence at every layer.
SMALLEST_THRESHOLD = 0.8
NAMES = ("W_enc", "W_dec", "b_enc", "b_dec", "threshold")


def load_autoencoders(folder, layers):
    """Parameters of every layer in common units, the training report of each, and the unit.

    The residual stream of a pre-LayerNorm model can be multiplied by any constant (its readers normalise it away).
    One constant is chosen for the whole model.
    """
    raw = [dict(np.load(f"{folder}/sae_{l}.npz")) for l in range(layers)]
    unit = float(SMALLEST_THRESHOLD / min(r["threshold"][0] for r in raw))
    scaled = [
        {key: v if key in ("W_enc", "W_dec") else (v * np.float32(unit)).astype(np.float32) for key, v in r.items()}
        for r in raw
    ]
    reports = []
    for l in range(layers):
        with open(f"{folder}/sae_{l}.json") as file:
            reports.append(json.load(file))
    return scaled, reports, unit


def tensors(parameters):
    return {key: torch.from_numpy(value) for key, value in parameters.items()}


def encode(x, sae):
    """Activations of a JumpReLU autoencoder."""
    pre = x @ sae["W_enc"] + sae["b_enc"]
    return torch.where(pre > sae["threshold"], pre, torch.zeros(()))


def firing_threshold(sae):
    """What an activation must exceed to count as a firing: 1, and the feature's own threshold."""
    return torch.clamp(sae["threshold"], min=1.0)
