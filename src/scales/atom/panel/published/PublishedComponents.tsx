import { Guard } from '../../../../controls/parts/Guard.tsx';
import { lazyPart } from '../../../../controls/parts/lazyPart.ts';
import { count, fixed } from '../../../../controls/numbers.ts';
import { Ask } from '../../../shared/asking/Ask.tsx';
import { PublishedNote } from '../../../shared/published/PublishedNote.tsx';
import type { PublishedCrystals } from '../../analysis/published/crystals.ts';
import { PUBLISHED_CRYSTALS } from '../../analysis/published/marks.ts';
import { usePublished } from '../../usePublished.ts';
import { ASK_PUBLISHED } from './askPublished.ts';

const PublishedCurve = lazyPart(() => import('./PublishedCurve.tsx'));

/** Silhouette against LDA components as published, with the line without LDA and the paper’s. */
export function PublishedComponents() {
  const published = usePublished();
  return (
    <>
      <Ask of={published} {...ASK_PUBLISHED}>
        {(found) => <Curve found={found} />}
      </Ask>
      <PublishedNote figure="components" />
    </>
  );
}

function Curve({ found }: { found: PublishedCrystals }) {
  return (
    <div>
      <Guard name="The chart" waiting={<p className="note chart-waiting">Preparing the chart…</p>}>
        <PublishedCurve found={found} />
      </Guard>
      <p className="note">
        {count(found.pairs)} pairs of {found.relations.length} relations, fitted and scored on the same
        differences: noise scores well too. Without LDA {fixed(found.raw, 4)}
        {`, of the z-scored differences ${fixed(found.zScored, 4)}; published ${fixed(PUBLISHED_CRYSTALS.raw, 7)}`}{' '}
        ({PUBLISHED_CRYSTALS.from}).
      </p>
    </div>
  );
}
