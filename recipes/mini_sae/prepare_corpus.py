"""Build the labelled miniature corpus and its tokenizer.

    python prepare_corpus.py --repos REPOS --dir DIR

Reads text out of git snapshots of public repositories (REPOS/OWNER+NAME/repo, or .../repo/.git, must be a git
directory; sources.py lists them), cleans it, trains a byte-level BPE tokenizer on it, cuts every source file into
documents of up to 1024 tokens, and splits the documents into a training and a held-out set.

Writes tokenizer.json, corpus.npz (tokens, document offsets, labels) and corpus_meta.json (categories, sources,
licences, sizes) into DIR.
"""

import argparse
import json
import random

import numpy as np
from tokenizers import Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, trainers

from git_text import Repositories
from sources import CATEGORIES, read_sources

# longest document, in tokens
LONGEST = 1024
# shorter documents cannot fill a 256-token block
SHORTEST = 257
# characters of each category that the tokenizer is trained on, so that no category dominates the merges
SAMPLE = 5_000_000
PIECE = 200_000
# Contractions, words and single digits with a space before them, runs of other characters, white space.
SPLIT = r"'(?:s|t|re|ve|m|ll|d)\b| ?\p{L}+| ?\p{N}| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+"


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--repos", required=True, help="folder of git snapshots")
    parser.add_argument("--dir", required=True, help="working folder to write to")
    parser.add_argument("--vocab", type=int, default=10240)
    parser.add_argument("--cap-tokens", type=int, default=2_300_000, help="training tokens per category, at most")
    parser.add_argument("--held-tokens", type=int, default=130_000, help="held-out tokens per category")
    return parser.parse_args()


def sample(texts):
    """Pieces of text to train the tokenizer on."""
    for category in CATEGORIES:
        pool = [text for own, _, text in texts if own == category]
        random.Random(1).shuffle(pool)
        n = 0
        for text in pool:
            for i in range(0, len(text), PIECE):
                yield text[i : i + PIECE]
            n += len(text)
            if n > SAMPLE:
                break


def train_tokenizer(texts, vocabulary):
    """Byte-level BPE. A space is added before the text, so a single word is the same token as the word in a sentence."""
    tokenizer = Tokenizer(models.BPE())
    tokenizer.normalizer = normalizers.Prepend(" ")
    split = pre_tokenizers.Split(Regex(SPLIT), "isolated")
    bytes_of = pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False)
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence([split, bytes_of])
    tokenizer.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=vocabulary,
        special_tokens=["<bos>"],
        min_frequency=5,
        show_progress=False,
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        max_token_length=24,
    )
    tokenizer.train_from_iterator(sample(texts), trainer)
    return tokenizer


def cut(texts, tokenizer):
    """Documents of each category, as (source number, token ids)."""
    documents = {category: [] for category in CATEGORIES}
    for (category, source, _), encoded in zip(texts, tokenizer.encode_batch([text for _, _, text in texts])):
        for i in range(0, len(encoded.ids), LONGEST):
            ids = encoded.ids[i : i + LONGEST]
            if len(ids) >= SHORTEST:
                documents[category].append((source, ids))
    return documents


def split_documents(documents, held_tokens, cap_tokens):
    """Held-out documents first, then training ones up to the cap: rows of the corpus, and counts by category."""
    rows, stats = [], {}
    for number, category in enumerate(CATEGORIES):
        own = documents[category]
        available = sum(len(ids) for _, ids in own)
        random.Random(number).shuffle(own)
        held = trained = 0
        for source, ids in own:
            if held < held_tokens:
                is_held = 1
                held += len(ids)
            elif trained < cap_tokens:
                is_held = 0
                trained += len(ids)
            else:
                break
            rows.append((np.array(ids, np.uint16), number, source, is_held))
        stats[category] = dict(train_tokens=trained, held_tokens=held, available_tokens=available)
        print(category, stats[category], flush=True)
    return rows, stats


def main():
    args = parse_arguments()
    texts, sources = read_sources(Repositories(args.repos))
    tokenizer = train_tokenizer(texts, args.vocab)
    tokenizer.save(f"{args.dir}/tokenizer.json")
    print("vocabulary", tokenizer.get_vocab_size(), flush=True)
    rows, stats = split_documents(cut(texts, tokenizer), args.held_tokens, args.cap_tokens)
    tokens, category, source, held = zip(*rows)
    lengths = [len(ids) for ids in tokens]
    np.savez(
        f"{args.dir}/corpus.npz",
        tokens=np.concatenate(tokens),
        offsets=np.cumsum([0, *lengths], dtype=np.int64),
        category=np.array(category, np.uint8),
        source=np.array(source, np.uint8),
        held=np.array(held, np.uint8),
    )
    used = np.bincount(source, weights=lengths, minlength=len(sources))
    for one in sources:
        one["tokens_used"] = int(used[one["id"]])
    total = sum(one["bytes"] for one in sources)
    with open(f"{args.dir}/corpus_meta.json", "w") as file:
        json.dump(dict(categories=CATEGORIES, sources=sources, stats=stats, total_bytes=total), file, indent=1)


if __name__ == "__main__":
    main()
