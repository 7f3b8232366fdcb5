"""Write README.md, the datasheet, from the reports of the other scripts.

    python datasheet.py --dir DIR --out OUT
"""

import argparse
import json


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--dir", required=True, help="working folder, with the reports")
    parser.add_argument("--out", required=True, help="the exported dataset")
    return parser.parse_args()


def corpus(w, reports):
    """What the dataset is, and its corpus by category."""
    meta = reports["meta"]
    lm = reports["lm"]
    ex = reports["export"]
    L = reports["lm"]["config"]["layers"]
    w(f"""# mini-sae: a small language model's sparse autoencoders

Real numbers, small model. A {lm['parameters']/1e6:.1f}-million-parameter transformer ("mini-pile-3m") was trained on a
labelled miniature of The Pile, one sparse autoencoder (SAE) was trained on the
residual stream after each of its {L} layers, and every SAE feature was watched over
held-out text. The files follow the layouts used for Gemma Scope and by SAELens, so
that software written for those reads this data too.

**This is not Gemma and not Gemma Scope.** Nothing here was produced by Gemma 2. Use
it to see the methods of "The Geometry of Concepts: Sparse Autoencoder Feature
Structure" (arXiv 2410.19750) work on data small enough to ship; do not read its
numbers as a replication of the paper's results.

## Corpus

{sum(s['train_tokens'] for s in meta['stats'].values())/1e6:.1f} million training tokens and {sum(s['held_tokens'] for s in meta['stats'].values())/1e6:.2f} million held-out tokens in {len(meta['categories'])} categories, cut from
{meta['total_bytes']/1e6:.0f} MB of cleaned text. Source files are cut into documents of at most 1024 tokens
(shorter than 257 tokens: dropped). Whole documents are held out at random, about 130
thousand tokens per category; neighbouring pieces of one book or file can fall on both
sides of the split, so held-out loss is closer to training loss than for unseen books.

| category | available tokens | training tokens | held-out tokens | held-out blocks |
|---|--:|--:|--:|--:|""")
    for k, s in meta["stats"].items():
        w(f"| {k} | {s['available_tokens']:,} | {s['train_tokens']:,} | {s['held_tokens']:,} | {ex['blocks_per_category'][k]:,} |")


def components(w, reports):
    """The sources of the corpus with their licences."""
    meta = reports["meta"]
    w("""
Components (the repository each came from, as published on GitHub; "nltk_data" is
nltk/nltk_data, `packages/corpora`). Tokens used = training + held-out.

| category | source | licence | cleaned MB | tokens used |
|---|---|---|--:|--:|""")
    for s in meta["sources"]:
        if s["tokens_used"]:
            w(f"| {s['category']} | {s['source']} | {s['licence']} | {s['bytes']/1e6:.2f} | {s['tokens_used']:,} |")


