import type { ReactNode } from 'react';
import './asking.css';

/** Dims and marks a result that belongs to other parameters than those chosen now. */
export function Stale({ stale, children }: { stale: boolean; children: ReactNode }) {
  return (
    <div className={stale ? 'result stale' : 'result'}>
      {stale && <p className="stale-mark tag warning">of other parameters</p>}
      {children}
    </div>
  );
}
