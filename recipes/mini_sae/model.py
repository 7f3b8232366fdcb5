"""A small GPT-style decoder: pre-LayerNorm, rotary positions, tied embedding."""

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

from blocks import BLOCK, BOS

# <bos> and a block of tokens
CONTEXT = BLOCK + 1


class Layer(nn.Module):
    """Attention and an MLP, each added to the residual stream."""

    def __init__(self, d, heads):
        super().__init__()
        self.heads = heads
        self.ln1, self.ln2 = nn.LayerNorm(d), nn.LayerNorm(d)
        self.qkv = nn.Linear(d, 3 * d, bias=False)
        self.proj = nn.Linear(d, d, bias=False)
        self.up = nn.Linear(d, 4 * d)
        self.down = nn.Linear(4 * d, d)

    def forward(self, x, cos, sin):
        batch, length, d = x.shape
        shape = (batch, length, 3, self.heads, d // self.heads)
        q, k, v = self.qkv(self.ln1(x)).view(*shape).permute(2, 0, 3, 1, 4)
        q, k = rotate(q, cos, sin), rotate(k, cos, sin)
        a = F.scaled_dot_product_attention(q, k, v, is_causal=True)
        x = x + self.proj(a.transpose(1, 2).reshape(batch, length, d))
        return x + self.down(F.gelu(self.up(self.ln2(x)), approximate="tanh"))


def rotate(x, cos, sin):
    """Rotary positions of queries or keys."""
    a, b = x.chunk(2, -1)
    return torch.cat((a * cos - b * sin, a * sin + b * cos), -1).to(x.dtype)


class GPT(nn.Module):
    def __init__(self, vocab, d=160, layers=6, heads=5):
        super().__init__()
        self.emb = nn.Embedding(vocab, d)
        self.blocks = nn.ModuleList(Layer(d, heads) for _ in range(layers))
        self.ln = nn.LayerNorm(d)
        self.config = dict(vocab=vocab, d=d, layers=layers, heads=heads)
        for name, parameter in self.named_parameters():
            if parameter.dim() == 2:
                deep = name.endswith(("proj.weight", "down.weight"))
                nn.init.normal_(parameter, std=0.02 / ((2 * layers) ** 0.5 if deep else 1))
        per_head = d // heads
        frequency = 10000 ** (torch.arange(0, per_head, 2) / per_head)
        angle = torch.arange(CONTEXT)[:, None] / frequency
        self.register_buffer("cos", angle.cos(), persistent=False)
        self.register_buffer("sin", angle.sin(), persistent=False)

    def logits(self, x):
        """Next-token logits from the last residual stream."""
        return self.ln(x) @ self.emb.weight.T

    def forward(self, ids, targets):
        """Next-token loss of every position."""
        x = self.emb(ids)
        length = ids.shape[1]
        for layer in self.blocks:
            x = layer(x, self.cos[:length], self.sin[:length])
        logits = self.logits(x).flatten(0, 1).float()
        return F.cross_entropy(logits, targets.flatten(), reduction="none")

    @torch.no_grad()
    def residuals(self, ids):
        """[embedding, resid_post 0, ..., resid_post L-1], each [B, T, d]."""
        x = self.emb(ids)
        out = [x]
        length = ids.shape[1]
        for layer in self.blocks:
            x = layer(x, self.cos[:length], self.sin[:length])
            out.append(x)
        return out


def load_model(folder):
    """The trained model of a working folder, and its configuration."""
    checkpoint = torch.load(f"{folder}/lm.pt")
    config = checkpoint["config"]
    model = GPT(**{key: config[key] for key in ("vocab", "d", "layers", "heads")})
    model.load_state_dict(checkpoint["state"])
    model.eval()
    return model, config


def with_bos(ids):
    """Token ids [B, T] as the model reads them, [B, 1 + T]."""
    ids = torch.from_numpy(np.asarray(ids, np.int64))
    return torch.cat((torch.full((len(ids), 1), BOS, dtype=torch.long), ids), 1)
