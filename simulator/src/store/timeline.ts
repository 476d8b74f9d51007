import { z } from 'zod';

const detailSchema = z.object({ code: z.string().nullable(), details: z.string().nullable() });

/**
 * One state of a committed submission and when it is left: after it was shown `looks` times (0: before the
 * first read) or after `ms` milliseconds. At a step with neither, the submission stays.
 */
export const timelineStepSchema = z.strictObject({
  state: z.string(),
  looks: z.number().int().nonnegative().optional(),
  ms: z.number().nonnegative().optional(),
  errors: z.array(detailSchema).nullable().optional(),
  warnings: z.array(detailSchema).nullable().optional(),
  certificationReports: z.array(z.object({ date: z.string(), reportUrl: z.string() })).optional(),
});
export type TimelineStep = z.infer<typeof timelineStepSchema>;

/** The states that a commit leads through (store-api.md §4.1); any order and any name will do. */
export const timelineSchema = z.array(timelineStepSchema).min(1);
export type Timeline = z.infer<typeof timelineSchema>;

const wayToPublished = [
  'CommitStarted',
  'PreProcessing',
  'Certification',
  'Release',
  'PendingPublication',
  'Publishing',
] as const;

/**
 * The whole way by status reads, so that no test waits: CommitStarted is left before the first (Microsoft's
 * Java sample sleeps a minute whenever it sees it), every other state is shown once.
 */
export function timelineByLooks(): Timeline {
  const steps = wayToPublished.map((state) => ({ state, looks: state === 'CommitStarted' ? 0 : 1 }));
  return [...steps, { state: 'Published' }];
}

/** The whole way by time, `ms` milliseconds per state. */
export function timelineByTime(ms: number): Timeline {
  return [...wayToPublished.map((state) => ({ state, ms })), { state: 'Published' }];
}

/** The place of a committed submission on its timeline. */
export interface Progress {
  readonly steps: Timeline;
  index: number;
  /** How often the current state was shown. */
  shown: number;
  /** Milliseconds since the epoch at which the current state was entered. */
  entered: number;
}

/** What moves a submission from its current state to the next one. */
export type Occasion = 'time' | 'look' | 'finish';

/** Steps entered by now, in order; moves `progress` to the last of them. `rests` keeps it there. */
export function* advance(
  progress: Progress,
  occasion: Occasion,
  now: number,
  rests: (step: TimelineStep) => boolean,
): Generator<TimelineStep> {
  for (;;) {
    const step = progress.steps[progress.index];
    const next = progress.steps[progress.index + 1];
    if (!step || !next || rests(step)) return;
    const leaves = leavingTime(step, progress, occasion, now);
    if (leaves === undefined) return;
    progress.index += 1;
    progress.shown = 0;
    progress.entered = leaves;
    yield next;
  }
}

/** When the current state is left on this occasion; `undefined`: not yet. */
function leavingTime(
  step: TimelineStep,
  progress: Progress,
  occasion: Occasion,
  now: number,
): number | undefined {
  if (occasion === 'finish') return now;
  if (step.ms !== undefined && now >= progress.entered + step.ms) return progress.entered + step.ms;
  return occasion === 'look' && step.looks !== undefined && progress.shown >= step.looks ? now : undefined;
}
