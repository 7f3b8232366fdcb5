import { describe, expect, it } from 'vitest';
import type { TokenFile } from '../../../../dataset/tokenFile.ts';
import { random } from '../../../../math/random/random.ts';
import { labelCircle, labelCircleVerdict, labelsOf } from './labelCircle.ts';
import { tokenContexts } from './tokenContext.ts';
import type { TokenCloud } from './tokenCloud.ts';

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const PARAMETERS = { draws: 199, seed: 42 };

/** Points on a circle in the first two of three components, the token of point i being 10 + i, ten tokens a document. */
function circleCloud(n: number, seed: number): { cloud: TokenCloud; angles: number[] } {
  const stream = random(seed);
  const angles = Array.from({ length: n }, () => 2 * Math.PI * stream.uniform());
  const positions = Float32Array.from(
    angles.flatMap((angle) => [Math.cos(angle), Math.sin(angle), 0.3 * stream.normal()]),
  );
  const cloud = {
    tokens: Uint32Array.from(angles, (_, i) => 10 + i),
    document: Uint32Array.from(angles, (_, i) => Math.floor(i / 10)),
    share: Float64Array.of(0.5, 0.4, 0.1),
    positions,
  } as Partial<TokenCloud> as TokenCloud;
  return { cloud, angles };
}

const fileOf = (
  numbers: readonly number[],
  of: readonly number[],
  key: TokenFile['key'] = 'token',
): TokenFile => ({
  file: 'days.csv',
  key,
  numbers: Uint32Array.from(numbers),
  texts: null,
  documents: null,
  labels: { name: 'day', names: DAYS, of: Int32Array.from(of), order: 'the calendar' },
  unreadable: 0,
});

const dayAt = (angle: number) => Math.floor((7 * angle) / (2 * Math.PI)) % 7;

describe('labelCircle', () => {
  it('finds days that lie around a plane in their order', () => {
    const { cloud, angles } = circleCloud(140, 1);
    const circle = labelCircle(cloud, fileOf([...cloud.tokens], angles.map(dayAt)), PARAMETERS)!;
    expect([circle.n, circle.units]).toEqual([140, 140]);
    const [first, second] = circle.planes;
    expect(first!.association.value).toBeGreaterThan(0.9);
    expect(first!.correctedP).toBe(1 / 200);
    // The second plane has the sine of the circle, and so some of its order.
    expect(Math.abs(second!.association.value)).toBeLessThan(0.6);
    expect(labelCircleVerdict(circle)).toContain('around the plane of components 1 and 2');
  });

  it('judges by distance with too few draws for a p, and not at all with fewer than twenty', () => {
    const { cloud, angles } = circleCloud(140, 1);
    const stream = random(4);
    const verdictOf = (labels: readonly number[], draws: number) =>
      labelCircleVerdict(labelCircle(cloud, fileOf([...cloud.tokens], labels), { draws, seed: 1 })!);
    const days = angles.map(dayAt);
    expect(verdictOf(days, 39)).toMatch(/^Beyond chance: .* components 1 and 2/);
    expect(
      verdictOf(
        days.map(() => stream.integer(7)),
        39,
      ),
    ).toMatch(/^Nothing here/);
    expect(verdictOf(days, 19)).toBe('Cannot be judged: 19 draws are too few; ask for 20 or more.');
  });

  it('rejects shuffled labels at its nominal rate, all planes together', () => {
    let rejected = 0;
    for (let seed = 0; seed < 60; seed++) {
      const { cloud } = circleCloud(60, 100 + seed);
      const stream = random(900 + seed);
      const labels = Array.from(cloud.tokens, () => stream.integer(7));
      const circle = labelCircle(cloud, fileOf([...cloud.tokens], labels), { draws: 199, seed })!;
      if (circle.planes.some(({ correctedP }) => correctedP! <= 0.1)) rejected++;
    }
    // Binomial(60, 0.1): 0 to 14 with probability 0.999.
    expect(rejected).toBeLessThanOrEqual(14);
  });

  it('shuffles documents if labels are of documents', () => {
    const { cloud } = circleCloud(60, 2);
    const circle = labelCircle(
      cloud,
      fileOf([0, 1, 2, 3, 4, 5], [0, 1, 2, 3, 4, 5], 'document'),
      PARAMETERS,
    )!;
    expect([circle.n, circle.units]).toEqual([60, 6]);
  });

  it('needs twenty points with one of three labels', () => {
    const { cloud } = circleCloud(60, 3);
    const some = [...cloud.tokens].slice(0, 30);
    expect(
      labelCircle(
        cloud,
        fileOf(
          some,
          some.map((_, i) => i % 2),
        ),
        PARAMETERS,
      ),
    ).toBeNull();
    expect(
      labelCircle(
        cloud,
        fileOf(
          some.slice(0, 19),
          some.map((_, i) => i % 7),
        ),
        PARAMETERS,
      ),
    ).toBeNull();
    expect(labelCircle(cloud, { ...fileOf(some, []), labels: null }, PARAMETERS)).toBeNull();
    expect([...labelsOf(cloud, fileOf([11, 13], [4, 5]))].slice(0, 5)).toEqual([-1, 4, -1, 5, -1]);
  });
});

describe('tokenContexts', () => {
  const texts = Array.from({ length: 40 }, (_, i) => ` w${i}`);
  const file = { ...fileOf([...texts.keys()], []), texts, labels: null };

  it('has up to twelve tokens before and six after, without gaps', () => {
    const contextOf = tokenContexts(file);
    const context = contextOf(20)!;
    expect(context.token).toBe(' w20');
    expect(context.before.split(' w')).toHaveLength(13);
    expect(context.after).toBe(' w21 w22 w23 w24 w25 w26');
    expect(contextOf(1)).toMatchObject({ before: ' w0' });
    expect(contextOf(99)).toBeNull();
  });

  it('ends with the document', () => {
    const documents = Uint32Array.from(texts, (_, i) => Math.floor(i / 4));
    expect(tokenContexts({ ...file, documents })(5)).toEqual({
      before: ' w4',
      token: ' w5',
      after: ' w6 w7',
    });
  });
});
