import type { FileProblem } from './media.ts';

/** Byte order marks of encodings that are not UTF-8; the longer one first, since it begins with the shorter. */
const marks: readonly (readonly [string, readonly number[]])[] = [
  ['UTF-32 (little endian)', [0xff, 0xfe, 0, 0]],
  ['UTF-32 (big endian)', [0, 0, 0xfe, 0xff]],
  ['UTF-16 (little endian)', [0xff, 0xfe]],
  ['UTF-16 (big endian)', [0xfe, 0xff]],
];

/** The text of a file in UTF-8, without its byte order mark and with LF only; or what is wrong with it. */
export function decodeText(bytes: Buffer): { readonly text: string } | FileProblem {
  const encoding = marks.find(([, mark]) => mark.every((byte, index) => bytes[index] === byte))?.[0];
  if (encoding !== undefined) return { problem: encodingProblem(encoding) };
  const nul = bytes.indexOf(0);
  if (nul !== -1) return { problem: encodingProblem(withoutMark(bytes, nul)), line: lineAt(bytes, nul) };
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { text: text.replace(/\r\n?/g, '\n') };
  } catch {
    const line = firstBrokenLine(bytes);
    return { problem: encodingProblem('in an older encoding such as Windows-1252'), line };
  }
}

function encodingProblem(encoding: string): string {
  return `is ${encoding}, not UTF-8. Save it as UTF-8.`;
}

/** In UTF-16, every second byte of Latin letters is 0. */
function withoutMark(bytes: Buffer, nul: number): string {
  const isUtf16 = bytes.length % 2 === 0 && bytes.length > 2;
  return isUtf16 ? `UTF-16 (${nul % 2 === 1 ? 'little' : 'big'} endian)` : 'a binary file';
}

/** In UTF-8, the byte of a line break is never part of another character. */
function firstBrokenLine(bytes: Buffer): number {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let start = 0;
  for (let line = 1; ; line += 1) {
    const end = bytes.indexOf(0x0a, start);
    try {
      decoder.decode(bytes.subarray(start, end === -1 ? undefined : end));
    } catch {
      return line;
    }
    if (end === -1) return line;
    start = end + 1;
  }
}

function lineAt(bytes: Buffer, offset: number): number {
  return bytes.subarray(0, offset).filter((byte) => byte === 0x0a).length + 1;
}
