import { PUBLISHED_NOTES, type PublishedFigure } from './notes.ts';
import './published.css';

/** Beside a figure as published: what the paper’s code computes, and what our version changes and why. */
export function PublishedNote({ figure }: { figure: PublishedFigure }) {
  const { published, ours } = PUBLISHED_NOTES[figure];
  return (
    <dl className="published-note">
      <div>
        <dt>as published</dt>
        <dd>{published}</dd>
      </div>
      <div>
        <dt>ours, and why</dt>
        <dd>{ours}</dd>
      </div>
    </dl>
  );
}
