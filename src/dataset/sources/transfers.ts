/** How far the reading of one file across the network is. */
export interface Transfer {
  /** the file, as messages name it */
  readonly place: string;
  /** bytes that are there */
  readonly done: number;
  /** of how many; null where the host does not say */
  readonly total: number | null;
}

type Listener = (transfer: Transfer) => void;
const listeners = new Set<Listener>();

/**
 * Tells a listener of everything that is read across the network from now on, whoever asked for it: an array is
 * read once for all who wait for it.
 *
 * @returns a function that stops it
 */
export function onTransfer(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Says how far a transfer is. */
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
