import type { WaitFor } from '../store/states.ts';
import type { TargetKind } from '../store/target.ts';
import type { IfPending } from '../submission/pending.ts';
import type { Visibility } from '../submission/requested.ts';
import type { ExistingRollout } from '../submission/rollout.ts';
import type { ExistingPackagesMode } from '../submission/supersede.ts';
import { apiMethod, apiPath, origin } from './addresses.ts';
import { clientCertificate, clientId, tenantId } from './credentials.ts';
import { mandatoryUpdate, publishMode, rolloutPercentage, timeoutMinutes } from './numbers-and-times.ts';
import { anyText, flag, oneOf, type Parse } from './parse.ts';
import { appId } from './target.ts';
import {
  artifactName,
  certificationNotes,
  type NotesFormat,
  packageGlobs,
  priceTier,
  releaseNotes,
  version,
} from './texts.ts';

/** What a step can do (input `command`). */
export const commands = ['publish', 'rollout', 'status', 'cancel', 'pull', 'api'] as const;
export type Command = (typeof commands)[number];

/** The submission that `command: pull` reads. */
export type PullSource = 'published' | 'pending';

/** All there is to know about an input, except its description, which action.yml has. */
interface Input {
  /** Reads its text, which arrives trimmed; an empty one counts as not given. */
  readonly parse: Parse<unknown>;
  /** As in action.yml. */
  readonly default?: string;
  /** Commands that it belongs to: any other is an error if it is given. */
  readonly commands: readonly Command[];
  /** Targets that it is not for when publishing, and why: "which has no packages". */
  readonly notFor?: Partial<Record<TargetKind, string>>;
  /** The message if a command needs it and it is not given. command-inputs.ts says which commands do. */
  readonly needed?: string;
  /**
   * Paths that it sets in a submission, `*` for every language: a patch must not set them as well. Its value becomes
   * one of `requested`, and takes effect in submission/requested.ts.
   */
  readonly sets?: readonly string[];
  /** True if it asks for a change to the submission in another way, so that `packages` may be left out. */
  readonly asks?: true;
  /** True if it says something about new packages: publishing it without `packages` is an error. */
  readonly needsPackages?: true;
  /** True if its value is masked. */
  readonly isSecret?: true;
}

const checkName =
  'is missing or empty. If a variable or secret supplies it, check that its name is right and that this job can read it';

/** A flight has packages and says when they are published: everything else is the app's (store-api.md §3.7). */
const ofItsApp = { flight: 'which uses the price of its app' };
const noSuchText = { 'add-on': 'which has no release notes' };
const noPackages = { 'add-on': 'which has no packages' };

/**
 * Every input of action.yml by its name. A new one is an entry there and one here; a test keeps names and defaults
 * equal. What a single entry can't say (two inputs that exclude each other) is in command-inputs.ts.
 */
