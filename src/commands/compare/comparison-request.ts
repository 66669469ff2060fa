import type { FailureStyle } from '../failure.ts';
import { UsageError } from '../failure.ts';
import type { Output } from '../outputs.ts';
import { parseOutputs, reporterOf } from '../outputs.ts';
import { refuseOverwriting } from '../session.ts';
import type { Settings, TypedFlags } from '../config/settings.ts';
import { settingsOf } from '../config/settings.ts';
import type { Terminal } from '../terminal.ts';
import { textOptionsFor } from '../terminal.ts';
import type { CompareRequest } from './compare.ts';
import { waivingOf } from '../waive/waiving-flags.ts';

/** What a command line and the configuration ask for, without the documents. Throws `UsageError` and `InputError`. */
export async function comparisonOf({
  typed,
  operands,
  screen,
  style,
}: {
  readonly typed: TypedFlags;
  /** What must not be written over. */
  readonly operands: readonly string[];
  readonly screen: Terminal;
  readonly style: FailureStyle;
}): Promise<{ readonly compare: Omit<CompareRequest, 'old' | 'new'>; readonly settings: Settings }> {
  const settings = await settingsOf(typed);
  const { flags } = settings;
  const outputs = parseOutputs(flags.format ?? [], flags.output);
  // Nor over what said how to compare.
  const configured = settings.config === undefined ? [] : [settings.config.text.file];
  const waived = typeof flags.waivers === 'string' ? [flags.waivers] : [];
  refuseOverwriting(outputs, { output: flags.output, operands: [...operands, ...configured, ...waived] });
  refuseRatchet(settings, typed);
  return { settings, compare: requestOf(settings, { outputs, screen, style: await styleOf(outputs, style) }) };
}

/** A ratchet beside a gate that counts nothing is a mistake, unless one of the two stands in the configuration and the other was typed. */
function refuseRatchet({ flags }: Settings, { given }: TypedFlags): void {
  const isIdle = flags.failOn === 'never' || flags.failOn === 'bump';
  if (flags.maxBreaking !== undefined && isIdle && (given.has('maxBreaking') || !given.has('failOn'))) {
    throw new UsageError(
      `\`--max-breaking\` has no meaning beside \`--fail-on ${flags.failOn}\`, which counts no changes.`,
      'Leave one of the two out.',
    );
  }
}

/** An error is told in the format of the report, also where the configuration chose it. */
async function styleOf([first]: readonly Output[], style: FailureStyle): Promise<FailureStyle> {
  if (first === undefined || first.format === 'text' || style.reporter !== null) return style;
  return { ...style, reporter: await reporterOf(first.format, style.text) };
}

function requestOf(
  { flags, policy, renames }: Settings,
  { outputs, screen, style }: { readonly outputs: readonly Output[]; readonly screen: Terminal; readonly style: FailureStyle },
): Omit<CompareRequest, 'old' | 'new'> {
  const wish = {
    detail: flags.quiet === true ? 'quiet' : flags.verbose === true ? 'verbose' : 'normal',
    color: flags.color === false ? 'never' : flags.color,
    groupBy: flags.groupBy,
  } as const;
  return {
    outputs,
    failOn: flags.failOn,
    maxBreaking: flags.failOn === 'never' || flags.failOn === 'bump' ? undefined : flags.maxBreaking,
    policy,
    renames,
    waiving: waivingOf(flags),
    validate: flags.validate === true,
    verify: flags.verify === true,
    load: {
      allowRemoteRefs: flags.allowRemoteRefs,
      allowDanglingRefs: flags.allowDanglingRefs,
      referenceRoot: flags.refRoot,
      limits: flags.limit,
    },
    text: textOptionsFor(screen, wish),
    // A file is no terminal: it has the usual width and no colours of its own.
    fileText: textOptionsFor(withoutScreen(screen), wish),
    failure: style,
  };
}

function withoutScreen({ environment, platform }: Terminal): Terminal {
  return { environment, platform, isTerminal: false };
}
