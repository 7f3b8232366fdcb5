"""A shard of raw activations and the firings that an encoder must find in it."""

import json
import os

import numpy as np
import torch

from autoencoder import firing_threshold
from blocks import BLOCK
from model import with_bos

# If an activation is closer to the threshold than this, sums in another order may decide differently.
NEAR = 1e-3
# least number of tokens in a ragged tail
TAIL = 20


def chosen_documents(held, corpus, categories):
    """A few documents of each category, short ones with a ragged tail first."""
    offsets, out = corpus["offsets"], []
    for k in range(categories):
        mine = held.documents[corpus["category"][held.documents] == k]
        ragged = mine[(offsets[mine + 1] - offsets[mine]) % BLOCK > TAIL]
        ordered = ragged[np.argsort(offsets[ragged + 1] - offsets[ragged])] if len(ragged) else mine
        out += list(ordered[:2]) + (list(mine[:1]) if k < 4 else [])
    return out


def document_activations(model, ids, layer, unit):
    """The residual stream after a layer over a document, [tokens, d] in half precision."""
    parts = []
    for at in range(0, len(ids), BLOCK):
        residual = model.residuals(with_bos(ids[None, at : at + BLOCK]))[layer + 1][0, 1:]
        parts.append((residual.numpy() * np.float32(unit)).astype(np.float16))
    return np.concatenate(parts)


def write_check_shard(folder, model, sae, layer, corpus, held, categories, unit):
    """Writes the shard; returns its facts for the datasheet."""
    tokens, offsets = corpus["tokens"], corpus["offsets"]
    rule = firing_threshold(sae)
    documents = chosen_documents(held, corpus, categories)
    rows, document_offsets, indptr, indices, category = [], [0], [0], [], []
    near_block, near_feature = [], []
    for one in documents:
        acts = document_activations(model, tokens[offsets[one] : offsets[one + 1]].astype(np.int64), layer, unit)
        rows.append(acts)
        document_offsets.append(document_offsets[-1] + len(acts))
        for at in range(0, len(acts) - BLOCK + 1, BLOCK):
            block = torch.from_numpy(acts[at : at + BLOCK].astype(np.float32))
            top = (block @ sae["W_enc"] + sae["b_enc"]).amax(0)
            fires = np.flatnonzero((top > rule).numpy())
            near = np.flatnonzero(((top - rule).abs() < NEAR).numpy())
            near_block += [len(indptr) - 1] * len(near)
            near_feature += near.tolist()
            indices.append(fires.astype(np.uint16))
            indptr.append(indptr[-1] + len(fires))
            category.append(corpus["category"][one])
    os.makedirs(folder, exist_ok=True)
    activations = np.concatenate(rows)
    np.save(f"{folder}/layer_{layer}_activations.npy", activations)
    np.save(f"{folder}/doc_offsets.npy", np.array(document_offsets, np.uint32))
    np.savez(
        f"{folder}/expected_firings.npz",
        indptr=np.array(indptr, np.uint32),
        indices=np.concatenate(indices),
        category=np.array(category, np.uint8),
        ambiguous_block=np.array(near_block, np.uint32),
        ambiguous_feature=np.array(near_feature, np.uint16),
    )
    facts = dict(
        layer=layer,
        documents=len(documents),
        tokens=len(activations),
        blocks=len(indptr) - 1,
        firings=int(indptr[-1]),
        ambiguous=len(near_block),
        d_model=activations.shape[1],
    )
    with open(f"{folder}/info.json", "w") as file:
        json.dump(facts, file, indent=1)
    return facts
