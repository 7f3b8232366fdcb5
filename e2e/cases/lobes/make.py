"""A small world of lobes to test with: python3 make.py, beside this file.

Three lobes of features, each at home in the blocks of one category and in one region of directions, and two
rare features that fire with each other alone, which Jaccard and Dice split off. Half of the features have
labels; the blocks have texts; Neuronpedia is said to know the SAE.
"""

import gzip
import json
from pathlib import Path

import numpy as np

FEATURES, DIM, BLOCKS = 126, 16, 300
NAMES = ["code", "fiction", "news"]
here = Path(__file__).parent
draw = np.random.default_rng(42)

lobe = np.arange(FEATURES) % 3
topic = np.arange(BLOCKS) % 3
centres = draw.normal(size=(3, DIM))
decoder = 0.35 * centres[lobe] + draw.normal(size=(FEATURES, DIM)) / np.sqrt(2)
decoder /= np.linalg.norm(decoder, axis=1, keepdims=True)

often = draw.uniform(0.5, 1.5, size=FEATURES)
rate = np.where(topic[:, None] == lobe[None, :], 0.22, 0.03) * often
fires = draw.random((BLOCKS, FEATURES)) < rate
rare = [FEATURES - 2, FEATURES - 1]
fires[:, rare] = False
fires[:4] = False
fires[:4, rare] = True


def lines(name, records):
    text = "".join(json.dumps(record) + "\n" for record in records)
    (here / name).write_bytes(gzip.compress(text.encode(), mtime=0))


np.save(here / "decoder.npy", decoder.astype("float16"))
np.save(here / "indptr.npy", np.concatenate([[0], fires.sum(1).cumsum()]).astype("uint32"))
np.save(here / "indices.npy", np.nonzero(fires)[1].astype("uint16"))
np.save(here / "category.npy", topic.astype("uint8"))
lines(
    "labels.jsonl.gz",
    [{"index": i, "description": f"{NAMES[lobe[i]]} no. {i}"} for i in range(0, FEATURES, 2)],
)
lines(
    "texts.jsonl.gz",
    [
        {"index": b, "text": f"Passage {b} is a piece of {NAMES[topic[b]]}.", "source": f"{NAMES[topic[b]]}.txt"}
        for b in range(BLOCKS)
    ],
)
manifest = {
    "version": 1,
    "name": "lobes",
    "title": "Three planted lobes",
    "defaultLayer": "0",
    "categories": NAMES,
    "layers": [
        {
            "id": "0",
            "name": "layer 0",
            "decoder": {"path": "decoder.npy", "features": FEATURES, "dim": DIM},
            "labels": {"path": "labels.jsonl.gz"},
            "firings": {
                "indptr": "indptr.npy",
                "indices": "indices.npy",
                "category": "category.npy",
                "texts": "texts.jsonl.gz",
                "blocks": BLOCKS,
                "rule": {"threshold": 1, "blockLength": 64},
            },
            "neuronpedia": {"modelId": "small-model", "sourceId": "0-res-126"},
        }
    ],
    "provenance": {"licence": "MIT", "source": "made by make.py"},
}
(here / "manifest.json").write_text(json.dumps(manifest, indent=2) + "\n")
