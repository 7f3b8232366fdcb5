import type { Pen } from '../../figures/pens/pen.ts';
import type { Palette } from '../../state/theme.ts';
import type { Box } from './box.ts';
import type { Size } from '../drawing/drawing.ts';
import { choiceAmong, choosable, isShown, legendChoice } from '../legend/choice.ts';
import { placeOf, type Scene, type SceneLabel } from '../scene.ts';
import { headingsFor, labelsFor, placeLabels, withFewHeadings, type Wanted } from './labels.ts';
import type { Project } from './project.ts';
import { haloText, HEADING_FONT, LABEL_FONT, plate, PLATE, widthOf, type Widths } from './text.ts';

/** Only the first of more labels than this are considered. */
const MOST_LABELS = 400;
/** The height of a line of text in CSS pixels. */
const LABEL_HEIGHT = 15;
/** From a pinned point to its label: its ring, and a gap. */
const RINGED = 13;
/** More weight than any label has: the names of points that a search or a lesson sets off are written first. */
const SET_OFF = 100;

interface Name extends Wanted {
  readonly colour: string;
  readonly font: string;
  readonly heading: boolean;
}

/** Where names are written, and around what. */
interface Place {
  readonly project: Project;
  readonly frame: Size;
  /** boxes that names keep clear of */
  readonly reserved: readonly Box[];
  /** points that are set off */
  readonly setOff: readonly number[];
}

/** Writes the scene's labels, those with more weight first, clear of each other. */
export function drawNames(
  context: Pen,
  scene: Scene,
  morph: number,
  { project, frame, reserved, setOff }: Place,
  palette: Palette,
  known: Widths,
): void {
  const legend = choosable(scene.legend);
  const choice = legend && choiceAmong(legend, legendChoice());
  const first = new Set<unknown>(setOff);
  const shown = ({ entry }: SceneLabel) => entry === undefined || !choice || isShown(choice, entry);
  const labels = (scene.labels ?? []).slice(0, MOST_LABELS).filter(shown);
  const names = withFewHeadings(labels, headingsFor(frame)).flatMap((label): Name[] => {
    const at = project(placeOfLabel(label, scene, morph));
    if (!at) return [];
    const { text, colour = palette.text, heading = false } = label;
    const weight = first.has(label.at) ? label.weight + SET_OFF : label.weight;
    const font = heading ? HEADING_FONT : LABEL_FONT;
    const width = widthOf(context, text, font, known) + (heading ? 2 * PLATE.margin : 0);
    const height = heading ? PLATE.height : LABEL_HEIGHT;
    // The label of a ringed point stands beside the ring.
    const gap = label.at === scene.pinned ? { gap: RINGED } : {};
    const { x, y } = at;
    return [{ text, weight, x, y, width, height, colour, font, heading, centred: heading, ...gap }];
  });
  context.textBaseline = 'middle';
  for (const { label, x, y } of placeLabels(names, frame, reserved, labelsFor(frame))) {
    const { text, colour, font, width, heading } = names[label]!;
    context.font = font;
    // A heading stands in the middle of its points: a plate keeps it legible.
    if (heading) plate(context, { x, y }, width, palette.background);
    haloText(context, text, { x: heading ? x + PLATE.margin : x, y }, colour, palette.background);
  }
}

function placeOfLabel({ at }: SceneLabel, scene: Scene, morph: number): readonly number[] {
  if (typeof at !== 'number') return at;
  const place = [0, 0, 0];
  placeOf(scene.points, morph, at, place);
  return place;
}
