"""Check the exported dataset with scikit-learn: spectra, lobes, crystals and parallelograms, printed.

    python check_dataset.py --dir DIR --out OUT

Also asserts that the shipped co-occurrence counts are those of the shipped firings.
"""

import argparse
import json
import os

import numpy as np
from scipy import sparse
from sklearn.cluster import SpectralClustering
from sklearn.discriminant_analysis import LinearDiscriminantAnalysis
from sklearn.metrics import adjusted_mutual_info_score, silhouette_score

# ranks of the power law's fit
RANKS = np.arange(10, 61)
# a difference shorter than this has no direction
SHORTEST = 1e-6


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--dir", required=True, help="working folder, with export_report.json")
    parser.add_argument("--out", required=True, help="the exported dataset")
    return parser.parse_args()


def read_firings(out, layer, width):
    """Firings as a sparse matrix [blocks, features], and the category of each block."""
    file = np.load(f"{out}/layer_{layer}/firings.npz")
    indices, indptr = file["indices"].astype(np.int32), file["indptr"].astype(np.int64)
    shape = (len(indptr) - 1, width)
    return sparse.csr_matrix((np.ones(len(indices), np.float32), indices, indptr), shape), file["category"]


def decoder(out, layer):
    return np.load(f"{out}/layer_{layer}/params.npz")["W_dec"]


def counts_of(firings):
    """The number of blocks in which each pair of features fires."""
    return np.asarray((firings.T @ firings).todense())


def check_spectra(out, layers):
    print("eigenvalue power law of the W_dec covariance, ranks 10..60")
    for layer in range(layers):
        W = decoder(out, layer).astype(np.float64)
        firings, _ = read_firings(out, layer, len(W))
        alive = np.asarray(firings.sum(0)).ravel() > 0
        slopes = []
        for rows in (W, W[alive]):
            eigenvalues = np.sort(np.linalg.eigvalsh(np.cov(rows.T)))[::-1]
            slopes.append(np.polyfit(np.log(RANKS), np.log(eigenvalues[RANKS - 1]), 1)[0])
        share = eigenvalues / eigenvalues.sum()
        effective = np.exp(-(share * np.log(share)).sum())
        print(
            f"  layer {layer}: slope {slopes[0]:.3f} (live features only {slopes[1]:.3f}), "
            f"e1/e60 {eigenvalues[0] / eigenvalues[59]:.1f}, effective dimension {effective:.0f} of {W.shape[1]}"
        )


def check_counts(out, layer):
    """The shipped histogram must equal the one counted from that layer's firings."""
    stored = np.load(f"{out}/layer_{layer}/cooccurrences.npz")
    firings, _ = read_firings(out, layer, stored["histogram"].shape[0])
    assert (stored["histogram"] == counts_of(firings)).all()
    assert stored["n_chunks"] == firings.shape[0]


def phi_of(counts, blocks):
    """phi = (n11 n00 - n10 n01) / sqrt(n1. n0. n.1 n.0)"""
    fired = np.diag(counts)
    spread = fired * (blocks - fired)
    return (counts * blocks - np.outer(fired, fired)) / np.sqrt(np.outer(spread, spread))


def check_lobes(out, layer, categories):
    print("spectral clustering of the middle layer, phi + 1 affinity")
    W = decoder(out, layer)
    firings, category = read_firings(out, layer, len(W))
    blocks = firings.shape[0]
    counts = counts_of(firings).astype(np.float64)
    fired = np.diag(counts)
    live = np.flatnonzero((fired > 0) & (fired < blocks))
    phi = phi_of(counts[np.ix_(live, live)], blocks)
    own = [np.asarray(firings[:, live][category == k].mean(0)).ravel() for k in range(len(categories))]
    # P(fires | category), [categories, features]
    rate = np.stack(own)
    unit = W[live] / np.linalg.norm(W[live], axis=1, keepdims=True)
    angular = np.clip(1 - np.arccos(np.clip(unit @ unit.T, -1, 1)) / np.pi, 0, 1)
    for k in (2, 3, 4, 6):
        lobes = SpectralClustering(k, affinity="precomputed", random_state=0).fit_predict(phi + 1)
        print(f"  k={k}")
        for lobe in range(k):
            # relative to all features
            share = rate[:, lobes == lobe].mean(1) / rate.mean(1)
            order = np.argsort(-share)
            most, least = (", ".join(f"{categories[i]} {share[i]:.2f}" for i in part) for part in (order[:4], order[-2:]))
            print(f"    lobe {lobe}: {int((lobes == lobe).sum()):5d} features; most {most} ... least {least}")
        if k in (2, 3):
            near = SpectralClustering(k, affinity="precomputed", random_state=0).fit_predict(angular)
            shuffled = np.random.default_rng(0).permutation(near)
            found, null = (adjusted_mutual_info_score(lobes, other) for other in (near, shuffled))
            print(f"    adjusted mutual information with geometry's clusters {found:.4f}; shuffled {null:.4f}")


