import type { Command } from './commands.ts';
import { inputsOfCommand } from './commands.ts';
import { listOf } from './field.ts';

/**
 * What is wrong with the inputs of a command taken together: those that do not belong to it, and those
 * that it lacks. Each message begins with the input's name.
 *
 * @param given names of the inputs whose value is not their default
 */
export function checkTogether(command: Command, given: readonly string[], method: string): readonly string[] {
  const has = (name: string) => given.includes(name);
  return [...foreignInputs(command, given), ...faultsOf[command](has, method)];
}

/** What is wrong with the credentials: two ways of signing in, or none. */
export function checkCredentials(given: readonly string[], hasIdToken: boolean): readonly string[] {
  const [hasSecret, hasCertificate] = [given.includes('client-secret'), given.includes('client-certificate')];
  if (hasSecret && hasCertificate) {
    return ['client-certificate: is given together with client-secret. Give one of the two'];
  }
  return hasSecret || hasCertificate || hasIdToken
    ? []
    : [
        'client-secret: is empty, and the job has no OIDC token to sign in with instead. Usual causes of an empty secret: it has another name in the repository; it belongs to an environment that the job does not name (environment: …); or the run comes from a fork or from Dependabot, which get no secrets. To sign in without a secret, add to the job: permissions: id-token: write',
      ];
}

function foreignInputs(command: Command, given: readonly string[]): readonly string[] {
  const own: readonly string[] = inputsOfCommand[command];
  return given
    .filter((name) => !own.includes(name))
    .map((name) => `${name}: does not belong to command: ${command}. ${belongsTo(name)}`);
}

function belongsTo(name: string): string {
  const others = Object.entries(inputsOfCommand)
    .filter(([, names]) => names.some((each) => each === name))
    .map(([command]) => command);
  return `Remove it (it is for ${listOf(others)})`;
}

type Has = (name: string) => boolean;

const faultsOf: Record<Command, (has: Has, method: string) => readonly string[]> = {
  publish: (has) =>
    has('add-on') ? addOnFaults(has) : [...appFaults(has), ...packageFaults(has), ...flightFaults(has)],
  rollout: (has) => [...appFaults(has), ...rolloutFaults(has)],
  status: (has) => (has('add-on') ? bothTargets(has) : appFaults(has)),
  cancel: (has) => (has('add-on') ? bothTargets(has) : appFaults(has)),
  api: apiFaults,
};

function appFaults(has: Has): readonly string[] {
  return has('app-id')
    ? []
    : [
        'app-id: is missing or empty. Where it comes from a variable, check its name and whether this job may read it',
      ];
}

function packageFaults(has: Has): readonly string[] {
  return has('packages') ? [] : ['packages: is missing or empty. Name the files to publish, one glob a line'];
}

/** A flight has packages only: everything else is the app's (store-api.md §3.7). */
function flightFaults(has: Has): readonly string[] {
  return has('flight') && has('price')
    ? ['price: does not belong to a flight, which has the price of its app']
    : [];
}

function bothTargets(has: Has): readonly string[] {
  return has('flight') ? ['flight: is given together with add-on. Give one of the two'] : [];
}

function addOnFaults(has: Has): readonly string[] {
  const packagesOnly = ['packages', 'existing-packages', 'rollout-percentage', 'existing-rollout'];
  return [
    ...bothTargets(has),
    ...packagesOnly.filter(has).map((name) => `${name}: does not belong to an add-on, which has no packages`),
  ];
}

function rolloutFaults(has: Has): readonly string[] {
  const count = ['rollout-percentage', 'rollout-action'].filter(has).length;
  if (count === 1) return [];
  return [
    count === 0
      ? 'rollout-percentage: give it, or rollout-action (halt, finalize): command: rollout does nothing without'
      : 'rollout-action: is given together with rollout-percentage. Give one of the two',
  ];
}

function apiFaults(has: Has, method: string): readonly string[] {
  return [
    ...(has('path') ? [] : ['path: is missing. Give the path below /v1.0/my/, such as applications']),
    ...(has('body') && method.toLowerCase() === 'get' ? ['body: does not belong to a GET'] : []),
  ];
}
