import type { FileHandle } from 'node:fs/promises';
import pLimit from 'p-limit';
import { ActionError, type Finding, messageOfFindings } from '../errors.ts';
import { NotRegularFile, openRegular, stampOf } from '../files/regular-file.ts';
import { readBundle } from './bundle.ts';
import type { Contents } from './contents.ts';
import { digestFile } from './digest.ts';
import { displayPath } from './display-path.ts';
import { kindOf, packageExtensionOf } from './extension.ts';
import type { PackageExtension, PackageFacts } from './facts.ts';
import { excludeFrameworks, isSystemError, PackageFault } from './fault.ts';
import type { FileRange } from './file-range.ts';
import { frameworkRule, readPackage } from './package.ts';
import { readUpload } from './upload.ts';
import { openZip } from './zip.ts';

/** Files named in one message. */
const shownFiles = 5;

export interface InspectOptions {
  /** Folder that messages show paths relative to. */
  readonly workspace: string;
  /** For packages that are deflated inside another file; nothing stays there. */
  readonly tempDir: string;
  /** Files read at the same time. */
  readonly concurrency?: number;
  /** What else is wrong with the files that can be read, if others can't: it is reported at the same time. */
  readonly check?: (facts: readonly PackageFacts[]) => readonly Finding[];
}

/**
 * Reads every package file: its manifests, and its size, SHA-256 and CRC-32 in one pass.
 * @param paths Absolute, as `findPackages` gives them; the facts come in the same order.
 * @throws ActionError `bad-package` with a finding for each bad file and for each file that occurs twice.
 */
export async function inspectPackages(
  paths: readonly string[],
  options: InspectOptions,
): Promise<PackageFacts[]> {
  const results = await pLimit(options.concurrency ?? 4).map(paths, (path) => inspectFile(path, options));
  const facts = results.flatMap((each) => (isFinding(each) ? [] : [each]));
  const faults = [...withFrameworksOnce(results.filter(isFinding)), ...duplicates(facts)];
  if (faults.length === 0) return facts;
  // Checks of the files that can be read would come too late: everything that is wrong is reported at once.
  const findings = [...faults, ...(options.check?.(facts) ?? [])];
  throw new ActionError({
    code: 'bad-package',
    message: messageOfFindings(findings),
    todo: `${adviceOn(findings)} Nothing was sent to the Store.`,
    findings,
  });
}

/** Faults that are not in the file, or that can't be fixed in it: their messages say what to do. */
const saysEnough = new Set(['disk-full', 'file-changed', 'unreadable-file', 'duplicate-file', frameworkRule]);

function adviceOn(findings: readonly Finding[]): string {
  if (findings.every(({ rule }) => saysEnough.has(rule)))
    return `Run the workflow again once ${findings.length === 1 ? 'this is' : 'these are'} fixed.`;
  const files = new Set(findings.map(({ file }) => file));
  return `Fix ${files.size === 1 ? 'this file or leave it' : 'these files or leave them'} out, then run the workflow again.`;
}

/** A folder of framework packages is one mistake. */
function withFrameworksOnce(findings: readonly Finding[]): readonly Finding[] {
  const frameworks = findings.filter((each) => each.rule === frameworkRule);
  const [first] = frameworks;
  if (first === undefined || frameworks.length === 1) return findings;
  const files = frameworks.flatMap((each) => each.file ?? []).sort();
  const names = files.slice(0, shownFiles).join(', ');
  const more = files.length - shownFiles;
  const message = `${names}${more > 0 ? ` and ${more} more` : ''} are framework packages, which the Store supplies. ${excludeFrameworks}`;
  const { rule, severity } = first;
  return [{ rule, severity, message }, ...findings.filter((each) => each.rule !== frameworkRule)];
}

function isFinding(result: PackageFacts | Finding): result is Finding {
  return 'rule' in result;
}

async function inspectFile(path: string, options: InspectOptions): Promise<PackageFacts | Finding> {
  const shown = displayPath(path, options.workspace);
  try {
    const handle = await openFile(path);
    try {
      return await readFacts(handle, path, { ...options, shown });
    } finally {
      await handle.close();
    }
  } catch (error) {
    const fault = asFault(error);
    return {
      rule: fault.rule,
      severity: 'error',
      message: `${shown}: ${fault.message}`,
      file: shown,
    };
  }
}

async function readFacts(
  handle: FileHandle,
  path: string,
  { shown, tempDir }: InspectOptions & { shown: string },
): Promise<PackageFacts> {
  const extension = packageExtensionOf(path);
  // `findPackages` has refused every other name.
  if (extension === undefined) throw new Error(`${shown} is not named like a package.`);
  const before = await handle.stat({ bigint: true });
  const size = Number(before.size);
  if (size === 0) {
    throw new PackageFault('empty-file', 'it is empty. Check the step that creates it.');
  }
  const contents = await readContents({ handle, start: 0, size }, extension, tempDir);
  const digest = await digestFile(handle, size);
  const stamp = stampOf(before);
  if (stampOf(await handle.stat({ bigint: true })) !== stamp) {
    throw new PackageFault(
      'file-changed',
      'it was changed while it was being read. Let the build finish first.',
    );
  }
  return { path, displayPath: shown, extension, ...contents, size, ...digest, stamp };
}

async function readContents(
  range: FileRange,
  extension: PackageExtension,
  tempDir: string,
): Promise<Contents> {
  const zip = await openZip(range);
  switch (kindOf(extension)) {
    case 'package':
      return readPackage(zip);
    case 'bundle':
      return readBundle(zip, tempDir);
    case 'upload':
      return readUpload(zip, tempDir);
  }
}

/** Opens without following a link, and without waiting for the other end of a FIFO. */
async function openFile(path: string): Promise<FileHandle> {
  try {
    return await openRegular(path);
  } catch (error) {
    throw error instanceof NotRegularFile ? new PackageFault('not-a-file', `${error.message}.`) : error;
  }
}

function asFault(error: unknown): PackageFault {
  if (error instanceof PackageFault) return error;
  if (!isSystemError(error)) throw error;
  if (error.code === 'ENOSPC') {
    return new PackageFault(
      'disk-full',
      "it can't be unpacked: there is not enough space in the temp folder. Free up disk space.",
    );
  }
  if (error.code === 'ELOOP' || error.code === 'EMLINK') {
    return new PackageFault('not-a-file', 'it is a link, and links are not followed.');
  }
  return new PackageFault(
    'unreadable-file',
    `it can't be read (${String(error.code)}). Make it readable or leave it out.`,
  );
}

/** The Store refuses two files with the same bytes, and they would be a mistake anyway. */
function duplicates(facts: readonly PackageFacts[]): Finding[] {
  const first = new Map<string, PackageFacts>();
  return facts.flatMap((each) => {
    const twin = first.get(each.sha256);
    if (twin === undefined) first.set(each.sha256, each);
    return twin === undefined
      ? []
      : [
          {
            rule: 'duplicate-file',
            severity: 'error' as const,
            message: `${each.displayPath}: it is identical to ${twin.displayPath}. Keep only one of them in packages.`,
            file: each.displayPath,
          },
        ];
  });
}