def read_pairs(out):
    """Words, and the pairs of each relation by the numbers of their words."""
    with open(f"{out}/functions/words.json") as file:
        words = json.load(file)
    place = {word: i for i, word in enumerate(words)}
    pairs = {}
    for name in sorted(os.listdir(f"{out}/functions/pairs")):
        with open(f"{out}/functions/pairs/{name}") as file:
            own = [(place[pair["input"]], place[pair["output"]]) for pair in json.load(file)]
        pairs[os.path.splitext(name)[0]] = np.array(own)
    return words, pairs


def check_crystals(out, layers, pairs):
    print(f"silhouette of difference vectors (input - output) of the {len(pairs)} function sets")
    for name in ["embed", *range(layers)]:
        words = np.load(f"{out}/functions/layer_{name}_words.npy")
        differences = np.concatenate([words[own[:, 0]] - words[own[:, 1]] for own in pairs.values()])
        labels = np.repeat(np.arange(len(pairs)), [len(own) for own in pairs.values()])
        keep = np.linalg.norm(differences, axis=1) > SHORTEST
        differences, labels = differences[keep], labels[keep]
        half = np.random.default_rng(0).random(len(labels)) < 0.5

        def lda(rows, classes):
            return LinearDiscriminantAnalysis(n_components=8).fit(rows, classes)

        own = silhouette_score(lda(differences, labels).transform(differences), labels)
        other = lda(differences[half], labels[half]).transform(differences[~half])
        print(
            f"  layer {name}: raw {silhouette_score(differences, labels):.3f}  LDA-8 {own:.3f}  LDA-8 fitted on half, "
            f"scored on the other half {silhouette_score(other, labels[~half]):.3f}  ({len(labels)} pairs)"
        )


def check_parallelograms(out, layers, pairs, words):
    print("parallelograms: cosine of differences within a set, and nearest word to a - b + d")
    for name in layers:
        vectors = np.load(f"{out}/functions/layer_{name}_words.npy")
        for relation in ("singular-plural", "present-past", "country-capital"):
            own = pairs[relation]
            own = own[np.linalg.norm(vectors[own[:, 0]] - vectors[own[:, 1]], axis=1) > SHORTEST]
            differences = vectors[own[:, 0]] - vectors[own[:, 1]]
            unit = differences / np.linalg.norm(differences, axis=1, keepdims=True)
            cosines = unit @ unit.T
            np.fill_diagonal(cosines, np.nan)
            p, q = own[list(np.unravel_index(np.nanargmax(cosines), cosines.shape))]
            print(
                f"  layer {name} {relation}: mean cosine {np.nanmean(cosines):.3f}, leave-one-out top-1 "
                f"{top1(vectors, own, differences):.2f} of {len(own)}; best pair of pairs "
                f"{words[p[0]]}:{words[p[1]]} / {words[q[0]]}:{words[q[1]]} cosine {np.nanmax(cosines):.3f}"
            )


def top1(vectors, pairs, differences):
    """How often output + mean difference of the other pairs is nearest to the input, among the set's words."""
    total, pool = differences.sum(0), np.unique(pairs)
    hits = 0
    for (wanted, given), difference in zip(pairs, differences):
        target = vectors[given] + (total - difference) / (len(differences) - 1)
        distance = ((vectors[pool] - target) ** 2).sum(1)
        distance[pool == given] = np.inf
        hits += pool[distance.argmin()] == wanted
    return hits / len(pairs)


def main():
    args = parse_arguments()
    with open(f"{args.dir}/export_report.json") as file:
        report = json.load(file)
    with open(f"{args.out}/categories.json") as file:
        categories = json.load(file)
    middle, layers = report["middle_layer"], len(report["quality"])
    words, pairs = read_pairs(args.out)
    check_spectra(args.out, layers)
    check_counts(args.out, middle + 1)
    check_lobes(args.out, middle, categories)
    check_crystals(args.out, layers, pairs)
    check_parallelograms(args.out, ("embed", 0, middle, layers - 1), pairs, words)


if __name__ == "__main__":
    main()
