import { create } from 'zustand';
import { type DatasetReference, referenceKey } from '../../../dataset/reference.ts';
import { jobs } from '../../../jobs/page.ts';
import type { SweepPoint } from '../analysis/index.ts';
import { sweepPlan } from '../analysis/sweepReport.ts';
import { sweepPointJob, type LobesRequest } from '../jobs.ts';

/** What the sweep holds still: everything but the affinity and k. */
export type SweepPlace = Omit<LobesRequest, 'affinity' | 'k'> & { readonly dataset: DatasetReference };

interface SweepState {
  /** names the place and how far the sweep goes; points of another are not shown */
  readonly key: string;
  readonly points: readonly SweepPoint[];
  readonly total: number;
  readonly running: boolean;
  readonly error: string | null;
}

const STORAGE = 'tricosm-sweep ';

/** The sweep of this page: one at a time. */
export const useSweep = create<SweepState>()(() => ({
  key: '',
  points: [],
  total: 0,
  running: false,
  error: null,
}));

let controller = new AbortController();

/** Names a sweep. The name is kept with its points, so no access token may be in it. */
export function sweepKey(place: SweepPlace, features: number, most: number): string {
  return JSON.stringify([{ ...place, dataset: referenceKey(place.dataset) }, features, most]);
}

/** Shows what an earlier sweep of this place found, on this page or on a visit before. */
export function recallSweep(place: SweepPlace, features: number, most: number): void {
  const key = sweepKey(place, features, most);
  if (useSweep.getState().key === key) return;
  controller.abort();
  const total = sweepPlan(features, most).length;
  useSweep.setState({ key, points: stored(key), total, running: false, error: null });
}

/** Computes what is missing, point after point, in the background; each is kept as soon as it is there. */
export async function runSweep(place: SweepPlace, features: number, most: number): Promise<void> {
  recallSweep(place, features, most);
  const { key } = useSweep.getState();
  controller = new AbortController();
  const { signal } = controller;
  const { dataset, ...request } = place;
  useSweep.setState({ running: true, error: null });
  try {
    for (const step of sweepPlan(features, most)) {
      const { affinity, k } = step;
      const has = useSweep.getState().points.some((point) => point.affinity === affinity && point.k === k);
      if (has) continue;
      const parameters = { ...request, ...step };
      const options = { background: true, title: `Sweep: ${affinity}, k = ${k}`, signal };
      const point = await jobs.run(sweepPointJob, { dataset, parameters }, options);
      if (useSweep.getState().key !== key) return;
      const points = [...useSweep.getState().points, point];
      useSweep.setState({ points });
      keep(key, points);
    }
  } catch (error) {
    const { name, message } = error as Error;
    if (useSweep.getState().key === key && name !== 'CancelledError') useSweep.setState({ error: message });
  } finally {
    if (useSweep.getState().key === key && controller.signal === signal) {
      useSweep.setState({ running: false });
    }
  }
}

/** Stops after what is there; it is kept and a later run goes on from it. */
export function cancelSweep(): void {
  controller.abort();
}

/** Forgets the points found, to compute them anew. */
export function forgetSweep(): void {
  const { key } = useSweep.getState();
  useSweep.setState({ points: [] });
  try {
    localStorage.removeItem(STORAGE + key);
  } catch {
    // Storage may be forbidden; then nothing was kept.
  }
}

function stored(key: string): SweepPoint[] {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(STORAGE + key) ?? '[]');
    return Array.isArray(found) ? (found as SweepPoint[]) : [];
  } catch {
    return [];
  }
}

function keep(key: string, points: readonly SweepPoint[]): void {
  try {
    localStorage.setItem(STORAGE + key, JSON.stringify(points));
  } catch {
    // Storage may be full or forbidden; the points then last for this visit.
  }
}
