"""One case of the bench by scikit-learn and NumPy, as a notebook would do it: a report as JSON on stdout.

Run by bench/main.ts: case.py NAME FOLDER THREADS
"""
import json
import pathlib
import sys
import warnings

import numpy as np
import scipy.linalg
import scipy.sparse as sp
from sklearn.cluster import SpectralClustering
from sklearn.decomposition import PCA
from sklearn.linear_model import LogisticRegression
from sklearn.manifold import TSNE
from sklearn.neighbors import NearestNeighbors
from threadpoolctl import threadpool_limits

from measure import fastest, peak_bytes

NAME, FOLDER, THREADS = sys.argv[1], pathlib.Path(sys.argv[2]), int(sys.argv[3])


def read(name):
    return np.load(FOLDER / f"{name}.npy")


def counts():
    """n11 as a dense matrix, and the blocks of each feature."""
    indptr, indices = read("indptr"), read("indices")
    shape = (len(indptr) - 1, len(read("lobe")))
    b = sp.csr_matrix((np.ones(len(indices), np.float32), indices.astype(np.int32), indptr.astype(np.int32)), shape)
    n11 = (b.T @ b).toarray().astype(np.float64)
    return n11, np.diag(n11).copy(), shape[0]


def phi(n11, c, blocks):
    s = np.sqrt(c * (blocks - c))
    return (blocks * n11 - np.outer(c, c)) / np.outer(s, s)


# Each affinity of firings from the counts, as NumPy computes it; 0/0 becomes 0.
AFFINITIES = {
    "phi": phi,
    "jaccard": lambda n11, c, blocks: n11 / (c[:, None] + c[None, :] - n11),
    "dice": lambda n11, c, blocks: 2 * n11 / (c[:, None] + c[None, :]),
    "overlap": lambda n11, c, blocks: n11 / np.minimum(c[:, None], c[None, :]),
    "smc": lambda n11, c, blocks: (blocks - c[:, None] - c[None, :] + 2 * n11) / blocks,
}


def affinity(name):
    with np.errstate(divide="ignore", invalid="ignore"):
        a = np.nan_to_num(AFFINITIES[name](*counts()))
    return a + 1 if name == "phi" else a


def lobes():
    def run():
        model = SpectralClustering(3, affinity="precomputed", random_state=42)
        return model.fit_predict(affinity(NAME))

    timing, labels = fastest(1, run)
    return timing, {"labels": labels.tolist()}


def covariance_values(x):
    c = np.cov(x.T)
    return np.linalg.eigvalsh(c)[::-1]


def principal():
    x = read("decoder")

    def run():
        model = PCA(3, random_state=42)
        model.fit_transform(x)
        return model.explained_variance_

    timing, values = fastest(3, run)
    exact = scipy.linalg.eigh(np.cov(x.T), eigvals_only=True, subset_by_index=[x.shape[1] - 3, x.shape[1] - 1])
    return timing, {"eigenvalues": values.tolist(), "exact": exact[::-1].tolist()}


def spectrum():
    x = read("decoder")
    timing, values = fastest(3, lambda: covariance_values(x))
    return timing, {"eigenvalues": values.tolist()}


def neighbours():
    x = np.ascontiguousarray(read("decoder")[:, :100])
    run = lambda: NearestNeighbors(n_neighbors=15, algorithm="brute").fit(x).kneighbors()
    timing, (distances, indices) = fastest(3, run)
    return timing, {"indices": indices.ravel().tolist(), "distances": distances.ravel().tolist()}


def layout():
    x = read("decoder")[:, :100]
    x = x / np.linalg.norm(x, axis=1, keepdims=True)
    model = TSNE(init="pca", learning_rate="auto", random_state=42)
    timing, _ = fastest(1, lambda: model.fit_transform(x))
    return timing, {"note": f"divergence {model.kl_divergence_:.3f}"}


def logistic():
    x, y = read("decoder"), read("lobe")
    timing, model = fastest(1, lambda: LogisticRegression(C=1, max_iter=1000).fit(x, y))
    return timing, {"coefficients": model.coef_.ravel().tolist()}


def kernel():
    rows, side = 2048, 1024
    kind = np.float64 if NAME == "double" else np.float32
    x = np.random.default_rng(7).normal(size=(rows, side)).astype(kind)
    with threadpool_limits(1):
        if NAME == "single":
            timing, _ = fastest(10, lambda: x @ x[:side])
            return timing, {"operations": 2 * rows * side * side}
        timing, _ = fastest(10, lambda: x.T @ x)
    # NumPy knows that the lower half mirrors the upper one, and computes one of them.
    return timing, {"operations": rows * side * (side + 1)}


CASES = {
    "pca": principal,
    "spectrum": spectrum,
    "neighbours": neighbours,
    "tsne": layout,
    "logistic": logistic,
    **dict.fromkeys(["single", "gram", "double"], kernel),
    **dict.fromkeys(AFFINITIES, lobes),
}

if NAME not in CASES:
    sys.exit(f"bench/python/case.py: expected one of {', '.join(CASES)}, found {NAME}; add it to this file.")
warnings.simplefilter("ignore")
with threadpool_limits(THREADS):
    timing, findings = CASES[NAME]()
print(json.dumps({**timing, "bytes": peak_bytes(), **findings}))
