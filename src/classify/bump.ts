import type { SemVer } from 'semver';
import diff from 'semver/functions/diff.js';
import inc from 'semver/functions/inc.js';
import lt from 'semver/functions/lt.js';
import parse from 'semver/functions/parse.js';
import type { Severity } from '../rules/aspect.ts';
import type { Bump, ReportBump, ReportChange } from './report.ts';

const ORDER: readonly Bump[] = ['none', 'patch', 'minor', 'major'];

const ASKS: Readonly<Record<Severity, Bump>> = { breaking: 'major', warning: 'minor', compatible: 'minor', cosmetic: 'patch' };

/**
 * Which version the new document deserves (Semantic Versioning 2.0.0), and whether `info.version` says
 * so. Below 1.0.0 a break raises the minor version and everything else the patch version. What is no
 * semantic version is named, never guessed at.
 */
export function recommendBump(changes: readonly ReportChange[], oldVersion: string, newVersion: string): ReportBump {
  const asked = changes.reduce<Bump>((most, { severity }) => higher(most, ASKS[severity]), 'none');
  const old = parse(oldVersion);
  const next = parse(newVersion);
  const recommended = old !== null && old.major === 0 ? shiftedDown(asked) : asked;
  const because = changes.filter(({ severity }) => asked !== 'none' && ASKS[severity] === asked).map(({ fingerprint }) => fingerprint);
  const declared = old === null || next === null ? null : declaredBump(old, next);
  return {
    recommended,
    next: old === null ? null : `${prefixOf(next === null ? oldVersion : newVersion)}${raised(old, recommended)}`,
    declared,
    enough: declared === null ? null : declared !== 'down' && ORDER.indexOf(declared) >= ORDER.indexOf(recommended),
    because,
    note: noteOn(oldVersion, newVersion, old === null, next === null),
  };
}

function higher(a: Bump, b: Bump): Bump {
  return ORDER.indexOf(a) >= ORDER.indexOf(b) ? a : b;
}

function shiftedDown(bump: Bump): Bump {
  return bump === 'major' ? 'minor' : bump === 'minor' ? 'patch' : bump;
}

/** The next release; a pre-release of a version that is high enough already becomes that release. */
function raised(old: SemVer, bump: Bump): string {
  return bump === 'none' ? old.version : (inc(old, bump) ?? old.version);
}

/** The `v` that a document writes before its version, which it goes on writing. */
function prefixOf(version: string): string {
  return /^\s*(v?)/i.exec(version)?.[1] ?? '';
}

function declaredBump(old: SemVer, next: SemVer): ReportBump['declared'] {
  if (lt(next, old)) return 'down';
  switch (diff(old, next)) {
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

function noteOn(oldVersion: string, newVersion: string, oldIsNone: boolean, newIsNone: boolean): string | null {
  const named = [...(oldIsNone ? [oldVersion] : []), ...(newIsNone && newVersion !== oldVersion ? [newVersion] : [])];
  if (named.length === 0) return null;
  return named.map((version) => `${JSON.stringify(version)} is ${kindOf(version)}, not a semantic version`).join('; ');
}

function kindOf(version: string): string {
  if (version.trim() === '') return 'empty';
  if (/^v?\d+$/i.test(version)) return 'a bare major version';
  if (/^\d{4}-\d{2}(-\d{2})?(\D.*)?$/.test(version)) return 'a date';
  if (/^v\d/i.test(version)) return 'a version with a prefix';
  if (/^\d+\.\d+$/.test(version)) return 'a version without a patch number';
  return 'a free text';
}
