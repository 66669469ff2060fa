import { describe, expect, it } from 'vitest';
import type { ReportChange } from '../../src/classify/report.ts';
import { paint } from '../../src/report/text/line.ts';
import { plainPalette } from '../../src/report/text/palette.ts';
import { placeLines } from '../../src/report/text/places.ts';
import { defaultTextOptions } from '../../src/report/text/style.ts';
import type { TextOptions } from '../../src/report/text/style.ts';
import { change, side } from './sample.ts';

const options: TextOptions = { ...defaultTextOptions, width: 60 };

function at(pointer: string, place: string, fingerprint = 'ad1:0000000000000000'): ReportChange {
  return change({ place, fingerprint, old: side('old.yaml', 1, 1, pointer, 1), new: side('new.yaml', 1, 1, pointer, 2) });
}

function places(changes: readonly ReportChange[], operations: readonly string[], detail: TextOptions['detail'] = 'normal'): string {
  const [first] = changes;
  if (first === undefined) throw new Error('no change');
  return paint(
    placeLines({ message: '', first, changes, places: changes.length, operations, advice: '' }, { ...options, detail }),
    plainPalette,
  );
}

const card = at('/components/schemas/issuing.card/properties/limit', 'components.schemas.issuing.card.properties.limit');
const holder = at('/components/schemas/holder/properties/limit', 'components.schemas.holder.properties.limit');
const inner = at('/components/schemas/holder/properties/max', 'components.schemas.holder.properties.max');
const shared = at('/paths/~1v1~1cards.json/parameters/0', 'paths./v1/cards.json.parameters.0');
const get = at('/paths/~1v1~1cards.json/get/parameters/0', 'GET /v1/cards.json.parameters.0');
const post = at('/paths/~1v1~1cards.json/post/parameters/0', 'POST /v1/cards.json.parameters.0');
const swagger = at('/definitions/holder', 'definitions.holder');

describe('the places of one edit', () => {
  it('are the schemas, paths and operations that hold them', () => {
    expect(places([card, holder], ['GET /v1/cards.json'])).toBe('  places   issuing.card, holder\n');
    expect(places([card, swagger, shared, get], ['GET /v1/cards.json'])).toBe('  places   issuing.card, holder and 2 more places\n');
    expect(places([shared, get], ['GET /v1/cards.json'])).toBe('  places   /v1/cards.json, GET /v1/cards.json\n');
  });

  it('that one schema holds are said once', () => {
    expect(places([holder, inner], [])).toBe('  places   holder\n');
  });

  it('are not said where they are the operations that are affected', () => {
    expect(places([get, post], ['GET /v1/cards.json', 'POST /v1/cards.json'])).toBe('');
    expect(places([get, post], ['GET /v1/cards.json', 'POST /v1/cards.json', 'GET /'])).not.toBe('');
    expect(places([get], [])).toBe('');
  });

  it('stand in full, broken where they can be, each with its fingerprint where everything is shown', () => {
    const far = at(
      '/paths/~1channels~1{id}~1messages~1{message}/post/requestBody',
      'POST /channels/{id}/messages/{message}.requestBody.content.text/plain',
      'ad1:1111111111111111',
    );
    expect(places([card, far], [], 'verbose')).toBe(
      [
        '  places   components.schemas.issuing.card.properties.limit',
        '                                        ad1:0000000000000000',
        '           POST /channels/{id}/messages/{message}.',
        '             requestBody.content.text/plain',
        '                                        ad1:1111111111111111',
        '',
      ].join('\n'),
    );
  });
});
