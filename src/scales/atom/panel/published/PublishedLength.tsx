import { Guard } from '../../../../controls/parts/Guard.tsx';
import { lazyPart } from '../../../../controls/parts/lazyPart.ts';
import { fixed, percent } from '../../../../controls/numbers.ts';
import { Ask } from '../../../shared/asking/Ask.tsx';
import { PublishedNote } from '../../../shared/published/PublishedNote.tsx';
import type { LengthFigure } from '../../analysis/published/lengthFigure.ts';
import { usePublished } from '../../usePublished.ts';
import { ASK_PUBLISHED } from './askPublished.ts';

const LengthChart = lazyPart(() => import('./LengthChart.tsx'));

/** The distractor figure as published. */
export function PublishedLength() {
  const published = usePublished();
  return (
    <>
      <Ask of={published} {...ASK_PUBLISHED}>
        {(found) => <Figure figure={found.length} />}
      </Ask>
      <PublishedNote figure="wordLength" />
    </>
  );
}

function Figure({ figure }: { figure: LengthFigure }) {
  const { measure, share, line } = figure;
  return (
    <div>
      <Guard name="The chart" waiting={<p className="note chart-waiting">Preparing the chart…</p>}>
        <LengthChart figure={figure} />
      </Guard>
      <p className="note">
        PC 1 of the z-scored differences has {percent(share)} of their variance; its sign is a convention.
        {line && ` The line changes by ${fixed(line.slope, 2)} a character.`}
        {measure === 'characters' &&
          ' The characters of the whole word stand in for those of its last token, which this dataset does not know.'}
      </p>
    </div>
  );
}
