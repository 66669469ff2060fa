import type { Comparison } from '../../classify/compare.ts';
import type { ComparedReport } from '../../classify/report.ts';
import type { Change } from '../../diff/change.ts';
import type { Api } from '../../model/api.ts';
import { operationsByLabel } from './operations.ts';
import type { OperationsByLabel } from './operations.ts';
import type { GuideOptions } from './options.ts';
import { createSampling } from './samples/sampling.ts';
import type { Sampling, Side } from './samples/sampling.ts';
import type { PayloadSource } from './samples/payloads.ts';
import { scheduleOf } from './schedule.ts';
import type { Schedule } from './schedule.ts';
import { versionNames } from './version-names.ts';
import type { VersionNames } from './version-names.ts';

/** What every part of a guide is written from. */
export interface GuideContext {
  readonly report: ComparedReport;
  readonly apis: Readonly<Record<Side, Api>>;
  /** The changes of the report with their uses and values, by fingerprint. */
  readonly changes: ReadonlyMap<string, Change>;
  readonly operations: OperationsByLabel;
  readonly sampling: Sampling;
  readonly payloads: PayloadSource;
  readonly names: VersionNames;
  readonly schedule: Schedule;
  readonly options: GuideOptions;
}

/** Gathers what a guide needs; schemas are read when samples are made. */
export function guideContext({ report, apis, difference }: Comparison, options: GuideOptions): GuideContext {
  const operations = operationsByLabel({ apis, difference });
  const sampling = createSampling(apis);
  const renames = difference.changes.filter(({ rename }) => rename !== undefined);
  return {
    report,
    apis,
    changes: new Map(difference.changes.map((change) => [change.fingerprint, change])),
    operations,
    sampling,
    payloads: { sampling, operations, renames },
    names: versionNames(apis),
    schedule: scheduleOf(options, apis.old),
    options,
  };
}
