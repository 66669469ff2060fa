import { runAction } from './run.ts';

const { log, exitCode } = await runAction(process.env);
process.exitCode = exitCode;
process.stdout.write(log);
