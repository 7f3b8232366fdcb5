/**
 * What counting co-occurrence out of core costs: `node bench/cooccurrence.mjs [--firings 1e8] [--each 100] [--memory 4GB]
 * [--threads 2] [--folder DIR]`.
 *
 * Makes firings of 16,384 features, the same number in each block, writes them as Parquet, and runs recipes/cooccurrence.sql on them
 * in DuckDB with a memory limit; what does not fit goes to the folder. Feature frequencies differ by a factor of
 * 200 and more: feature i of a block is drawn from the i-th stratum, and strata grow wider. Prints one JSON document.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { clearInterval, setInterval } from 'node:timers';
import { parseArgs } from 'node:util';
import { DuckDBInstance } from '@duckdb/node-api';

const FEATURES = 16384;

const { values } = parseArgs({
  options: {
    firings: { type: 'string', default: '1e8' },
    each: { type: 'string', default: '100' },
    memory: { type: 'string', default: '4GB' },
    threads: { type: 'string', default: '2' },
    folder: { type: 'string', default: tmpdir() },
  },
});
const EACH = Number(values.each);
const query = readFileSync(new URL('../recipes/cooccurrence.sql', import.meta.url), 'utf8');
const blocks = Math.round(Number(values.firings) / EACH);
const folder = mkdtempSync(join(values.folder, 'tricosm-counts-'));
const at = (name) => join(folder, name);

/** Bytes of the files that the engine has put on the disk. */
const spilled = () => {
  try {
    return readdirSync(at('spill')).reduce((sum, name) => sum + statSync(join(at('spill'), name)).size, 0);
  } catch {
    return 0;
  }
};

/** Runs a statement and measures it: seconds by the clock and of processor time, and the most bytes on the disk. */
async function measured(connection, statement) {
  let most = 0;
  const watch = setInterval(() => (most = Math.max(most, spilled())), 200);
  const before = process.cpuUsage();
  const start = performance.now();
  await connection.run(statement);
  clearInterval(watch);
  const { user, system } = process.cpuUsage(before);
  return {
    seconds: (performance.now() - start) / 1000,
    processorSeconds: (user + system) / 1e6,
    spilledBytes: most,
  };
}

try {
  const instance = await DuckDBInstance.create(':memory:', {
    memory_limit: values.memory,
    threads: values.threads,
    temp_directory: at('spill'),
    preserve_insertion_order: 'false',
  });
  const connection = await instance.connect();
  const load = loadavg()[0];
  const write = await measured(
    connection,
    `COPY (
      SELECT b::BIGINT AS block, (lo + floor((hash(b * ${EACH} + i) % 1000003) / 1000003.0 * (hi - lo)))::INTEGER AS feature
      FROM range(${blocks}) AS blocks (b),
        (SELECT i, floor(${FEATURES} * i * i / ${EACH * EACH}.0) AS lo,
                floor(${FEATURES} * (i + 1) * (i + 1) / ${EACH * EACH}.0) AS hi FROM range(${EACH}) AS strata (i))
    ) TO '${at('firings.parquet')}' (FORMAT parquet)`,
  );
  await connection.run(`CREATE VIEW firings AS SELECT * FROM '${at('firings.parquet')}'`);
  const count = await measured(connection, `COPY (${query}) TO '${at('counts.parquet')}' (FORMAT parquet)`);
  const checks = await connection.runAndReadAll(
    `SELECT COUNT(*)::DOUBLE, SUM(blocks)::DOUBLE, MAX(recorded)::DOUBLE FROM '${at('counts.parquet')}'`,
  );
  const [pairs, together, recorded] = checks.getRows()[0];
  const version = await connection.runAndReadAll('SELECT version()');
  const document = {
    engine: version.getRows()[0][0],
    firings: blocks * EACH,
    each: EACH,
    features: FEATURES,
    memory: values.memory,
    threads: Number(values.threads),
    load: [load, loadavg()[0]],
    write,
    count,
    pairs,
    together,
    recorded,
    complete: together === (blocks * EACH * (EACH + 1)) / 2 && recorded === blocks,
    bytes: { firings: statSync(at('firings.parquet')).size, counts: statSync(at('counts.parquet')).size },
    peakBytes: process.resourceUsage().maxRSS * 1024,
  };
  console.log(JSON.stringify(document, null, 2));
} finally {
  rmSync(folder, { recursive: true });
}
