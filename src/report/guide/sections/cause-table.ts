import { listedWords } from '../../../classify/listed-values.ts';
import type { ReportChange } from '../../../classify/report.ts';
import { code, table } from '../../markdown/escape.ts';
import { isMove, placeWords } from '../actions/moves.ts';
import type { Cause } from '../cause.ts';
import type { GuideContext } from '../context.ts';
import { typeWords } from '../type-words.ts';
import { capital, firstSentence, lowered } from '../words.ts';
import { parameterAt, propertyAt, successorOf } from './member.ts';
import type { Member } from './member.ts';

const MOST_ROWS = 12;

interface Row {
  readonly old: string;
  readonly new: string;
  readonly notes: string;
}

/** What became of one schema, old beside new: renamed, retyped, gone and new fields together; empty where there is nothing to set side by side. */
export function causeTable(cause: Cause, context: GuideContext): string {
  const rows = [...cause.changes, ...cause.companions].map(({ reported }) => reported).flatMap((change) => rowOf(change, context) ?? []);
  const distinct = [...new Map(rows.map((row) => [`${row.old}\n${row.new}`, row])).values()];
  if (distinct.length === 0) return '';
  const shown = distinct.slice(0, MOST_ROWS).map((row) => [row.old, row.new, row.notes]);
  const more = distinct.length - shown.length;
  return table(
    [capital(context.names.old), capital(context.names.new), 'Notes'],
    [...shown, ...(more > 0 ? [['…', '…', `${more} more of this kind`]] : [])],
  );
}

function rowOf(reported: ReportChange, context: GuideContext): Row | undefined {
  const change = context.changes.get(reported.fingerprint);
  if (change === undefined) return undefined;
  const name = change.name ?? change.subject.name;
  const [before, after] = [propertyAt('old', change.old.address, context), propertyAt('new', change.new.address, context)];
  if (change.rename !== undefined && isMove(change.rename.kind)) {
    const sure = change.rename.confidence >= 0.8 ? '' : 'probably; ';
    return { old: placeWords(change.rename.from), new: placeWords(change.rename.to), notes: `${sure}${lowered(reported.title)}` };
  }
  const cell = (field: string, type: string): string => (type === '' ? code(field) : `${code(field)} (${type})`);
  switch (change.rule) {
    case 'property-renamed': {
      if (change.rename === undefined) return undefined;
      const isRetyped = before.type !== after.type;
      const sure = change.rename.confidence >= 0.8 ? 'renamed' : 'probably renamed';
      return {
        old: cell(change.rename.from, before.type),
        new: cell(change.rename.to, after.type),
        notes: isRetyped ? `${sure}, new type` : sure,
      };
    }
    case 'required-property-removed':
    case 'optional-property-removed':
      return { old: cell(name, before.type), new: '–', notes: successorOf(change, context) || 'removed' };
    case 'required-parameter-removed':
    case 'optional-parameter-removed':
    case 'required-header-removed':
    case 'optional-header-removed': {
      const gone = parameterAt('old', change.old.address, context);
      return { old: cell(change.subject.name, gone.type), new: '–', notes: successorOf(change, context) || 'removed' };
    }
    case 'required-property-added':
      return { old: '–', new: cell(name, after.type), notes: joined('new, always there', firstSentence(after.description)) };
    case 'optional-property-added':
      return { old: '–', new: cell(name, after.type), notes: joined('new, optional', firstSentence(after.description)) };
    case 'property-became-required': {
      const field = required(change.new.address, name, context);
      return { old: `${code(name)} optional`, new: `${code(name)} required`, notes: joined(field.type, firstSentence(field.description)) };
    }
    case 'property-became-optional':
      return { old: `${code(name)} required`, new: `${code(name)} optional`, notes: 'may be missing' };
    case 'type-changed':
    case 'type-narrowed':
    case 'type-widened':
      if (before.type === '' || after.type === '') return valueRow(reported, context);
      return {
        old: cell(change.subject.name, before.type),
        new: cell(change.subject.name, after.type),
        notes: joined('another type', firstSentence(after.description)),
      };
    case 'null-allowed':
    case 'null-disallowed': {
      const [from, to] = change.rule === 'null-allowed' ? ['never null', 'may be null'] : ['may be null', 'never null'];
      const field = change.subject.name === '' ? 'the value' : code(change.subject.name);
      return { old: `${field} ${from}`, new: `${field} ${to}`, notes: '' };
    }
    case 'enum-value-added':
      return {
        old: '–',
        new: valueCell(change.new.value),
        notes: change.subject.name === '' ? 'new value' : `new value of ${code(change.subject.name)}`,
      };
    case 'enum-value-removed':
      return {
        old: valueCell(change.old.value),
        new: '–',
        notes: change.subject.name === '' ? 'no value any more' : `no value of ${code(change.subject.name)} any more`,
      };
    default:
      return valueRow(reported, context);
  }
}

/** A keyword of a schema whose value changed. */
function valueRow({ fingerprint, title }: ReportChange, context: GuideContext): Row | undefined {
  const change = context.changes.get(fingerprint);
  if (change === undefined || change.rule === 'xml-changed' || !/property|parameter|items|schema|body/.test(change.subject.kind))
    return undefined;
  const { name } = change.subject;
  const field = name === '' ? '' : `${code(name)}: `;
  return {
    old: `${field}${listedWords(change.rule, change.old.value, code) ?? valueCell(change.old.value)}`,
    new: `${field}${listedWords(change.rule, change.new.value, code) ?? valueCell(change.new.value)}`,
    notes: lowered(title),
  };
}

function valueCell(value: unknown): string {
  if (value === undefined) return '–';
  const text =
    typeof value === 'string' ? value : JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'bigint' ? Number(inner) : inner));
  return code(text.length > 60 ? `${text.slice(0, 59)}…` : text);
}

/** The property that a `required` list names. */
function required(address: string, name: string, { apis, sampling }: GuideContext): Member {
  const owner = address.replace(/\/required(?:\/\d+)?$/, '');
  if (apis.new.document.at(owner) === undefined) return { type: '', description: undefined };
  const property = sampling.readers.new.view([owner]).properties.get(name);
  if (property === undefined) return { type: '', description: undefined };
  return {
    type: typeWords(sampling.readers.new, property.schema),
    description: sampling.readers.new.view(property.schema).description?.value,
  };
}

function joined(...parts: readonly string[]): string {
  return parts
    .filter((part) => part !== '')
    .join('. ')
    .replace(/^./, (letter) => letter.toLowerCase());
}
