import { grouped } from '../../../math/statistics/nulls/inSentence.ts';
import { note, verdict } from '../../../report/blocks.ts';
import type { Block } from '../../../report/document.ts';
import { printIndices } from '../../../dataset/indexText.ts';
import { askedName } from '../../../state/askedField.ts';
import type { ReportItem, Run } from '../../shared/report/items.ts';
import { membersOfLobe } from '../analysis/lobes/membersOfLobe.ts';
import type { TokenCloud } from '../analysis/tokens/tokenCloud.ts';
import { strongestOnlyNote, tokenCloudVerdict } from '../analysis/tokens/verdict.ts';
import { lobesJob, tokensJob } from '../jobs.ts';
import { tokensRequest } from '../requests.ts';
import { besideDraws, lobeNamesOf, type BrainPlace } from './place.ts';

/** The cloud of the tokens of the lobe that is shown alone. */
export function tokensItem(place: BrainPlace): ReportItem {
  const { context, view, lobes } = place;
  const { lobe } = view;
  return {
    name: askedName(tokensJob.name),
    title: lobe === null ? 'The shape of tokens' : `The shape of the tokens of ${lobeNamesOf(place)(lobe)}`,
    shown: false,
    requests: [[lobesJob, lobes]],
    parameters: tokensRequest(context.layer.id, '', view),
    async compute(run: Run) {
      if (view.tokensOf === 'selection' || lobe === null) {
        return [
          note(
            'A report has the tokens of a lobe that is shown alone. The tokens of a selection are on the page, and in the terminal by `tricosm tokens`.',
          ),
        ];
      }
      const { labels } = await run(lobesJob, lobes);
      const members = membersOfLobe(labels, lobe);
      const request = tokensRequest(context.layer.id, printIndices(members), view);
      return tokenBlocks(await run(tokensJob, request), context.info.item);
    },
  };
}

function tokenBlocks(cloud: TokenCloud, item: string): Block[] {
  const { features, firing, of, tokens, share, planes, score, together } = cloud;
  const draws = 'permutations within features';
  return [
    verdict(tokenCloudVerdict(cloud)),
    ...(cloud.strongestOnly ? [note(strongestOnlyNote(cloud, item))] : []),
    besideDraws('shape score, bits', score, draws),
    besideDraws(`tokens with two of the ${item}s or more`, together, draws),
    ...planes.flatMap(({ separability, mixture }, i) => [
      besideDraws(`separability in components ${i + 1} and ${i + 2}, bits`, separability, draws),
      besideDraws(`mixture in components ${i + 1} and ${i + 2}`, mixture, draws),
    ]),
    note(
      `${grouped(firing)} of ${grouped(of)} tokens, at which one of ${grouped(features.length)} ${item}s fires${tokens.length < firing ? `; ${grouped(tokens.length)} of them are looked at` : ''}. Share of the variance along components: ${Array.from(share, (part) => `${(100 * part).toFixed(1)} %`).join(', ')}.`,
    ),
  ];
}
