/**
 * `npm run owner -- NAME`: states the owner of the repository in package.json and fills it into every text.
 * Without a name it fails if a text names a different owner than package.json does.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const root = path.resolve(import.meta.dirname, '..');
const repositoryName = 'publish-to-microsoft-store';
const packageSchema = z.looseObject({ repository: z.object({ url: z.string() }) });

/** Stands in for the owner until there is one: GitHub allows no underscore in a name, so no one can own it. */
export const ownerNotSet = 'OWNER_NOT_SET';

/** The owner as package.json states it, the one place for it. */
export function statedOwner(packageJson: string): string {
  const { repository } = packageSchema.parse(JSON.parse(packageJson));
  const [, owner] = new RegExp(`github\\.com/([^/]+)/${repositoryName}\\.git$`).exec(repository.url) ?? [];
  if (owner === undefined) throw new Error(`package.json: repository.url names no ${repositoryName}`);
  return owner;
}

/** Every owner that a text names for this repository or its teams, once each. */
export function ownersIn(text: string): readonly string[] {
  const found = [...text.matchAll(mentions)].map(({ groups }) => groups?.owner ?? '');
  return [...new Set(found)];
}

/** The text with another owner. */
export function withOwner(text: string, owner: string): string {
  return text.replace(mentions, (mention, old: string) => mention.replace(old, owner));
}

/**
 * The repository with its owner before it, or the owner's team of maintainers; not a path that ends in the same words.
 */
const mentions = new RegExp(
  `(?<![\\w./-])(?:https?://github\\.com/|git\\+https://github\\.com/|@)?(?<owner>[A-Za-z0-9][\\w-]*)/(?:${repositoryName}(?![\\w-])|maintainers\\b)`,
  'g',
);

/** Every file that may name the owner: what is not built, not a fixture and not a lock file. */
export function textsWithOwner(): readonly string[] {
  const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  });
  return files
    .split('\n')
    .filter((file) => /\.(?:md|ya?ml|json|ts)$|CODEOWNERS$/.test(file))
    .filter((file) => !/^(?:dist|simulator\/dist)\/|^__tests__\/|package-lock\.json$/.test(file));
}

function main(): number {
  const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
  const [name] = process.argv.slice(2);
  if (name !== undefined && !/^[A-Za-z0-9](?:-?[A-Za-z0-9]){0,38}$/.test(name)) {
    console.error(`"${name}" is no name that GitHub allows for a user or an organization.`);
    return 1;
  }
  if (name === undefined) {
    const owner = statedOwner(read('package.json'));
    const others = textsWithOwner().flatMap((file) =>
      ownersIn(read(file))
        .filter((each) => each !== owner)
        .map((each) => `${file} names ${each}, and package.json says ${owner}`),
    );
    if (others.length > 0) console.error(others.join('\n'));
    return others.length > 0 ? 1 : 0;
  }
  for (const file of textsWithOwner()) {
    const [before, after] = [read(file), withOwner(read(file), name)];
    if (after !== before) writeFileSync(path.join(root, file), after);
  }
  return 0;
}

if (import.meta.main) process.exitCode = main();
