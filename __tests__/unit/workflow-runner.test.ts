import { describe, expect, test } from '@jest/globals';
import { evaluateCondition, evaluateText, evaluateValue } from '../support/workflow/expressions.ts';
import { combinationsOf } from '../support/workflow/matrix.ts';
import { runWorkflow, type Setting } from '../support/workflow/run-workflow.ts';
import { parseYaml, readWorkflow } from '../support/workflow/workflow-file.ts';

const contexts = { vars: { A: 'a', EMPTY: '' }, steps: { x: { outputs: { list: '[1,2]' } } } };

const inBraces = (code: string) => `\${{ ${code} }}`;

describe('an expression', () => {
  test.each([
    [`${inBraces('vars.A')}-b`, 'a-b'],
    [inBraces('vars.MISSING'), ''],
    [inBraces("vars.EMPTY || 'not set'"), 'not set'],
    [inBraces("format('}}}}{0}', vars.A)"), '}}a'],
    [inBraces('true'), 'true'],
  ])('%s is %p', (text, value) => {
    expect(evaluateText(text, contexts)).toBe(value);
  });

  test('may become a list, alone', () => {
    expect(evaluateValue(inBraces('fromJSON(steps.x.outputs.list)'), contexts)).toEqual([1, 2]);
    expect(evaluateValue(inBraces('vars.A').repeat(2), contexts)).toBe('aa');
  });

  test('that names no context is an error', () => {
    expect(() => evaluateText(inBraces('secretz.A'), contexts)).toThrow(/secretz/);
  });

  test.each([
    [undefined, 'success', true],
    [undefined, 'failure', false],
    ["vars.A == 'a'", 'success', true],
    ["vars.A == 'a'", 'failure', false],
    [inBraces('failure()'), 'failure', true],
    ['always()', 'failure', true],
    ['vars.MISSING', 'success', false],
    [false, 'success', false],
  ] as const)('as the condition %p after %s is %p', (condition, status, holds) => {
    expect(evaluateCondition(condition, contexts, status)).toBe(holds);
  });
});

describe('a matrix', () => {
  const of = (matrix: Record<string, unknown>) => combinationsOf({ strategy: { matrix } }, (value) => value);

  test('crosses its axes, leaves out what is excluded, and adds what is included', () => {
    expect(
      of({
        os: ['a', 'b'],
        arch: [1, 2],
        exclude: [{ os: 'b', arch: 2 }],
        include: [{ os: 'a', fast: true }, { os: 'c' }],
      }),
    ).toEqual([
      { os: 'a', arch: 1, fast: true },
      { os: 'a', arch: 2, fast: true },
      { os: 'b', arch: 1 },
      { os: 'c' },
    ]);
  });

  test('of only included entries has just these', () => {
    expect(of({ include: [{ app: 'a' }, { app: 'b' }] })).toEqual([{ app: 'a' }, { app: 'b' }]);
  });
});

describe('a workflow', () => {
  const setting: Setting = {
    event: { name: 'push', payload: {} },
    contexts: { github: {}, vars: {}, secrets: {}, inputs: {} },
    act: async ({ inputs }) => ({ exitCode: inputs.fails ? 1 : 0, outputs: inputs, errors: [] }),
    simulator: { 'login-url': 'https://login' },
    foreign: [
      {
        pattern: /^actions\/checkout@/,
        writes: async () => [{ path: 'dist/a.msix', bytes: Buffer.from('a') }],
      },
      { pattern: /^(?:echo|test) /, writes: 'really' },
    ],
  };
  const play = async (text: string) => {
    const steps = await runWorkflow(readWorkflow(parseYaml(text)), setting);
    return steps.map(({ step, outcome, error }) => [step, outcome, ...(error === undefined ? [] : [error])]);
  };

  test('hands outputs and artifacts from job to job, whatever their order in the file', async () => {
    const text = `
      on: push
      jobs:
        b:
          needs: a
          runs-on: x
          steps:
            - uses: actions/download-artifact@v6
              with: { name: p, path: in }
            - run: test -f in/a.msix && test "$NAME" = n
              env: { NAME: "\${{ needs.a.outputs.name }}" }
        a:
          runs-on: x
          outputs: { name: "\${{ steps.s.outputs.name }}" }
          steps:
            - uses: actions/checkout@v5
            - id: s
              run: echo name=n >> "$GITHUB_OUTPUT"
            - uses: actions/upload-artifact@v5
              with: { name: p, path: dist/*.msix }`;
    expect((await play(text)).map(([, outcome]) => outcome)).toEqual(Array(5).fill('success'));
  });

  test('skips what follows a failure, unless the step goes on or asks for failures', async () => {
    const step = 'uses: o/publish-to-microsoft-store@v1';
    const text = `
      on: push
      jobs:
        a:
          runs-on: x
          steps:
            - { id: one, ${step}, continue-on-error: true, with: { fails: x } }
            - { id: two, ${step}, if: steps.one.outcome == 'failure', with: { fails: x } }
            - { id: three, ${step} }
            - { id: four, ${step}, if: failure() }
        b: { needs: a, runs-on: x, steps: [{ ${step} }] }`;
    expect((await play(text)).map(([name, outcome]) => `${name} ${outcome}`)).toEqual([
      'one failure',
      'two failure',
      'three skipped',
      'four success',
    ]);
  });

  test('fails at a step that matches no row of the table, and at an artifact that already exists', async () => {
    const text = `
      on: push
      jobs:
        a:
          runs-on: x
          strategy: { matrix: { x: [1, 2] } }
          steps:
            - uses: actions/checkout@v5
            - uses: actions/upload-artifact@v5
              with: { name: p, path: dist }
            - run: make`;
    expect(await play(text)).toEqual([
      ['actions/checkout@v5', 'success'],
      ['actions/upload-artifact@v5', 'success'],
      ['make', 'failure', expect.stringContaining('No row of the table')],
      ['actions/checkout@v5', 'success'],
      ['actions/upload-artifact@v5', 'failure', expect.stringContaining('named p already')],
      ['make', 'skipped'],
    ]);
  });
});
