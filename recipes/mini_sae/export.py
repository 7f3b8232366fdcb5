"""Write the dataset: SAE parameters, block firings, feature notes, word activations and a check shard.

    python export.py --dir DIR --functions FUNCTION_VECTORS --out OUT

DIR is the working folder of the scripts before; FUNCTION_VECTORS a git clone of ericwtodd/function_vectors. Writes
the raw files into OUT, and export_report.json, the datasheet's numbers, into DIR.
"""

import argparse
import json
import os
import shutil
import time

import numpy as np
import torch
from tokenizers import Tokenizer

from autoencoder import NAMES, encode, load_autoencoders, tensors
from check_shard import write_check_shard
from feature_notes import MODEL, Notes
from firings import cooccurrence, encode_blocks, quality_of
from function_words import write_function_words
from held_out import HeldOut, blocks_for_loss, loss_of, residual_streams
from model import load_model
from safetensors_file import write_half_precision, write_saelens


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--dir", required=True, help="working folder")
    parser.add_argument("--functions", required=True, help="git clone of ericwtodd/function_vectors")
    parser.add_argument("--out", required=True, help="folder to write to")
    parser.add_argument("--pairs", type=int, default=90, help="largest number of pairs per function set")
    parser.add_argument("--blocks", type=int, default=290, help="approximate number of blocks per category")
    parser.add_argument("--max-documents", type=int, default=0, help="limit for a trial run; 0 for none")
    parser.add_argument("--threads", type=int, default=2)
    return parser.parse_args()


def write_layer(folder, layer, stream, parameters, training, held, notes, with_counts):
    """Writes a layer's files; returns its numbers for the datasheet."""
    os.makedirs(folder, exist_ok=True)
    sae = tensors(parameters)
    found = encode_blocks(stream, sae)
    np.savez(f"{folder}/params.npz", **{key: np.ascontiguousarray(parameters[key], np.float32) for key in NAMES})
    np.savez_compressed(
        f"{folder}/firings.npz",
        indptr=found["indptr"],
        indices=found["indices"],
        category=held.category.astype(np.uint8),
        document=held.document,
    )
    if with_counts:
        histogram = cooccurrence(found["indptr"], found["indices"], len(found["count"]))
        np.savez_compressed(f"{folder}/cooccurrences.npz", histogram=histogram, n_chunks=len(held))
    notes.write(f"{folder}/features.jsonl.gz", layer, found)
    return quality_of(layer, stream, sae, found, training)


def recovered_loss(model, held, categories, streams, saes, unit):
    """How much of the model's loss survives each reconstruction: a dict per layer."""
    blocks = blocks_for_loss(held, categories)
    clean = loss_of(model, held, blocks)
    out = []
    for layer, (stream, parameters) in enumerate(zip(streams, saes)):
        sae = tensors(parameters)
        mean = torch.from_numpy(stream.reshape(-1, stream.shape[2]).mean(0)) / unit

        def rebuilt(x):
            return (encode(x * unit, sae) @ sae["W_dec"] + sae["b_dec"]) / unit

        reconstructed = loss_of(model, held, blocks, layer, rebuilt)
        ablated = loss_of(model, held, blocks, layer, mean.expand_as)
        out.append(
            dict(
                loss_clean=clean,
                loss_reconstructed=reconstructed,
                loss_mean_ablated=ablated,
                loss_recovered=(ablated - reconstructed) / (ablated - clean),
            )
        )
    return out


def main():
    args = parse_arguments()
    begun = time.time()
    torch.set_num_threads(args.threads)
    torch.manual_seed(0)
    torch.set_grad_enabled(False)

    def say(*words):
        print(f"[{time.time() - begun:5.0f}s]", *words, flush=True)

    model, config = load_model(args.dir)
    layers = config["layers"]
    # resid_post after half of the blocks
    middle = layers // 2 - 1
    tokenizer = Tokenizer.from_file(f"{args.dir}/tokenizer.json")
    with open(f"{args.dir}/corpus_meta.json") as file:
        meta = json.load(file)
    categories = meta["categories"]
    corpus = dict(np.load(f"{args.dir}/corpus.npz"))
    saes, training, unit = load_autoencoders(args.dir, layers)
    say("unit", unit)
    held = HeldOut(corpus, len(categories), args.blocks, args.max_documents)
    say("held-out documents", len(held.documents), "blocks", len(held))
    streams = residual_streams(model, layers, config["d"], held, unit)
    notes = Notes(tokenizer, held, categories, meta["sources"])
    quality = []
    for l in range(layers):
        folder = f"{args.out}/layer_{l}"
        quality.append(write_layer(folder, l, streams[l], saes[l], training[l], held, notes, l == middle + 1))
        say("layer", l, "variance explained", round(quality[l]["variance_explained"], 4))
    for numbers, losses in zip(quality, recovered_loss(model, held, len(categories), streams, saes, unit)):
        numbers.update(losses)
    write_saelens(f"{args.out}/saelens/blocks.{middle + 1}.hook_resid_post", saes[middle + 1], middle + 1, MODEL)
    write_half_precision(f"{args.out}/saelens/half_precision_layer_{layers - 1}.safetensors", saes[layers - 1])
    shard = write_check_shard(
        *(f"{args.out}/activations", model, tensors(saes[middle]), middle),
        *(corpus, held, len(categories), unit),
    )
    say("check shard", shard)
    words = write_function_words(
        *(f"{args.out}/functions", args.functions, args.pairs),
        *(model, config, tokenizer, notes.text_of, unit),
    )
    shutil.copy(f"{args.dir}/tokenizer.json", f"{args.out}/tokenizer.json")
    with open(f"{args.out}/categories.json", "w") as file:
        json.dump(categories, file, indent=1)
    report = dict(
        unit=unit,
        middle_layer=middle,
        blocks=len(held),
        documents=len(np.unique(held.document)),
        quality=quality,
        shard=shard,
        blocks_per_category={name: int((held.category == k).sum()) for k, name in enumerate(categories)},
        **words,
    )
    with open(f"{args.dir}/export_report.json", "w") as file:
        json.dump(report, file, indent=1)
    say("done")


if __name__ == "__main__":
    main()
