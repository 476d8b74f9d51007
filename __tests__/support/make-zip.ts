import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';

/** A zip of the files given, as any packer makes it. */
export async function zipOf(files: Readonly<Record<string, Buffer | string>>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, bytes] of Object.entries(files)) zip.addBuffer(Buffer.from(bytes), name);
  zip.end();
  return await buffer(zip.outputStream);
}
