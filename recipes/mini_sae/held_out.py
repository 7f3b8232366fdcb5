"""The held-out blocks and the model's residual stream over them."""

import numpy as np
import torch

from blocks import BLOCK, full_blocks, tokens_of
from model import with_bos

# blocks run at once
BATCH = 16


class HeldOut:
    """Full blocks of held-out documents, at most a given number per category.

    `documents` [held], `document` [n] (an index into them), `category` [n], `source` [n], `ids` [n, 256].
    """

    def __init__(self, corpus, categories, blocks_per_category, most_documents=0):
        tokens, offsets = corpus["tokens"], corpus["offsets"]
        documents = np.flatnonzero(corpus["held"] == 1)
        if most_documents:
            documents = documents[:: max(1, len(documents) // most_documents)]
        room = [blocks_per_category] * categories
        starts, document = [], []
        for i, one in enumerate(documents):
            category = corpus["category"][one]
            if room[category] <= 0:
                continue
            own = full_blocks(offsets[one], offsets[one + 1])
            room[category] -= (offsets[one + 1] - offsets[one]) // BLOCK
            starts += own
            document += [i] * len(own)
        self.documents, self.document = documents, np.array(document, np.uint32)
        self.category = corpus["category"][documents][self.document]
        self.source = corpus["source"][documents][self.document]
        self.ids = tokens_of(tokens, starts)

    def __len__(self):
        return len(self.ids)


def residual_streams(model, layers, d, held, unit):
    """The residual stream after each layer, in units of the dataset: a list of [n, 256, d]."""
    streams = [np.empty((len(held), BLOCK, d), np.float32) for _ in range(layers)]
    for i in range(0, len(held), BATCH):
        residuals = model.residuals(with_bos(held.ids[i : i + BATCH]))
        for l in range(layers):
            streams[l][i : i + BATCH] = residuals[l + 1][:, 1:].numpy() * np.float32(unit)
    return streams


def loss_of(model, held, blocks, layer=None, change=None):
    """Mean next-token loss on some blocks, with the residual stream after a layer changed (but not at <bos>)."""
    total = count = 0
    for i in range(0, len(blocks), BATCH):
        ids = with_bos(held.ids[blocks[i : i + BATCH]])
        x = model.emb(ids[:, :-1])
        for l, block in enumerate(model.blocks):
            x = block(x, model.cos[:BLOCK], model.sin[:BLOCK])
            if l == layer:
                x = torch.cat((x[:, :1], change(x[:, 1:])), 1)
        loss = torch.nn.functional.cross_entropy(model.logits(x).flatten(0, 1), ids[:, 1:].flatten())
        total += loss.item() * len(ids)
        count += len(ids)
    return total / count


def blocks_for_loss(held, categories):
    """Four blocks of each category, spread over it."""
    chosen = []
    for k in range(categories):
        own = np.flatnonzero(held.category == k)
        chosen.append(own[:: max(1, len(own) // 4)][:4])
    return np.concatenate(chosen)
