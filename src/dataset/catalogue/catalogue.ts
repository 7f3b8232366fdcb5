import families from './families.json';
import { type Family, type FamilyRepository, readFamilies } from './family.ts';

let checked: readonly Family[] | null = null;

/** The families of the catalogue, in the order in which they are shown. */
export function catalogue(): readonly Family[] {
  checked ??= readFamilies(families, 'families.json');
  return checked;
}

/** A repository with the family that it belongs to. */
export interface Place {
  readonly family: Family;
  readonly place: FamilyRepository;
}

/** The place of a repository in the catalogue; null for a repository that the catalogue does not have. */
export function placeOf(repository: string, list: readonly Family[] = catalogue()): Place | null {
  for (const family of list) {
    const place = family.repositories.find((one) => one.repository === repository);
    if (place) return { family, place };
  }
  return null;
}

/** Whether every word of a text occurs in what the catalogue says about a family and one of its repositories. */
export function fits({ title, maker, about, hook, repositories }: Family, words: string): boolean {
  const wanted = words.toLowerCase().split(/\s+/);
  return repositories.some((one) => {
    const parts = [title, maker, about, hook, one.model, one.hook, one.repository];
    const description = parts.join(' ').toLowerCase();
    return wanted.every((word) => description.includes(word));
  });
}

/** The models of a family, each once. */
export const modelsOf = ({ repositories }: Family): string[] => [
  ...new Set(repositories.map(({ model }) => model)),
];
