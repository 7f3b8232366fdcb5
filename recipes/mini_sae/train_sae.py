"""Train one sparse autoencoder per layer on cached residual activations.

    python train_sae.py --dir DIR --jobs 2:4096:6 0:2048:3 ...   (layer:width:minutes)

BatchTopK training (Bussmann et al. 2024): over a batch, only the activations above one running threshold, the
one that keeps k features per token, are kept. At the end the threshold is fixed, which makes the SAE a JumpReLU
SAE. Inputs are scaled to mean squared norm d_model; the scale is folded back into the saved parameters, and so is
the decoder bias that is subtracted from the input during training, so the saved file follows Gemma Scope's
convention: acts = pre * (pre > threshold), pre = x @ W_enc + b_enc, x' = acts @ W_dec + b_dec.

Writes sae_{l}.npz and sae_{l}.json into DIR.
"""

import argparse
import json
import time

import numpy as np
import torch

# activations without a firing after which a feature counts as silent
SILENT = 250_000


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--dir", required=True, help="working folder, with acts_{l}.npy and acts_scale.json")
    parser.add_argument("--jobs", nargs="+", required=True, help="layer:width:minutes")
    parser.add_argument("--k", type=int, default=24, help="features kept per token")
    parser.add_argument("--batch", type=int, default=2048)
    parser.add_argument("--lr", type=float, default=1.2e-3)
    parser.add_argument("--threads", type=int, default=1)
    return parser.parse_args()


def loss_and_fired(x, W_enc, b_enc, W_dec, b_dec, theta):
    """Squared error per token, and which features fired; the masked ReLU keeps entries above theta."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        pre = (x - b_dec) @ W_enc + b_enc
        acts = torch.where(pre > theta, pre, 0)
        reconstruction = acts @ W_dec
    error = x - b_dec - reconstruction.float()
    return (error**2).sum(1).mean(), (acts > 0).any(0)


class Trainer:
    """One layer's autoencoder while it is trained."""

    def __init__(self, args, info, layer, width, step_function):
        self.args, self.layer, self.width, self.step_function = args, layer, width, step_function
        self.data = np.load(f"{args.dir}/acts_{layer}.npy", mmap_mode="r")[: info["n"]]
        d = self.data.shape[1]
        self.scale = (d / info["mean_sq_norm"][layer]) ** 0.5
        self.rng = np.random.default_rng(layer)
        generator = torch.Generator().manual_seed(layer)
        b_dec = torch.tensor(info["mean"][layer], dtype=torch.float32) * self.scale
        # Decoder rows start as directions of centred data points, half mixed with noise.
        W = self.draw(width) - b_dec
        W /= W.norm(dim=1, keepdim=True)
        noise = torch.randn(width, d, generator=generator)
        W = W + 0.7 * noise / noise.norm(dim=1, keepdim=True)
        W /= W.norm(dim=1, keepdim=True)
        self.W_dec = W.clone().requires_grad_()
        self.W_enc = (0.7 * W.T).contiguous().requires_grad_()
        self.b_enc = torch.zeros(width, requires_grad=True)
        self.b_dec = b_dec.requires_grad_()
        parameters = [self.W_enc, self.b_enc, self.W_dec, self.b_dec]
        self.optimiser = torch.optim.Adam(parameters, lr=args.lr, betas=(0.9, 0.99), fused=True)
        self.theta = self.estimate(self.draw(256))
        self.since = torch.zeros(width)
        self.resampled = 0
        self.variance = ((self.draw(20000) - self.b_dec.detach()) ** 2).sum(1).mean().item()

    def draw(self, n):
        """Random rows of the cache, scaled."""
        rows = np.sort(self.rng.integers(0, len(self.data), n))
        return torch.from_numpy(self.data[rows].astype(np.float32)) * self.scale

    def estimate(self, x):
        """The threshold that leaves k features per row of x."""
        with torch.no_grad():
            pre = torch.relu((x - self.b_dec) @ self.W_enc + self.b_enc).flatten()
            return pre.topk(int(self.args.k * len(x)), sorted=False).values.min().item()

    def step(self, step, fraction):
        """One step at this fraction of the time; returns the fraction of variance unexplained."""
        decay = 1 if fraction < 0.6 else max(0.02, (1 - fraction) / 0.4)
        for group in self.optimiser.param_groups:
            group["lr"] = self.args.lr * min(1, (step + 1) / 50) * decay
        x = self.draw(self.args.batch)
        if step % 2 == 0:
            self.theta = 0.9 * self.theta + 0.1 * max(0.05, self.estimate(x[:96]))
        theta = torch.tensor(self.theta)
        loss, fired = self.step_function(x, self.W_enc, self.b_enc, self.W_dec, self.b_dec, theta)
        self.optimiser.zero_grad()
        loss.backward()
        with torch.no_grad():
            # Decoder rows stay on the sphere.
            grad, rows = self.W_dec.grad, self.W_dec
            grad -= (grad * rows).sum(1, keepdim=True) * rows
            self.optimiser.step()
            rows /= rows.norm(dim=1, keepdim=True)
            self.since += self.args.batch
            self.since[fired] = 0
        return loss.item() / self.variance

    @torch.no_grad()
    def restart_silent(self):
        """Features silent for a while restart at the residual error of badly rebuilt tokens."""
        dead = torch.nonzero(self.since > SILENT)[:, 0]
        if len(dead) == 0:
            return
        y = self.draw(8192)
        pre = (y - self.b_dec) @ self.W_enc + self.b_enc
        acts = torch.where(pre > self.theta, pre, torch.zeros(()))
        error = y - self.b_dec - acts @ self.W_dec
        weight = (error**2).sum(1) ** 2
        pick = error[torch.multinomial(weight, len(dead), replacement=len(dead) > 8000)]
        pick = pick / pick.norm(dim=1, keepdim=True)
        self.W_dec[dead] = pick
        self.W_enc[:, dead] = 0.7 * pick.T
        self.b_enc[dead] = 0
        self.since[dead] = 0
        everywhere = slice(None)
        for parameter, part in ((self.W_enc, (everywhere, dead)), (self.b_enc, dead), (self.W_dec, dead)):
            for key in ("exp_avg", "exp_avg_sq"):
                self.optimiser.state[parameter][key][part] = 0
        self.resampled += len(dead)

    @torch.no_grad()
    def parameters(self, theta):
        """The parameters in the units of the activations, the input bias folded in."""
        b_enc = self.b_enc - self.b_dec @ self.W_enc
        out = dict(
            W_enc=self.W_enc,
            W_dec=self.W_dec,
            b_enc=b_enc / self.scale,
            b_dec=self.b_dec / self.scale,
            threshold=torch.full((self.width,), theta / self.scale),
        )
        return {key: value.detach().numpy().astype(np.float32) for key, value in out.items()}


