import { createServer } from 'node:http';
import { afterAll, expect, it } from 'vitest';
import { listen, PORT } from './listen.ts';

const servers = Array.from({ length: 3 }, () => createServer());
afterAll(() => servers.forEach((server) => server.close()));

it('takes the default port or the next free one, and refuses a requested port that is taken', async () => {
  const [first, second, third] = servers;
  const port = await listen(first!, '127.0.0.1', null);
  const next = await listen(second!, '127.0.0.1', null);
  expect(port).toBeGreaterThanOrEqual(PORT);
  expect(next).toBeGreaterThan(port);
  await expect(listen(third!, '127.0.0.1', port)).rejects.toThrow(
    `--port: expected a free port, found that ${port} is taken; leave --port out to take the next one.`,
  );
  await expect(listen(third!, '203.0.113.7', 0)).rejects.toThrow(
    '--host: expected an address of this machine, found “203.0.113.7”.',
  );
});
