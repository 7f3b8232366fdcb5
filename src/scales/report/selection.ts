import { grouped } from '../../math/statistics/nulls/inSentence.ts';
import { printIndices } from '../../dataset/indexText.ts';
import { isRecorded } from '../../dataset/layers.ts';
import { figure, note } from '../../report/blocks.ts';
import type { Block, Fact } from '../../report/document.ts';
import { appliesTo } from '../../state/selection/selection.ts';
import { scaleView, type View } from '../../state/view.ts';
import { LEAST_MEMBERS, SELECTION_DEFAULTS, type SelectionReport } from '../cloud/analysis/index.ts';
import { selectionJob } from '../cloud/selectionJobs.ts';
import { lobesFields } from '../shared/lobes/fields.ts';
import { lobesRequest } from '../shared/lobes/job.ts';
import { jobItem, type ReportContext, type ReportItem } from '../shared/report/items.ts';

/** Characters of the list of members; the link has all of them. */
const LONGEST = 400;

/** What is selected and pinned, in short. */
export function selectionFacts({ info, layer, relations }: ReportContext, view: View): Fact[] {
  const facts: Fact[] = [];
  const { selection, feature, word } = view;
  if (feature !== null) facts.push({ name: `Pinned ${info.item}`, value: `${feature}` });
  if (word !== null) facts.push({ name: 'Pinned word', value: relations?.words[word] ?? `${word}` });
  if (selection && appliesTo(selection, selection.item, layer)) {
    const item = selection.item === 'word' ? 'word' : info.item;
    const text = printIndices(selection.members);
    const members = text.length > LONGEST ? `${text.slice(0, LONGEST)}… (the link names all)` : text;
    facts.push({ name: `Selected ${item}s`, value: `${selection.members.length}: ${members}` });
  }
  return facts;
}

/** The selection beside random sets; null if nothing is selected here, or too little. */
export function selectionItem(context: ReportContext, view: View): ReportItem | null {
  const { layer, scales, info } = context;
  const { selection } = view;
  if (!selection || selection.members.length < LEAST_MEMBERS) return null;
  const { item, members } = selection;
  if (!appliesTo(selection, item, layer)) return null;
  const brain = scaleView('brain', lobesFields).of(scales);
  return jobItem({
    job: selectionJob,
    title: 'The selection beside random sets',
    parameters: {
      layer: layer.id,
      among: item === 'word' ? ('words' as const) : ('features' as const),
      members: printIndices(members),
      ...SELECTION_DEFAULTS,
      lobes: item === 'feature' && isRecorded(layer) ? lobesRequest(layer, brain) : null,
    },
    blocks: (found) => selectionBlocks(found, item === 'word' ? 'word' : info.item),
  });
}

const FIGURES = [
  ['meanCosine', 'mean cosine of all pairs', 4],
  ['meanPhi', 'mean phi of firings, all pairs', 4],
  ['lobes', 'mutual information with the lobes (AMI)', 4],
  ['participationRatio', 'participation ratio', 1],
  ['topShare', 'variance along three components', 3],
] as const;

function selectionBlocks(found: SelectionReport, item: string): Block[] {
  const { n, total, draws, seed, matched } = found;
  const alike =
    matched === null
      ? ''
      : `, alike in ${matched === 'blocks' ? 'blocks in which they fire' : 'firing frequency'}`;
  return [
    ...FIGURES.flatMap(([key, name, decimals]) => {
      const beside = found[key];
      return beside ? [figure(name, beside, { decimals, of: 'random sets', p: beside.correctedP })] : [];
    }),
    note(
      `${draws} random sets of ${grouped(n)} of ${grouped(total)} ${item}s${alike}, seed ${seed}. p is corrected for the number of figures.`,
    ),
  ];
}
