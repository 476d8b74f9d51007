import { parseCommand } from './runner-commands.ts';

/** How the runner shows the commands that a user gets to see. */
const prefixes: Readonly<Record<string, string>> = {
  group: '▼ ',
  notice: 'Notice: ',
  warning: 'Warning: ',
  error: 'Error: ',
};

/**
 * What the runner makes of the lines that an action prints: commands are carried out, not shown, and masked
 * texts become `***`. Call it line by line; `undefined` is a line that a user does not see.
 * `secrets` are masked from the start, as the runner does with those of the repository.
 */
export function createLogView(secrets: readonly string[]): (line: string) => string | undefined {
  const masked = new Set(secrets);
  return (line) => {
    const command = parseCommand(line);
    if (command === undefined) return hide(line, masked);
    if (command.name === 'add-mask') masked.add(command.data);
    const prefix = prefixes[command.name];
    return prefix === undefined ? undefined : hide(prefix + command.data, masked);
  };
}

function hide(text: string, secrets: ReadonlySet<string>): string {
  // The longest first, or a part of a secret would be all that is hidden of it.
  const inOrder = [...secrets].filter((secret) => secret !== '').sort((a, b) => b.length - a.length);
  return inOrder.reduce((hidden, secret) => hidden.replaceAll(secret, '***'), text);
}
