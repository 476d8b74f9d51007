import path, { type PlatformPath } from 'node:path';
import { shorten } from './fault.ts';
import type { PatternLine } from './pattern.ts';

/** Habits from shells, YAML and other actions that `packages` does not support. */
interface Habit {
  readonly pattern: RegExp;
  readonly explain: (parts: readonly string[]) => string;
}

const braces = /\{([^{},]*,[^{}]*)\}/;

const packageName = String.raw`\.(?:msix|appx)(?:bundle|upload)?`;

/** In order: a line may show several, and the first is reported. None of the patterns backtracks. */
const habits: readonly Habit[] = [
  {
    pattern: /\$\{\{/,
    explain: () =>
      `It contains an expression (\${{ … }}). GitHub evaluates expressions only in workflow files: check which step or file the line comes from.`,
  },
  {
    pattern: /^\{\{|^(?:steps|needs|env|github|runner|inputs|vars|matrix|jobs)\.[\w-]+(?:\.[\w-]+)*$/,
    explain: ([text = '']) =>
      `It looks like an expression that GitHub did not evaluate: use ${text.startsWith('{') ? `$${text}` : `\${{ ${text} }}`}.`,
  },
  {
    pattern: /^\s*\[(?=\s*["']|[^\\/.]*[\\/.]).*\]$/,
    explain: () =>
      'It is a list in brackets. Write one pattern per line, without brackets or quotation marks.',
  },
  {
    pattern: /^-\s+/,
    explain: () => 'The dash is part of the pattern. Write one pattern per line, without a dash.',
  },
  {
    pattern: /^(["'])[^"']+\1(?:[\s,;]+(["'])[^"']+\2)+$/,
    explain: ([text = '']) =>
      `Write one pattern per line, without quotation marks: ${listOf(text.split(/["'][\s,;]+["']|^["']|["']$/))}.`,
  },
  {
    pattern: /^["'`“”‘’«»]|["'`“”‘’«»]$/,
    explain: ([text = '']) =>
      `The quotation marks are part of the pattern. Write it without them: ${text.replace(/^["'`“”‘’«»]+/, '').replace(/["'`“”‘’«»]+$/, '')}.`,
  },
  {
    pattern: new RegExp(`(?:${packageName}|\\*)(?:\\\\r)?(?:\\\\n|%0A)`, 'i'),
    explain: () =>
      'It contains a literal \\n, not a line break. Use a block (packages: |) with one pattern per line.',
  },
  {
    pattern: new RegExp(`(?:${packageName}|\\*)\\s*[,;|]\\s*\\S`, 'i'),
    explain: ([text = '']) =>
      `Commas and semicolons don't separate patterns: write one per line, ${listOf(text.split(/\s*[,;|]\s*/))}.`,
  },
  {
    pattern: new RegExp(`(?:${packageName}|\\*)\\s*[,;]$`, 'i'),
    explain: ([text = '']) =>
      `The ${text.endsWith(',') ? 'comma' : 'semicolon'} at its end is part of the pattern: remove it.`,
  },
  {
    pattern: new RegExp(`(?:${packageName}|\\*)\\s+(?:#|//)`, 'i'),
    explain: () => 'A comment after a pattern is part of the pattern. Put comments on lines of their own.',
  },
  {
    pattern: braces,
    explain: ([text = '']) =>
      `Braces are not supported: write one pattern per line, ${listOf(expandBraces(text))}.`,
  },
  {
    pattern: /\([^()|]*\|[^()]*\)/,
    explain: () => 'Alternatives in parentheses are not supported: write one pattern per line.',
  },
  {
    pattern: new RegExp(`${packageName}\\s+\\S`, 'i'),
    explain: () => "Spaces don't separate patterns: write one per line.",
  },
  {
    pattern: /\$env:\w+|\$\([\w.]+\)|\$\{\w+\}|(?<=^|[\\/])\$[A-Z_][A-Z\d_]*(?=[\\/]|$)|%[A-Z_]\w*%/i,
    explain: ([, variable = '']) =>
      `Variables such as ${variable} are not expanded here. Write the path relative to the workspace, or use an expression such as \${{ github.workspace }} or \${{ runner.temp }}.`,
  },
  {
    pattern: /^~[\\/]/,
    explain: () => '~ does not stand for the home folder here. Use files in the workspace or in RUNNER_TEMP.',
  },
  {
    pattern: /^[a-z][a-z+.-]+:\/\//i,
    explain: ([, scheme = '']) =>
      `It is a URL (${scheme}), not a path. ${/^file:/i.test(scheme) ? 'Write the path' : 'Download the file in an earlier step, and write its path'} relative to the workspace.`,
  },
  {
    pattern: /[\u00a0\u200b-\u200f\u2028\u2029\u2060\ufeff]/,
    explain: () => 'It contains an invisible character, such as a no-break space. Retype the line.',
  },
  {
    pattern: /%20/,
    explain: () => 'Percent-encoding is not decoded: use a space instead of %20.',
  },
];

/** Why a line that finds nothing can't be a pattern for files; `undefined` for one that may be. */
export function explainHabit({ text }: Pick<PatternLine, 'text'>): string | undefined {
  for (const { pattern, explain } of habits) {
    const match = pattern.exec(text);
    if (match !== null) return explain([shorten(text), shorten(match[0])]);
  }
  return undefined;
}

/** Workspaces of GitHub's runners and of containers, with what follows them. */
const otherWorkspaces = [
  /^\/(?:home|Users)\/[^/]+\/(?:actions-runner\/_)?work\/[^/]+\/[^/]+\/(.+)$/,
  /^\/__w\/[^/]+\/[^/]+\/(.+)$/,
  /^\/github\/workspace\/(.+)$/,
  /^[a-z]:\/a\/[^/]+\/[^/]+\/(.+)$/i,
  /^\/(?:mnt\/)?[a-z]\/a\/[^/]+\/[^/]+\/(.+)$/i,
];

/**
 * Why an absolute line may be from another machine.
 * @param api `path.win32` for paths of Windows.
 */
export function explainElsewhere(
  { text, base }: Pick<PatternLine, 'text' | 'base'>,
  workspace: string,
  api: PlatformPath = path,
): string | undefined {
  const isOfWindows = /^[a-z]:[\\/]|^\\\\/i.test(text);
  if (base === workspace && !(isOfWindows && api.sep === '/')) return undefined;
  const isForeign = isOfWindows && api.sep === '/';
  const [below] = otherWorkspaces.flatMap((each) => each.exec(text.replaceAll('\\', '/'))?.[1] ?? []);
  const container =
    below === undefined || isOfWindows ? '' : ' (in a container, github.workspace names the path outside it)';
  return `It is an absolute path${isForeign ? ' of Windows' : ''}, and the workspace of this job is ${workspace}${container}. Write the path relative to the workspace${below === undefined ? '' : `, ${shorten(below)}`}.`;
}

/** How many lines are suggested instead of braces. */
const mostExpanded = 8;

function expandBraces(text: string): readonly string[] {
  const match = braces.exec(text);
  if (match === null) return [text];
  const before = text.slice(0, match.index);
  const after = text.slice(match.index + match[0].length);
  const all: string[] = [];
  for (const part of (match[1] ?? '').split(',')) {
    if (all.length > mostExpanded) break;
    all.push(...expandBraces(`${before}${part.trim()}${after}`));
  }
  return all;
}

function listOf(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' and ');
}
