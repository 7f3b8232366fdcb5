import { CheckField } from '../../../../controls/fields/CheckField.tsx';
import { count } from '../../../../controls/numbers.ts';
import { Section } from '../../../../controls/frame/Section.tsx';
import { Segmented } from '../../../../controls/fields/Segmented.tsx';
import { SelectField } from '../../../../controls/fields/SelectField.tsx';
import { useDataset, useLayer } from '../../../../state/hooks.ts';
import { Ask } from '../../../shared/asking/Ask.tsx';
import { TOKEN_DEFAULTS } from '../../analysis/tokens/defaults.ts';
import { setBrain, useBrain } from '../../useBrain.ts';
import { useTokens, useTokenSet } from '../../useTokens.ts';
import type { BrainView } from '../../view.ts';
import { useTokenFile } from '../../useTokenFile.ts';
import { TokenFigures } from './TokenFigures.tsx';
import { StrongContext } from './StrongContext.tsx';
import { TokenFilePart } from './TokenFilePart.tsx';

const SETS = [
  { id: 'lobe', name: 'lobe' },
  { id: 'selection', name: 'selection' },
] as const;

const COLOURS: readonly { readonly id: BrainView['tokenColour']; readonly name: string }[] = [
  { id: 'feature', name: 'strongest feature' },
  { id: 'activation', name: 'sum of activations' },
  { id: 'document', name: 'document' },
  { id: 'place', name: 'place in the document' },
];

/** The shape of the tokens at which a lobe, or a selection, fires: are they a direction, a mixture, or a curve? */
export function TokensSection() {
  const { info } = useDataset();
  const { has } = useLayer();
  const strongest = has.strongest === true && !has.encoding;
  const { tokensOf, tokens, tokenColour } = useBrain((view) => view);
  const set = useTokenSet();
  const found = useTokens(set);
  const { file } = useTokenFile();
  const colours = file?.labels
    ? [...COLOURS, { id: 'label' as const, name: `label: ${file.labels.name}` }]
    : COLOURS;
  return (
    <Section title="What shape do their tokens have?">
      <div className="stack">
        <Segmented
          label="tokens of"
          value={tokensOf}
          options={SETS}
          onChange={(next) => setBrain({ tokensOf: next })}
        />
        {set.name === '' && (
          <p className="note">
            {tokensOf === 'lobe'
              ? 'Show one lobe alone: choose it in the table of lobes or in the legend.'
              : `Select ${info.item}s in the scene, in a table or by a search.`}
          </p>
        )}
        {set.name !== '' && (
          <Ask
            of={found}
            action={`Show the tokens of ${set.name}`}
            cost={`A point for each token at which one of its ${count(set.count)} ${info.item}s fires: the sum of their directions, each by its activation. Its shape stands beside ${TOKEN_DEFAULTS.draws} draws with the activations permuted within each ${info.item}.${strongest ? ` Only the strongest tokens of each ${info.item} are known, which are read of their file; activations with a whole SAE show all.` : ''}`}
          >
            {(cloud) => (
              <>
                <CheckField value={tokens} onChange={(next) => setBrain({ tokens: next })}>
                  tokens in the scene
                </CheckField>
                {tokens && (
                  <SelectField
                    label="colour by"
                    value={tokenColour === 'label' && !file?.labels ? 'feature' : tokenColour}
                    options={colours}
                    onChange={(next) => setBrain({ tokenColour: next })}
                  />
                )}
                <TokenFigures cloud={cloud} />
                {cloud.strongestOnly && <StrongContext cloud={cloud} />}
                <TokenFilePart cloud={cloud} />
              </>
            )}
          </Ask>
        )}
      </div>
    </Section>
  );
}
