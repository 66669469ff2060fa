import { configNames, configShape } from '../../config/keys.ts';
import type { Config } from '../../config/keys.ts';
import { faultsOf } from '../../config/validate.ts';
import { count } from '../../report/count.ts';
import { jsonText } from '../../report/json.ts';
import { visible } from '../../report/visible.ts';
import type { TextOptions } from '../../report/text/style.ts';
import type { Outcome } from '../outcome.ts';
import { done } from '../outcome.ts';
import { hintOf } from './config-text.ts';
import { printedText, printedValues } from './print.ts';
import { formatFaults, openConfig, readConfig } from './read-config.ts';
import { policyOfConfig } from './policy-of-config.ts';
import type { TypedFlags } from './settings.ts';
import { settingsOf } from './settings.ts';

/** `api-diff config` with everything decided. */
export interface ConfigRequest {
  readonly typed: TypedFlags;
  readonly format: 'text' | 'json';
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly text: TextOptions;
}

/** Every value that holds and where it comes from. Throws what keeps the configuration from being used. */
export async function printConfig({ typed, format, environment, text }: ConfigRequest): Promise<Outcome> {
  const { config } = await settingsOf(typed);
  const values = printedValues({ typed, text: config?.text, config: config?.config ?? {}, environment });
  const file = config?.text.file ?? null;
  if (format === 'json') return done(jsonText({ file, values }));
  const from = file === null ? 'no configuration: everything holds by default' : visible(file, text.characters);
  return done(`${text.palette.strong(from)}\n\n${printedText(values, text)}`);
}

/** All that is wrong with the configuration, one mistake a line; exit code 2 where there is any. */
export async function checkConfig({ typed, format, text }: ConfigRequest): Promise<Outcome> {
  const opened = await openConfig(typed.flags.config);
  if (opened === undefined) return format === 'json' ? done(jsonText({ file: null, mistakes: [] })) : done('no configuration\n');
  const shape = faultsOf(opened.text.value, configShape);
  const faults = shape.length > 0 ? shape : formatFaults(opened.text.value as Config);
  if (faults.length === 0) {
    // What only shows when the files that it names are read.
    const config = await readConfig(typed.flags.config);
    if (config !== undefined) await policyOfConfig(config, undefined);
    await settingsOf(typed);
  }
  const { file } = opened.text;
  const mistakes = faults.map((fault) => {
    const { line, column } = opened.text.positionOf(fault.pointer);
    const hint = hintOf(fault);
    return { file, line, column, message: fault.message, hint: hint === '' ? null : hint };
  });
  const exitCode = mistakes.length === 0 ? 0 : 2;
  if (format === 'json') return { stdout: jsonText({ file, mistakes }), stderr: '', exitCode };
  const safe = (words: string): string => visible(words, text.characters);
  if (mistakes.length === 0) return done(`${safe(file)}: all right, ${count(keysOf(opened.text.value as Config), 'key')}\n`);
  const lines = mistakes.map(
    ({ line, column, message, hint }) => `${file}:${line}:${column}: ${message}.${hint === null ? '' : ` ${hint}`}`,
  );
  return { stdout: '', stderr: lines.map((line) => `${safe(line)}\n`).join(''), exitCode };
}

function keysOf(config: Config): number {
  return configNames.filter((name) => name !== '$schema' && config[name] !== undefined).length;
}
