import { count, percent } from '../../charts/format.ts';
import { Section } from '../../controls/Section.tsx';
import { SliderField } from '../../controls/SliderField.tsx';
import type { DatasetInfo } from '../../dataset/dataset.ts';
import { useDataset, useLayer, useTricosm } from '../../state/hooks.ts';
import { store } from '../../state/store.ts';
import { categoryColour, usePalette } from '../../state/theme.ts';
import './brain.css';
import type { BrainLobes } from './jobs.ts';
import { lobeName } from './lobeName.ts';
import { useLobes } from './useLobes.ts';

/** Brain: how many lobes, how large they are, and in which documents they fire. */
export default function BrainPanel() {
  const layer = useLayer();
  const { k } = useTricosm((state) => state.view.brain);
  if (!layer.has.firings) {
    return <p className="section note">{layer.name} has no recorded firings; lobes are read from them.</p>;
  }
  return (
    <Section title="Lobes">
      <div className="stack">
        <SliderField
          label="lobes k"
          value={k}
          least={2}
          most={Math.max(10, k)}
          onChange={(next) => store.getState().setBrain({ k: next, lobe: null })}
        />
        <p className="note">
          {count(layer.blocks)} blocks; {layer.firingRule}; phi affinity, spectral clustering.
        </p>
        <LobeTable />
      </div>
    </Section>
  );
}

function LobeTable() {
  const { info } = useDataset();
  const layer = useLayer();
  const palette = usePalette();
  const alone = useTricosm((state) => state.view.brain.lobe);
  const { result, resultOf, status, error, text } = useLobes();
  const found = resultOf?.parameters.layer === layer.id ? result : null;
  if (!found) return <p className="note">{error?.message ?? `Computing lobes… ${text}`}</p>;
  return (
    <>
      {error && <p className="note warning-note">{error.message}</p>}
      <table className="data-table lobe-table" aria-busy={status === 'running'}>
        <caption className="visually-hidden">Lobes of {layer.name}: size and document categories</caption>
        <thead>
          <tr>
            <th scope="col">lobe, fires most in</th>
            <th scope="col" className="number">
              {info.item}s
            </th>
          </tr>
        </thead>
        <tbody>
          {Array.from(found.sizes, (size, lobe) => (
            <tr key={lobe} data-current={alone === lobe || undefined}>
              <td>
                <button
                  className="link-button"
                  aria-pressed={alone === lobe}
                  onClick={() => store.getState().setBrain({ lobe: alone === lobe ? null : lobe })}
                >
                  <span className="swatch" style={{ background: categoryColour(palette, lobe) }} />
                  <span>
                    {lobeName(lobe)}
                    <span className="note">{topCategories(found, lobe, info)}</span>
                  </span>
                </button>
              </td>
              <td className="number">{count(size)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="note">{leftOutSentence(found, info.item)}</p>
      {found.categories && (
        <p className="note">
          Beside a category: the share of its blocks in which the lobe has the highest share of its own{' '}
          {info.item}s firing.
        </p>
      )}
    </>
  );
}

/** The two categories in which the lobe leads in the largest share of blocks. */
function topCategories({ categories }: BrainLobes, lobe: number, info: DatasetInfo): string {
  if (!categories) return '';
  const share = (category: number) => categories.fraction[lobe * categories.categories + category]!;
  return info.categories
    .map((name, category) => ({ name, share: share(category) }))
    .sort((a, b) => b.share - a.share)
    .slice(0, 2)
    .map(({ name, share }) => `${name} ${percent(share, 0)}`)
    .join(', ');
}

function leftOutSentence({ leftOut, clustered }: BrainLobes, item: string): string {
  const parts = [
    leftOut.silent > 0 ? `${count(leftOut.silent)} silent` : '',
    leftOut.alwaysOn > 0 ? `${count(leftOut.alwaysOn)} always on` : '',
  ].filter(Boolean);
  const rest = parts.length > 0 ? `; left out and grey: ${parts.join(', ')}` : '; none left out';
  return `${count(clustered)} ${item}s clustered${rest}.`;
}
