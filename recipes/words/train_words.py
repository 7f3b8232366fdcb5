"""Word vectors of the corpus of mini-sae, and the blocks in which each word occurs.

    python train_words.py --corpus CORPUS --pairs PAIRS --own own_pairs.json --out OUT

Positive pointwise mutual information, factored by SVD (Levy, Goldberg & Dagan 2015). CORPUS holds corpus.npz,
corpus_meta.json and tokenizer.json as mini_sae/prepare_corpus.py writes them; PAIRS the published function-vector
sets (JSON lists of {input, output}). Writes vectors.npy, words.json, firings.npz, categories.json,
features.jsonl.gz and pairs/ into OUT.
"""

import argparse
import collections
import glob
import gzip
import json
import os
import re

import numpy as np
import scipy.sparse as sp
from scipy.sparse.linalg import svds

WINDOW, DIM, POWER, SUBSAMPLE, SMOOTHING = 4, 200, 0.5, 1e-4, 0.75
# number of most frequent words; least count for a relation's word to join them
VOCABULARY, RARE = 12000, 12
# consecutive words of a block
BLOCK, BLOCKS_PER_CATEGORY = 256, 320
# documents decoded at once
DECODED = 2000
# least and largest number of pairs of a relation
FEWEST_PAIRS, MOST_PAIRS = 8, 150
WORD = re.compile(r"[a-z]+(?:'[a-z]+)?")
LEFT_OUT = "foreign-language"


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", required=True, help="working folder of mini-sae")
    parser.add_argument("--pairs", required=True, help="folder of published relations")
    parser.add_argument("--own", required=True, help="additional relations: a JSON object of lists of pairs")
    parser.add_argument("--out", required=True, help="folder to write to")
    return parser.parse_args()


def read_documents(folder):
    """The words of each document with its category, and the categories; foreign-language documents left out."""
    from tokenizers import Tokenizer

    corpus = np.load(f"{folder}/corpus.npz")
    with open(f"{folder}/corpus_meta.json") as file:
        names = json.load(file)["categories"]
    categories = [name for name in names if name != LEFT_OUT]
    tokens, offsets, category = corpus["tokens"], corpus["offsets"], corpus["category"]
    tokenizer = Tokenizer.from_file(f"{folder}/tokenizer.json")
    use = [i for i in range(len(offsets) - 1) if names[category[i]] in categories]
    documents = []
    for at in range(0, len(use), DECODED):
        ids = [tokens[offsets[i] : offsets[i + 1]].tolist() for i in use[at : at + DECODED]]
        documents += [WORD.findall(text.lower()) for text in tokenizer.decode_batch(ids)]
    return documents, [categories.index(names[category[i]]) for i in use], categories


def read_relations(folder, own):
    """Pairs of words by relation: the published sets, then the additional ones."""
    relations = {}
    for path in sorted(glob.glob(f"{folder}/*.json")):
        with open(path) as file:
            pairs = [(p["input"].lower().strip(), p["output"].lower().strip()) for p in json.load(file)]
        relations[os.path.splitext(os.path.basename(path))[0]] = pairs
    with open(own) as file:
        relations.update({name: [tuple(pair) for pair in pairs] for name, pairs in json.load(file).items()})
    return relations


def vocabulary(count, relations):
    """The most frequent words, and after them words of relations that are frequent enough."""
    words = [word for word, _ in count.most_common(VOCABULARY)]
    known = set(words)
    related = {word for pairs in relations.values() for pair in pairs for word in pair}
    return words + sorted(word for word in related if word not in known and count[word] >= RARE)


def cooccurrence(documents, index, count, rng):
    """Co-occurrence in a window with linear weights after subsampling frequent words, [words, words]."""
    n = len(index)
    # Ten places between documents: no window reaches across.
    ids = np.concatenate([np.array([index.get(w, -1) for w in d] + [-1] * 10, dtype=np.int32) for d in documents])
    frequency = np.array([count[word] for word in index]) / sum(count.values())
    keep = np.minimum(1, np.sqrt(SUBSAMPLE / frequency) + SUBSAMPLE / frequency)
    drop = np.zeros(len(ids), bool)
    inside = ids >= 0
    drop[inside] = rng.random(inside.sum()) > keep[ids[inside]]
    ids = ids[~drop]
    counts = sp.csr_matrix((n, n), dtype=np.float32)
    for step in range(1, WINDOW + 1):
        a, b = ids[:-step], ids[step:]
        both = (a >= 0) & (b >= 0)
        weight = np.full(both.sum(), (WINDOW + 1 - step) / WINDOW, "f4")
        own = sp.coo_matrix((weight, (a[both], b[both])), shape=(n, n)).tocsr()
        counts = counts + own + own.T
    return counts


