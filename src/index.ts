import './zod-without-jit.ts';
import { main } from './main.ts';

await main();
