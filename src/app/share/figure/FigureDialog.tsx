import { useMemo, useState } from 'react';
import { shortName } from '../../../charts/figure/saveChart.ts';
import { useShownCharts, type ShownChart } from '../../../charts/figure/shown.ts';
import { Button } from '../../../controls/Button.tsx';
import { CheckField } from '../../../controls/fields/CheckField.tsx';
import { ModalDialog } from '../../../controls/frame/ModalDialog.tsx';
import { saveFile } from '../../../controls/saveFile.ts';
import { Segmented } from '../../../controls/fields/Segmented.tsx';
import { count } from '../../../controls/numbers.ts';
import { SelectField } from '../../../controls/fields/SelectField.tsx';
import { fileName } from '../../../controls/table/origin.ts';
import { commentsOf } from '../../../controls/table/saveTable.ts';
import { TextEntry } from '../../../controls/fields/TextEntry.tsx';
import { FIGURE_SIZES, figureSize, pixelsOf } from '../../../figures/sizes.ts';
import { sceneWidth } from '../../../stage/capture/sceneBody.ts';
import { viewOrigin } from '../origin.ts';
import { copyFigure, saveFigure } from './handOut.ts';
import { makeFigure } from './makeFigure.ts';
import { Preview } from './Preview.tsx';
import { sceneTitle } from './sceneTitle.ts';
import { GROUNDS, groundOf, keepSettings, keptSettings, type FigureSettings } from './settings.ts';
import { useThemeOf } from './useThemeOf.ts';
import './figure.css';

/** Makes a figure of the scene or of a chart, as PNG or SVG, for a paper, a slide or a page. */
export default function FigureDialog({ onClose }: { readonly onClose: () => void }) {
  return (
    <ModalDialog title="Figure" frameClass="figure-modal" onClose={onClose}>
      <FigureForm />
    </ModalDialog>
  );
}

function FigureForm() {
  const charts = useShownCharts();
  const [chosen, setChosen] = useState<Chosen>(() => (sceneWidth() > 0 ? 'scene' : (charts[0] ?? 'scene')));
  const [others, setOthers] = useState(keptSettings);
  const [titles, setTitles] = useState<ReadonlyMap<Chosen, string>>(new Map());
  // A chart that appears while the dialog is open moves the places of those after it.
  const place = chosen === 'scene' ? -1 : charts.indexOf(chosen);
  const what = place < 0 ? 'scene' : place;
  const settings = useMemo<FigureSettings>(() => ({ ...others, what }), [others, what]);
  const change = ({ what: next, ...part }: Partial<FigureSettings>) => {
    const changed = { ...others, ...part };
    keepSettings(changed);
    setOthers(changed);
    if (next !== undefined) setChosen(next === 'scene' ? 'scene' : charts[next]!);
  };
  useThemeOf(groundOf(settings.ground).theme);
  const chart = charts[place];
  const of = chart ?? 'scene';
  const title = titles.get(of) ?? (chart ? (chart.named ? '' : chart.label) : sceneTitle());
  const texts = { title, provenance: viewOrigin().line };
  return (
    <>
      <div className="figure-form">
        <Preview settings={settings} texts={texts} charts={charts} />
        <div className="stack">
          <Choices settings={settings} change={change} charts={charts} />
          {settings.titled && (
            <TextEntry
              label="Title"
              value={title}
              onChange={(text) => setTitles(new Map(titles).set(of, text))}
            />
          )}
          <HandOut
            key={`${settings.what} ${settings.form}`}
            settings={settings}
            texts={texts}
            charts={charts}
          />
        </div>
      </div>
    </>
  );
}

type Charts = readonly ShownChart[];

/** What the figure shows. */
type Chosen = ShownChart | 'scene';

/** The controls of a figure. */
function Choices({
  settings,
  change,
  charts,
}: {
  settings: FigureSettings;
  change: (part: Partial<FigureSettings>) => void;
  charts: Charts;
}) {
  const { what, form, size, ground, legend, axes, titled, provenance } = settings;
  const shows = [
    { id: 'scene', name: 'The scene' },
    ...charts.map(({ label }, i) => ({ id: String(i), name: label })),
  ];
  return (
    <>
      <SelectField
        label="What"
        value={String(what)}
        options={shows}
        onChange={(id) => change({ what: id === 'scene' ? id : Number(id) })}
      />
      <Segmented
        label="Format"
        value={form}
        options={[
          { id: 'png', name: 'PNG' },
          { id: 'svg', name: 'SVG' },
        ]}
        onChange={(chosen) => change({ form: chosen })}
      />
      <SelectField
        label="Size"
        value={size}
        options={FIGURE_SIZES.map(({ id, name }) => ({ id, name, hint: sizeHint(id) }))}
        onChange={(chosen) => change({ size: chosen })}
      />
      <SelectField
        label="Ground"
        value={ground}
        options={GROUNDS.map(({ id, name }) => ({ id, name }))}
        onChange={(chosen) => change({ ground: chosen })}
      />
      <div className="figure-checks">
        <CheckField value={titled} onChange={(on) => change({ titled: on })}>
          Title
        </CheckField>
        <CheckField value={legend} onChange={(on) => change({ legend: on })}>
          Legend
        </CheckField>
        {what === 'scene' && (
          <CheckField value={axes} onChange={(on) => change({ axes: on })}>
            Axes and their scale
          </CheckField>
        )}
        <CheckField value={provenance} onChange={(on) => change({ provenance: on })}>
          Where it comes from
        </CheckField>
      </div>
    </>
  );
}

/** The width of a size in pixels. */
function sizeHint(id: FigureSettings['size']): string {
  const { width, ratio, millimetres } = figureSize(id, sceneWidth() || innerWidth);
  return `${count(pixelsOf(width, ratio))} pixels wide${millimetres === null ? '' : ', 300 dpi'}`;
}

/** Saves the figure, copies it, and saves a chart's data; says what happened. */
function HandOut({
  settings,
  texts,
  charts,
}: {
  settings: FigureSettings;
  texts: { readonly title: string; readonly provenance: string };
  charts: Charts;
}) {
  const [message, setMessage] = useState('');
  const size = figureSize(settings.size, sceneWidth() || innerWidth);
  const { what, form } = settings;
  const chart = what === 'scene' ? undefined : charts[what];
  const shows = chart ? shortName(chart.label) : 'scene';
  const made = async () => {
    const figure = await makeFigure(settings, size, texts, charts);
    if (!figure) throw new Error('there is no scene to draw yet.');
    return figure;
  };
  const act = (doing: () => Promise<string>) => {
    setMessage('Drawing…');
    doing()
      .catch((error: unknown) => `The figure cannot be made: ${(error as Error).message}`)
      .then(setMessage, setMessage);
  };
  const name = () => fileName(viewOrigin(), shows);
  const data = () => {
    if (chart) saveFile(`${name()}.csv`, chart.csv(commentsOf(chart.label, viewOrigin())), 'text/csv');
  };
  return (
    <>
      <div className="row">
        <Button kind="primary" onPress={() => act(async () => saveFigure(await made(), size, form, name()))}>
          Save
        </Button>
        <Button onPress={() => act(() => copyFigure(made(), size, form))}>Copy</Button>
        {chart && <Button onPress={data}>Data as CSV</Button>}
      </div>
      <p role="status" className="note">
        {message}
      </p>
    </>
  );
}