def word_vectors(counts, dim=DIM):
    """Unit rows of the factored PPMI with context smoothing, [words, dim]."""
    row = np.asarray(counts.sum(1)).ravel()
    context = row**SMOOTHING
    context /= context.sum()
    entries = counts.tocoo()
    information = np.maximum(np.log(entries.data / (row[entries.row] * context[entries.col])), 0)
    ppmi = sp.csr_matrix((information, (entries.row, entries.col)), shape=counts.shape)
    ppmi.eliminate_zeros()
    U, S, _ = svds(ppmi.astype("f4"), k=dim, random_state=0)
    order = np.argsort(-S)
    vectors = U[:, order] * S[order] ** POWER
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def block_firings(documents, document_category, index, categories, rng):
    """A word fires in a block of 256 consecutive words if it occurs there: CSR rows, and hits by category."""
    blocks = collections.defaultdict(list)
    for words, category in zip(documents, document_category):
        for start in range(0, len(words) - BLOCK + 1, BLOCK):
            blocks[category].append(words[start : start + BLOCK])
    indptr, indices, category = [0], [], []
    hits = np.zeros((len(index), categories), np.int64)
    for c in range(categories):
        for j in rng.permutation(len(blocks[c]))[:BLOCKS_PER_CATEGORY]:
            fires = np.unique([index[word] for word in blocks[c][j] if word in index])
            indices.append(fires.astype("u2"))
            indptr.append(indptr[-1] + len(fires))
            category.append(c)
            hits[fires, c] += 1
    rows = dict(indptr=np.array(indptr, "u4"), indices=np.concatenate(indices), category=np.array(category, "u1"))
    return rows, hits


def write_features(path, words, count, hits, categories):
    """One line per word: its label, its count, and the category in which it occurs in most blocks."""
    with gzip.open(path, "wt") as file:
        for i, word in enumerate(words):
            best = int(hits[i].argmax())
            row = dict(
                index=i,
                description=word,
                count=count[word],
                length=len(word),
                category=categories[best] if hits[i].any() else None,
                category_share=round(float(hits[i, best] / max(1, hits[i].sum())), 3),
            )
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


def write_pairs(folder, relations, index):
    """Pairs whose words are both known, for every relation with enough of them."""
    os.makedirs(folder, exist_ok=True)
    for name, pairs in relations.items():
        known = [(a, b) for a, b in dict.fromkeys(pairs) if a in index and b in index and a != b][:MOST_PAIRS]
        if len(known) >= FEWEST_PAIRS:
            with open(f"{folder}/{name}.json", "w") as file:
                json.dump([dict(input=a, output=b) for a, b in known], file, ensure_ascii=False, indent=0)


def main():
    args = parse_arguments()
    os.makedirs(args.out, exist_ok=True)
    documents, document_category, categories = read_documents(args.corpus)
    count = collections.Counter(word for words in documents for word in words)
    relations = read_relations(args.pairs, args.own)
    words = vocabulary(count, relations)
    index = {word: i for i, word in enumerate(words)}
    rng = np.random.default_rng(0)
    vectors = word_vectors(cooccurrence(documents, index, count, rng))
    np.save(f"{args.out}/vectors.npy", vectors.astype("f4"))
    rows, hits = block_firings(documents, document_category, index, len(categories), rng)
    np.savez(f"{args.out}/firings.npz", **rows)
    for name, value in (("words", words), ("categories", categories)):
        with open(f"{args.out}/{name}.json", "w") as file:
            json.dump(value, file, ensure_ascii=False)
    write_features(f"{args.out}/features.jsonl.gz", words, count, hits, categories)
    write_pairs(f"{args.out}/pairs", relations, index)
    print(len(words), "words", vectors.shape, len(rows["category"]), "blocks", rows["indptr"][-1], "firings")


if __name__ == "__main__":
    main()
