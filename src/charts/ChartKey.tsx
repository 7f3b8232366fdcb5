import type { ReactNode } from 'react';
import './charts.css';

/** A mark of a chart and what it stands for. */
export interface KeyEntry {
  readonly name: ReactNode;
  /** how the chart draws it; words only if left out */
  readonly mark?: 'dot' | 'ring' | 'line' | 'dashed';
  /** any CSS colour */
  readonly colour?: string;
}

/** What the marks of a chart stand for. */
export function ChartKey({ label, entries }: { label: string; entries: readonly KeyEntry[] }) {
  return (
    <ul className="chart-key" aria-label={label}>
      {entries.map(({ name, mark, colour }, i) => (
        <li key={i}>
          {mark && <span className={`key-mark ${mark}`} style={{ color: colour }} />}
          <span>{name}</span>
        </li>
      ))}
    </ul>
  );
}
