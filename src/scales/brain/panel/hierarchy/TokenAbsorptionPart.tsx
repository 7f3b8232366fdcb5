import { useState } from 'react';
import type { Column } from '../../../../controls/table/columns.ts';
import { DataTable } from '../../../../controls/table/DataTable.tsx';
import { useDataset } from '../../../../state/hooks.ts';
import { Ask } from '../../../shared/asking/Ask.tsx';
import { useAsked } from '../../../shared/asking/useAsked.ts';
import { featureColumn } from '../../../shared/featureColumn.tsx';
import { useLobesRequest } from '../../../shared/lobes/useLobes.ts';
import { useLabels } from '../../../shared/useLabels.ts';
import type { TokenAbsorption, TokenCandidate } from '../../analysis/together/tokenAbsorption.ts';
import { tokenAbsorptionVerdict } from '../../analysis/together/verdicts.ts';
import { absorptionJob } from '../../jobs.ts';
import { method } from '../../method.ts';
import { absorptionRequest } from '../../requests.ts';
import { useBrain } from '../../useBrain.ts';
import { SilentTokens } from './SilentTokens.tsx';

/** Rows on screen; the file has all of them. */
const SHOWN = 10;

/** Absorption by tokens: parents that are silent at their children’s tokens. */
export function TokenAbsorptionPart() {
  const { reference, info } = useDataset();
  const request = useLobesRequest();
  const view = useBrain((view) => view);
  const found = useAsked(absorptionJob, reference, absorptionRequest(request, view));
  return (
    <Ask
      of={found}
      action="Judge absorption by tokens"
      cost={`Looks for tokens at which a child brings its parent’s direction and the parent is silent, beside activations permuted within each ${info.item}.`}
    >
      {(absorption) => <Candidates found={absorption} />}
    </Ask>
  );
}

function Candidates({ found }: { found: TokenAbsorption }) {
  const [open, setOpen] = useState<string | null>(null);
  const columns = useColumns(open, setOpen);
  const all = found.candidates;
  const shown = all.find((candidate) => keyOf(candidate) === open);
  const caption = 'Candidates for absorption, by tokens';
  return (
    <>
      <p className="note">{tokenAbsorptionVerdict(found)}</p>
      {all.length > 0 && (
        <DataTable
          caption={caption}
          showCaption
          method={method('tokenAbsorption')}
          columns={columns}
          rows={all.slice(0, SHOWN)}
          rowKey={keyOf}
          isCurrent={(candidate) => keyOf(candidate) === open}
          file={{ caption, rows: all }}
          compact
        />
      )}
      {shown && <SilentTokens candidate={shown} />}
    </>
  );
}

const keyOf = ({ child, parent }: TokenCandidate) => `${child}-${parent}`;

function useColumns(
  open: string | null,
  setOpen: (key: string | null) => void,
): readonly Column<TokenCandidate>[] {
  const { item } = useDataset().info;
  const labels = useLabels().result;
  return [
    {
      ...featureColumn<TokenCandidate>({ item, feature: ({ child }) => child, labels }),
      header: 'child',
      clip: 'short',
    },
    {
      ...featureColumn<TokenCandidate>({ item, feature: ({ parent }) => parent, labels }),
      header: 'parent',
      clip: 'short',
    },
    {
      header: 'silent',
      value: ({ silent }) => silent,
      decimals: 0,
      title:
        'tokens at which the child brings the parent’s direction and the parent is silent; press to read them',
      press: {
        act: (candidate) => setOpen(keyOf(candidate) === open ? null : keyOf(candidate)),
        label: ({ child, parent }) => `Show tokens of ${child} at which ${parent} is silent`,
        expanded: (candidate) => keyOf(candidate) === open,
      },
    },
    {
      header: 'null',
      value: ({ expected }) => expected,
      error: ({ sd }) => sd,
      decimals: 0,
      title: 'the same with activations permuted within features',
    },
    {
      header: 'of',
      value: ({ carried }) => carried,
      decimals: 0,
      title: 'tokens at which the child brings the parent’s direction',
    },
    {
      header: 'p of meeting',
      value: ({ p }) => p,
      title:
        'that permuted activations meet at as many of these tokens or more, corrected for the pairs judged',
    },
    { header: 'cosine', value: ({ cosine }) => cosine, decimals: 3, extra: true },
    {
      header: 'rank',
      value: ({ rank }) => rank,
      decimals: 3,
      extra: true,
      title: 'share of all parents whose cosine with the child is at least as large',
    },
  ];
}
