import { count } from '../../../../controls/numbers.ts';
import { Section } from '../../../../controls/frame/Section.tsx';
import { SelectField } from '../../../../controls/fields/SelectField.tsx';
import { figureBeside } from '../../../../charts/nulls/figureBeside.ts';
import { NullFigure } from '../../../../charts/nulls/NullFigure.tsx';
import { useDataset, useLayer } from '../../../../state/hooks.ts';
import { Ask } from '../../../shared/asking/Ask.tsx';
import { META_DEFAULTS, META_WIDTHS, metaVerdict, type MetaSae } from '../../analysis/index.ts';
import { method } from '../../method.ts';
import { setGalaxy, useGalaxy } from '../../useGalaxy.ts';
import { useMetaSae } from '../../useMetaSae.ts';
import { LossCurve } from './LossCurve.tsx';
import { MetaFeatures } from './MetaFeatures.tsx';
import { MetaTable } from './MetaTable.tsx';

/** What the directions of features are made of: a sparse autoencoder of decoder rows, beside clouds without parts. */
export function MetaSection() {
  const { info } = useDataset();
  const { dim } = useLayer();
  const width = useGalaxy((view) => view.metaWidth);
  const job = useMetaSae();
  return (
    <Section title={`What are ${info.item}s made of?`} method={method('metaSae')}>
      <div className="stack">
        <SelectField
          label="Meta-features"
          value={width}
          options={META_WIDTHS.map((multiple) => ({
            id: multiple,
            name: count(Math.max(1, Math.round(Number(multiple) * dim))),
            hint: `${MULTIPLES[multiple]} the dimension`,
          }))}
          onChange={(metaWidth) => setGalaxy({ metaWidth, meta: null })}
        />
        <Ask
          of={job}
          action="Train a meta-SAE"
          cost={`A sparse autoencoder of the unit directions: each ${info.item} becomes a sum of ${META_DEFAULTS.active} meta-features on average. The same training runs on ${META_DEFAULTS.draws} clouds of the same spectrum and lengths, which have no parts. ${costOf(dim * Number(width), dim)}`}
        >
          {(found) => <Found found={found} />}
        </Ask>
        {job.status === 'running' && job.draft && <LossCurve found={job.draft} />}
      </div>
    </Section>
  );
}

const MULTIPLES: Readonly<Record<(typeof META_WIDTHS)[number], string>> = {
  '0.25': 'a quarter of',
  '0.5': 'half',
  '1': '1 ×',
  '2': '2 ×',
  '4': '4 ×',
};

/** Multiplications in a second of one thread, with what else a step takes. */
const SPEED = 2e9;

/** How long the training takes, about. */
function costOf(width: number, dim: number): string {
  const { steps, batch, draws } = META_DEFAULTS;
  const seconds = ((1 + draws) * steps * batch * width * dim) / SPEED / 2;
  return seconds < 90
    ? 'It takes about a minute.'
    : `It takes about ${Math.round(seconds / 60)} minutes on two processors.`;
}

function Found({ found }: { found: MetaSae }) {
  const { item } = useDataset().info;
  const { explained, width, askedWidth, active, steps, batch, seed, dead, replaced } = found;
  return (
    <>
      <NullFigure
        name="variance explained, share"
        method={method('metaSae')}
        {...figureBeside(explained)}
        n={`${explained.null.samples.length} clouds of the same spectrum`}
      />
      <p className="note">{metaVerdict(found)}</p>
      <LossCurve found={found} />
      <MetaTable found={found} />
      <MetaFeatures found={found} />
      <p className="note">
        {askedWidth > width &&
          `${count(askedWidth)} meta-features were asked for: there is at most one for two features. `}
        {count(width)} meta-features, {active} active on average; Adam, {count(steps)} steps of {batch} rows,
        seed {seed}; {found.preprocessing}.{' '}
        {dead === 0 ? `Each is active in some ${item}` : `${count(dead)} are active in no ${item}`}
        {replaced > 0 && `; ${count(replaced)} that did little were replaced during training`}.
      </p>
    </>
  );
}