def methods(w, reports):
    """Tokenizer, language model, units and autoencoders."""
    lm = reports["lm"]
    ex = reports["export"]
    Q = reports["export"]["quality"]
    M = reports["export"]["middle_layer"]
    d = reports["lm"]["config"]["d"]
    L = reports["lm"]["config"]["layers"]
    w(f"""
The text itself is not included, except for short contexts (about 20 tokens) in the
feature notes; each carries the name of its source, so that contexts from sources
with non-commercial, share-alike or unstated terms can be filtered out. A list of
vulgar words is filtered from notes and contexts. The webtext, film-review and
nineteenth-century sources are otherwise unedited and contain dated or coarse language.

Attribution: OpenStax textbooks are (c) Rice University, CC BY or CC BY-NC-SA as listed
(openstax.org); the Stacks Project is (c) its authors, GFDL; movie_reviews is by Bo
Pang and Lillian Lee; Brown, ABC, Switchboard, MASC, CESS-ECE and webtext are
distributed by NLTK; country profiles are from the CIA World Factbook.

## Tokenizer

`tokenizer.json` (Hugging Face `tokenizers` format): byte-level BPE, 10,240 entries, id 0 is
`<bos>`. A space is put before the text (normaliser `Prepend`), so a bare word is the
same token as the word inside a sentence. Digits are single tokens.

## Language model

Decoder-only transformer: {L} layers, d_model {d}, {lm['config']['heads']} heads, MLP width {4*d} (GELU), pre-LayerNorm,
rotary positions, tied embedding, context `<bos>` + 256 tokens; {lm['parameters']:,} parameters.
AdamW (betas 0.9/0.95, weight decay 0.1), peak learning rate 2.5e-3, warm-up then cosine
decay, batch 4096 tokens, bfloat16 arithmetic; {lm['tokens_seen']/1e6:.1f} million tokens seen ({lm['epochs']:.2f} epochs).
Final running training loss {lm['train_loss']:.3f} nats per token.

| category | held-out loss (nats/token) |
|---|--:|""")
    for k, v in lm["val_loss"].items():
        w(f"| {k} | {v:.3f} |")
    w(f"| **mean over categories** | **{lm['val_mean']:.3f}** |")
    w(f"""
**Units.** The residual stream of a pre-LayerNorm model may be multiplied by any
constant, because every reader normalises it. All activations here are the model's
residual stream times {ex['unit']:.4f}, one constant for the whole model, chosen so that the
smallest SAE threshold is 0.8. "A feature fires when its activation exceeds 1" is then
a sensible rule at every layer.

## Sparse autoencoders

One per layer on the residual stream after the layer ("resid_post"); width 4096 for the
middle layer ({M}) and 2048 elsewhere. BatchTopK training with k = {Q[0]['train']['k']}, inputs scaled to mean
squared norm d_model = {d} with the scale folded back, unit-norm decoder rows, Adam, silent
features restarted at poorly rebuilt tokens during the first 65% of training. The final
threshold is fixed and the same for every feature of a layer, which makes each a
JumpReLU SAE: `pre = x @ W_enc + b_enc; acts = pre * (pre > threshold); x' = acts @ W_dec + b_dec`.

Measured on held-out text: dead and dense counts and L0 (> 1) on all blocks, variance and L0
on one block in eight, model loss on 56 blocks. L0: features above threshold per token (in brackets: features
above 1). Dead: features that never exceed 1 on any held-out token; they are kept in the
files. Dense: features active on more than 10% of tokens. Loss recovered: 1 when the
reconstruction costs the model nothing, 0 when it is as bad as replacing the layer's
output by its mean.

| layer | width | activations seen | variance explained | L0 (> 1) | dead | dense | threshold | median / mean / 95% active value | loss clean / reconstructed / mean-ablated | loss recovered | features per block |
|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|""")
    for q in Q:
        w(f"| {q['layer']} | {q['d_sae']} | {q['train']['activations_seen']/1e6:.1f}M | {q['variance_explained']:.3f} | {q['l0_threshold']:.1f} ({q['l0_rule']:.1f}) | {q['dead']} | {q['dense']} | {q['threshold']:.2f} | "
          f"{q['median_active']:.2f} / {q['mean_active']:.2f} / {q['p95_active']:.2f} | {q['loss_clean']:.3f} / {q['loss_reconstructed']:.3f} / {q['loss_mean_ablated']:.3f} | {q['loss_recovered']:.3f} | {q['features_per_block']:.0f} |")


