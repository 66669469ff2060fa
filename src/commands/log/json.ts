import { jsonText } from '../../report/json.ts';
import type { LogEntry, LogOutcome } from './entry.ts';

/** The log for programs; fields are added, never renamed. Ends in a line break. */
export function logJson(file: string, entries: readonly LogEntry[]): string {
  return jsonText({ formatVersion: '1', document: file, steps: entries.map(stepOf) });
}

function stepOf({ step, outcome }: LogEntry): object {
  const { commit, date, subject, tags, version, previous } = step;
  return {
    commit,
    date,
    subject,
    tags,
    path: version?.path ?? null,
    previous: previous === null ? null : { commit: previous.commit, path: previous.path },
    status: outcome.kind,
    ...outcomeOf(outcome),
  };
}

function outcomeOf(outcome: LogOutcome): object {
  switch (outcome.kind) {
    case 'first':
      return { version: outcome.version };
    case 'deleted':
      return {};
    case 'unreadable':
      return { which: outcome.which, message: outcome.message };
    case 'compared': {
      const { old, new: next, bump, counts, causes } = outcome.comparison;
      return { old, new: next, bump, summary: counts, causes };
    }
    default:
      return outcome satisfies never;
  }
}
