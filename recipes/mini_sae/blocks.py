"""Blocks: 256 tokens of one document, each read as a context of its own after <bos>."""

import numpy as np

# tokens of a block
BLOCK = 256
# id of <bos>
BOS = 0


def full_blocks(begin, end):
    """Starts of the full, non-overlapping blocks of the document at [begin, end); its tail is left out."""
    return [begin + at for at in range(0, end - begin - BLOCK + 1, BLOCK)]


def training_blocks(documents, offsets):
    """Starts of blocks to train on; the last one of a document may overlap its neighbour."""
    starts = []
    for document in documents:
        begin, end = offsets[document], offsets[document + 1]
        starts += full_blocks(begin, end)
        if (end - begin) % BLOCK > BLOCK // 4:
            starts.append(end - BLOCK)
    return np.array(starts)


def tokens_of(tokens, starts):
    """The tokens of blocks, [blocks, 256]."""
    return tokens[np.asarray(starts)[:, None] + np.arange(BLOCK)].astype(np.int64)
