"""Makes 150 directions without structure among which one crystal is planted: features 20, 60, 100 and 140.

Its corners m ± u ± v have equal lengths, so that they stay a parallelogram when brought to unit length.
"""
import pathlib

import numpy as np

HERE = pathlib.Path(__file__).parent
rng = np.random.default_rng(11)
decoder = rng.standard_normal((150, 24))
decoder /= np.linalg.norm(decoder, axis=1, keepdims=True)
m, u, v = np.linalg.qr(rng.standard_normal((24, 3)))[0].T
for feature, (s, t) in zip([20, 60, 100, 140], [(-1, -1), (1, -1), (-1, 1), (1, 1)]):
    corner = m + 0.25 * s * u + 0.4 * t * v
    decoder[feature] = corner / np.linalg.norm(corner)
np.save(HERE / "decoder.npy", decoder.astype(np.float16))
