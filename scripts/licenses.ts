import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';

const manifestSchema = z.object({
  name: z.string(),
  version: z.string(),
  license: z.string().optional(),
  author: z.union([z.string(), z.object({ name: z.string() }).transform(({ name }) => name)]).optional(),
});

/**
 * Text of `dist/licenses.txt`: every package in `folders` by name and version, each with the full text of its
 * license. ncc's own `--license` knows packages by name alone, so of two versions under different licenses
 * (minimatch 3 and 10) it prints one; and it passes over packages without a license file.
 * Throws with the names of all packages for which there is no text.
 */
export async function licensesOf(folders: Iterable<string>): Promise<string> {
  const described = await Promise.all([...new Set(folders)].map(describe));
  const missing = described.filter(({ text }) => text === undefined).map(({ title }) => title);
  if (missing.length > 0) {
    throw new Error(`No license text for ${missing.join(', ')}: such a package must not be in dist`);
  }
  const blocks = new Map(
    described.map(({ title, license, text }) => [title, `${title}\n${license}\n\n${text}\n`]),
  );
  return [...blocks.values()].sort().join(`\n${'-'.repeat(80)}\n\n`);
}

interface DescribedPackage {
  readonly title: string;
  readonly license: string;
  readonly text: string | undefined;
}

async function describe(folder: string): Promise<DescribedPackage> {
  const manifest = manifestSchema.parse(
    JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8')),
  );
  const license = manifest.license ?? '(no license named in package.json)';
  return {
    title: `${manifest.name} ${manifest.version}`,
    license,
    text: (await readLicenseText(folder)) ?? standardText(license, manifest.author),
  };
}

/** What the texts of MIT, of BSD and of public-domain dedications begin with. */
const licenseWords =
  /Permission is hereby granted|Redistribution and use in source|released as \[public-domain\]/;

/** The license file of a package or, if there is none, the full text at the end of its README. */
async function readLicenseText(folder: string): Promise<string | undefined> {
  const names = (await readdir(folder)).sort();
  const file = names.find((name) => /^(licen[cs]e|copying)/i.test(name));
  if (file !== undefined) return tidy(await readFile(path.join(folder, file), 'utf8'));
  const readme = names.find((name) => /^readme/i.test(name));
  if (readme === undefined) return undefined;
  const section = /^#+\s*licen[cs]e\s*$([\s\S]*)/im.exec(
    await readFile(path.join(folder, readme), 'utf8'),
  )?.[1];
  return section !== undefined && licenseWords.test(section) ? tidy(section) : undefined;
}

/** A package that only says "MIT" means this text, with its author as the holder of the copyright. */
function standardText(license: string, author: string | undefined): string | undefined {
  if (!['MIT', 'MIT/X11'].includes(license) || author === undefined) return undefined;
  return `Copyright (c) ${author}

Permission is hereby granted, free of charge, to any person obtaining a copy
of this software and associated documentation files (the "Software"), to deal
in the Software without restriction, including without limitation the rights
to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
SOFTWARE.`;
}

function tidy(text: string): string {
  return text
    .replace(/^\uFEFF/, '')
    .replaceAll('\r\n', '\n')
    .trim();
}
