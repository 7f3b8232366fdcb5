import type { ReactNode } from 'react';
import './asking.css';

/** Dims and marks a result that belongs to other parameters than those chosen now. */
export function Stale({ stale, children }: { stale: boolean; children: ReactNode }) {
  return (
    <div className={stale ? 'stack stale' : 'stack'}>
      {stale && <p className="stale-mark">of other parameters</p>}
      {children}
    </div>
  );
}
