import type { FailureStyle } from '../failure.ts';
import { UsageError } from '../failure.ts';
import type { Output } from '../outputs.ts';
import { presetNamed } from '../preset.ts';
import type { Terminal } from '../terminal.ts';
import { textOptionsFor } from '../terminal.ts';
import type { CompareRequest } from './compare.ts';
import { waivingOf } from '../waive/waiving-flags.ts';
import type { ComparisonFlags } from './comparison-flags.ts';

/** What the flags of a command line ask for, without the documents. Throws a `UsageError`. */
export function comparisonOf({
  flags,
  outputs,
  screen,
  style,
}: {
  readonly flags: ComparisonFlags;
  readonly outputs: readonly Output[];
  readonly screen: Terminal;
  readonly style: FailureStyle;
}): Omit<CompareRequest, 'old' | 'new'> {
  if (flags.maxBreaking !== undefined && (flags.failOn === 'never' || flags.failOn === 'bump')) {
    throw new UsageError(
      `\`--max-breaking\` has no meaning beside \`--fail-on ${flags.failOn}\`, which counts no changes.`,
      'Leave one of the two out.',
    );
  }
  const wish = {
    detail: flags.quiet === true ? 'quiet' : flags.verbose === true ? 'verbose' : 'normal',
    color: flags.color === false ? 'never' : flags.color,
    groupBy: flags.groupBy,
  } as const;
  return {
    outputs,
    failOn: flags.failOn,
    maxBreaking: flags.maxBreaking,
    policy: presetNamed(flags.preset),
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
