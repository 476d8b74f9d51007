import type { SubmissionReport } from '../../simulator/src/control/control.ts';
import { type JsonObject, objectAt, objectsAt } from '../../simulator/src/json/json.ts';
import type { WorkspaceFile } from './package-files.ts';
import { wholePng } from './whole-png.ts';

/** Inputs of a run that publishes the Store page alone. */
export const page = { packages: '', listing: 'store-listing', 'wait-for': 'published' };

/** A listing folder in the workspace, from files by their paths in it. */
export function listingFolder(
  files: Readonly<Record<string, string | Buffer>>,
  folder = 'store-listing',
): readonly WorkspaceFile[] {
  return Object.entries(files).map(([path, content]) => ({
    path: `${folder}/${path}`,
    bytes: Buffer.from(content),
  }));
}

/** A screenshot, made different by `seed`. */
export function shot(seed: string): Buffer {
  return wholePng(1366, 768, seed);
}

/** The texts and images of a language in an app's submission. */
export function baseListing(report: SubmissionReport | undefined, language: string): JsonObject {
  return objectAt(objectAt(objectAt(report?.submission ?? {}, 'listings'), language), 'baseListing');
}

/** What a language's images are called, without hashes: `screenshot-a`, `images/screenshot.png`. */
export function imagesOf(report: SubmissionReport | undefined, language: string): readonly string[] {
  return objectsAt(baseListing(report, language), 'images').map(({ fileName }) =>
    String(fileName).replace(/^asset_(.*)\.[0-9a-f]{12}\.png$/, '$1'),
  );
}