def files(w, reports):
    """The files, how they were made, and their limits."""
    meta = reports["meta"]
    ex = reports["export"]
    Q = reports["export"]["quality"]
    M = reports["export"]["middle_layer"]
    d = reports["lm"]["config"]["d"]
    L = reports["lm"]["config"]["layers"]
    F, nw, sh = Q[M]["d_sae"], ex["words"], ex["shard"]
    w(f"""
## Files

`n` = {ex['blocks']:,} blocks from {ex['documents']:,} held-out documents; `F` = 4096 for layer {M}, 2048 elsewhere; all little-endian.

| file | contents |
|---|---|
| `layer_{{l}}/params.npz` | Gemma Scope layout, float32, not compressed: `W_enc` [{d}, F], `W_dec` [F, {d}], `b_enc` [F], `b_dec` [{d}], `threshold` [F] |
| `layer_{{l}}/firings.npz` | compressed npz; CSR over blocks: `indptr` uint32 [n+1], `indices` uint16 (sorted feature numbers within each block), `category` uint8 [n], `document` uint32 [n] |
| `layer_{M+1}/cooccurrences.npz` | compressed npz; `histogram` int32 [2048, 2048] (number of blocks in which both features fired; the diagonal counts each feature's blocks), `n_chunks` = n |
| `layer_{{l}}/features.jsonl.gz` | one JSON object per feature, in order: `modelId`, `layer`, `index`, `description`, `frequency` (fraction of held-out tokens on which it exceeds 1), `top_tokens` (up to 10), `category`, `category_share`, `examples` (up to 3: `text`, `token`, `activation`, `category`, `source`) |
| `categories.json` | the {len(meta['categories'])} category names; `category` values index it |
| `saelens/blocks.{M+1}.hook_resid_post/` | layer {M+1} again as `sae_weights.safetensors` (F32) and `cfg.json`, the layout SAELens writes |
| `saelens/half_precision_layer_{L-1}.safetensors` | layer {L-1} in half precision: `W_dec` in BF16; `b_enc`, `b_dec`, `threshold` in F16 |
| `functions/pairs/*.json` | 12 function sets, `[{{"input", "output"}}]`, from ericwtodd/function_vectors (MIT, Todd et al.), sets longer than {ex["pairs_cap"]} pairs cut to a random {ex["pairs_cap"]} |
| `functions/words.json` | {nw:,} distinct input and output strings |
| `functions/words_meta.json` | for each word: `last_token` (text of its last token), `last_token_chars` (its length in characters, spaces stripped), `n_tokens` |
| `functions/layer_embed_words.npy`, `layer_{{l}}_words.npy` | float32 [{nw}, {d}]: residual stream at the last token of each string fed alone after `<bos>` |
| `activations/` | {sh['documents']} held-out documents: `layer_{M}_activations.npy` float16 [{sh['tokens']}, {d}] (rows are tokens, `<bos>` left out), `doc_offsets.npy` uint32 [{sh['documents']+1}], `expected_firings.npz` (CSR `indptr`, `indices`, `category`, and the near-threshold pairs `ambiguous_block`, `ambiguous_feature`), `info.json` |
| `tokenizer.json` | the tokenizer |

**Block firings.** From the held-out documents (about 290 blocks of each category), every full, non-overlapping 256-token block of a held-out document, run
through the model as its own context after `<bos>`; `<bos>` and the incomplete tail of the
document are left out. A feature fires in a block if its activation exceeds 1 (and its
threshold) on any token of the block. Computed in float32.

**Check shard.** `expected_firings.npz` was computed in float32 from the float16 rows in the
shard: blocks of 256 rows within each document, tails dropped. {sh['ambiguous']} of {sh['blocks']} x {F} block-feature
pairs have a maximum within 0.001 of the deciding threshold and may legitimately come
out differently when sums are taken in another order; they are listed.

**Feature notes.** `top_tokens` ranks tokens by total activation / (occurrences + 3), over every
second block. `description` is put together from the first few of them and the category with
the largest share of the feature's firing tokens; no person or model wrote or checked it.

**Contexts.** An example context is up to 12 tokens before the firing one, that token and 6 after it, within its block. Its
tokens, the place of the firing one and the activations of the others come from encoding the text again and running the
model and the autoencoder on the context alone (`contexts.py`). Activations of the other tokens are therefore estimates:
at the firing token, where the true value is known, the estimate is off by 2 % (layer 0) to 6 % (layer 5) in the median and by
9 % to 23 % at the 90th percentile; in contexts that begin with their block it is exact to rounding. About 1 context in
600 has no place, because its tokens could not be recovered from the text.

**Function words.** Only {ex['one_token_words']:,} of {nw:,} strings are a single token; names of people, places and
products are mostly split into pieces the model has seldom seen together.

## Known limitations

- A very small model with little training: it has word classes, topics, syntax and formats,
  but hardly any world knowledge. Do not expect it to know capitals, instruments or translations.
- Its context is 256 tokens, so each block is its own context; in the paper a block is part
  of a 1024-token context.
- {len(meta['categories'])} categories from few sources each. A category is partly the style of one repository
  (one algebraic-geometry textbook, one C program, one Bible), so lobes may be
  lobes of sources rather than of subjects.
- SAEs of {Q[0]['d_sae']}-{F} features on {d} dimensions were trained on a few million activations, with one
  threshold per layer and no search over settings.
- A feature fires in many blocks: between a quarter and two fifths of a layer's features fire in an
  average block, so co-occurrence counts are dense and phi coefficients are small.
- Many features respond to one token or one word piece, most of all in the first layers.
- Function vectors are weak here. Difference vectors of the spelling-like sets (singular-plural,
  present-past) point somewhat alike; country-capital and the other factual sets hardly do. At the
  embedding layer two strings with the same last tokens have identical difference vectors.
- Feature descriptions are token lists, not interpretations.
- Function-vector sets are cut to {ex["pairs_cap"]} pairs each, to keep the data small.
""")


def datasheet(reports):
    """The datasheet in Markdown."""
    lines = []
    for section in (corpus, components, methods, files):
        section(lines.append, reports)
    return "\n".join(lines)


def main():
    args = parse_arguments()
    reports = {}
    for name, path in (("meta", "corpus_meta.json"), ("lm", "lm_report.json"), ("export", "export_report.json")):
        with open(f"{args.dir}/{path}") as file:
            reports[name] = json.load(file)
    with open(f"{args.out}/README.md", "w") as file:
        file.write(datasheet(reports))


if __name__ == "__main__":
    main()
