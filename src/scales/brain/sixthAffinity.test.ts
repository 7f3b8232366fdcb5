import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { Affinity } from '../../math/affinity/affinity.ts';
import { random } from '../../math/random/random.ts';
import { quietWork } from '../../math/work/work.ts';
import type { Counts, FiringsAffinity } from './analysis/affinities/affinityTable.ts';

/** Ochiai’s coefficient, the cosine of two columns of firings: an affinity that Tricosm does not have. */
const OCHIAI: Omit<FiringsAffinity, 'id'> & { readonly id: string } = {
  id: 'ochiai',
  name: 'Ochiai',
  of: 'firings',
  meaning: 'Ochiai: blocks of both, of the geometric mean of the blocks of each',
  range: [0, 1],
  formula: 'n11 / √(n1·n·1)',
  value: (both, one, other) => (one * other > 0 ? both / Math.sqrt(one * other) : 0),
  async operator(counts: Counts): Promise<Affinity> {
    const product = await counts.product();
    const inverse = Float64Array.from(product.fired, (fired) => (fired > 0 ? 1 / Math.sqrt(fired) : 0));
    const scaled = (v: Float64Array, width: number) =>
      v.map((value, p) => value * inverse[Math.floor(p / width)]!);
    return {
      n: product.features,
      async times(v, width) {
        const all = scaled(await product.times(scaled(v, width), width), width);
        return all.map((value, p) => value - (inverse[Math.floor(p / width)]! > 0 ? v[p]! : 0));
      },
      free: () => product.free(),
    };
  },
};

vi.mock('./analysis/affinities/affinityTable.ts', async (importOriginal) => {
  const original = await importOriginal<{ AFFINITIES: readonly { readonly of: string }[] }>();
  const last = original.AFFINITIES.findLastIndex(({ of }) => of === 'firings');
  return { ...original, AFFINITIES: original.AFFINITIES.toSpliced(last + 1, 0, OCHIAI) };
});

/** Two groups of features, each firing in its own blocks, with a little noise. */
function world() {
  const stream = random(3);
  const rows = Array.from({ length: 60 }, (_, block) =>
    Array.from({ length: 12 }, (_, feature) => feature).filter(
      (feature) => stream.uniform() < (feature < 6 === block < 30 ? 0.7 : 0.05),
    ),
  );
  const indptr = new Uint32Array(61);
  rows.forEach((row, b) => (indptr[b + 1] = indptr[b]! + row.length));
  const indices = Uint16Array.from(rows.flat());
  return { blocks: 60, features: 12, indptr, indices, category: null };
}

describe('a sixth affinity, added to the table only', () => {
  const id = OCHIAI.id as never;
  const firings = world();
  let names: readonly string[] = [];
  beforeAll(async () => {
    names = (await import('./analysis/affinities/affinities.ts')).COOCCURRENCE_AFFINITIES;
  });

  it('is among the affinities of firings, and counted in words', async () => {
    const { COOCCURRENCE_COUNT, isGeometry } = await import('./analysis/affinities/affinities.ts');
    expect(names).toEqual(['phi', 'jaccard', 'dice', 'overlap', 'smc', 'ochiai']);
    expect(COOCCURRENCE_COUNT).toBe('six');
    expect(isGeometry(id)).toBe(false);
  });

  it('is a choice of the view and stands in the link', async () => {
    const { brainView } = await import('./view.ts');
    const { affinity } = brainView.fields;
    expect(affinity.parse('ochiai')).toBe('ochiai');
    expect(affinity.print(id)).toBe('ochiai');
  });

  it('finds lobes by its operator, whose entries are its values', async () => {
    const { lobes } = await import('./analysis/lobes/lobes.ts');
    const { affinityOf } = await import('./analysis/affinities/affinityOf.ts');
    const found = await lobes({ firings }, { affinity: id, k: 2, seed: 42, keepSilent: false }, quietWork);
    expect(new Set(found.labels.subarray(0, 6)).size).toBe(1);
    expect(new Set(found.labels.subarray(6)).size).toBe(1);
    const all = Uint32Array.from({ length: 12 }, (_, i) => i);
    const operator = await affinityOf(id, { firings }, all, quietWork);
    const first = await operator.times(
      Float64Array.from({ length: 12 }, (_, i) => (i === 0 ? 1 : 0)),
      1,
    );
    const { company } = await import('./analysis/company/company.ts');
    const list = company(firings, 0, 11).lists.find(({ affinity }) => affinity === id)!;
    list.features.forEach((feature, i) => expect(first[feature]!).toBeCloseTo(list.values[i]!, 12));
  });

  it('is in the sweep and in the agreement of affinities', async () => {
    const { sweepPlan } = await import('./analysis/sweep/sweepPlan.ts');
    const { affinityAgreement } = await import('./analysis/lobes/affinityAgreement.ts');
    expect(sweepPlan(12, 2).map(({ affinity }) => affinity)).toEqual(names);
    const agreement = await affinityAgreement({ firings }, { k: 2, seed: 42, keepSilent: false }, quietWork);
    expect(agreement.affinities).toEqual(names);
    expect(agreement.ami).toHaveLength(36);
  });

  it('is taken and described by the command line, and measured by the bench', async () => {
    const { run } = await import('../../cli/main.ts');
    const { HELP } = await import('../../cli/help.ts');
    const { affinityMarkdown } = await import('../../cli/affinityTable.ts');
    const { CASES } = await import('../../../bench/cases.ts');
    expect(HELP).toContain('phi|jaccard|dice|overlap|smc|ochiai|cosine|angular');
    expect(affinityMarkdown()).toContain('| `ochiai` | firings | Ochiai');
    expect(CASES.map(({ title }) => title)).toContain('Ochiai, k = 3');
    const args = ['lobes', 'e2e/cases/lobes', '--affinity', 'ochiai', '--k', '3', '--measure', 'none'];
    const { code, stdout } = await run(args, (_, compute) => compute(quietWork));
    expect([code, (JSON.parse(stdout) as { affinity: string }).affinity]).toEqual([0, 'ochiai']);
    const refused = await run([...args.slice(0, 3), 'odd', ...args.slice(4)], (_, compute) =>
      compute(quietWork),
    );
    expect(refused.stderr).toContain('smc, ochiai, cosine, angular, found “odd”');
  });
});
