import { z } from 'zod';

// A run reads a few documents with each schema: compiling parsers for them takes longer than they save. Schemas look this
// up when they are made, so every schema imports `z` from here.
z.config({ jitless: true });

export { z };
