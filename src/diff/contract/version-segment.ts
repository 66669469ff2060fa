/** `v1`, `v2.1`, `v1beta1`, `2.0`, or a date such as `2024-06-01` and `2024-06`. */
const VERSION = /^(?:v\d+(?:[._]\d+){0,2}(?:-?(?:alpha|beta|rc|preview)\d*)?|\d+\.\d+(?:\.\d+)?|\d{4}-\d{2}(?:-\d{2})?)$/i;

/** A parameter or server variable that holds a version: `{apiVersion}`, `{api-version}`, `{version}`. */
const VERSION_PLACE = /^\{(?:api[-_]?)?v(?:ersion)?\}$/i;

/** Whether a segment of a path names a version, or is where one is filled in. */
export function isVersionSegment(segment: string): boolean {
  return VERSION.test(segment) || VERSION_PLACE.test(segment);
}

/** The first segment of a path that names a version; undefined where none does. */
export function versionSegment(path: string): string | undefined {
  return path.split('/').find(isVersionSegment);
}

/** A path without its first version segment: `/api/v1/users` and `/api/users` are both `/api/users`. */
export function withoutVersion(path: string): string {
  const segments = path.split('/');
  const index = segments.findIndex(isVersionSegment);
  return index < 0 ? path : segments.toSpliced(index, 1).join('/');
}

/** Orders versions as people count them: `v2` before `v10`, `v1beta1` before `v1`, dates by day. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [rank(a), rank(b)];
  for (let index = 0; index < Math.max(left.length, right.length); index += 1) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** The numbers of a version, with a stage before its own number; a final version comes after every stage. */
function rank(version: string): readonly number[] {
  const stages = ['alpha', 'beta', 'preview', 'rc'];
  const [, numbers = '', stage = '', count = '0'] = /^v?([\d._-]*?)-?(alpha|beta|preview|rc)?(\d*)$/i.exec(version) ?? [];
  const own = stage === '' ? `${numbers}${count}` : numbers;
  const [major = 0, minor = 0, patch = 0] = own.split(/[^\d]+/).map(Number);
  return [major, minor, patch, stage === '' ? stages.length : stages.indexOf(stage.toLowerCase()), stage === '' ? 0 : Number(count)];
}
