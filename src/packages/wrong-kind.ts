import type { Finding } from '../errors.ts';
import { displayPath } from './display-path.ts';
import { packageExtensionOf } from './extension.ts';
import { packageExtensions } from './facts.ts';

/** Names shown in one message. */
const maxNames = 10;

const dotted = packageExtensions.map((each) => `.${each}`);
const accepted = `${dotted.slice(0, -1).join(', ')} and ${dotted.at(-1)}`;

const kindHints = [
  {
    pattern: /\.(?:exe|msi)$/i,
    text: 'MSI and EXE installers are published through a different API, which this action does not use.',
  },
  {
    pattern: /\.(?:zip|7z|rar|tar|gz|tgz)$/i,
    text: 'Unpack archives in an earlier step, and add the extracted packages to the packages input.',
  },
  {
    pattern: /\.(?:msix|appx)sym$/i,
    text: 'Symbols are published inside an upload file (.msixupload or .appxupload).',
  },
  {
    pattern: /\.e(?:msix|appx)(?:bundle)?$/i,
    text: 'The Store accepts no encrypted packages: build without encryption.',
  },
  {
    pattern: /\.appinstaller$/i,
    text: 'An App Installer file is for downloads outside the Store.',
  },
] as const;

/** A finding about the files whose names are not those of packages; none if there are no such files. */
export function wrongKind(files: readonly string[], workspace: string): readonly Finding[] {
  const wrong = files.filter((file) => packageExtensionOf(file) === undefined);
  if (wrong.length === 0) return [];
  const names = wrong.slice(0, maxNames).map((file) => displayPath(file, workspace));
  const more = wrong.length - names.length;
  const list = `${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
  const subject = wrong.length === 1 ? 'This file is not a package' : 'These files are not packages';
  const hints = kindHints.filter(({ pattern }) => wrong.some((file) => pattern.test(file)));
  return [
    {
      rule: 'wrong-kind',
      severity: 'error',
      message: [
        `${subject}: ${list}.`,
        `The Store accepts ${accepted}.`,
        ...hints.map(({ text }) => text),
      ].join(' '),
    },
  ];
}
