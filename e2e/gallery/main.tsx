import { createRoot } from 'react-dom/client';
import '../../src/controls/theme.css';
import '../../src/controls/controls.css';
import { Gallery } from './Gallery.tsx';
import { faultsOf } from './measure/faults.ts';
import { pictureOf } from './measure/picture.ts';

/** What the test asks the page. */
export interface GalleryPage {
  /** faults of every chart, a sentence each */
  faults(): string[];
  /** the pictures of a chart as text, case by case */
  picture(chart: string): string;
  /** the charts that are shown */
  charts(): string[];
}

declare global {
  interface Window {
    gallery: GalleryPage;
  }
}

const query = new URLSearchParams(location.search);
document.documentElement.dataset['theme'] = query.get('theme') ?? 'dark';

const casesOf = (chart?: string) =>
  [...document.querySelectorAll<HTMLElement>('article[data-chart]')].filter(
    ({ dataset }) => chart === undefined || dataset['chart'] === chart,
  );

window.gallery = {
  faults: () => casesOf().flatMap(faultsOf),
  picture: (chart) =>
    casesOf(chart)
      .map((article) => `# ${article.dataset['case']}\n${pictureOf(article)}`)
      .join('\n'),
  charts: () => [...new Set(casesOf().map(({ dataset }) => dataset['chart']!))],
};

createRoot(document.getElementById('root')!).render(
  <Gallery width={Number(query.get('width') ?? 288)} faulty={query.has('faulty')} />,
);
