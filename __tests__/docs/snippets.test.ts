import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { makeCertificate } from '../support/certificates.ts';
import { startConnectProxy } from '../support/connect-proxy.ts';
import { useStore } from '../support/store.ts';
import { problemsOf } from '../support/workflow/problems.ts';
import type { StepResult } from '../support/workflow/run-steps.ts';
import { collectSnippets, snippetsOf } from '../support/workflow/snippets.ts';
import { startsOf } from '../support/workflow/started.ts';
import { isOurs } from '../support/workflow/workflow-file.ts';
import { playSnippet, type World } from './play-snippet.ts';

const store = useStore({ hasGithub: true });
let world: World;
beforeAll(async () => {
  const [proxy, certificate] = await Promise.all([startConnectProxy(), makeCertificate('CN=Contoso')]);
  world = { store, proxy, certificate };
});
afterAll(async () => await world.proxy[Symbol.asyncDispose]());

/** 15 apps take long: `__tests__/docs/monorepo.test.ts`. */
const elsewhere = 'docs/examples/monorepo.yml';
const snippets = collectSnippets();
const withOwnSteps = snippets.filter(({ workflow }) =>
  Object.values(workflow.jobs).some(({ steps }) => steps.some(isOurs)),
);
const runs = withOwnSteps
  .filter(({ name }) => name !== elsewhere)
  .flatMap((snippet) =>
    startsOf(snippet.workflow)
      // Of this repository's own workflow, only for itself: its steps are the same on every event.
      .slice(0, snippet.page === '.github/workflows' ? 1 : undefined)
      .map((started) => ({
        snippet,
        started,
        name: `${snippet.name} (${started.name})`,
      })),
  );
const acted = ({ kind, outcome }: StepResult) => kind === 'own' && outcome !== 'skipped';
const executed = new Map<string, number>();

describe('a workflow of the documentation runs as it stands', () => {
  test.each(runs)('$name', async ({ snippet, started }) => {
    const steps = await playSnippet(world, snippet, started);
    const own = steps.filter(acted).length;
    executed.set(snippet.page, (executed.get(snippet.page) ?? 0) + own);
    expect(steps.filter(({ conclusion }) => conclusion === 'failure').map(told)).toEqual([]);
    expect(own).toBeGreaterThan(0);
  });

  test('and so do all of its steps that use this action', () => {
    // Adding such a step changes its page's number: none gets lost on the way.
    expect(Object.fromEntries(executed)).toEqual({
      'README.md': 4,
      'docs/for-reviewers.md': 1,
      'docs/inputs.md': 2,
      'docs/publishing.md': 9,
      'docs/recipes.md': 5,
      'docs/rollout.md': 1,
      'docs/set-up.md': 1,
      'docs/versioning.md': 1,
      'docs/without-packages.md': 1,
      'docs/examples': 33,
      '.github/workflows': 8,
    });
  });

  test('and those without such a step are the ones that the simulator plays itself', () => {
    const others = snippets.filter((snippet) => !withOwnSteps.includes(snippet));
    // simulator/__tests__/recipes.test.ts
    expect(others.map(({ name }) => name)).toEqual(
      ['curl', 'pytest', 'Go'].map((client) => `simulator/README.md: ${client}`),
    );
  });
});

/** Plays a workflow that is started by one event, with another payload if one is given. */
async function played(name: string, payload?: unknown): Promise<readonly StepResult[]> {
  const snippet = snippets.find((each) => each.name === `docs/examples/${name}`);
  const [started] = snippet === undefined ? [] : startsOf(snippet.workflow);
  if (snippet === undefined || started === undefined) throw new Error('There is no such example.');
  const event = payload === undefined ? started.event : { ...started.event, payload };
  return await playSnippet(world, snippet, { ...started, event });
}

test('a release without a text fails before anything is sent', async () => {
  const steps = await played('release-notes.yml', { release: { tag_name: 'v1.2.0', body: null } });
  expect(steps.filter(acted)).toEqual([]);
  expect(steps.filter(({ outcome }) => outcome === 'failure')).toHaveLength(1);
  expect(store.pending()).toBeUndefined();
});

