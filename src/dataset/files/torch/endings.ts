/** The endings of files that `torch.save`, or Python's pickle, writes. */
export const TORCH_ENDINGS = ['.pt', '.pth', '.bin', '.pkl', '.pickle', '.ckpt'] as const;

/** Whether a file is a PyTorch checkpoint by the end of its name. */
export const isTorchName = (name: string): boolean =>
  TORCH_ENDINGS.some((ending) => name.toLowerCase().endsWith(ending));

/**
 * Python that keeps the tensors of a checkpoint and leaves out everything else. It loads the file with all that is in
 * it, so it is for those who trust its author.
 */
export const tensorsOnly = (name: string): string =>
  `import torch
sd = torch.load(${JSON.stringify(name)}, map_location="cpu", weights_only=False)  # runs what is in the file: only if you trust it
sd = sd if isinstance(sd, dict) else sd.state_dict()
torch.save({k: v for k, v in sd.items() if torch.is_tensor(v)}, "sae.pt")`;
