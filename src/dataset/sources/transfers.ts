/** The progress of reading one file across the network. */
export interface Transfer {
  /** the file's name in messages */
  readonly place: string;
  /** bytes that have arrived */
  readonly done: number;
  /** all bytes; null if the host does not say it */
  readonly total: number | null;
}

type Listener = (transfer: Transfer) => void;
const listeners = new Set<Listener>();

/**
 * Calls a listener with the progress of everything that is read across the network from now on, whoever asked for it:
 * an array is read once for all who wait for it.
 *
 * @returns a function that stops it
 */
export function onTransfer(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Reports the progress of a transfer. */
export function reportTransfer(transfer: Transfer): void {
  for (const listener of listeners) listener(transfer);
}

/** A transfer in words, such as `params.npz: 53 of 151 MB`. */
export function transferText({ place, done, total }: Transfer): string {
  const megabytes = (bytes: number) => (bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0);
  const name = place.replace(/^.*\//, '');
  const of = total === null ? `${megabytes(done)} MB` : `${megabytes(done)} of ${megabytes(total)} MB`;
  return `Reading ${name}: ${of}`;
}

/**
 * Names the passes over files: reading a file is a pass, and reading it again, or another part of it, is another one.
 *
 * @returns the pass that a transfer belongs to
 */
export function transferPasses(): (transfer: Transfer) => string {
  const last = new Map<string, Transfer & { readonly pass: number }>();
  return (transfer) => {
    const before = last.get(transfer.place);
    const goesOn = before && before.total === transfer.total && before.done <= transfer.done;
    const pass = (before?.pass ?? 0) + (goesOn ? 0 : 1);
    last.set(transfer.place, { ...transfer, pass });
    return `${transfer.place} ${pass}`;
  };
}
