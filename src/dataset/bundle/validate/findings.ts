import { DataError } from '../../error.ts';

/** What was found wrong so far, each as a sentence, and each once. */
export interface Findings {
  readonly faults: ReadonlySet<string>;
  readonly warnings: ReadonlySet<string>;
  /** Notes a fault; null where there is none. */
  readonly fault: (sentence: string | null) => void;
  readonly warn: (sentence: string | null) => void;
  /** What can be read, or null after its fault was noted. */
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

/** Counts places where something is wrong and keeps the first, so that one sentence tells of them all. */
export class Places<T> {
  count = 0;
  first: T | null = null;

  note(place: T): void {
    this.count++;
    this.first ??= place;
  }

  /** The sentence, given the first place and what follows it, such as `, and 3 more`; null where there is none. */
  tell(sentence: (first: T, more: string) => string): string | null {
    if (this.first === null) return null;
    const others = this.count - 1;
    return sentence(this.first, others === 0 ? '' : `, and ${others.toLocaleString('en')} more`);
  }
}
