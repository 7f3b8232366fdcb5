import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';

/** For tests: the answers to queries as DuckDB writes them, by name. */
export async function parquetFiles<Name extends string>(
  queries: Readonly<Record<Name, readonly [query: string, options?: string]>>,
): Promise<Record<Name, Uint8Array>> {
  const folder = mkdtempSync(join(tmpdir(), 'tricosm-parquet-'));
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const files: Partial<Record<Name, Uint8Array>> = {};
  for (const [name, [query, options = '']] of Object.entries(queries) as [Name, [string, string?]][]) {
    const path = join(folder, 'x.parquet');
    await connection.run(`COPY (${query}) TO '${path}' (FORMAT parquet${options})`);
    files[name] = new Uint8Array(readFileSync(path));
  }
  rmSync(folder, { recursive: true });
  return files as Record<Name, Uint8Array>;
}
