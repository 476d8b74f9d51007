import type { ReadFile } from './contents.ts';
import { type Reading, textIn } from './expected.ts';
import type { Kept } from './folder.ts';
import { wrong } from './problems.ts';

const hint = 'it needs an id: or file-name: line. To recreate it, run `command: pull`';

/**
 * Reads a `.kept` file, one `name: value` per line: `id`, `file-name`, and `sha256` if a local file is the same image.
 * @returns `undefined` and a problem if it names nothing
 */
export function readKept(reading: Reading, file: ReadFile): Kept | undefined {
  const text = textIn(reading, file, hint);
  if (text === undefined) return undefined;
  const values = new Map<string, string>();
  text.split('\n').forEach((line, index) => {
    const [, name = '', value = ''] = /^\s*([a-z0-9-]+)\s*:\s*(.*?)\s*$/i.exec(line) ?? [];
    const key = name.toLowerCase();
    if (line.trim() === '') return;
    if (!['id', 'file-name', 'sha256'].includes(key) || value === '' || values.has(key)) {
      const message =
        'must look like "id: 123", "file-name: name.png" or "sha256: …", each used at most once.';
      reading.say(wrong('listing-file', file.path, message, index + 1));
    } else values.set(key, value);
  });
  const [id, fileName] = [values.get('id'), values.get('file-name')];
  const sha256 = values.get('sha256')?.toLowerCase();
  if (id === undefined && fileName === undefined) {
    reading.say(wrong('listing-file', file.path, `does not identify an image in the Store: ${hint}.`));
    return undefined;
  }
  return {
    path: file.path,
    ...(id !== undefined && { id }),
    ...(fileName !== undefined && { fileName }),
    ...(sha256 !== undefined && { sha256 }),
  };
}

/** The text of a `.kept` file, which `readKept` reads. Line breaks in a name from the Store become spaces. */
export function keptText({ id, fileName, sha256 }: Omit<Kept, 'path'>): string {
  const lines = [
    ...(id === undefined ? [] : [`id: ${id}`]),
    ...(fileName === undefined ? [] : [`file-name: ${fileName.replace(/\s+/g, ' ')}`]),
    ...(sha256 === undefined ? [] : [`sha256: ${sha256}`]),
  ];
  return `${lines.join('\n')}\n`;
}
