import { parse } from 'yaml';
import { z } from 'zod';

const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const texts = z.record(z.string(), scalar);
const list = z.union([z.string(), z.array(z.string())]).transform((value) => [value].flat());
const condition = z.union([z.string(), z.boolean()]).optional();
const concurrency = z
  .union([
    z.string(),
    z.strictObject({
      group: z.string(),
      'cancel-in-progress': z.union([z.string(), z.boolean()]).optional(),
      queue: z.string().optional(),
    }),
  ])
  .optional();

/** Strict: a member that the workflow runner does not know is an error, not silently ignored. */
const stepSchema = z.strictObject({
  id: z.string().optional(),
  name: z.string().optional(),
  if: condition,
  uses: z.string().optional(),
  with: texts.nullish(),
  run: z.string().optional(),
  shell: z.string().optional(),
  'working-directory': z.string().optional(),
  env: texts.optional(),
  'continue-on-error': z.boolean().optional(),
  'timeout-minutes': z.number().optional(),
});

const environment = z.union([z.string(), z.strictObject({ name: z.string(), url: z.string().optional() })]);

const jobSchema = z.strictObject({
  name: z.string().optional(),
  needs: list.optional(),
  if: condition,
  'runs-on': z.union([z.string(), z.array(z.string())]),
  environment: environment.optional(),
  permissions: z.record(z.string(), z.string()).optional(),
  concurrency,
  outputs: z.record(z.string(), z.string()).optional(),
  env: texts.optional(),
  defaults: z.strictObject({ run: z.strictObject({ shell: z.literal('bash') }) }).optional(),
  strategy: z
    .strictObject({
      'fail-fast': z.boolean().optional(),
      'max-parallel': z.number().optional(),
      matrix: z.record(z.string(), z.unknown()),
    })
    .optional(),
  'timeout-minutes': z.number().optional(),
  steps: z.array(stepSchema),
});

const workflowSchema = z.strictObject({
  name: z.string().optional(),
  'run-name': z.string().optional(),
  on: z
    .union([list, z.record(z.string(), z.unknown())])
    .transform(
      (on): Readonly<Record<string, unknown>> =>
        Array.isArray(on) ? Object.fromEntries(on.map((event) => [event, null])) : on,
    ),
  permissions: z.record(z.string(), z.string()).optional(),
  env: texts.optional(),
  concurrency,
  jobs: z.record(z.string(), jobSchema),
});

export type Step = z.infer<typeof stepSchema>;
export type Job = z.infer<typeof jobSchema>;
export type Workflow = z.infer<typeof workflowSchema>;

/** True for a step that uses this action, of whichever owner and version, or from its own repository. */
export const isOurs = ({ uses = '' }: Pick<Step, 'uses'>) =>
  /(?:^|\/)publish-to-microsoft-store@|^\.\/$/.test(uses);

/** True for a step that starts the simulator. */
export const isSimulator = ({ uses = '' }: Pick<Step, 'uses'>) => /(?:^|\/)simulator(?:@|$)/.test(uses);

/** Reads a whole workflow. @throws if it has a member that the workflow runner here does not know */
export function readWorkflow(document: unknown): Workflow {
  return workflowSchema.parse(document);
}

export function parseYaml(text: string): unknown {
  return parse(text);
}
