/**
 * What the runner makes of the lines that an action prints: commands are carried out, not shown, and masked
 * texts become `***`. Call it line by line; `undefined` is a line that a user does not see.
 * `secrets` are masked from the start, as the runner does with those of the repository.
 */
export function createLogView(secrets: readonly string[]): (line: string) => string | undefined {
  const masked = new Set(secrets);
  return (line) => {
    const secret = maskIn(line);
    if (secret !== undefined) {
      masked.add(secret);
      return undefined;
    }
    const shown = render(line);
    return shown === undefined ? undefined : hide(shown, masked);
  };
}

/** The text that a line of output asks the runner to mask, if it does. */
export function maskIn(line: string): string | undefined {
  const escaped = /^\s*::add-mask::(.*)$/.exec(line)?.[1];
  return escaped === undefined ? undefined : decode(escaped);
}

const prefixes: Readonly<Record<string, string>> = {
  group: '▼ ',
  notice: 'Notice: ',
  warning: 'Warning: ',
  error: 'Error: ',
};

function render(line: string): string | undefined {
  const [, command, text] = /^\s*::([\w-]+)(?: [^:]*)?::(.*)$/.exec(line) ?? [];
  if (command === undefined || text === undefined) return line;
  const prefix = prefixes[command];
  return prefix === undefined ? undefined : prefix + decode(text);
}

function hide(text: string, secrets: ReadonlySet<string>): string {
  // The longest first, or a part of a secret would be all that is hidden of it.
  const inOrder = [...secrets].filter((secret) => secret !== '').sort((a, b) => b.length - a.length);
  return inOrder.reduce((hidden, secret) => hidden.replaceAll(secret, '***'), text);
}

function decode(text: string): string {
  return text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
}