export const inputTable = {
  command: { parse: oneOf(commands), default: 'publish', commands },
  'tenant-id': { parse: tenantId, commands, needed: checkName },
  'client-id': { parse: clientId, commands, needed: checkName },
  'client-secret': { parse: anyText, commands, isSecret: true },
  'client-certificate': { parse: clientCertificate, commands, isSecret: true },
  'app-id': {
    parse: appId,
    commands: ['publish', 'rollout', 'status', 'cancel', 'pull'],
    needed:
      'is missing or empty. If a variable supplies it, check that its name is right and that this job can read it',
  },
  flight: { parse: anyText, commands: ['publish', 'rollout', 'status', 'cancel'] },
  'add-on': { parse: anyText, commands: ['publish', 'status', 'cancel', 'pull'] },
  packages: { parse: packageGlobs, commands: ['publish'], notFor: noPackages },
  'existing-packages': {
    parse: oneOf<ExistingPackagesMode>(['remove-superseded', 'remove-all', 'keep-all']),
    default: 'remove-superseded',
    commands: ['publish'],
    notFor: noPackages,
    needsPackages: true,
  },
  'rollout-percentage': {
    parse: rolloutPercentage,
    commands: ['publish', 'rollout'],
    notFor: noPackages,
    needsPackages: true,
  },
  'existing-rollout': {
    parse: oneOf<ExistingRollout>(['fail', 'finalize', 'halt']),
    default: 'fail',
    commands: ['publish'],
    notFor: noPackages,
    needsPackages: true,
  },
  'rollout-action': { parse: oneOf(['halt', 'finalize']), commands: ['rollout'] },
  'expected-version': { parse: version, commands: ['rollout'] },
  'mandatory-update': {
    parse: mandatoryUpdate,
    commands: ['publish'],
    notFor: noPackages,
    needsPackages: true,
    // No patch may touch packageDeliveryOptions (patch/members.ts).
    sets: [],
  },
  'publish-mode': {
    parse: publishMode,
    commands: ['publish'],
    sets: ['targetPublishMode', 'targetPublishDate'],
  },
  visibility: {
    parse: oneOf<Visibility>(['public', 'private', 'hidden']),
    commands: ['publish'],
    notFor: ofItsApp,
    sets: ['visibility'],
  },
  price: { parse: priceTier, commands: ['publish'], notFor: ofItsApp, sets: ['pricing.priceId'] },
  'release-notes': {
    parse: releaseNotes,
    commands: ['publish'],
    notFor: { ...ofItsApp, ...noSuchText },
    sets: ['listings.*.baseListing.releaseNotes'],
  },
  'release-notes-format': {
    parse: oneOf<NotesFormat>(['text', 'markdown']),
    default: 'text',
    commands: ['publish'],
    notFor: { ...ofItsApp, ...noSuchText },
  },
  'certification-notes': {
    parse: certificationNotes,
    commands: ['publish'],
    notFor: noSuchText,
    sets: ['notesForCertification'],
  },
  'submission-patch': { parse: anyText, commands: ['publish'], asks: true },
  listing: {
    parse: anyText,
    commands: ['publish', 'pull'],
    notFor: ofItsApp,
    needed: 'is missing or empty. Name the folder that the Store page is written to, such as store-listing',
    asks: true,
  },
  'replace-images': { parse: flag, default: 'false', commands: ['publish'], notFor: ofItsApp },
  from: { parse: oneOf<PullSource>(['published', 'pending']), default: 'published', commands: ['pull'] },
  overwrite: { parse: flag, default: 'false', commands: ['pull'] },
  'dry-run': { parse: flag, default: 'false', commands: ['publish'] },
  'if-pending': {
    parse: oneOf<IfPending>(['fail', 'replace', 'wait']),
    default: 'fail',
    commands: ['publish'],
  },
  'wait-for': {
    parse: oneOf<WaitFor>(['none', 'accepted', 'certified', 'published']),
    default: 'accepted',
    commands: ['publish', 'status'],
  },
  'timeout-minutes': { parse: timeoutMinutes, default: '60', commands: ['publish', 'status'] },
  'delete-foreign': { parse: flag, default: 'false', commands: ['cancel'] },
  method: { parse: apiMethod, default: 'get', commands: ['api'] },
  path: {
    parse: apiPath,
    commands: ['api'],
    needed: 'is missing. Set it to the part after /v1.0/my/, such as applications',
  },
  body: { parse: anyText, commands: ['api'] },
  'pull-request-comment': { parse: flag, default: 'false', commands: ['publish'] },
  // The runner always passes it, to every command: its default is the job's own token.
  'github-token': { parse: anyText, commands, isSecret: true },
  'preview-path': { parse: anyText, commands: ['publish'], notFor: ofItsApp },
  'artifact-name': { parse: artifactName, commands },
  'login-url': {
    parse: origin({ loopbackHttp: false }),
    default: 'https://login.microsoftonline.com',
    commands,
  },
  'store-api-url': {
    parse: origin({ loopbackHttp: true }),
    default: 'https://manage.devcenter.microsoft.com',
    commands,
  },
} as const satisfies Record<string, Input>;

type Table = typeof inputTable;
export type InputName = keyof Table;

/** What an input's text is read as. */
export type ValueOf<Name extends InputName> = ReturnType<Table[Name]['parse']>;

/** Names of the inputs of a command. */
export type NameOf<C extends Command> = {
  [Name in InputName]: C extends Table[Name]['commands'][number] ? Name : never;
}[InputName];

/** Names of the inputs that have something, such as a default. */
export type NameWith<Member extends keyof Input> = {
  [Name in InputName]: Member extends keyof Table[Name] ? Name : never;
}[InputName];

/** Every input's name, in the order of action.yml. */
export const inputNames = Object.keys(inputTable) as readonly InputName[];

/** The inputs whose value is masked. */
export const secretInputs = namesWith('isSecret');

/** The inputs that set a field of the submission. */
export const settingInputs = namesWith('sets');

/** The inputs that say something about new packages. */
export const packageInputs: readonly InputName[] = namesWith('needsPackages');

/** The inputs that ask for a change besides packages. */
export const askingInputs = [...settingInputs, ...namesWith('asks')].filter(
  (name) => !packageInputs.includes(name),
);

/** The inputs of a command, in the order of action.yml. */
export function inputsOfCommand<C extends Command>(command: C): readonly NameOf<C>[] {
  return inputNames.filter((name): name is NameOf<C> => commandsOf(name).includes(command));
}

/** The commands that an input belongs to. */
export function commandsOf(name: InputName): readonly Command[] {
  return inputTable[name].commands;
}

/** Why an input does not belong to a target, "which has no packages"; `undefined` if it does. */
export function reasonAgainst(name: InputName, target: TargetKind): string | undefined {
  const { notFor }: Input = inputTable[name];
  return notFor?.[target];
}

/** The text that an input has if it is not given. */
export function defaultOf(name: InputName): string | undefined {
  const input: Input = inputTable[name];
  return input.default;
}

function namesWith<Member extends keyof Input>(member: Member): readonly NameWith<Member>[] {
  return inputNames.filter((name): name is NameWith<Member> => member in inputTable[name]);
}
