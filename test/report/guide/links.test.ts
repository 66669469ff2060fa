import { describe, expect, it } from 'vitest';
import { linksOf } from '../../../src/report/guide/sections/glance.ts';

describe('links to headings', () => {
  it('lead to one heading where several causes are told below it', () => {
    const links = linksOf([{ ids: ['a', 'b'], heading: '6.1 Removed endpoints' }]);
    expect([...links]).toEqual([
      ['a', '#61-removed-endpoints'],
      ['b', '#61-removed-endpoints'],
    ]);
  });

  it('count headings of one text as GitHub counts them', () => {
    const links = linksOf([
      { ids: ['a'], heading: '`name` is gone' },
      { ids: ['b'], heading: '`name` is gone' },
      { ids: ['c'], heading: '`id` is gone' },
    ]);
    expect([...links.values()]).toEqual(['#name-is-gone', '#name-is-gone-1', '#id-is-gone']);
  });
});
