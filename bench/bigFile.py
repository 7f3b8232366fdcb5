"""Writes a checkpoint of Gemma Scope's layout and size: python3 bench/bigFile.py FOLDER"""

import sys
from pathlib import Path

import numpy as np

FEATURES, DIM = 16384, 2304
folder = Path(sys.argv[1])
folder.mkdir(parents=True, exist_ok=True)
random = np.random.default_rng(42)
scales = np.arange(1, DIM + 1, dtype=np.float32) ** -0.3
decoder = random.standard_normal((FEATURES, DIM), dtype=np.float32) * scales
decoder /= np.linalg.norm(decoder, axis=1, keepdims=True)
arrays = {
    "W_enc": np.ascontiguousarray(decoder.T),
    "W_dec": decoder,
    "b_enc": np.zeros(FEATURES, np.float32),
    "b_dec": np.zeros(DIM, np.float32),
    "threshold": np.ones(FEATURES, np.float32),
}
np.savez(folder / "stored.npz", **arrays)
np.savez_compressed(folder / "compressed.npz", **arrays)
