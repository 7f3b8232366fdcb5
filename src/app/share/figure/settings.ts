import type { FigureSizeId } from '../../../figures/sizes.ts';
import type { ThemeName } from '../../../state/theme.ts';

/** The grounds of a figure: on a transparent one, texts are those of a light or a dark page. */
export const GROUNDS = [
  { id: 'light', name: 'Light', theme: 'light', transparent: false },
  { id: 'dark', name: 'Dark', theme: 'dark', transparent: false },
  { id: 'clear-light', name: 'Transparent, for a light page', theme: 'light', transparent: true },
  { id: 'clear-dark', name: 'Transparent, for a dark page', theme: 'dark', transparent: true },
] as const satisfies readonly {
  readonly id: string;
  readonly name: string;
  readonly theme: ThemeName;
  readonly transparent: boolean;
}[];

export type GroundId = (typeof GROUNDS)[number]['id'];

export type FigureForm = 'png' | 'svg';

/** What the user chooses of a figure. */
export interface FigureSettings {
  /** the scene, or a chart by its place among those on the page */
  readonly what: 'scene' | number;
  readonly form: FigureForm;
  readonly size: FigureSizeId;
  readonly ground: GroundId;
  readonly legend: boolean;
  /** axes of the scene with their scales */
  readonly axes: boolean;
  readonly titled: boolean;
  readonly provenance: boolean;
}

/** What stays as it was chosen when the dialog opens again: all but what the figure shows. */
export type KeptSettings = Omit<FigureSettings, 'what'>;

const FIRST_SETTINGS: KeptSettings = {
  form: 'png',
  size: 'column',
  ground: 'light',
  legend: true,
  axes: true,
  titled: true,
  provenance: true,
};

let kept = FIRST_SETTINGS;

/** The settings of the last figure of this visit, or the first ones. */
export const keptSettings = (): KeptSettings => kept;

/** Keeps settings for the next figure, until the page is closed. */
export function keepSettings(settings: KeptSettings): void {
  kept = settings;
}

export const groundOf = (id: GroundId) => GROUNDS.find((ground) => ground.id === id)!;
