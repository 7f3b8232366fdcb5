import { Section } from '../../../../controls/Section.tsx';
import { SelectField } from '../../../../controls/SelectField.tsx';
import { useDataset, useLayer } from '../../../../state/hooks.ts';
import { Ask } from '../../../shared/asking/Ask.tsx';
import { MATCH_BY, type MatchBy } from '../../analysis/matching/index.ts';
import { matchableLayers } from '../../matchable.ts';
import { method } from '../../method.ts';
import { setGalaxy, useGalaxy } from '../../useGalaxy.ts';
import { useMatchable, useMatching } from '../../useMatching.ts';
import { ChainsPart } from './ChainsPart.tsx';
import { MatchedFigures } from './MatchedFigures.tsx';

const NAMES: Readonly<Record<MatchBy, string>> = {
  decoder: 'decoder',
  both: 'decoder and encoder',
  firings: 'firings',
};

/** Which features of another layer are the same as those of this one. */
export function MatchingSection() {
  const { info } = useDataset();
  const layer = useLayer();
  const { matchBy } = useGalaxy((view) => view);
  const others = useMatchable();
  const { request, job } = useMatching();
  const ways = MATCH_BY.filter((by) => by === matchBy || matchableLayers(info.layers, by).length > 1);
  if (info.layers.filter(({ features }) => features > 0).length < 2) return null;
  return (
    <Section title="Same features" method={method('matching')}>
      <div className="stack">
        {ways.length > 1 && (
          <SelectField
            label="by"
            value={matchBy}
            options={ways.map((id) => ({ id, name: NAMES[id] }))}
            onChange={(next) => setGalaxy({ matchBy: next })}
          />
        )}
        {request ? (
          <SelectField
            label="with"
            value={request.with}
            options={others.map(({ id, name }) => ({ id, name }))}
            onChange={(next) => setGalaxy({ with: next })}
          />
        ) : (
          <p className="note">
            {layer.name} cannot be matched with another layer by {NAMES[matchBy]}.
          </p>
        )}
        {request && (
          <Ask
            of={job}
            action="Match the layers"
            cost="The best partner of every feature in the other layer, one-to-one partners, and what is shared, split, lost and novel, beside randomly turned directions and a spectrum-matched cloud."
          >
            {(found) => <MatchedFigures found={found} request={job.resultOf?.parameters ?? request} />}
          </Ask>
        )}
        <ChainsPart />
      </div>
    </Section>
  );
}
