import { createHash } from 'node:crypto';
import type { ArchiveLayout } from '../archive/layout.ts';

/**
 * Ids of equal length, as the service wants them. They begin with a digest of all headers (names, sizes, checksums), so
 * blocks of another archive that were left in the blob are never taken for ours.
 */
export function blockIds(layout: ArchiveLayout, blocks: number): readonly string[] {
  const digest = createHash('sha256');
  for (const segment of layout.segments) if (segment.kind === 'header') digest.update(segment.bytes);
  const prefix = digest.digest('hex').slice(0, 16);
  return Array.from({ length: blocks }, (_, block) =>
    Buffer.from(`${prefix}-${String(block).padStart(5, '0')}`).toString('base64'),
  );
}
