import { DataError } from '../../error.ts';

/** The faults and warnings so far, each a sentence, and each only once. */
export interface Findings {
  readonly faults: ReadonlySet<string>;
  readonly warnings: ReadonlySet<string>;
  /** Adds a fault; null adds nothing. */
  readonly fault: (sentence: string | null) => void;
  readonly warn: (sentence: string | null) => void;
  /** The result of reading something, or null after its fault was added. */
  readonly attempt: <T>(read: () => Promise<T> | T) => Promise<T | null>;
}

/** An empty list of findings. */
export function createFindings(): Findings {
  const faults = new Set<string>();
  const warnings = new Set<string>();
  return {
    faults,
    warnings,
    fault: (sentence) => void (sentence === null || faults.add(sentence)),
    warn: (sentence) => void (sentence === null || warnings.add(sentence)),
    attempt: async (read) => {
      try {
        return await read();
      } catch (error) {
        if (!(error instanceof DataError)) throw error;
        faults.add(error.message);
        return null;
      }
    },
  };
}

/** Counts places where something is wrong and remembers the first, so that one sentence covers them all. */
export class Places<T> {
  count = 0;
  first: T | null = null;

  note(place: T): void {
    this.count++;
    this.first ??= place;
  }

  /** The sentence, made from the first place and a text such as `, and 3 more`; null if no place is wrong. */
  sentence(sentence: (first: T, more: string) => string): string | null {
    if (this.first === null) return null;
    const others = this.count - 1;
    return sentence(this.first, others === 0 ? '' : `, and ${others.toLocaleString('en')} more`);
  }
}
