import type { Family } from './family.ts';

/** A scale, and what it needs besides the SAEs of a family. */
export interface Serves {
  readonly scale: 'Atom' | 'Brain' | 'Galaxy';
  /** empty when it needs nothing */
  readonly needs: string;
}

/** What each scale needs besides the SAEs of a family. */
export function servesOf({ encodes, strongest = false }: Family): readonly Serves[] {
  const firings = encodes ? 'firings of your own, or activations to encode' : 'firings of your own';
  return [
    { scale: 'Galaxy', needs: '' },
    { scale: 'Brain', needs: strongest ? `its published strongest tokens, or ${firings}` : firings },
    { scale: 'Atom', needs: 'word vectors and relations of your own' },
  ];
}

/** Whether Neuronpedia has labels for some of a family's SAEs, as far as the catalogue knows. */
export const hasLabels = ({ repositories }: Family): boolean =>
  repositories.some(({ labels = [] }) => labels.length > 0);

/** Where the firings of a family's features come from, in a word. */
export const firingsOf = ({ encodes, strongest = false }: Family): string =>
  strongest ? 'published, of the strongest tokens' : encodes ? 'encoded from activations' : 'of your own';
