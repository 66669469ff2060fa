import diff from 'semver/functions/diff.js';
import lt from 'semver/functions/lt.js';
import type { Severity } from '../rules/aspect.ts';
import type { Bump, ReportBump, ReportChange } from './report.ts';
import type { Version } from './version.ts';
import { hasPart, kindOfVersion, numberAsIn, raisedVersion, readVersion } from './version.ts';

const ORDER: readonly Bump[] = ['none', 'patch', 'minor', 'major'];

const ASKS: Readonly<Record<Severity, Bump>> = { breaking: 'major', warning: 'minor', compatible: 'minor', cosmetic: 'patch' };

/**
 * Which version the new document deserves (Semantic Versioning 2.0.0), and whether `info.version` says
 * so. Below 1.0.0 a break raises the minor version and everything else the patch version. A version that leaves parts
 * out says nothing of them, so it is enough that the others are raised. What is no semantic version is named, never
 * guessed at.
 */
export function recommendBump(changes: readonly ReportChange[], oldVersion: string, newVersion: string): ReportBump {
  const asked = changes.reduce<Bump>((most, { severity }) => higher(most, ASKS[severity]), 'none');
  const old = readVersion(oldVersion);
  const next = readVersion(newVersion);
  const recommended = old !== null && old.number.major === 0 ? shiftedDown(asked) : asked;
  const because = changes.filter(({ severity }) => asked !== 'none' && ASKS[severity] === asked).map(({ fingerprint }) => fingerprint);
  const declared = old === null || next === null ? null : declaredBump(old, next);
  const needed = next !== null && !canSay(next, recommended) ? 'none' : recommended;
  const enough = declared === null ? null : declared !== 'down' && ORDER.indexOf(declared) >= ORDER.indexOf(needed);
  return {
    recommended,
    next: old === null ? null : nextVersion(old, next, recommended),
    declared,
    enough,
    because,
    note:
      old === null || next === null
        ? noteOnKinds({ text: oldVersion, version: old }, { text: newVersion, version: next })
        : declared === null
          ? `only the dates of ${JSON.stringify(oldVersion)} and ${JSON.stringify(newVersion)} say which of them is newer`
          : enough === true && declared === 'none' && needed !== recommended
            ? `${JSON.stringify(newVersion)} has no ${recommended} part to raise, so it may stay`
            : null,
  };
}

function higher(a: Bump, b: Bump): Bump {
  return ORDER.indexOf(a) >= ORDER.indexOf(b) ? a : b;
}

function shiftedDown(bump: Bump): Bump {
  return bump === 'major' ? 'minor' : bump === 'minor' ? 'patch' : bump;
}

function canSay(version: Version, bump: Bump): boolean {
  return bump === 'none' || hasPart(version, bump);
}

/** Written as the new document writes its version, unless that leaves out the part that has to be raised. */
function nextVersion(old: Version, next: Version | null, bump: Bump): string {
  const style = next === null || (!canSay(next, bump) && canSay(old, bump)) ? old : next;
  return raisedVersion(old, bump === 'none' ? undefined : bump, style);
}

/** Null where only the dates before both numbers differ: an API may count anew for each of them. */
function declaredBump(old: Version, next: Version): ReportBump['declared'] {
  const declared = declaredByNumbers(old, next);
  const isDatedAnew = old.isDated && next.isDated && old.prefix !== next.prefix;
  return isDatedAnew && (declared === 'down' || declared === 'none') ? null : declared;
}

function declaredByNumbers(old: Version, next: Version): ReportBump['declared'] {
  const before = numberAsIn(old, next);
  if (lt(next.number, before)) return 'down';
  switch (diff(before, next.number)) {
    case 'major':
    case 'premajor':
      return 'major';
    case 'minor':
    case 'preminor':
      return 'minor';
    case 'patch':
    case 'prepatch':
    case 'prerelease':
    case 'release':
      return 'patch';
    case null:
      return 'none';
  }
}

interface ReadText {
  readonly text: string;
  readonly version: Version | null;
}

function noteOnKinds(old: ReadText, next: ReadText): string {
  if (old.text.trim() === '' && next.text.trim() === '') return 'neither document names a version';
  const unread = [old, ...(next.text === old.text ? [] : [next])].filter(({ version }) => version === null);
  return unread
    .map((one) =>
      one.text.trim() === ''
        ? `the ${one === old ? 'old' : 'new'} document names no version`
        : `${JSON.stringify(one.text)} is ${kindOfVersion(one.text)}, not a semantic version`,
    )
    .join('; ');
}
