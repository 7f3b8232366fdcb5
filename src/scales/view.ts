import { initialViewOf, viewSchema, type View } from '../state/view.ts';
import { SHARED_ASKS } from './shared/asks.ts';
import { FIRST_SCALE, SCALES } from './index.ts';

/** What a link holds. It names the scales from the largest to the smallest. */
export const VIEW_SCHEMA = viewSchema(
  [...SCALES].reverse().map(({ view }) => view),
  FIRST_SCALE.id,
  SCALES.flatMap(({ inherited }) => inherited ?? []),
  [...SCALES.flatMap(({ asks }) => asks), ...SHARED_ASKS],
);

/** The view of a first visit. */
export const initialView = (): View => initialViewOf(VIEW_SCHEMA);
