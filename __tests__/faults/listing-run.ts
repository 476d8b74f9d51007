import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { sha256Of } from '../support/package-files.ts';
import type { ImageFile, TestedCase } from './case.ts';

/** Inputs of a run of a listing folder alone. */
export const listingInputs = { packages: '', 'certification-notes': '', listing: 'store-listing' };

/**
 * A run of a listing folder alone. Every language in the Store has one screenshot, which another tool uploaded.
 * @param files by their paths in the folder; `patch.json` is next to it
 */
export function listingRun(
  files: Readonly<Record<string, string | Buffer>>,
): Pick<TestedCase, 'files' | 'inputs' | 'arrange' | 'images'> {
  const arrange = async (workspace: string) => {
    for (const [name, content] of Object.entries(files)) {
      const place = path.join(workspace, name === 'patch.json' ? '' : 'store-listing', name);
      await mkdir(path.dirname(place), { recursive: true });
      await writeFile(place, content);
    }
  };
  const images = Object.entries(files).flatMap(([name, content]) => imageOf(name, content));
  return { files: 'none', inputs: listingInputs, arrange, images };
}

function imageOf(name: string, content: string | Buffer): readonly ImageFile[] {
  if (!name.endsWith('.png') || typeof content === 'string') return [];
  const sha256 = sha256Of(content);
  const [folder, file] = name.split('/').slice(-2);
  return [
    { archiveName: `asset_${folder}-${path.parse(file ?? '').name}.${sha256.slice(0, 12)}.png`, sha256 },
  ];
}
