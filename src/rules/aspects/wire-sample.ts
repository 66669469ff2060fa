import type { WireForm } from '../../model/api.ts';

/** The shapes of value whose serialisation differs (RFC 6570, section 2.4); JSON has another text for a string than everybody else. */
export type Shape = 'text' | 'number' | 'array' | 'object';

/** What is written, and where: `query`, `header` (also of a response), ... */
export interface SampleOf {
  readonly name: string;
  readonly place: string;
  readonly shape: Shape;
}

/** The values that stand for each shape: `a`, `1`, the list of `a` and `b`, the object of `x` and `y`. */
const VALUES: Readonly<Record<Shape, string>> = { text: '"a"', number: '1', array: '["a","b"]', object: '{"x":1,"y":2}' };

/**
 * How a value of a shape goes over the wire, as people know it from a URL: `sort=a,b` (OpenAPI 3.1, section 4.8.12.4). Undefined for
 * media types that are not JSON, of which nobody reads a sample.
 */
export function wireSample(wire: WireForm, { name, place, shape }: SampleOf): string | undefined {
  const named = (text: string): string => (place === 'header' ? `${name}: ${text}` : place === 'path' ? text : `${name}=${text}`);
  if (wire.mediaType !== undefined) return /json/i.test(wire.mediaType) ? named(VALUES[shape]) : undefined;
  switch (shape) {
    case 'text':
    case 'number':
      return ofOne(wire.style, name, shape === 'text' ? 'a' : '1', named);
    case 'array':
      return ofList(wire, name, named);
    case 'object':
      return ofObject(wire, name, named);
  }
}

type Named = (text: string) => string;

function ofOne(style: string, name: string, value: string, named: Named): string {
  if (style === 'label') return `.${value}`;
  return style === 'matrix' ? `;${name}=${value}` : named(value);
}

function ofList({ style, explode }: WireForm, name: string, named: Named): string {
  switch (style) {
    case 'simple':
      return named('a,b');
    case 'label':
      return explode ? '.a.b' : '.a,b';
    case 'matrix':
      return explode ? `;${name}=a;${name}=b` : `;${name}=a,b`;
    default:
      if (explode) return style === 'cookie' ? `${name}=a; ${name}=b` : `${name}=a&${name}=b`;
      return named(`a${DELIMITERS.get(style) ?? ','}b`);
  }
}

const DELIMITERS: ReadonlyMap<string, string> = new Map([
  ['spaceDelimited', '%20'],
  ['pipeDelimited', '|'],
  ['tabDelimited', '%09'],
]);

function ofObject({ style, explode }: WireForm, name: string, named: Named): string {
  switch (style) {
    case 'deepObject':
      return `${name}[x]=1&${name}[y]=2`;
    case 'simple':
      return named(explode ? 'x=1,y=2' : 'x,1,y,2');
    case 'label':
      return explode ? '.x=1.y=2' : '.x,1,y,2';
    case 'matrix':
      return explode ? ';x=1;y=2' : `;${name}=x,1,y,2`;
    default: {
      if (explode) return style === 'cookie' ? 'x=1; y=2' : 'x=1&y=2';
      return named(['x', '1', 'y', '2'].join(DELIMITERS.get(style) ?? ','));
    }
  }
}
