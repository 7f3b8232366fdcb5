"""Writes safetensors by hand, and the layout of SAELens."""

import json
import os
import struct

import numpy as np

from autoencoder import NAMES
from blocks import BLOCK


def as_bytes(array, dtype):
    if dtype == "F16":
        return array.astype("<f2").tobytes()
    if dtype == "BF16":
        # Round to nearest, ties to even, on the upper half.
        bits = array.astype("<f4").view(np.uint32)
        return ((bits + 0x7FFF + ((bits >> 16) & 1)) >> 16).astype("<u2").tobytes()
    return array.astype("<f4").tobytes()


def write_safetensors(path, arrays, dtypes):
    """u64 header length, JSON header, raw little-endian data. `dtypes`: the dtype of each tensor by name."""
    header, blobs, at = {}, [], 0
    for name, array in arrays.items():
        blob = as_bytes(array, dtypes[name])
        offsets = [at, at + len(blob)]
        header[name] = dict(dtype=dtypes[name], shape=list(array.shape), data_offsets=offsets)
        blobs.append(blob)
        at += len(blob)
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text + b"".join(blobs))


def write_saelens(folder, parameters, layer, model_name):
    """A layer's autoencoder as SAELens writes it."""
    os.makedirs(folder, exist_ok=True)
    d, width = parameters["W_enc"].shape
    arrays = {key: parameters[key] for key in NAMES}
    write_safetensors(f"{folder}/sae_weights.safetensors", arrays, dict.fromkeys(NAMES, "F32"))
    config = dict(
        architecture="jumprelu",
        d_in=d,
        d_sae=width,
        dtype="float32",
        model_name=model_name,
        hook_name=f"blocks.{layer}.hook_resid_post",
        hook_layer=layer,
        hook_head_index=None,
        activation_fn_str="relu",
        apply_b_dec_to_input=False,
        finetuning_scaling_factor=False,
        normalize_activations="none",
        context_size=BLOCK + 1,
        prepend_bos=True,
        dataset_path="mini-pile",
        sae_lens_training_version=None,
    )
    with open(f"{folder}/cfg.json", "w") as file:
        json.dump(config, file, indent=1)


def write_half_precision(path, parameters):
    """An autoencoder in bfloat16 and float16."""
    dtypes = dict(W_dec="BF16", b_enc="F16", b_dec="F16", threshold="F16")
    write_safetensors(path, {key: parameters[key] for key in dtypes}, dtypes)