test('the body of a release, which is Markdown, becomes the notes of every language', async () => {
  const body = '## What is new\r\n\r\n* **Draw** with the pen, by @octocat in #7\r\n';
  await played('release-notes.yml', { release: { tag_name: 'v1.2.0', body } });
  expect(pageOf('en-us').releaseNotes?.replaceAll('\r\n', '\n')).toBe('What is new\n• Draw with the pen');
});

test.each(['store-page.yml', 'weblate.yml', 'release-notes-per-language.yml'])(
  '%s changes the notes of each language',
  async (name) => {
    await played(name);
    expect(pageOf('en-us').releaseNotes).toBe('Draw with the pen.');
    expect(pageOf('de-de').releaseNotes).toBe('Zeichne mit dem Stift.');
  },
);

test('undo-store-page.yml brings back what store-page.yml changed, and clears what was empty', async () => {
  await played('undo-store-page.yml');
  const [before, changed, undone] = store
    .submissions()
    .filter(({ kind }) => kind === 'app')
    .slice(-3);
  expect(pageIn(changed?.submission, 'en-us').shortDescription).toBe('Notes with a pen.');
  for (const language of ['en-us', 'de-de']) {
    expect(pageIn(before?.submission, language).releaseNotes).toBe('First release.');
    expect(pageIn(undone?.submission, language)).toEqual(pageIn(before?.submission, language));
  }
});

test('new screenshots replace the old ones in each language', async () => {
  await played('screenshots.yml');
  for (const language of ['en-us', 'de-de']) {
    const names = pageOf(language).images?.map(({ fileName }) => fileName);
    expect(names).toEqual([expect.stringMatching(/screenshot-01-main-window\.[0-9a-f]+\.png$/)]);
  }
});

test('Crowdin downloads what is translated as a whole, and changes nothing in the Store yet', async () => {
  const steps = await played('crowdin.yml');
  const [plan] = steps.filter(acted).map(({ outputs }) => outputs.plan ?? '');
  expect(plan).toContain('Zeichne mit Stift und Lineal.');
  expect(plan).not.toContain('description');
  expect(store.pending()).toBeUndefined();
});

interface Page {
  readonly description?: string;
  readonly shortDescription?: string;
  readonly releaseNotes?: string;
  readonly images?: readonly { readonly fileName: string }[];
}

/** A language of the submission that is on its way. */
function pageOf(language: string): Page {
  return pageIn(store.pending()?.submission, language);
}

function pageIn(submission: { readonly listings?: unknown } | undefined, language: string): Page {
  const { listings } = submission ?? {};
  return (listings as Record<string, { baseListing: Page }> | undefined)?.[language]?.baseListing ?? {};
}

describe('a block that is not a workflow', () => {
  const pageWith = (block: string) => `# Page\n\n\`\`\`yaml\n${block}\n\`\`\`\n`;

  test.each([
    ['names no file', 'flight: Beta', /not a whole workflow begins with "# from"/],
    [
      'names a step that is not there',
      '# from docs/examples/winui.yml, in place of the step Buidl\n- run: a',
      /0 steps/,
    ],
    ['has what no runner knows', '# from docs/examples/release.yml\n- uses: a/b@v1\n  wiht: {}', /wiht/],
  ])('and %s is an error', (_what, block, message) => {
    expect(() => snippetsOf('page.md', pageWith(block))).toThrow(message);
  });
});

describe("GitHub's own parser finds nothing wrong with", () => {
  const whole = snippets.flatMap(({ name, text }) => (text === undefined ? [] : [[name, text] as const]));
  test.each(whole)('%s', async (name, text) => {
    expect(await problemsOf(name, text)).toEqual([]);
  });

  test('but does with a member that GitHub does not know', async () => {
    const text =
      'on: push\nconcurrency: { group: a, queues: max }\njobs: { a: { runs-on: x, steps: [{ run: a }] } }';
    expect(await problemsOf('a.yml', text)).toEqual([expect.stringContaining('queues')]);
  });
});

function told({ job, step, outputs, error }: StepResult): string {
  return `${job}, ${step}: ${outputs.result ?? 'failed'}: ${error}`;
}
