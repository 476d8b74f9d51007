/**
 * How the runner reads a step's stdout: a port of its two command parsers.
 * https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs
 * https://github.com/actions/runner/blob/main/src/Runner.Worker/ActionCommandManager.cs
 */
const registered: ReadonlySet<string> = new Set([
  'add-mask',
  'add-matcher',
  'add-path',
  'debug',
  'echo',
  'endgroup',
  'error',
  'group',
  'internal-set-repo-path',
  'notice',
  'remove-matcher',
  'save-state',
  'set-env',
  'set-output',
  'stop-commands',
  'warning',
]);

export interface RunnerCommand {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly data: string;
}

export interface RunnerOutput {
  readonly commands: readonly RunnerCommand[];
  /** Lines that are not commands, as they are in the log. */
  readonly lines: readonly string[];
  /** Values of every `add-mask`. */
  readonly masks: readonly string[];
}

/** The command that the runner finds in a line, by either of its parsers. */
export function parseCommand(line: string): RunnerCommand | undefined {
  return parseV2(line) ?? parseV1(line);
}

/** Everything that the runner takes from a step's stdout. */
export function readRunnerOutput(stdout: string): RunnerOutput {
  const parsed = stdout.split(/\r\n|\n|\r/).map((line) => ({ line, command: parseCommand(line) }));
  const commands = parsed.flatMap(({ command }) => command ?? []);
  return {
    commands,
    lines: parsed.filter(({ command }) => command === undefined).map(({ line }) => line),
    masks: commands.filter(({ name }) => name === 'add-mask').map(({ data }) => data),
  };
}

/** `::name key=value,key=value::data`, at the start of a line after trimming. */
function parseV2(line: string): RunnerCommand | undefined {
  const message = line.trimStart();
  if (!message.startsWith('::')) return undefined;
  const end = message.indexOf('::', 2);
  return end < 0 ? undefined : command(message.slice(2, end), ',', message.slice(end + 2));
}

/** `##[name key=value;key=value]data`, anywhere in a line. */
function parseV1(line: string): RunnerCommand | undefined {
  const start = line.indexOf('##[');
  const end = line.indexOf(']', start);
  return start < 0 || end < 0 ? undefined : command(line.slice(start + 3, end), ';', line.slice(end + 1));
}

function command(info: string, separator: string, data: string): RunnerCommand | undefined {
  const [name = '', ...rest] = info.split(' ');
  if (!registered.has(name.toLowerCase())) return undefined;
  const pairs = rest
    .join(' ')
    .split(separator)
    .map((pair) => /^([^=]+)=(.+)$/s.exec(pair.trim()))
    .flatMap((match): [string, string][] => (match ? [[match[1] ?? '', unescaped(match[2] ?? '')]] : []));
  return { name: name.toLowerCase(), properties: Object.fromEntries(pairs), data: unescaped(data) };
}

function unescaped(text: string): string {
  return text
    .replaceAll('%0D', '\r')
    .replaceAll('%0A', '\n')
    .replaceAll('%3A', ':')
    .replaceAll('%2C', ',')
    .replaceAll('%3B', ';')
    .replaceAll('%5D', ']')
    .replaceAll('%25', '%');
}
