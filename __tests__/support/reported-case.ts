import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { faultRuleSchema } from '../../simulator/src/faults/faults.ts';
import { appSeedSchema } from '../../simulator/src/store/app-seed.ts';
import type { WorkspaceFile } from './package-files.ts';
import type { StoreRun } from './store-run.ts';

const steps = z.array(z.string());

/** What is right; if a case has several expectations, any may hold. Texts are patterns for the log, line by line. */
const expectationSchema = z.strictObject({
  exitCode: z.number().optional(),
  result: z.string().optional(),
  says: z.array(z.string()).default([]),
  saysNot: z.array(z.string()).default([]),
  /** Values that the Store holds afterward. */
  stored: z.array(z.strictObject({ path: steps, equals: z.json() })).default([]),
  /** Names of the members that an object of the Store has afterward, sorted. */
  keys: z.array(z.strictObject({ path: steps, equals: z.array(z.string()) })).default([]),
});
type Expectation = z.output<typeof expectationSchema>;

const caseSchema = z.strictObject({
  /** A sentence: the name of the test. */
  shows: z.string(),
  report: z.url().optional(),
  app: appSeedSchema.partial().default({}),
  inputs: z.record(z.string(), z.string()).default({}),
  settings: z.record(z.string(), z.json()).default({}),
  faults: z.union([faultRuleSchema, z.array(faultRuleSchema)]).default([]),
  expect: z.union([expectationSchema, z.array(expectationSchema)]),
});

/** A small input based on a public bug report: a folder with `case.json` and, if it needs files, `workspace/`. */
export interface ReportedCase extends z.output<typeof caseSchema> {
  readonly folder: string;
  readonly files: readonly WorkspaceFile[];
}

/** Reads all cases below a folder, by name. */
export function readCases(folder: string): readonly ReportedCase[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => readCase(path.join(folder, name)));
}

function readCase(folder: string): ReportedCase {
  const described = caseSchema.parse(JSON.parse(readFileSync(path.join(folder, 'case.json'), 'utf8')));
  return { ...described, folder, files: filesOf(path.join(folder, 'workspace')) };
}

function filesOf(workspace: string): readonly WorkspaceFile[] {
  return readdirSync(workspace, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => {
      const file = path.join(parentPath, name);
      return {
        path: path.relative(workspace, file).replaceAll(path.sep, '/'),
        bytes: readFileSync(file),
      };
    });
}

/** What does not hold; empty if one of the case's expectations holds. */
export function unmet({ expect }: ReportedCase, run: StoreRun, stored: unknown): readonly string[] {
  const problems = [expect].flat().map((each) => problemsOf(each, run, stored));
  return problems.some((each) => each.length === 0) ? [] : (problems[0] ?? []);
}

function problemsOf(wanted: Expectation, run: StoreRun, stored: unknown): readonly string[] {
  const says = (pattern: string) => new RegExp(pattern, 'im').test(run.log);
  const at = (place: readonly string[]) => place.reduce(memberOf, stored);
  const differs = (one: unknown, other: unknown) => JSON.stringify(one) !== JSON.stringify(other);
  return [
    ...(wanted.exitCode !== undefined && run.exitCode !== wanted.exitCode
      ? [`exit code is ${run.exitCode}`]
      : []),
    ...(wanted.result !== undefined && run.result !== wanted.result ? [`result is ${run.result}`] : []),
    ...wanted.says.filter((each) => !says(each)).map((each) => `does not say /${each}/`),
    ...wanted.saysNot.filter(says).map((each) => `says /${each}/`),
    ...wanted.stored
      .filter(({ path: place, equals }) => differs(at(place), equals))
      .map(({ path: place }) => `${place.join('.')} is ${JSON.stringify(at(place))}`),
    ...wanted.keys
      .filter(({ path: place, equals }) => differs(Object.keys(Object(at(place))).sort(), equals))
      .map(({ path: place }) => `${place.join('.')} has ${Object.keys(Object(at(place))).join(', ')}`),
  ];
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
