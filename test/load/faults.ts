import { documentFromText } from '../../src/load/document-from-text.ts';
import type { LoadedDocument } from '../../src/load/create-document.ts';
import { InputError } from '../../src/load/input-error.ts';

/** The error that something throws or rejects with; fails when it does neither or throws anything else. */
export async function faultOf(action: () => unknown): Promise<InputError> {
  try {
    await action();
  } catch (error) {
    if (error instanceof InputError) return error;
    throw error;
  }
  throw new Error('expected an InputError, and nothing was thrown');
}

/** Where an error points, as `line:column code`. */
export function placeOf(error: InputError): string {
  return `${error.line ?? '-'}:${error.column ?? '-'} ${error.code}`;
}

/** A YAML document that holds `x-` followed by a text of the test's own, from line 4 on. */
export function yaml(extra: string, file = 'api.yaml'): LoadedDocument {
  return documentFromText(`openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths: {}\n${extra}`, { source: file });
}
