import { Section } from '../../../../controls/frame/Section.tsx';
import { SelectField } from '../../../../controls/fields/SelectField.tsx';
import { useDataset, useLayer } from '../../../../state/hooks.ts';
import { Ask } from '../../../shared/asking/Ask.tsx';
import { MATCH_BY, type MatchBy } from '../../analysis/matching/index.ts';
import { matchableLayers } from '../../matchable.ts';
import { method } from '../../method.ts';
import { setGalaxy, useGalaxy } from '../../useGalaxy.ts';
import { useMatchable, useMatched, useMatching } from '../../useMatching.ts';
import { ChainsPart } from './ChainsPart.tsx';
import { MatchedFigures } from './MatchedFigures.tsx';
import { OtherFile } from './OtherFile.tsx';

const NAMES: Readonly<Record<MatchBy, string>> = {
  decoder: 'decoder',
  both: 'decoder and encoder',
  firings: 'firings',
};

/** Which features of another layer, or of a file, are the same as those of this layer. */
export function MatchingSection() {
  const layer = useLayer();
  const { matchBy } = useGalaxy((view) => view);
  const matched = useMatched();
  const others = useMatchable();
  const ways = useWays();
  const { request, job } = useMatching();
  const { info } = useDataset();
  const alone = !matched && info.layers.filter(({ features }) => features > 0).length < 2;
  return (
    <Section title="Same features" method={method('matching')}>
      <div className="stack">
        {!alone && ways.length > 1 && (
          <SelectField
            label="by"
            value={matchBy}
            options={ways.map((id) => ({ id, name: NAMES[id] }))}
            onChange={(next) => setGalaxy({ matchBy: next })}
          />
        )}
        {request && !matched && (
          <SelectField
            label="with"
            value={request.with}
            options={others.map(({ id, name }) => ({ id, name }))}
            onChange={(next) => setGalaxy({ with: next })}
          />
        )}
        {!request && !alone && (
          <p className="note">
            {layer.name} cannot be matched with {matched ? matched.info.title : 'another layer'} by{' '}
            {NAMES[matchBy]}.
          </p>
        )}
        <OtherFile />
        {request && (
          <Ask
            of={job}
            action={matched ? 'Match with the file' : 'Match the layers'}
            cost={`The best partner of every feature ${matched ? 'in the file' : 'in the other layer'}, one-to-one partners, and what is shared, split, lost and novel, beside randomly turned directions and a spectrum-matched cloud.`}
          >
            {(found) => <MatchedFigures found={found} request={job.resultOf?.parameters ?? request} />}
          </Ask>
        )}
        {!matched && <ChainsPart />}
      </div>
    </Section>
  );
}

/** The ways in which the layer can be matched with another layer or with that of the file, and the one that is chosen. */
function useWays(): readonly MatchBy[] {
  const { info } = useDataset();
  const layer = useLayer();
  const matched = useMatched();
  const { matchBy } = useGalaxy((view) => view);
  const layers = matched
    ? [layer, ...matched.info.layers.filter(({ id }) => id === matched.layer)]
    : info.layers;
  return MATCH_BY.filter((by) => by === matchBy || matchableLayers(layers, by).length > 1);
}
