import type { HubCheckpoint } from '../../dataset/open/hub.ts';

/** A folder or a checkpoint of a repository. */
export interface HubNode {
  /** its path; a checkpoint's is the file's */
  readonly id: string;
  /** the text on screen: one step of the path, or several if they do not branch */
  readonly name: string;
  /** in bytes; null for a folder */
  readonly size: number | null;
  readonly children: readonly HubNode[];
  /** checkpoints below, itself included */
  readonly count: number;
}

/** Checkpoints as a tree of their folders, in their order; steps that do not branch are joined. */
export function hubTree(checkpoints: readonly HubCheckpoint[], folder = ''): HubNode[] {
  const groups = new Map<string, HubCheckpoint[]>();
  for (const checkpoint of checkpoints) {
    const step = checkpoint.path.slice(folder.length).split('/')[0]!;
    const group = groups.get(step);
    if (group) group.push(checkpoint);
    else groups.set(step, [checkpoint]);
  }
  return [...groups].map(([step, inside]) => node(folder, step, inside));
}

function node(folder: string, step: string, inside: readonly HubCheckpoint[]): HubNode {
  const [first] = inside;
  if (inside.length === 1) {
    // A lone checkpoint needs no folder to open: its whole path from here is its name.
    return {
      id: first!.path,
      name: first!.path.slice(folder.length),
      size: first!.size,
      children: [],
      count: 1,
    };
  }
  const children = hubTree(inside, `${folder}${step}/`);
  const [only] = children;
  if (children.length === 1 && only!.size === null) return { ...only!, name: `${step}/${only!.name}` };
  return { id: `${folder}${step}`, name: step, size: null, children, count: inside.length };
}
