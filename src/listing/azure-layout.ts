import { foldName } from '../json/fold.ts';
import type { ReadFolder } from './contents.ts';
import { appFields, imageFolder } from './fields.ts';
import { type FolderProblem, wrong } from './problems.ts';

const hint = 'follows the layout of the Azure DevOps task.';
const listings = 'listings';

/**
 * The folder of the Azure DevOps task "Windows Store - Publish"
 * (https://github.com/microsoft/windows-dev-center-vsts-extension/blob/master/docs/usage.md): one problem for each kind
 * of file, with its name here. Empty for every other folder.
 */
export function azureProblems(root: ReadFolder): readonly FolderProblem[] {
  const top = root.folders.find(({ name }) => foldName(name) === listings);
  const languages = (top ?? root).folders.filter(({ folders }) =>
    folders.some(({ name }) => ['baselisting', 'platformoverrides'].includes(foldName(name))),
  );
  if (languages.length === 0) return [];
  const trailers = root.folders.filter(({ name }) => top !== undefined && foldName(name) === 'trailers');
  const advice = new Map<string, FolderProblem>();
  for (const path of [...languages, ...trailers].flatMap(pathsIn)) {
    const text = rename(top === undefined ? ['Listings', ...path.split('/')] : path.split('/'));
    if (!advice.has(text)) advice.set(text, wrong('listing-azure', path, `${hint} ${text}`));
  }
  return [...advice.values()];
}

function pathsIn(folder: ReadFolder): readonly string[] {
  return [...folder.files.map(({ path }) => path), ...folder.folders.flatMap(pathsIn)];
}

/** The end of a sentence, the same for all files of a kind. @param steps of a path from `Listings` or `Trailers` on */
function rename([top = '', ...steps]: readonly string[]): string {
  if (foldName(top) !== listings) return renameTrailer(steps);
  const [, part = '', ...rest] = steps;
  if (foldName(part) === 'platformoverrides')
    return "A listing folder can't contain platform overrides. Delete the platformOverrides folder. The Store keeps the overrides it has; to change them, use submission-patch.";
  const [first = '', type, name] = rest;
  if (type !== undefined && name !== undefined && foldName(first) === 'images')
    return renameImage(type, name);
  const field = appFields.find(({ member }) => foldName(`${member}.txt`) === foldName(first));
  return field === undefined
    ? `A listing folder can't contain baseListing/${first}. Delete this file.`
    : `Rename every <language>/baseListing/${first} to <language>/${field.file}.txt.`;
}

function renameImage(type: string, name: string): string {
  const [from, to] = [`<language>/baseListing/images/${type}`, `<language>/images/${imageFolder(type)}`];
  if (/\.png$/i.test(name)) return `Rename every ${from}/<name>.png to ${to}/<name>.png.`;
  return /^description\..*\.txt$/i.test(name)
    ? `Rename every ${from}/description.<name>.txt to ${to}/<name>.txt.`
    : `A listing folder can't contain ${name} in images/${type}. Delete this file.`;
}

function renameTrailer(steps: readonly string[]): string {
  const last = steps.at(-1) ?? '';
  const extension = /\.(mp4|mov)$/i.exec(last)?.[1]?.toLowerCase();
  if (extension !== undefined)
    return `Rename every Trailers/<name>.${extension} to trailers/<name>/video.${extension}.`;
  const from = 'Trailers/<name>.trailerAssets/<language>';
  if (/\.png$/i.test(last))
    return `Rename every ${from}/images/<thumbnail>.png to trailers/<name>/<language>/thumbnail.png.`;
  return foldName(last) === 'title.txt'
    ? `Rename every ${from}/title.txt to trailers/<name>/<language>/title.txt.`
    : 'Thumbnails have no captions. Delete the .txt files next to them.';
}
