import type { ComponentType } from 'react';
import type { CommandsProps } from './shared/command.ts';
import { lazyPart, type LazyPart } from '../controls/parts/lazyPart.ts';

type Module<Props = object> = { readonly default: ComponentType<Props> };

/** The place of the pinned item among the features or words. */
interface CardProps {
  readonly index: number;
}

/** What a scale draws. */
export interface ScaleParts {
  /** `panel/Panel.tsx`: the scale's column of controls and figures */
  readonly Panel: LazyPart<object>;
  /** `stage/Stage.tsx`: publishes the scene, and draws the controls on it */
  readonly Stage: LazyPart<object>;
  /** `inspector/Card.tsx`: what the inspector says of a pinned item; null if all that the scale pins are features */
  readonly Card: LazyPart<CardProps> | null;
  /** `panel/Commands.tsx`: hands its own commands to the palette; null if it has no commands */
  readonly Commands: LazyPart<CommandsProps> | null;
}

const PANELS = import.meta.glob<Module>('./*/panel/Panel.tsx');
const STAGES = import.meta.glob<Module>('./*/stage/Stage.tsx');
const COMMANDS = import.meta.glob<Module<CommandsProps>>('./*/panel/Commands.tsx');
const CARDS = import.meta.glob<Module<CardProps>>('./*/inspector/Card.tsx');

const parts = new Map<string, ScaleParts>();

/** What the scale of this id draws, found by the names of its files and loaded when it is first drawn. */
export function partsOf(id: string): ScaleParts {
  const known = parts.get(id);
  if (known) return known;
  const commands = COMMANDS[`./${id}/panel/Commands.tsx`];
  const card = CARDS[`./${id}/inspector/Card.tsx`];
  const found = {
    Panel: lazyPart(required(PANELS, `./${id}/panel/Panel.tsx`)),
    Stage: lazyPart(required(STAGES, `./${id}/stage/Stage.tsx`)),
    Card: card ? lazyPart(card) : null,
    Commands: commands ? lazyPart(commands) : null,
  };
  parts.set(id, found);
  return found;
}

/** Loads what a scale draws, before it is drawn. */
export async function preloadParts(id: string): Promise<void> {
  const { Panel, Stage, Card } = partsOf(id);
  await Promise.all([Panel.preload(), Stage.preload(), Card?.preload()]);
}

function required<File>(files: Readonly<Record<string, File>>, path: string): File {
  const file = files[path];
  if (!file) throw new RangeError(`src/scales: expected the scale’s file ${path}, found none.`);
  return file;
}
