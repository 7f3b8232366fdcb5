/** Formatting, lint and types, side by side; what each prints comes when it ends. Fails when one of them does. */
import { spawn } from 'node:child_process';

const run = (script) =>
  new Promise((resolve) => {
    const child = spawn('npm', ['run', '--silent', script], { stdio: ['ignore', 'pipe', 'pipe'] });
    let text = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (part) => (text += part));
    }
    child.on('close', (code) => {
      console.log(`${script}: ${code === 0 ? 'passed' : 'failed'}`);
      if (text.trim() !== '') console.log(text.trimEnd());
      resolve(code === 0);
    });
  });

const passed = await Promise.all(['lint', 'types', 'format:check'].map(run));
if (passed.includes(false)) process.exitCode = 1;
