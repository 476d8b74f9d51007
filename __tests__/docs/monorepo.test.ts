import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { makeCertificate } from '../support/certificates.ts';
import { startConnectProxy } from '../support/connect-proxy.ts';
import { useStore } from '../support/store.ts';
import { collectSnippets } from '../support/workflow/snippets.ts';
import { startsOf } from '../support/workflow/started.ts';
import { apps } from './foreign-steps.ts';
import { playSnippet, type World } from './play-snippet.ts';

const store = useStore({ hasGithub: true });
let world: World;
beforeAll(async () => {
  const [proxy, certificate] = await Promise.all([startConnectProxy(), makeCertificate('CN=Contoso')]);
  world = { store, proxy, certificate };
});
afterAll(async () => await world.proxy[Symbol.asyncDispose]());

test('the example for a monorepo publishes its 15 apps, each with a record of its own', async () => {
  const [snippet] = collectSnippets().filter(({ name }) => name === 'docs/examples/monorepo.yml');
  const [started] = snippet === undefined ? [] : startsOf(snippet.workflow);
  if (snippet === undefined || started === undefined) throw new Error('There is no such example.');
  const steps = await playSnippet(world, snippet, started);
  const own = steps.filter(({ kind }) => kind === 'own');
  expect(own.map(({ outputs }) => outputs.result)).toEqual(apps.map(() => 'accepted'));
  const records = store.github.results.calls.filter(({ method }) => method === 'CreateArtifact');
  expect(new Set(records.map(({ body }) => JSON.stringify(body))).size).toBe(15);
});
