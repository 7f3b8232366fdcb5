"""Makes the planted worlds: clouds whose shape is known because it was put there.

Three layers of one space: an isotropic Gaussian, a Gaussian whose sample eigenvalues fall exactly as
rank^-0.5 (up to the rounding of half precision), and clusters. Each has frequencies and categories; the last has coordinates in the plane beside it.
"""
import argparse
import gzip
import json
import pathlib

import numpy as np

WORLDS = pathlib.Path(__file__).parent.parent / "public" / "datasets" / "worlds"
parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
parser.add_argument("--out", type=pathlib.Path, default=WORLDS, help="the bundle's folder (default: %(default)s)")
OUT = parser.parse_args().out
# A bundle takes at most 2²² features in a layer and 256 categories (docs/bundle.md).
MOST_FEATURES, MOST_CATEGORIES = 2**22, 256
N, DIM = 1200, 32
rng = np.random.default_rng(7)
CATEGORIES = ["north", "south", "east"]
if N > MOST_FEATURES or len(CATEGORIES) > MOST_CATEGORIES:
    raise SystemExit(f"worlds: expected at most {MOST_FEATURES:,} features and {MOST_CATEGORIES} categories.")


def save(name, array):
    path = OUT / name
    path.parent.mkdir(parents=True, exist_ok=True)
    np.save(path, array)


def orthogonal():
    """A random rotation, so that no axis of the cloud is an axis of the file."""
    q, r = np.linalg.qr(rng.standard_normal((DIM, DIM)))
    return q * np.sign(np.diag(r))


def with_eigenvalues(values):
    """A Gaussian cloud whose sample covariance has these eigenvalues."""
    x = rng.standard_normal((N, DIM))
    q, _ = np.linalg.qr(x - x.mean(axis=0))
    return q * np.sqrt((N - 1) * values)


turn = orthogonal()
centres = 3 * rng.standard_normal((24, DIM))
member = np.arange(N) % 24
worlds = {
    "isotropic": ("isotropic Gaussian", rng.standard_normal((N, DIM))),
    "power": ("power-law Gaussian, slope −0.5", with_eigenvalues(np.arange(1, DIM + 1) ** -0.5) @ turn),
    "clusters": ("24 clusters", (centres[member] + rng.standard_normal((N, DIM))) @ turn),
}
layers = []
for name, (title, x) in worlds.items():
    save(f"{name}/decoder.npy", x.astype("<f2"))
    with gzip.GzipFile(OUT / name / "labels.jsonl.gz", "wb", mtime=0) as file:
        for i in range(N):
            line = {
                "index": i,
                "description": f"{name} {i}",
                "frequency": round(float(10 ** rng.uniform(-4, -1)), 6),
                "category": CATEGORIES[i % 3],
                "cluster": int(member[i]),
            }
            file.write((json.dumps(line) + "\n").encode())
    layers.append(
        {
            "id": name,
            "name": title,
            "decoder": {"path": f"{name}/decoder.npy", "features": N, "dim": DIM},
            "labels": {"path": f"{name}/labels.jsonl.gz"},
        }
    )
save("clusters/layout.npy", (centres[member, :2] + 0.4 * rng.standard_normal((N, 2))).astype("<f4"))
layers[2]["layout"] = {"path": "clusters/layout.npy", "dim": 2}
manifest = {
    "version": 1,
    "name": "worlds",
    "title": "Planted worlds",
    "description": "Clouds whose shape is known: an isotropic Gaussian, a power law, clusters.",
    "defaultLayer": "isotropic",
    "layers": layers,
    "provenance": {"licence": "CC0-1.0", "method": "recipes/worlds.py", "preprocessing": "as drawn"},
}
(OUT / "manifest.json").write_text(json.dumps(manifest, indent=2, ensure_ascii=False) + "\n")
