import type { ReactNode } from 'react';

/** Something that the user can do: an entry of the palette, of the list of keys, and of the key handler. */
export interface Command {
  /** unique */
  readonly id: string;
  readonly name: string;
  /** the heading that it stands under */
  readonly group: string;
  /** keys that run it, such as `Mod+Shift+Z`; `Mod` is control, or command on a Mac */
  readonly keys?: readonly string[];
  /** keys of the scene work while the scene has the focus, and are handled there */
  readonly scene?: boolean;
  /** whether it can be done now; always if left out */
  readonly available?: () => boolean;
  readonly run: () => unknown;
}

/** What draws with a scale’s own commands. */
export interface CommandsProps {
  readonly children: (commands: readonly Command[]) => ReactNode;
}
