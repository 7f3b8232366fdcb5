import type { Command, CommandsProps } from '../../shared/command.ts';
import { setAtom, useAtom } from '../useAtom.ts';

const SPACES = [
  { id: 'words', name: 'Show words' },
  { id: 'differences', name: 'Show differences' },
  { id: 'analogy', name: 'Show the analogy' },
  { id: 'search', name: 'Show what the search found' },
] as const;

const MORPHS = [
  { removed: 0, name: 'Show words raw' },
  { removed: 100, name: 'Show words with distractors removed' },
] as const;

/** The atom’s commands: what the scene shows, raw or with distractors removed. */
export default function Commands({ children }: CommandsProps) {
  const { space, removed } = useAtom((view) => view);
  const spaces = SPACES.filter(({ id }) => id !== space).map(({ id, name }): Command => ({
    id: `space ${id}`,
    name,
    group: 'Scene',
    run: () => setAtom({ space: id }),
  }));
  const morphs = MORPHS.filter((one) => one.removed !== removed).map((one): Command => ({
    id: `removed ${one.removed}`,
    name: one.name,
    group: 'Scene',
    run: () => setAtom({ removed: one.removed }),
  }));
  return children([...spaces, ...morphs]);
}
