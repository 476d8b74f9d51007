import { stopDetached } from './detached.ts';
import { fail } from './runner.ts';

const { STATE_pid: pid, STATE_control: control } = process.env;
if (pid !== undefined && control !== undefined) await stopDetached(control, Number(pid)).catch(fail);
