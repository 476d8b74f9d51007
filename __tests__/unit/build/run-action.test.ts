import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { actionRuntime } from '../../../scripts/action-file.ts';
import { type RunOptions, runAction, startAction } from '../../../scripts/run-action.ts';

describe('runAction', () => {
  let root: string;

  beforeEach(async () => {
    root = await mkdtemp(path.join(os.tmpdir(), 'an action '));
  });
  afterEach(() => rm(root, { recursive: true, force: true }));

  async function writeAction(body: string, using = 'node24') {
    await mkdir(path.join(root, 'dist'), { recursive: true });
    const actionFile = {
      inputs: { 'app-id': { required: true }, 'wait for': { default: 'accepted' } },
      runs: { using, main: 'dist/index.mjs' },
    };
    await writeFile(path.join(root, 'action.yml'), JSON.stringify(actionFile));
    await writeFile(
      path.join(root, 'dist/index.mjs'),
      `import fs from 'node:fs';\nimport { setTimeout as wait } from 'node:timers/promises';\n${body}`,
    );
  }

  const run = async (body: string, options: Partial<RunOptions> = {}) => {
    await writeAction(body);
    return runAction({ inputs: {}, root, ...options });
  };
  const environmentOf = async (options: Partial<RunOptions>) =>
    JSON.parse((await run('console.log(JSON.stringify(process.env))', options)).stdout);

  test('passes given inputs, defaults, empty values and undeclared inputs as the runner does', async () => {
    const environment = await environmentOf({ inputs: { 'app-id': '9NBLGGH4R315', 'roll-out': '10' } });
    expect(environment).toMatchObject({
      'INPUT_APP-ID': '9NBLGGH4R315',
      INPUT_WAIT_FOR: 'accepted',
      'INPUT_ROLL-OUT': '10',
    });
    expect(await environmentOf({})).toMatchObject({ 'INPUT_APP-ID': '' });
  });

  test('builds the environment from scratch, so that no variable of this process reaches the action', async () => {
    process.env.LEFT_OVER = 'from the caller';
    try {
      const environment = await environmentOf({ env: { GITHUB_REPOSITORY: 'me/mine' }, caFile: '/ca.pem' });
      expect(environment).toMatchObject({
        GITHUB_ACTIONS: 'true',
        GITHUB_REPOSITORY: 'me/mine',
        NODE_EXTRA_CA_CERTS: '/ca.pem',
      });
      expect(environment).not.toHaveProperty('LEFT_OVER');
      expect(environment).not.toHaveProperty('NODE_OPTIONS');
    } finally {
      delete process.env.LEFT_OVER;
    }
  });

  test('starts in the workspace with the event in a file', async () => {
    const { stdout } = await run(
      'console.log(process.cwd() === fs.realpathSync(process.env.GITHUB_WORKSPACE), fs.readFileSync(process.env.GITHUB_EVENT_PATH, "utf8"))',
      { event: { name: 'pull_request', payload: { number: 7 } } },
    );
    expect(stdout.trim()).toBe('true {"number":7}');
  });

  test('reads outputs, state and summary, including values of several lines', async () => {
    const result = await run(`
      fs.appendFileSync(process.env.GITHUB_OUTPUT, 'plan<<ghadelimiter_1\\none\\n\\na=b\\nghadelimiter_1\\nresult=published\\n');
      fs.appendFileSync(process.env.GITHUB_STATE, 'id=7\\n');
      fs.appendFileSync(process.env.GITHUB_STEP_SUMMARY, '# Done\\n');
    `);
    expect(result.outputs).toEqual({ plan: 'one\n\na=b', result: 'published' });
    expect(result.state).toEqual({ id: '7' });
    expect(result.summary).toBe('# Done\n');
  });

  test('refuses an output file that the runner would refuse', async () => {
    const body = "fs.appendFileSync(process.env.GITHUB_OUTPUT, 'plan<<end\\nno end');";
    await expect(run(body)).rejects.toThrow('No line end ends the value of plan');
  });

  test('reports exit code, both streams, masks and what is left in the temporary folders', async () => {
    const result = await run(`
      console.log('::add-mask::50%25%0Aoff');
      console.error('oh');
      fs.writeFileSync(process.env.RUNNER_TEMP + '/left.zip', '');
      process.exitCode = 3;
    `);
    expect(result).toMatchObject({
      exitCode: 3,
      signal: null,
      stderr: 'oh\n',
      masks: ['50%\noff'],
      leftovers: ['left.zip'],
    });
  });

  test('removes the folders that it made', async () => {
    const { stdout } = await run('console.log(process.env.HOME)');
    await expect(mkdir(path.join(stdout.trim(), 'below'))).rejects.toThrow('ENOENT');
  });

  // On Windows, there is no signal that a process could catch.
  (process.platform === 'win32' ? test.skip : test).each([
    ['at a line of output', /ready/],
    ['after a while', 3_000],
  ])('sends a signal %s', async (_when, after) => {
    const body = `
      process.once('SIGTERM', () => { console.log('stopping'); process.exit(130); });
      console.log('ready');
      await wait(60_000);
    `;
    const lines: string[] = [];
    const { exitCode } = await run(body, {
      signalAfter: { signal: 'SIGTERM', after },
      onLine: (line) => lines.push(line),
    });
    expect({ exitCode, lines }).toEqual({ exitCode: 130, lines: ['ready', 'stopping'] });
  });

  test('lets a caller kill a run under way', async () => {
    await writeAction('await wait(60_000);');
    const running = await startAction({ inputs: {}, root });
    running.kill('SIGKILL');
    expect(await running.finished).toMatchObject({ exitCode: null, signal: 'SIGKILL' });
  });

  test('ends a run that hangs, and shows what it printed', async () => {
    const body = "console.log('one moment'); await wait(60_000);";
    await expect(run(body, { timeoutMs: 500 })).rejects.toThrow(/did not end within 500 ms.*one moment/s);
  });

  test('lets hours pass in an instant', async () => {
    const { stdout, milliseconds } = await run(
      'const start = Date.now(); await wait(7_200_000); console.log(Date.now() - start);',
      { fastTime: 10_000 },
    );
    expect(Number(stdout)).toBeGreaterThanOrEqual(7_200_000);
    expect(milliseconds).toBeLessThan(20_000);
  });

  test('says which Node is missing', async () => {
    await writeAction('', 'node99');
    expect(() => actionRuntime(root)).toThrow(/runs on Node 99, and this is v24/);
  });
});