def train(args, info, layer, width, minutes, step_function):
    """Trains and saves one layer's autoencoder."""
    begun = time.time()
    trainer = Trainer(args, info, layer, width, step_function)
    step, average = 0, None
    while (fraction := (time.time() - begun) / (60 * minutes)) < 1:
        unexplained = trainer.step(step, fraction)
        step += 1
        average = unexplained if average is None else 0.98 * average + 0.02 * unexplained
        if step % 150 == 0 and fraction < 0.65:
            trainer.restart_silent()
        if step % 200 == 0:
            silent = (trainer.since > SILENT).sum().item()
            print(f"layer {layer} step {step} FVU {average:.4f} silent {silent} {100 * fraction:.0f}%", flush=True)
    theta = float(np.mean([trainer.estimate(trainer.draw(1024)) for _ in range(12)]))
    np.savez(f"{args.dir}/sae_{layer}.npz", **trainer.parameters(theta))
    report = dict(
        layer=layer,
        d_sae=width,
        k=args.k,
        steps=step,
        activations_seen=step * args.batch,
        train_fvu=average,
        threshold_normalised=theta,
        scale=trainer.scale,
        resampled=trainer.resampled,
        minutes=(time.time() - begun) / 60,
    )
    with open(f"{args.dir}/sae_{layer}.json", "w") as file:
        json.dump(report, file, indent=1)
    print(f"layer {layer} done: {step} steps, FVU {average:.4f}, threshold {theta:.3f}", flush=True)


def main():
    args = parse_arguments()
    torch.set_num_threads(args.threads)
    torch.manual_seed(0)
    with open(f"{args.dir}/acts_scale.json") as file:
        info = json.load(file)
    step_function = torch.compile(loss_and_fired)
    for job in args.jobs:
        layer, width, minutes = job.split(":")
        train(args, info, int(layer), int(width), float(minutes), step_function)


if __name__ == "__main__":
    main()
