import { parseArgs } from 'node:util';
import { nodeWork } from '../src/jobs/team/node.ts';
import { firingsProduct } from '../src/math/affinity/firingsProduct.ts';
import { useKernels } from '../src/math/kernels/kernels.ts';
import type { Work } from '../src/math/work/work.ts';
import '../workers/analyses.ts';
import { loadKernels } from '../workers/kernels/load.ts';
import { writeData, SMALL_SIZE } from './data.ts';
import { runPoint } from './growth/point.ts';
import type { BASE, GrowingWork } from './growth/plan.ts';
import { peakBytes } from './measure.ts';
import type { CaseName, Report } from './cases.ts';
import { runCase } from './runCase.ts';
import { FULL_SIZE } from './synthetic.ts';

/** Runs a case in a separate process, so that its memory peak can be measured, and prints a report as JSON. */
const { values } = parseArgs({
  options: {
    case: { type: 'string' },
    write: { type: 'string' },
    data: { type: 'string' },
    point: { type: 'string' },
    threads: { type: 'string' },
  },
});
const folder = values.data ?? '';
if (values.write) writeData(folder, values.write === 'small' ? SMALL_SIZE : FULL_SIZE);
else if (values.point) {
  const { work, size } = JSON.parse(values.point) as { work: GrowingWork; size: typeof BASE };
  await report((team) => runPoint(work, size, team).then(({ result: _, ...timing }) => timing));
} else await report((work) => runCase(values.case as CaseName, folder, work));

async function report(run: (work: Work) => Promise<Omit<Report, 'bytes'>>): Promise<void> {
  useKernels(await loadKernels());
  const member = new URL('./member.js', import.meta.url);
  const work = nodeWork({ member, threads: Number(values.threads) });
  try {
    await awake(work);
    const found = await run(work);
    const complete: Report = { ...found, bytes: peakBytes() };
    process.stdout.write(JSON.stringify(complete));
  } finally {
    await work.close();
  }
}

/** Waits until every thread has computed something: in the app they are started long before the first job. */
async function awake(work: Work): Promise<void> {
  const indptr = Uint32Array.from({ length: 65 }, (_, b) => b);
  const firings = { blocks: 64, features: 1, indptr, indices: new Uint16Array(64) };
  const product = await firingsProduct(firings, work);
  await product.times(Float64Array.of(1), 1);
  await product.free();
}
