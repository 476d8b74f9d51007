import { z } from 'zod';
import { faultRuleSchema } from '../faults/faults.ts';
import { appSeedSchema } from '../store/app-seed.ts';
import { settingsPatchSchema } from '../store/settings.ts';
import { timelineSchema } from '../store/timeline.ts';

/** What a seed file says: what is in the Store from the start, and how it behaves. */
const seedFileSchema = z.strictObject({
  $schema: z.string().optional(),
  apps: z.array(appSeedSchema).optional(),
  settings: settingsPatchSchema.optional(),
  timeline: timelineSchema.optional(),
  faults: z.array(faultRuleSchema).optional(),
});
export type SeedFile = z.input<typeof seedFileSchema>;

/** Reads a seed file's text. @throws Error that names every wrong member */
export function parseSeedFile(text: string): SeedFile {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new Error(`it is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  const result = seedFileSchema.safeParse(value);
  if (!result.success) throw new Error(z.prettifyError(result.error));
  return result.data;
}

/** The JSON schema of seed files, for editors: `seed.schema.json` of the package. */
export function seedFileJsonSchema(): object {
  return z.toJSONSchema(seedFileSchema, { io: 'input', target: 'draft-07' });
}
