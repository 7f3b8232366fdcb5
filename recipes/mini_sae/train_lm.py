"""Train the language model on the training documents of corpus.npz.

    python train_lm.py --dir DIR --minutes 39

The schedule follows the clock: linear warm-up, then cosine decay that reaches its floor when the given number
of minutes has passed. Writes lm.pt and lm_report.json into DIR.
"""

import argparse
import json
import math
import time

import numpy as np
import torch

from blocks import BLOCK, tokens_of, training_blocks
from model import GPT, with_bos

# least size of the vocabulary: what prepare_corpus.py makes
VOCABULARY = 10240
# held-out blocks of each category that the loss is measured on
VALIDATION_BLOCKS = 24


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--dir", required=True, help="working folder, with corpus.npz and corpus_meta.json")
    parser.add_argument("--minutes", type=float, default=39)
    parser.add_argument("--batch", type=int, default=16, help="blocks per step")
    parser.add_argument("--lr", type=float, default=2.5e-3, help="peak learning rate")
    parser.add_argument("--threads", type=int, default=2)
    return parser.parse_args()


def batch_of(tokens, starts):
    """Inputs and targets of blocks: each token is predicted from those before it, the first from <bos>."""
    ids = tokens_of(tokens, starts)
    return with_bos(ids[:, :-1]), torch.from_numpy(ids)


@torch.no_grad()
def validation_loss(model, tokens, blocks):
    """Mean loss in nats per token, by category."""
    model.eval()
    out = {}
    for name, starts in blocks.items():
        losses = []
        for i in range(0, len(starts), 8):
            x, y = batch_of(tokens, starts[i : i + 8])
            with torch.autocast("cpu", dtype=torch.bfloat16):
                losses.append(model(x, y).mean().item() * len(x))
        out[name] = sum(losses) / len(starts)
    model.train()
    return out


def optimiser(model, lr):
    """AdamW with weight decay only on matrices."""
    decay = [p for p in model.parameters() if p.dim() > 1]
    rest = [p for p in model.parameters() if p.dim() <= 1]
    groups = [dict(params=decay, weight_decay=0.1), dict(params=rest, weight_decay=0.0)]
    return torch.optim.AdamW(groups, lr=lr, betas=(0.9, 0.95), fused=True)


def rate_at(step, fraction, peak):
    """The learning rate after this number of steps and this fraction of the time."""
    return peak * min(1, (step + 1) / 150) * (0.03 + 0.97 * 0.5 * (1 + math.cos(math.pi * fraction)))


def main():
    args = parse_arguments()
    begun = time.time()
    torch.set_num_threads(args.threads)
    torch.manual_seed(0)
    rng = np.random.default_rng(0)
    corpus = np.load(f"{args.dir}/corpus.npz")
    tokens, offsets, held, category = (corpus[key] for key in ("tokens", "offsets", "held", "category"))
    with open(f"{args.dir}/corpus_meta.json") as file:
        categories = json.load(file)["categories"]
    train = training_blocks(np.flatnonzero(held == 0), offsets)
    validation = {
        name: training_blocks(np.flatnonzero((held == 1) & (category == i)), offsets)[:VALIDATION_BLOCKS]
        for i, name in enumerate(categories)
    }
    largest = int(tokens.max())
    model = GPT(largest + 1 if largest > 10000 else VOCABULARY)
    optimise = optimiser(model, args.lr)
    fast = torch.compile(model)
    parameters = sum(p.numel() for p in model.parameters())
    print("parameters", parameters, "train blocks", len(train), flush=True)

    def save():
        torch.save(dict(state=model.state_dict(), config=model.config), f"{args.dir}/lm.pt")

    order, at, step, seen, average = rng.permutation(len(train)), 0, 0, 0, None
    history = []
    while (fraction := (time.time() - begun) / (args.minutes * 60)) < 1:
        lr = rate_at(step, fraction, args.lr)
        for group in optimise.param_groups:
            group["lr"] = lr
        if at + args.batch > len(order):
            order, at = rng.permutation(len(train)), 0
        x, y = batch_of(tokens, train[order[at : at + args.batch]])
        at += args.batch
        with torch.autocast("cpu", dtype=torch.bfloat16):
            loss = fast(x, y).mean()
        optimise.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimise.step()
        step += 1
        seen += args.batch * BLOCK
        average = loss.item() if average is None else 0.98 * average + 0.02 * loss.item()
        if step % 100 == 0:
            speed = seen / (time.time() - begun)
            print(f"step {step} tokens {seen / 1e6:.2f}M loss {average:.3f} lr {lr:.2e} {speed:.0f} tok/s", flush=True)
            history.append((seen, round(average, 4)))
        if step % 1000 == 0:
            mean = np.mean(list(validation_loss(model, tokens, validation).values()))
            print("validation", round(float(mean), 3), flush=True)
            save()
    losses = validation_loss(model, tokens, validation)
    save()
    report = dict(
        parameters=parameters,
        tokens_seen=seen,
        steps=step,
        epochs=seen / (len(train) * BLOCK),
        train_loss=average,
        val_loss=losses,
        val_mean=float(np.mean(list(losses.values()))),
        minutes=(time.time() - begun) / 60,
        history=history,
        config=model.config,
    )
    with open(f"{args.dir}/lm_report.json", "w") as file:
        json.dump(report, file, indent=1)
    print(json.dumps(losses, indent=1))


if __name__ == "__main__":
    main()
