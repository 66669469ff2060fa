import SemVer from 'semver/classes/semver.js';
import inc from 'semver/functions/inc.js';
import parse from 'semver/functions/parse.js';

/** The parts of a version, the coarsest first. */
export type VersionPart = 'major' | 'minor' | 'patch';

const PARTS: readonly VersionPart[] = ['major', 'minor', 'patch'];

/** An `info.version` that is one of Semantic Versioning 2.0.0, or would be with the parts that it leaves out. */
export interface Version {
  /** With 0 for every part that is left out. */
  readonly number: SemVer;
  /** The last part that is written: `major` of `v2`, `minor` of `1.4`. */
  readonly finest: VersionPart;
  /** What stands before the number and is written again: nothing, `v`, or a date with what parts it from the number. */
  readonly prefix: string;
  readonly isDated: boolean;
}

/** A day before a whole version, as in `2020-09-14_1.115.2`; a dot between them could begin one more number. */
const DATED = /^(\d{4}-?\d{2}-?\d{2}[ _/+-]v?)(\d+\.\d+\.\d+.*)$/i;

/** A number with more digits counts something else: years, days, builds. */
const SHORTENED = /^(?:0|[1-9]\d{0,2})(?:\.(?:0|[1-9]\d*))?$/;

/** Reads an `info.version`; null for what is none that can be raised, like a date alone or `v1beta1`. */
export function readVersion(text: string): Version | null {
  const trimmed = text.trim();
  const dated = DATED.exec(trimmed);
  if (dated !== null) {
    const [, prefix = '', rest = ''] = dated;
    const number = parse(rest);
    return number === null ? null : { number, finest: 'patch', prefix, isDated: true };
  }
  const prefix = /^v?/i.exec(trimmed)?.[0] ?? '';
  const rest = trimmed.slice(prefix.length);
  if (!SHORTENED.test(rest)) {
    const number = /^\d/.test(rest) ? parse(rest) : null;
    return number === null ? null : { number, finest: 'patch', prefix, isDated: false };
  }
  const isMajor = !rest.includes('.');
  const number = parse(isMajor ? `${rest}.0.0` : `${rest}.0`);
  return number === null ? null : { number, finest: isMajor ? 'major' : 'minor', prefix, isDated: false };
}

/** Whether a version that is written as this one can say that a part was raised: `v2` says nothing of minor versions. */
export function hasPart({ finest }: Version, part: VersionPart): boolean {
  return PARTS.indexOf(part) <= PARTS.indexOf(finest);
}

/** The number of a version without the parts that another one does not write. */
export function numberAsIn({ number }: Version, { finest }: Version): SemVer {
  const { major, minor } = number;
  switch (finest) {
    case 'major':
      return new SemVer(`${major}.0.0`);
    case 'minor':
      return new SemVer(`${major}.${minor}.0`);
    case 'patch':
      return number;
  }
}

/**
 * The version that follows when a part is raised, written as the style is; a pre-release of a version that is high
 * enough already becomes that release. Without a part it is the version itself.
 */
export function raisedVersion({ number }: Version, part: VersionPart | undefined, style: Version): string {
  const next = part === undefined ? number : new SemVer(inc(number, part) ?? number.version);
  switch (style.finest) {
    case 'major':
      return `${style.prefix}${next.major}`;
    case 'minor':
      return `${style.prefix}${next.major}.${next.minor}`;
    case 'patch':
      return `${style.prefix}${next.version}`;
  }
}

const DATE = /^(?:19|20)\d{2}(?:-?(?:0[1-9]|1[0-2])(?:-?\d{2})?|\.\d{1,2}(?:\.\d{1,2})?)(?!\d)/;

/** What a text is that is no version which can be raised, in words. */
export function kindOfVersion(text: string): string {
  const trimmed = text.trim();
  const date = DATE.exec(trimmed)?.[0];
  if (date !== undefined) return date === trimmed ? 'a date' : 'a date with more behind it';
  if (/^\d+$/.test(trimmed)) return 'a bare number';
  if (/^v?\d/i.test(trimmed)) return 'a version of another form';
  return 'a free text';
}
